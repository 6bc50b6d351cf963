"""The subscriptions assembled: store, archive, client and feeds, as the configuration has them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from digest.assemble.desk import beats
from digest.config import Config
from digest.errors import DigestError, ReadError
from digest.model import Document
from digest.report import Skip

if TYPE_CHECKING:
    from digest.fetch.archive import Archive
    from digest.fetch.health import SourceHealth
    from digest.fetch.opml import Subscription
    from digest.fetch.store import Store


def archive(config: Config) -> "Archive":
    """The archive of raw documents."""
    from digest.fetch.archive import Archive

    return Archive(config.path("var") / "archive")


def store(config: Config) -> "Store":
    """What is known of feeds and their entries."""
    from digest.fetch.store import Store

    return Store(config.path("var") / "digest.sqlite3")


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


def publish_sources(config: Config) -> None:
    """Write how each source is into `content/`, in days: what the site may show of it.

    Where they cannot be read, what was told of them stands.
    """
    from digest.publish.sources import publish_sources as write

    told = ("beat", "condition", "entries", "failures", "known", "problem", "title", "url")
    try:
        found = health(config)
    except ReadError:
        return  # the run has said so when it asked them for documents
    rows = [
        {name: getattr(one, name) for name in told}
        | {"last_success": one.last_success.date().isoformat() if one.last_success else None}
        for one in found
    ]
    if rows:
        write(config.path("content"), rows)


def subscriptions(config: Config) -> "tuple[Subscription, ...]":
    """The subscriptions of `seeds/feeds.opml`; none where there is no such file.

    Raises `ReadError` where there is one that cannot be read.
    """
    from digest.fetch.opml import parse

    file = config.path("seeds") / "feeds.opml"
    known = [beat.id for beat in beats(config)]
    try:
        return parse(file.read_bytes(), known)
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise ReadError(str(file), (error.strerror or "cannot be read").lower()) from error
    except ReadError as error:
        raise ReadError(str(file), error.reason) from error


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
