"""A figure over time: what briefs state of one subject in one measure and unit, by the day of the brief.

Only typed figures with a subject in the register count; a brief that states two values of one measure, or two
briefs of one day that differ, say nothing here, for nobody could tell which one belongs in the row.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final

from digest.model import Fact
from digest.site.figures import label, spoken
from digest.site.languages import Interface
from digest.tables import lines

FEWEST: Final = 3  # days; fewer say nothing that a list does not
MOST: Final = 26
_UNLIKE: Final = 10  # largest to smallest: beyond, months and years or parts and wholes stand in one row
_LONGEST: Final = 40  # characters of a value
_DIGITS: Final = 30  # no figure of the news has more
_NONE: Final = "-"  # where there is no unit


@lru_cache(maxsize=1)
def _serial() -> frozenset[str]:
    return frozenset(lines("digest.site", "series.txt"))


def stated(facts: Sequence[Fact], names: Sequence[str]) -> tuple[str, ...]:
    """What a list of briefs keeps of the figures of one: "subject measure unit value", sorted.

    `names` are the names that the brief is about; a figure of anything else is no figure of their pages.
    """
    found: dict[str, str] = {}
    for fact in facts:
        if fact.measure not in _serial() or fact.subject not in names or fact.bound:
            continue
        if fact.note or " " in fact.unit:
            continue
        row = f"{fact.subject} {fact.measure} {fact.unit or _NONE}"
        found[row] = fact.value if found.get(row, fact.value) == fact.value else ""
    return tuple(f"{row} {value}" for row, value in sorted(found.items()) if 0 < len(value) <= _LONGEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A value on its day, in units of the drawing."""

    x: float
    y: float
    day: date
    words: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The values of a measure, oldest first."""

    id: str  # "deliveries-vehicles"
    label: str
    dots: tuple[Dot, ...]
    width: int
    height: int

    @property
    def line(self) -> str:
        """The points of the line through the dots, as SVG writes them."""
        return " ".join(f"{dot.x:g},{dot.y:g}" for dot in self.dots)


Stated = tuple[date, str, tuple[str, ...]]  # day, address and `stated` figures of a brief


def _values(rows: Iterable[Stated], name: str) -> dict[tuple[str, str], dict[date, tuple[str, str]]]:
    """Measure and unit -> day -> value and address; no value where briefs of a day differ."""
    found: dict[tuple[str, str], dict[date, tuple[str, str]]] = defaultdict(dict)
    for day, href, figures in rows:
        for figure in figures:
            subject, measure, unit, value = figure.split(" ")
            if subject == name:
                days = found[measure, unit]
                known = days.get(day, (value, href))
                days[day] = known if known[0] == value else ("", href)
    return found


def _numbers(days: dict[date, tuple[str, str]]) -> list[tuple[date, Decimal, str]]:
    found = []
    for day, (text, href) in sorted(days.items()):
        try:
            value = Decimal(text)
        except InvalidOperation:
            continue
        if value.is_finite() and value > 0 and abs(value.adjusted()) <= _DIGITS:
            found.append((day, value, href))
    return found[-MOST:]


def _dots(
    values: Sequence[tuple[date, Decimal, str]], unit: str, ui: Interface, width: int, height: int
) -> tuple[Dot, ...]:
    first, last = values[0][0], values[-1][0]
    low, high = min(value for _, value, _ in values), max(value for _, value, _ in values)
    span, range_ = (last - first).days, high - low
    return tuple(
        Dot(
            x=round(4 + (width - 8) * (day - first).days / span, 1),
            y=round(4 + (height - 8) * float((high - value) / range_ if range_ else Decimal("0.5")), 1),
            day=day,
            words=spoken(value, unit, ui),
            href=href,
        )
        for day, value, href in values
    )


def series(
    name: str, rows: Iterable[Stated], ui: Interface, *, width: int = 312, height: int = 64
) -> tuple[Series, ...]:
    """The plots on the page of a name, by measure; none where fewer than three days state a value."""
    made = []
    for (measure, unit), days in sorted(_values(rows, name).items()):
        values = _numbers(days)
        if len(values) < FEWEST or max(values, key=_value)[1] > _UNLIKE * min(values, key=_value)[1]:
            continue
        made.append(
            Series(
                id=f"{measure}-{unit.lower()}".replace("%", "percent"),
                label=label(f"measure:{measure}", ui.lang) or measure.replace("_", " "),
                dots=_dots(values, unit.removeprefix(_NONE), ui, width, height),
                width=width,
                height=height,
            )
        )
    return tuple(made)


def _value(row: tuple[date, Decimal, str]) -> Decimal:
    return row[1]
