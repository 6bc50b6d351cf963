"""Figures of a text: money, counts, shares, durations, measures, with their value in base units.

`3조5천억원` is KRW 3500000000000, `1.2万辆` 12000 vehicles, `三分之二` 66.6667 %.
Never converts between currencies. Ranks, dates, clocks, versions, telephone numbers and what could be two
things (`¥` in English, a bare `元` in traditional script) are left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from digest.model import Lang
from digest.text.figures import Figure, read
from digest.text.fold import flat
from digest.text.fractions import fractions
from digest.text.numerals import Numeral, numerals
from digest.text.tallies import tallies
from digest.text.units import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A figure: `text[start:end]` says `value` of `unit`."""

    start: int
    end: int
    kind: Kind
    value: Decimal
    unit: str  # ISO currency, "%", "pp", an English plural ("people", "years"); "" where no word names it
    approximate: bool = False


def amounts(text: str, lang: Lang) -> tuple[Amount, ...]:
    """Every figure of the text, in order and without overlaps; both ends of a range are figures."""
    folded = flat(text)
    found: list[Figure] = [*fractions(folded), *tallies(folded)]
    taken = [(figure.start, figure.end) for figure in found]
    numbers = [each for each in _apart(numerals(folded)) if not _overlaps(each, taken)]
    found.extend(read(text, folded, numbers, lang))
    joined = _joined(folded, sorted(found, key=lambda figure: figure.start))
    return tuple(
        Amount(
            start=figure.start,
            end=figure.end,
            kind=figure.kind,
            value=_plain(figure.value),
            unit=figure.unit,
            approximate=figure.approximate,
        )
        for figure in joined
    )


def _plain(value: Decimal) -> Decimal:
    """Without trailing zeros or an exponent: 12000, not 12000.0 or 1.2E+4."""
    return Decimal(f"{value.normalize():f}")


def _overlaps(numeral: Numeral, taken: list[tuple[int, int]]) -> bool:
    return any(numeral.start < end and start < numeral.end for start, end in taken)


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
