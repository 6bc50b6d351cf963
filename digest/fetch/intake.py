"""An answer of a feed taken into the store: parsed, matched with what is known, its state moved on.

Uses the disk through store and archive.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from digest.errors import DigestError, FetchError
from digest.fetch.archive import Archive
from digest.fetch.asking import OK, Fetched
from digest.fetch.client import Answer
from digest.fetch.entry import Feed
from digest.fetch.identity import assign, content_of
from digest.fetch.opml import Subscription
from digest.fetch.parse import Place, parse
from digest.fetch.state import GONE, FeedState, clamped, failed, succeeded
from digest.fetch.store import Store, StoredEntry
from digest.report import Skip

NOT_MODIFIED = 304
PARKED = "gone for good, says its server (410): replace or remove it"


def _said(error: DigestError) -> str:
    return Skip.of("fetch", error).reason


def _refusal(status: int, *, challenged: bool) -> str:
    """What a status other than 200 means to a subscriber."""
    if status == GONE:
        return PARKED
    return f"HTTP status {status}" + (": a challenge page" if challenged else "")


def _standing(state: FeedState) -> str:
    """Why a feed was not asked, where that is news."""
    if state.parked:
        return PARKED
    if state.failures and state.next_try:
        return f"{state.problem}; asked again after {state.next_try.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Moves the store on, one transaction for each feed."""

    store: Store
    archive: Archive
    now: datetime

    def settle(self, subscription: Subscription, fetched: Fetched | None, *, offline: bool = False) -> str:
        """Stores what came and says what went wrong, "" for nothing; `None` stands for a feed not asked."""
        state = self.store.feed(subscription.url)
        if fetched is None:
            return _standing(state)
        if fetched.error:
            if not offline:  # else the fault is ours, and no feed is slowed down for it
                self.store.record(failed(state, _said(fetched.error), self.now))
            return _said(fetched.error)
        if fetched.answer is None:
            return "no answer within the time for all feeds"
        try:
            self._take(subscription, state, fetched, fetched.answer)
        except DigestError as error:
            self.store.record(failed(state, _said(error), self.now, fetched.answer))
            return _said(error)
        return ""

    def reread(self, subscription: Subscription) -> str:
        """Parses the last answer of a feed again, with the parser of today; says what went wrong."""
        state = self.store.feed(subscription.url)
        if not state.document:
            return ""
        try:
            feed = self._parsed(subscription, state.document, "")
        except DigestError as error:
            return _said(error)
        self.store.record(replace(state, damage=feed.damage), self._merged(subscription.url, feed))
        return ""

    def _take(self, subscription: Subscription, state: FeedState, fetched: Fetched, answer: Answer) -> None:
        document = fetched.document
        if answer.status == NOT_MODIFIED and state.document:
            self.store.record(succeeded(state, answer, self.now))
            return
        if answer.status != OK:
            raise FetchError(subscription.url, _refusal(answer.status, challenged=fetched.challenged))
        feed = self._parsed(subscription, document, answer.charset)
        after = replace(
            succeeded(state, answer, self.now, ttl=feed.ttl),
            # A damaged answer is asked for again in full: the next one may be whole.
            etag="" if feed.damage else answer.headers.get("etag", "")[:1_000],
            last_modified="" if feed.damage else answer.headers.get("last-modified", "")[:1_000],
            title=feed.title,
            lang=feed.lang,
            damage=feed.damage,
            entries=len(feed.entries),
            document=document,
        )
        self.store.record(after, self._merged(subscription.url, feed))

    def _parsed(self, subscription: Subscription, document: str, charset: str) -> Feed:
        lang = subscription.lang.casefold().partition("-")[0]
        body = self.archive.get(document) if document else b""
        return parse(body, Place(url=subscription.url, now=self.now, charset=charset, lang=lang))

    def _merged(self, url: str, feed: Feed) -> list[StoredEntry]:
        """The stories of a fetch under their keys; what was known of them keeps its first time."""
        known = {entry.key: entry for entry in self.store.entries(url)}
        merged = []
        assigned = assign(feed.entries, [entry.known for entry in known.values()])
        documents = self.archive.put_all(entry.html.encode("utf-8", "replace") for _, entry in assigned)
        for (key, entry), document in zip(assigned, documents, strict=True):
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
                    document=document,
                    first_seen=clamped(first, self.now),
                    last_seen=self.now,
                )
            )
        return merged
