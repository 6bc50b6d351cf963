"""The only place that names concrete parts: which reader, grouper, condenser and publisher are used.

Imports stand inside the functions: `digest --help` must not wait for lxml or httpx.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from digest.assemble.alone import alone
from digest.assemble.desk import beat_named, beat_of, beats
from digest.assemble.feeds import (
    Subscribed,
    archive,
    health,
    publish_sources,
    store,
    subscribe,
    subscriptions,
)
from digest.config import Config
from digest.errors import BriefError, DigestError, UsageError
from digest.model import Article, Brief, Document
from digest.protocols import Condenser, Extractor, Grouper, Source
from digest.report import Report, Skip

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from digest.audit import Verdict
    from digest.names.register import Register

__all__ = [
    "addressed",
    "alone",
    "archive",
    "archived",
    "beat_named",
    "beat_of",
    "beats",
    "brief_files",
    "build_site",
    "check_briefs",
    "check_site",
    "condenser",
    "explained",
    "extractor",
    "grouper",
    "health",
    "new_grouper",
    "opened",
    "publish",
    "publish_sources",
    "published",
    "readable",
    "register",
    "remembering",
    "samples",
    "sources",
    "store",
    "subscribe",
    "subscriptions",
]


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

    try:
        if path.is_dir():
            yield from PageFolder(path, prefix=str(path)).documents()
        else:
            yield document_of(path, str(path))
    except DigestError as error:
        yield Skip.of("fetch", error)
    except OSError as error:  # a folder above it may not be looked into
        yield Skip(stage="fetch", subject=str(path), reason=(error.strerror or "cannot be read").lower())


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
    from digest.publish.files import brief_files as files

    return iter(files(config.path("content")))


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


def check_briefs(config: Config, now: datetime) -> "Verdict":
    """The verdict on every brief in `content/`, held against its raw documents, which are read again."""
    from digest.audit import audit, source_articles

    kept, reader, closed = archive(config), extractor(), list[str]()
    verdict = audit(
        readable(config, closed), lambda briefs: source_articles(briefs, archived(config, now), kept, reader)
    )
    return replace(verdict, refusals=(*closed, *verdict.refusals))


def readable(config: Config, closed: list[str]) -> Iterator[tuple[str, str]]:
    """Name and text of every brief; bytes that are no UTF-8 become text that no brief is.

    A file that cannot be read is told in `closed`, in the words of a refusal.
    """
    for path in brief_files(config):
        name = str(path.relative_to(config.root))
        try:
            yield name, path.read_bytes().decode("utf-8", "replace")
        except OSError as error:
            closed.append(f"{name}: {(error.strerror or 'cannot be read').lower()}")
