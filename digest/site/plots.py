"""Small drawings where people would rather look than read: inline SVG without a style of its own."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from digest.model import Fact

WEEKS: Final = 26
_FEWEST: Final = 3  # weeks with a brief; fewer say nothing that a list does not
_VOTES: Final = ("votes_for", "votes_against", "votes_abstain")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar of a plot, in units of its drawing."""

    x: int
    width: int
    height: int
    count: int
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Briefs by week, the last half year up to the newest brief."""

    bars: tuple[Bar, ...]
    total: int
    first: date
    last: date
    width: int
    height: int


def coverage(days: Iterable[date], *, height: int = 48, step: int = 12) -> Coverage | None:
    """The plot of some days; None where they lie in one or two weeks.

    It ends with the newest of the days, not with today, so that it changes only when they do.
    """
    found = sorted(days)
    if not found:
        return None
    last = found[-1] - timedelta(days=found[-1].weekday())
    first = last - timedelta(weeks=WEEKS - 1)
    weeks = Counter(day - timedelta(days=day.weekday()) for day in found if day >= first)
    if len(weeks) < _FEWEST:
        return None
    most = max(weeks.values())
    bars = tuple(
        Bar(
            x=step * turn,
            width=step - 3,
            height=max(2, round(height * weeks[day] / most)) if weeks[day] else 0,
            count=weeks[day],
            day=day,
        )
        for turn in range(WEEKS)
        for day in (first + timedelta(weeks=turn),)
    )
    return Coverage(
        bars=bars, total=sum(weeks.values()), first=min(weeks), last=last, width=step * WEEKS, height=height
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of a vote."""

    measure: str
    count: int
    x: float
    width: float


def votes(facts: Sequence[Fact]) -> tuple[Share, ...]:
    """The parts of a vote on a scale of 100, where a brief states for and against once each."""
    counts: dict[str, int] = {}
    for fact in facts:
        if fact.measure in _VOTES and fact.value.isascii() and fact.value.isdigit():
            if fact.measure in counts and counts[fact.measure] != int(fact.value):
                return ()
            counts[fact.measure] = int(fact.value)
    total = sum(counts.values())
    if not total or not {"votes_for", "votes_against"} <= counts.keys():
        return ()
    shares = []
    at = 0.0
    for measure in _VOTES:
        width = round(100 * counts.get(measure, 0) / total, 2)
        if width:
            shares.append(Share(measure=measure, count=counts[measure], x=round(at, 2), width=width))
        at += width
    return tuple(shares)
