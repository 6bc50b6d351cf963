"""How the sources are: for `digest sources health` and the site's page of sources. Pure."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

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


def _condition(state: FeedState) -> Condition:
    if state.parked:
        return "parked"
    if state.problem:
        return "failing"
    if state.last_success is None:
        return "not asked yet"
    return "damaged" if state.damage else "well"


def health(subscription: Subscription, state: FeedState, known: int) -> SourceHealth:
    """The state of a feed as its subscriber should see it."""
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
    )
