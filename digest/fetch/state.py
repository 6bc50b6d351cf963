"""What is known of a feed, and what a new answer makes of it. Pure."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from digest.fetch.client import Answer

SOONEST = timedelta(minutes=10)
LATEST = timedelta(hours=24)  # nothing is ever put off for longer, whatever a server or a clock says
PATIENCE = timedelta(hours=1)  # the most that a working feed's own wish to be left alone is granted
MOVES_TO_BELIEVE = 3
GONE = 410


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """The memory of one feed between runs."""

    url: str
    etag: str = ""
    last_modified: str = ""
    next_try: datetime | None = None  # None: now
    last_try: datetime | None = None
    last_success: datetime | None = None
    failures: int = 0  # in a row
    problem: str = ""  # the last one, while it lasts
    moving_to: str = ""  # where permanent redirects point
    moves: int = 0  # how often in a row
    parked: bool = False  # gone for good, by its own word
    title: str = ""
    lang: str = ""
    damage: str = ""
    entries: int = 0  # in the last answer
    document: str = ""  # archive id of the last answer

    @property
    def address(self) -> str:
        """Where to ask: the new place once it was named often enough."""
        return self.moving_to if self.moving_to and self.moves >= MOVES_TO_BELIEVE else self.url

    def is_due(self, now: datetime) -> bool:
        """Whether to ask now; a next try further off than a day was set by a clock that was wrong."""
        return not self.parked and (
            self.next_try is None or self.next_try <= now or self.next_try > now + LATEST + SOONEST
        )


def clamped(time: datetime, now: datetime) -> datetime:
    """`time` between ten years ago and tomorrow."""
    return min(max(time, now - timedelta(days=3653)), now + timedelta(days=1))


def _seconds(text: str) -> timedelta:
    digits = text.strip()
    return timedelta(seconds=min(int(digits[:9]), 10**8)) if re.fullmatch(r"[0-9]+", digits) else timedelta()


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta:
    """How long a server wants to be left alone: `120`, or a date against its own clock; none for garbage."""
    text = headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]+", text):
        return min(_seconds(text), LATEST)
    then, there = _http_date(text), _http_date(headers.get("date", ""))
    wait = then - (there or now) if then else timedelta()
    return min(max(wait, timedelta()), LATEST)


def _http_date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found


def freshness(headers: Mapping[str, str], ttl: int, now: datetime) -> timedelta:
    """How long an answer stays fresh by its own word, between ten minutes and an hour."""
    control = headers.get("cache-control", "").casefold()
    age = re.search(r"(?<![\w-])max-age\s*=\s*\"?([0-9]{1,9})", control)
    expires = _http_date(headers.get("expires", ""))
    there = _http_date(headers.get("date", "")) or now
    wishes = [
        SOONEST,
        timedelta(minutes=ttl),
        _seconds(age[1]) if age else (expires - there if expires else timedelta()),
    ]
    return min(max(wishes), PATIENCE)


def backoff(failures: int, url: str) -> timedelta:
    """Ten minutes, doubled with each failure in a row, a day at most; spread by address, not by chance."""
    spread = hashlib.sha256(url.encode()).digest()[0] / 255 * 0.1
    doubled: timedelta = SOONEST * 2 ** min(max(failures, 1) - 1, 10)
    return min(doubled * (1 + spread), LATEST)


def succeeded(state: FeedState, answer: Answer, now: datetime, *, ttl: int = 0) -> FeedState:
    """After an answer that was a feed, or that said that nothing is new; `ttl` in minutes."""
    moving_to, moves = state.moving_to, state.moves
    if state.address == state.url:  # else it was asked at its new place already
        moving_to = answer.moved_to
        moves = (state.moves if moving_to == state.moving_to else 0) + 1 if moving_to else 0
    return replace(
        state,
        next_try=now + freshness(answer.headers, ttl, now),
        last_try=now,
        last_success=now,
        failures=0,
        problem="",
        moving_to=moving_to,
        moves=moves,
    )


def failed(state: FeedState, problem: str, now: datetime, answer: Answer | None = None) -> FeedState:
    """After anything else: slowed down, never dropped; parked where the server says that it is gone.

    A feed that fails at its new place is asked at its old one again, at once.
    """
    after = replace(state, last_try=now, failures=state.failures + 1, problem=problem, moving_to="", moves=0)
    if state.address != state.url:
        return replace(after, next_try=None)
    wait = retry_after(answer.headers, now) if answer else timedelta()
    return replace(
        after,
        next_try=now + max(wait, backoff(after.failures, state.url)),
        parked=answer is not None and answer.status == GONE,
    )
