"""The only place that names concrete parts: which reader, grouper, condenser and publisher are used.

Imports stand inside the functions: `digest --help` must not wait for lxml or httpx.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from digest.audit import Verdict, audit, source_texts
from digest.config import Config
from digest.errors import BriefError, DigestError, UsageError
from digest.model import Article, Brief, Document
from digest.protocols import Condenser, Extractor, Grouper, Source
from digest.report import Report, Skip

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from digest.fetch.archive import Archive
    from digest.fetch.health import SourceHealth
    from digest.fetch.opml import Subscription
    from digest.fetch.store import Store
    from digest.group.beat_files import Beat
    from digest.names.register import Register


def extractor() -> Extractor:
    """The reader of documents of every format."""
    from digest.extract.reader import Reader

    return Reader()


def remembering(config: Config) -> Extractor:
    """The same reader; what it read in an earlier run it does not read again."""
    from digest.extract.remembering import Remembering, version

    memory = config.path("var") / "cache" / "articles" / version()
    for older in memory.parent.glob("*"):
        if older != memory:
            shutil.rmtree(older, ignore_errors=True)
    return Remembering(extractor(), memory)


def grouper(config: Config) -> Grouper:
    """The grouper; it keeps the ids of stories that are published in `content/`."""
    from digest.group.grouper import Grouper as Stories

    return Stories(known=published(config), beats=beats(config))


def new_grouper(config: Config) -> Grouper:
    """A grouper that knows of nothing published."""
    from digest.group.grouper import Grouper as Stories

    return Stories(beats=beats(config))


def condenser() -> Condenser:
    """The extractive condenser."""
    from digest.condense.condenser import Condenser as Extractive

    return Extractive()


def archive(config: Config) -> "Archive":
    """The archive of raw documents."""
    from digest.fetch.archive import Archive

    return Archive(config.path("var") / "archive")


def store(config: Config) -> "Store":
    """What is known of feeds and their entries."""
    from digest.fetch.store import Store

    return Store(config.path("var") / "digest.sqlite3")


def beats(config: Config) -> "tuple[Beat, ...]":
    """The built-in beats and those of the project's folder."""
    from digest.group.beat_files import beats_with, built_in

    return beats_with(config.root / config.beats.folder) if config.beats.folder else built_in()


def beat_of(article: Article, among: "tuple[Beat, ...]") -> tuple[str, str]:
    """The beat of an article ("" for none) and why."""
    from digest.group.beats import beat_of as judge

    verdict = judge(article, among)
    return verdict.beat, verdict.reason


def register(config: Config) -> "AbstractContextManager[Register]":
    """The register of names with the project's own beside the built-in ones, for as long as it is entered."""
    from digest.names.own import own_names
    from digest.names.register import using

    return using(own_names(config.path("seeds") / "names.tsv"))


def sources(config: Config, now: datetime, *, offline: bool, reread: bool = False) -> tuple[Source, ...]:
    """Saved pages first, then the feeds; `offline` gives what earlier runs fetched."""
    from digest.fetch.pages import PageFolder

    folder = PageFolder(config.path("seeds") / "pages")
    offline = offline or not config.fetch.enabled
    subscribed = Subscribed(config=config, now=now, offline=offline, reread=reread)
    return folder, subscribed


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribed:
    """The feeds of `seeds/feeds.opml`, with the store held open while they are read."""

    config: Config
    now: datetime
    offline: bool
    reread: bool  # parse the last answer of every feed again

    def documents(self) -> Iterator[Document | Skip]:
        """Every story that the feeds carried lately; a broken OPML file is one skip."""
        from digest.fetch.client import Client, Limits
        from digest.fetch.feeds import Feeds
        from digest.fetch.guard import networks

        fetch = self.config.fetch
        client = Client(
            Limits(total=fetch.timeout), allowed=networks(fetch.allow_networks), contact=fetch.contact
        )
        try:
            with store(self.config) as memory:
                feeds = Feeds(
                    store=memory,
                    client=client,
                    archive=archive(self.config),
                    subscriptions=subscriptions(self.config),
                    now=self.now,
                    deadline=fetch.deadline,
                    window=timedelta(days=fetch.window_days),
                    linked_pages=fetch.linked_pages,
                    offline=self.offline,
                )
                yield from feeds.reread() if self.reread else ()
                yield from feeds.documents()
        except DigestError as error:
            yield Skip.of("fetch", error)


def health(config: Config) -> "tuple[SourceHealth, ...]":
    """How each subscribed source is."""
    from digest.fetch.store import Store

    with Store(config.path("var") / "digest.sqlite3", is_writer=False) as memory:
        return memory.health(subscriptions(config))


def subscriptions(config: Config) -> "tuple[Subscription, ...]":
    """The subscriptions of `seeds/feeds.opml`; none where there is no such file."""
    from digest.fetch.opml import parse

    file = config.path("seeds") / "feeds.opml"
    return parse(file.read_bytes(), [beat.id for beat in beats(config)]) if file.exists() else ()


def subscribe(config: Config, new: "Iterable[Subscription]") -> int:
    """How many of the subscriptions were added to ours; those that we have stay as they are."""
    from digest.fetch.opml import write

    ours = {one.url: one for one in subscriptions(config)}
    added = {one.url: one for one in new if one.url not in ours}
    if added:
        file = config.path("seeds") / "feeds.opml"
        file.parent.mkdir(parents=True, exist_ok=True)
        aside = file.with_suffix(".opml.new")
        aside.write_bytes(write((*ours.values(), *added.values())))
        aside.replace(file)
    return len(added)


def archived(config: Config, now: datetime) -> Iterator[Document]:
    """Everything that earlier runs kept, without the network: saved pages, feed entries, linked pages."""
    for source in sources(config, now, offline=True):
        yield from (item for item in source.documents() if isinstance(item, Document))


def addressed(config: Config, now: datetime, url: str) -> Iterator[Document]:
    """What is kept of the page at an address."""
    found = [document for document in archived(config, now) if document.url == url]
    if not found:
        raise UsageError(
            url, "neither a file nor the address of anything kept", "`digest fetch` brings feeds"
        )
    yield from found


def opened(path: Path) -> Iterator[Document | Skip]:
    """The documents that a path of the command line stands for, named as it was typed."""
    from digest.fetch.pages import PageFolder, document_of

    if path.is_dir():
        yield from PageFolder(path, prefix=str(path)).documents()
        return
    try:
        yield document_of(path, str(path))
    except DigestError as error:
        yield Skip.of("fetch", error)


def publish(
    config: Config, briefs: Iterable[Brief], articles: Iterable[Article], now: datetime, report: Report
) -> None:
    """Write the briefs into `content/`; the report says what became of them."""
    from digest.publish.publisher import Publisher

    texts = {article.id: article.text for article in articles}
    outcome = Publisher(config.path("content")).publish(briefs, texts, now)
    report.count("written", len(outcome.written))
    report.count("unchanged", len(outcome.unchanged))
    report.skips += outcome.skips
    for name in outcome.kept_edited:
        reason = "edited by a person, left as it is"
        report.skips.append(Skip(stage="publish", subject=name, reason=reason))


def build_site(config: Config, report: Report) -> Path:
    """Build the site of `content/`; the path of its first page."""
    from digest.site.build import build

    built = build(
        config.root / "pelicanconf.py",
        config.path("content"),
        config.path("output"),
        memory=config.path("var") / "site",
    )
    report.skips += built.skips
    report.count("briefs on the site", built.briefs)
    return built.output / "index.html"


def check_site(config: Config) -> tuple[str, ...]:
    """What in the built site breaks one of its rules."""
    from digest.site.checks import site_refusals

    output = config.path("output")
    if not (output / "index.html").is_file():
        raise UsageError(str(output), "no built site", "run `digest build` first")
    return site_refusals(output)


def explained(article: Article) -> tuple[str, ...]:
    """Why the sentences of an article stand in a brief, or do not."""
    from digest.condense.explain import explained as lines

    return lines(article)


def published(config: Config) -> Mapping[str, str]:
    """Article id to story id, of all that is published in `content/`."""
    from digest.publish.publisher import known

    return known(config.path("content"))


def brief_files(config: Config) -> Iterator[Path]:
    """Every brief in `content/`, sorted by path."""
    return iter(sorted((config.path("content") / "briefs").rglob("*.md")))


def samples(config: Config) -> Iterator[Path]:
    """The sample pages in `seeds/` and the briefs made of nothing else."""
    from digest.markdown import is_sample, parse

    folder = config.path("seeds") / "pages" / "samples"
    yield from sorted(path for path in folder.rglob("*") if path.is_file())
    for path in brief_files(config):
        try:
            if is_sample(parse(path.read_text("utf-8"), origin=str(path))):
                yield path
        except (BriefError, UnicodeDecodeError):
            continue


def check_briefs(config: Config, now: datetime) -> Verdict:
    """The verdict on every brief in `content/`, held against its raw documents, which are read again."""
    kept, reader = archive(config), extractor()
    return audit(readable(config), lambda briefs: source_texts(briefs, archived(config, now), kept, reader))


def readable(config: Config) -> Iterator[tuple[str, str]]:
    """Name and text of every brief; bytes that are no UTF-8 become text that no brief is."""
    for path in brief_files(config):
        yield str(path.relative_to(config.root)), path.read_bytes().decode("utf-8", "replace")
