"""How the sources are: for `digest sources health` and the site's page of sources. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from digest.fetch.entry import Oddity
from digest.fetch.opml import Subscription
from digest.fetch.state import FeedState

Condition = Literal["well", "damaged", "failing", "parked", "not asked yet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """One subscribed feed and how it has fared."""

    url: str
    title: str
    beat: str
    condition: Condition
    last_success: datetime | None
    last_try: datetime | None
    next_try: datetime | None
    entries: int  # in its last answer
    known: int  # stories of it that are stored
    failures: int  # in a row
    problem: str  # why it fails, or what is damaged; "" for nothing
    moved_to: str  # where it says that it has gone
    odd_dates: str = ""  # "2 of 30 stories: 1 unreadable, 1 in the future"; "" where every date is one


def _condition(state: FeedState) -> Condition:
    if state.parked:
        return "parked"
    if state.problem:
        return "failing"
    if state.last_success is None:
        return "not asked yet"
    return "damaged" if state.damage else "well"


def odd_dates(oddities: Sequence[Oddity]) -> str:
    """How many stories of the last answer state a date that is none, and why: one phrase, "" for none.

    >>> odd_dates(["", "unreadable", "in the future"])
    '2 of 3 stories: 1 in the future, 1 unreadable'
    """
    counts = Counter(oddity for oddity in oddities if oddity)
    told = ", ".join(f"{count} {oddity}" for oddity, count in sorted(counts.items()))
    return f"{counts.total()} of {len(oddities)} stories: {told}" if told else ""


def health(
    subscription: Subscription, state: FeedState, known: int, oddities: Sequence[Oddity] = ()
) -> SourceHealth:
    """The state of a feed as its subscriber should see it; `oddities` of the stories of its last answer."""
    return SourceHealth(
        url=subscription.url,
        title=subscription.title or state.title or subscription.url,
        beat=subscription.beat,
        condition=_condition(state),
        last_success=state.last_success,
        last_try=state.last_try,
        next_try=None if state.parked else state.next_try,
        entries=state.entries,
        known=known,
        failures=state.failures,
        problem=state.problem or state.damage,
        moved_to=state.moving_to,
        odd_dates=odd_dates(oddities),
    )
