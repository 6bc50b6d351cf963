"""Documents from feeds: asked, stored, then given from the store. Uses network and disk through its parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from operator import itemgetter

from digest.errors import ReadError
from digest.fetch.archive import Archive
from digest.fetch.asking import ask, is_offline
from digest.fetch.client import Client
from digest.fetch.intake import Intake
from digest.fetch.linked import Linked
from digest.fetch.opml import Subscription
from digest.fetch.plain import url
from digest.fetch.state import FeedState
from digest.fetch.store import Store, StoredEntry
from digest.model import Document, Hints
from digest.names.outlets import by_host, by_name, zone_for
from digest.report import Skip

FRAGMENT = "text/html;fragment"  # the body of a feed entry: HTML without a page around it
HALF_WRITTEN = timedelta(hours=1)  # a file aside that is older belongs to a run that was killed


@dataclass(frozen=True, slots=True)
class Feeds:
    """Every story that the subscribed feeds carried lately, new and known."""

    store: Store
    client: Client
    archive: Archive
    subscriptions: Sequence[Subscription]
    now: datetime = field(kw_only=True)
    deadline: float = field(default=60.0, kw_only=True)  # seconds for all feeds, and again for all pages
    window: timedelta = field(default=timedelta(days=90), kw_only=True)
    linked_pages: bool = field(default=True, kw_only=True)  # the pages behind thin stories in their place
    pause: float = field(default=1.0, kw_only=True)  # seconds between two pages of one host
    offline: bool = field(default=False, kw_only=True)  # only what is stored

    def documents(self) -> Iterator[Document | Skip]:
        """Feed by feed in the order of the subscriptions, oldest story first.

        A feed that cannot be reached or read is a skip; what is known of it is given all the same.
        """
        if not self.offline:
            yield from self.refresh()
        for subscription in self._distinct():
            yield from self._stored(subscription)

    def refresh(self) -> tuple[Skip, ...]:
        """Asks what is due and stores what is new; what went wrong, in the subscriptions' order."""
        self.archive.sweep(self.now - HALF_WRITTEN)
        states = [self.store.feed(one.url) for one in self._distinct()]
        fetched = ask(
            [state for state in states if state.is_due(self.now)], self.client, self.archive, self.deadline
        )
        offline, intake = is_offline(fetched), self._intake()
        problems = [
            (one.url, intake.settle(one, fetched.get(one.url), offline=offline)) for one in self._distinct()
        ]
        skips = _skips(problems)
        return skips if offline or not self.linked_pages else skips + self._linked().refresh(self._recent())

    def reread(self) -> tuple[Skip, ...]:
        """Parses the last answer of every feed again, without a network."""
        problems = [(one.url, self._intake().reread(one)) for one in self._distinct()]
        return _skips(problems)

    def _distinct(self) -> list[Subscription]:
        """Each address once."""
        return list({one.url: one for one in reversed(self.subscriptions)}.values())[::-1]

    def _intake(self) -> Intake:
        return Intake(store=self.store, archive=self.archive, now=self.now)

    def _linked(self) -> Linked:
        return Linked(
            store=self.store,
            client=self.client,
            archive=self.archive,
            now=self.now,
            deadline=self.deadline,
            pause=self.pause,
        )

    def _recent(self, feed: str = "") -> list[StoredEntry]:
        urls = [feed] if feed else [one.url for one in self._distinct()]
        return [entry for one in urls for entry in recent(self.store.entries(one), self.now - self.window)]

    def _stored(self, subscription: Subscription) -> Iterator[Document | Skip]:
        state = self.store.feed(subscription.url)
        for entry in self._recent(subscription.url):
            try:
                yield self._document(entry, subscription, state)
            except ReadError as error:
                yield Skip.of("fetch", error)

    def _document(self, entry: StoredEntry, subscription: Subscription, state: FeedState) -> Document:
        """The page behind a story where it was taken, with the feed's own text to fall back on."""
        lang = (subscription.lang or state.lang).casefold().partition("-")[0]
        told = Document(
            id=entry.document,
            origin=subscription.url,
            body=self.archive.get(entry.document),
            url=entry.url,
            media_type=FRAGMENT,
            fetched_at=entry.first_seen,
            hints=Hints(
                title=entry.title,
                byline=entry.byline,
                published=entry.published,
                outlet=outlet_of(entry, subscription, state),
                beat=subscription.beat,
                charset="utf-8",
                zone=zone_for(entry.url if by_host(entry.url) else subscription.url, lang),
            ),
        )
        page = self._linked().page(entry) if self.linked_pages else None
        if page is None:
            return told
        return replace(
            told,
            id=page.document,
            body=self.archive.get(page.document),
            url=url(page.final_url) or entry.url,
            media_type=page.media_type,
            fetched_at=page.fetched,
            hints=replace(told.hints, charset=page.charset),
            instead=told,
        )


def _skips(problems: Sequence[tuple[str, str]]) -> tuple[Skip, ...]:
    return tuple(Skip(stage="fetch", subject=feed, reason=problem) for feed, problem in problems if problem)


def recent(entries: Sequence[StoredEntry], since: datetime) -> list[StoredEntry]:
    """Those published since then, or first seen since then where they state no date; oldest first."""
    dated = [(entry.published or entry.first_seen, entry.key, entry) for entry in entries]
    return [entry for time, _, entry in sorted(dated, key=itemgetter(0, 1)) if time >= since]


def outlet_of(entry: StoredEntry, subscription: Subscription, state: FeedState) -> str:
    """Who published a story: whom an aggregator names, the masthead at its address, or the feed's title."""
    outlet = by_name(entry.source) or by_host(entry.url) or by_host(subscription.url)
    if outlet is None:
        return entry.source or subscription.title or state.title
    forms = {"ko": outlet.ko, "zh": outlet.zh, "en": outlet.en}
    return next(form for form in (*forms.get(outlet.lang, ()), *outlet.en, *outlet.ko, *outlet.zh, outlet.id))
