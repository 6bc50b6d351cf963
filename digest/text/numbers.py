"""Figures of a text: money, counts, shares, durations, measures, with their value in base units.

`3조5천억원` is KRW 3500000000000, `1.2万辆` 12000 vehicles, `三分之二` 66.6667 %.
Never converts between currencies. Ranks, dates, clocks, versions, telephone numbers and what could be two
things (`¥` in English, a bare `元` in traditional script) are left out.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate

from digest.model import Bound, Lang
from digest.text.figures import JOINT, Figure, read
from digest.text.fold import flat
from digest.text.fractions import fractions
from digest.text.hedges import hedge
from digest.text.numerals import Numeral, numerals
from digest.text.patterns import lazy
from digest.text.tallies import tallies
from digest.text.units import Kind

_AND = lazy(r" and |(?:에서|와|과) ?|和|与")
_BETWEEN = lazy(r"\s?(?:사이|之间)")
# Before the first of two figures: a change and what it arrives at, no range.
_FROM = lazy(
    r"(?<![a-z])(?:by|from|ros?e|rise[sn]?|fell|falls?|grew|grows?|climbed|jumped|dropped|drops?|(?:in|de)creased?"
    r"|raised|lowered|cut|up|down|gained|lost|declined?|slid|slipped|tumbled|surged|advanced|added|expanded|shrank"
    r"|narrowed|widened|hiked|another)"
    r"(?: by| about| around| nearly| almost| some| more than| over| at least| up to)* $"
    r"|(?:从|由|自|增加|减少|增长|下降|上升|提高|降低|上涨|下跌|上调|下调|回落|增|减|降|涨|跌)(?:了|约|近)*$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A figure: `text[start:end]` says `value` of `unit`."""

    start: int
    end: int
    kind: Kind
    value: Decimal
    unit: str  # ISO currency, "%", "pp", an English plural ("people", "years"); "" where no word names it
    approximate: bool = False  # "about"
    bound: Bound = ""
    whole: tuple[int, int] = (0, 0)  # where it stands with the words that make it approximate or a bound


def amounts(text: str, lang: Lang) -> tuple[Amount, ...]:
    """Every figure of the text, in order and without overlaps.

    Both ends of a range are figures, the first "at least", the second "at most".
    """
    folded = flat(text)
    found: list[Figure] = [*fractions(folded), *tallies(folded)]
    numbers = _beside(_apart(numerals(folded)), sorted((figure.start, figure.end) for figure in found))
    found.extend(read(text, folded, numbers, lang))
    joined = _joined(folded, sorted(found, key=lambda figure: figure.start))
    return tuple(_amount(folded, joined, number) for number in range(len(joined)))


def _amount(folded: str, figures: Sequence[Figure], number: int) -> Amount:
    """The figure with what the words beside it, or the other end of its range, make of it."""
    figure = figures[number]
    first, last = figure, figure
    bound: Bound = ""
    if number + 1 < len(figures) and _is_range(folded, figure, figures[number + 1]):
        last, bound = figures[number + 1], "at_least"
    elif number and _is_range(folded, figures[number - 1], figure):
        first, bound = figures[number - 1], "at_most"
    said = hedge(folded, first.start, last.end, figure.kind)
    return Amount(
        start=figure.start,
        end=figure.end,
        kind=figure.kind,
        value=_plain(figure.value),
        unit=figure.unit,
        approximate=figure.approximate or said.about,
        bound=bound or said.bound,
        whole=(said.start, said.end),
    )


def _is_range(folded: str, first: Figure, last: Figure) -> bool:
    """`2~3%`, `三到五年`; "from 2% to 3%" may be a change, "198-204" in a vote are its two sides."""
    same = first.unit == last.unit and first.unit not in {"votes", ""} and first.value < last.value
    if not same:
        return False
    if JOINT.fullmatch(folded, first.end, last.start):
        return _FROM.search(folded[max(first.start - 36, 0) : first.start]) is None
    between = folded.endswith("between ", 0, first.start) or _BETWEEN.match(folded, last.end) is not None
    return between and _AND.fullmatch(folded, first.end, last.start) is not None


def _plain(value: Decimal) -> Decimal:
    """Without trailing zeros or an exponent: 12000, not 12000.0 or 1.2E+4."""
    return Decimal(f"{value.normalize():f}")


def _beside(found: Iterable[Numeral], taken: Sequence[tuple[int, int]]) -> list[Numeral]:
    """The numbers that stand in no place that is taken; `taken` is sorted."""
    starts = [start for start, _ in taken]
    ends = [0, *accumulate((end for _, end in taken), max)]  # how far those up to each reach
    return [one for one in found if ends[bisect_left(starts, one.end)] <= one.start]


def _apart(found: Iterable[Numeral]) -> list[Numeral]:
    """The numbers in order; where two overlap, the longer."""
    kept: list[Numeral] = []
    for numeral in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or numeral.start >= kept[-1].end:
            kept.append(numeral)
    return kept


_PARTS = {"hours": 3600, "minutes": 60, "seconds": 1, "years": 12, "months": 1}
_SMALLER = {"hours": ("minutes", "seconds"), "minutes": ("seconds",), "years": ("months",)}


def _joined(folded: str, figures: list[Figure]) -> list[Figure]:
    """`2시간40분42초` and `3년 6개월` as one figure each, in their smallest unit."""
    kept: list[Figure] = []
    for figure in figures:
        last = kept[-1] if kept else None
        if last and figure.start < last.end:
            continue
        if (
            last
            and figure.unit in _SMALLER.get(last.unit, ())
            and folded[last.end : figure.start] in {"", " "}
        ):
            factor = Decimal(_PARTS[last.unit]) / _PARTS[figure.unit]
            value = last.value * factor + figure.value
            hedged = last.approximate or figure.approximate
            kept[-1] = replace(figure, start=last.start, value=value, approximate=hedged)
        else:
            kept.append(figure)
    return kept
