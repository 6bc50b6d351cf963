"""What speaks against two articles telling one event, however alike they are.

Two weekly polls, two months' sales, two companies' fines share every word; what differs is a date,
a mark of the series, a figure or the company.
A hard veto holds for whole stories, a soft one for the pair that has it.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from digest.group import weights
from digest.group.contrasts import contrast, title_of, told_apart
from digest.group.evidence import Evidence
from digest.group.frames import framed
from digest.group.profile import Profile
from digest.group.table import rows
from digest.names import register

WINDOW = 3  # days between reports of one event
TELLING = 2  # figures at the top, of two digits or more, that make a text's own set
CLEAR = 3.0  # worth of shared figures that outweighs a difference in words
OTHER = 0.4  # share of both headlines that is news to the other text; only everyday names are shared
SOME = 0.9  # worth of a shared figure that outweighs a difference in days


@dataclass(frozen=True, slots=True)
class Veto:
    """Why two articles stay apart."""

    reason: str
    hard: bool


@cache
def _opposites() -> tuple[tuple[str, ...], ...]:
    return rows("opposites.tsv")


def apart(a: Profile, b: Profile) -> int | None:
    """Days between the publications; None where one is undated."""
    return abs((a.day - b.day).days) if a.day and b.day else None


def _companies(profile: Profile) -> frozenset[str]:
    """Companies of the headline, each as the whole it belongs to: Alibaba for Alibaba Cloud."""
    rows_ = [register.get(name) for name in title_of(profile.names)]
    return frozenset(row.parent or row.id for row in rows_ if row.kind == "company")


def _series(a: Profile, b: Profile) -> str:
    for kind, values in a.marks.items():
        other = b.marks.get(kind)
        if other and not values & other:
            return f"{kind} {'/'.join(sorted(values))} is not {'/'.join(sorted(other))}"
    return ""


def _figures(a: Profile, b: Profile, shared: Evidence) -> str:
    """Both tops tell figures of one kind and agree on none of them."""
    if shared.figures_worth >= SOME:
        return ""
    ours, theirs = a.telling, b.telling
    for slot in sorted(ours.keys() & theirs.keys()):
        if len(ours[slot]) >= TELLING and len(theirs[slot]) >= TELLING:
            return f"no figure in common ({slot[0]})"
    return ""


def _headlines(a: Profile, b: Profile) -> str:
    """Both headlines tell figures of one kind and agree on none: fines of 1.8 and of 3.4 billion."""
    ours, theirs = (
        {f for f in title_of(p.figures) if f.digits >= TELLING or f.kind == "money"} for p in (a, b)
    )
    slots = {(f.kind, f.unit) for f in ours} & {(f.kind, f.unit) for f in theirs} - {("duration", "")}
    if not slots or ours & set(b.figures) or theirs & set(a.figures):
        return ""
    kind, unit = min(slots)
    return f"other figures in the headline ({unit or kind})"


def _days(a: Profile, b: Profile) -> str:
    """The tops tell of days more than one apart, and the reports are that far apart too, or share no day.

    Of a report without a date the day that it opens with must be one that the other tells too:
    "back on the 28th, two months after the stop of Feb. 15" is no report of the stop.
    """
    if not (a.event and b.event):
        return ""
    gap = abs((date.fromisoformat(a.event) - date.fromisoformat(b.event)).days)
    if gap <= 1:
        return ""
    ours, theirs = ({day for day, where in p.days.items() if where != "body"} for p in (a, b))
    reported = apart(a, b)
    undated = {p.event for p in (a, b) if not p.day}
    excused = undated <= ours & theirs if reported is None else reported <= 1 and ours & theirs
    return "" if excused else f"{a.event} is not {b.event}"


def _outcomes(a: Profile, b: Profile) -> str:
    ours, theirs = title_of(a.terms), title_of(b.terms)
    for one, other in _opposites():
        for left, right in ((one, other), (other, one)):
            if left in ours and right in theirs and right not in ours and left not in theirs:
                return f"{left} is not {right}"
    return ""


def veto(a: Profile, b: Profile, shared: Evidence) -> Veto | None:
    """The strongest reason against the pair, or None."""
    days = apart(a, b)
    if days is not None and days > WINDOW:
        return Veto(f"published {days} days apart", hard=True)
    if shared.copy and (shared.figures_worth >= SOME or (a.telling and a.telling == b.telling)):
        return None  # of a text that everybody prints no figure is rare
    if (series := _series(a, b)) and shared.figures_worth < CLEAR:
        return Veto(series, hard=True)
    ours, theirs = _companies(a), _companies(b)
    if ours and theirs and not ours & theirs and shared.figures_worth < CLEAR:
        return Veto(f"{'/'.join(sorted(ours))} is not {'/'.join(sorted(theirs))}", hard=True)
    soft = _figures(a, b, shared) or (_headlines(a, b) if shared.figures_worth < SOME else "")
    if not soft and shared.figures_worth < (SOME if days is not None and days <= 1 else CLEAR):
        soft = _days(a, b)
    if not soft and shared.figures_worth < CLEAR:
        soft = _outcomes(a, b) or contrast(a, b)
    if not soft and shared.figures_worth < SOME:
        news = shared.gap >= OTHER and all(map(weights.frequent, shared.names))
        other = "neither text has the other's headline" if news else ""
        soft = framed(a, b) or told_apart(a, b) or other
    return Veto(soft, hard=False) if soft else None
