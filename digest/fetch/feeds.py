"""Documents from feeds: asked, stored, then given from the store. Uses network and disk through its parts."""

import asyncio
import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from operator import itemgetter

from digest.errors import DigestError, FetchError, ReadError, Unreachable
from digest.fetch.archive import Archive
from digest.fetch.client import Answer, Client
from digest.fetch.entry import Feed
from digest.fetch.identity import assign, content_of
from digest.fetch.opml import Subscription
from digest.fetch.parse import Place, parse
from digest.fetch.state import FeedState, clamped, failed, succeeded
from digest.fetch.store import Store, StoredEntry
from digest.model import Document, Hints
from digest.names.outlets import by_host, by_name, zone_for
from digest.report import Skip

NOT_MODIFIED = 304
OK = 200
FRAGMENT = "text/html;fragment"  # the body of a feed entry: HTML without a page around it


@dataclass(frozen=True, slots=True)
class _Fetched:
    """One feed's answer, its body in the archive, or why there is none."""

    answer: Answer | None = None
    document: str = ""
    error: DigestError | None = None


@dataclass(frozen=True, slots=True)
class Feeds:
    """Every story that the subscribed feeds carried lately, new and known."""

    store: Store
    client: Client
    archive: Archive
    subscriptions: Sequence[Subscription]
    now: datetime = field(kw_only=True)
    deadline: float = field(default=60.0, kw_only=True)  # seconds for all feeds together
    window: timedelta = field(default=timedelta(days=90), kw_only=True)
    offline: bool = field(default=False, kw_only=True)  # only what is stored

    def documents(self) -> Iterator[Document | Skip]:
        """Feed by feed in the order of the subscriptions, oldest story first.

        A feed that cannot be reached or read is a skip; what is known of it is given all the same.
        """
        if not self.offline:
            yield from self.refresh()
        for subscription in self.subscriptions:
            yield from self._stored(subscription)

    def refresh(self) -> tuple[Skip, ...]:
        """Asks every feed that is due and stores what is new; gives what went wrong, in their order."""
        due = [one for one in self.subscriptions if self.store.feed(one.url).is_due(self.now)]
        fetched = asyncio.run(self._fetch(due)) if due else {}
        is_offline = bool(fetched) and all(_is_unreachable(one) for one in fetched.values())
        skips = []
        for subscription in self.subscriptions:
            problem = self._settle(subscription, fetched.get(subscription.url), is_offline=is_offline)
            if problem:
                skips.append(Skip(stage="fetch", subject=subscription.url, reason=problem))
        return tuple(skips)

    async def _fetch(self, due: Sequence[Subscription]) -> dict[str, _Fetched]:
        """The answers that came before the deadline, by the address of their subscription."""
        done: dict[str, _Fetched] = {}

        async def ask(url: str) -> None:
            state = self.store.feed(url)
            try:
                answer = await self.client.get(state.address, _validators(state))
            except FetchError as error:
                done[url] = _Fetched(error=error)
                return
            document = self.archive.put(answer.body) if answer.status == OK and answer.body else ""
            done[url] = _Fetched(answer=replace(answer, body=b""), document=document)

        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self.deadline), self.client, asyncio.TaskGroup() as group:
                for url in dict.fromkeys(subscription.url for subscription in due):
                    group.create_task(ask(url))
        return {one.url: done.get(one.url, _Fetched()) for one in due}

    def _settle(self, subscription: Subscription, fetched: _Fetched | None, *, is_offline: bool) -> str:
        """Stores what came and says what went wrong, if anything did."""
        state = self.store.feed(subscription.url)
        if fetched is None:
            return _standing(state)
        if fetched.error:
            if not is_offline:  # else the fault is ours, and no feed is slowed down for it
                self.store.record(failed(state, _said(fetched.error), self.now))
            return _said(fetched.error)
        if fetched.answer is None:
            return f"no answer within the {self.deadline:.0f} s for all feeds"
        return self._take(subscription, state, fetched.answer, fetched.document)

    def _take(self, subscription: Subscription, state: FeedState, answer: Answer, document: str) -> str:
        """An answer as it changes the store; its problem, if it is no feed."""
        if answer.status == NOT_MODIFIED:
            self.store.record(succeeded(state, answer, self.now))
            return ""
        place = Place(
            url=subscription.url,
            now=self.now,
            content_type=answer.headers.get("content-type", ""),
            lang=subscription.lang.casefold().partition("-")[0],
        )
        try:
            if answer.status != OK:
                raise FetchError(subscription.url, f"HTTP status {answer.status}")
            feed = parse(self.archive.get(document) if document else b"", place)
        except DigestError as error:
            self.store.record(failed(state, _said(error), self.now, answer))
            return _said(error)
        after = replace(
            succeeded(state, answer, self.now, ttl=feed.ttl),
            etag=answer.headers.get("etag", ""),
            last_modified=answer.headers.get("last-modified", ""),
            title=feed.title,
            lang=feed.lang,
            damage=feed.damage,
            entries=len(feed.entries),
            document=document,
        )
        self.store.record(after, self._merged(subscription.url, feed))
        return ""

    def _merged(self, url: str, feed: Feed) -> list[StoredEntry]:
        """The stories of a fetch under their keys; what was known of them keeps its first time."""
        known = {entry.key: entry for entry in self.store.entries(url)}
        merged = []
        for key, entry in assign(feed.entries, [entry.known for entry in known.values()]):
            first = known[key].first_seen if key in known else self.now
            merged.append(
                StoredEntry(
                    feed=url,
                    key=key,
                    guid=entry.guid,
                    url=entry.url,
                    title=entry.title,
                    byline=entry.byline,
                    stated=entry.stated,
                    published=entry.published,
                    source=entry.source,
                    content=content_of(entry),
                    document=self.archive.put(entry.html.encode("utf-8", "replace")),
                    first_seen=clamped(first, self.now),
                    last_seen=self.now,
                )
            )
        return merged

    def _stored(self, subscription: Subscription) -> Iterator[Document | Skip]:
        state = self.store.feed(subscription.url)
        lang = (subscription.lang or state.lang).casefold().partition("-")[0]
        zone = zone_for(subscription.url, lang)
        for entry in recent(self.store.entries(subscription.url), self.now - self.window):
            hints = Hints(
                title=entry.title,
                byline=entry.byline,
                published=entry.published,
                outlet=outlet_of(entry, subscription, state),
                beat=subscription.beat,
                charset="utf-8",
                zone=zone,
            )
            try:
                body = self.archive.get(entry.document)
            except ReadError as error:
                yield Skip.of("fetch", error)
                continue
            yield Document(
                id=entry.document,
                origin=subscription.url,
                body=body,
                url=entry.url,
                media_type=FRAGMENT,
                fetched_at=entry.first_seen,
                hints=hints,
            )


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


def _validators(state: FeedState) -> dict[str, str]:
    """What lets a server answer "nothing new"; none before a whole answer was stored."""
    said = {"If-None-Match": state.etag, "If-Modified-Since": state.last_modified}
    return {name: value for name, value in said.items() if value and state.document}


def _said(error: DigestError) -> str:
    return Skip.of("fetch", error).reason


def _is_unreachable(fetched: _Fetched) -> bool:
    return isinstance(fetched.error, Unreachable)


def _standing(state: FeedState) -> str:
    """Why a feed was not asked, where that is news."""
    if state.parked:
        return "gone for good, says its server (410): replace or remove it"
    if state.failures and state.next_try:
        return f"{state.problem}; asked again after {state.next_try.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    return ""
