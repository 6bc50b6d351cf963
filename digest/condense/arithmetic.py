"""Sums that a sentence's own figures must keep; where they do not, a note stands beside the figure.

We flag, we never rewrite. "400억1600만 위안으로 62%(247억 위안) 늘었다": 400.16/1.62 = 247.0, the level
of the year before, not the increase.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from digest.condense.noting import wording
from digest.text.numbers import Amount

BRACKET = re.compile(r"\s?[(（]\s?(?:약|约|約|about|around|approx\.?|roughly|or)?\s?")  # before a conversion
_OPEN = re.compile(r"\s?[(（]\s?$")
_CLOSE = re.compile(r"\s?[)）]")
_FROM_TO = re.compile(r"\s?(?:에서|增至|增加到|升至|上升到|降至|减至|下降到|to|→)\s?")
_CHANGED = re.compile(
    r"[^\d,，.。]{0,6}(?:늘|줄|증가|감소|오르|올|내|상승|하락|增|减|升|降|上涨|下跌)|\s(?:more|fewer|higher|lower)"
)
_CLOSE_BY = 8  # characters between the new value and the change
_NEAR = Decimal("0.005")  # figures are rounded
_RATES: Mapping[tuple[str, str], tuple[int, int]] = {
    ("CNY", "KRW"): (120, 260),
    ("USD", "KRW"): (900, 1700),
    ("USD", "CNY"): (6, 8),
    ("HKD", "KRW"): (110, 220),
}


def remarks(text: str, told: Sequence[Amount], lang: str) -> Mapping[int, str]:
    """A note for the figures, by their place among `told`, that do not fit the others."""
    return dict((*_levels(text, told, lang), *_rates(text, told, lang), *_changes(text, told, lang)))


def _levels(text: str, told: Sequence[Amount], lang: str) -> Iterator[tuple[int, str]]:
    """A share with an amount in brackets behind it that is the level before, not the change."""
    for number in range(2, len(told)):
        total, share, bracket = told[number - 2 : number + 1]
        if share.unit != "%" or total.kind != bracket.kind or total.unit != bracket.unit or not share.value:
            continue
        inside = _OPEN.fullmatch(text[share.end : bracket.start]) and _CLOSE.match(text, bracket.end)
        for sign in (1, -1):
            rate = 1 + sign * share.value / 100
            if not inside or rate <= 0 or not bracket.value:
                continue
            before = total.value / rate
            change = abs(total.value - before)
            if _near(bracket.value, before) and not _near(bracket.value, change):
                yield (
                    number,
                    wording("level", lang, f"{_short(total.value)}/{rate.normalize():f}", _short(before)),
                )


def _rates(text: str, told: Sequence[Amount], lang: str) -> Iterator[tuple[int, str]]:
    """An amount restated in another currency at a rate that has not been seen in decades."""
    for number, (amount, other) in enumerate(pairwise(told), 1):
        low, high = _RATES.get((amount.unit, other.unit), (0, 0))
        if not high or not BRACKET.fullmatch(text[amount.end : other.start]) or not amount.value:
            continue
        rate = other.value / amount.value
        if not low <= rate <= high:
            yield number, wording("rate", lang, f"{rate:.4g}", f"{amount.unit}/{other.unit}")


def _changes(text: str, told: Sequence[Amount], lang: str) -> Iterator[tuple[int, str]]:
    """A change that is not the new value less the old one: "147석에서 150석으로 2석 늘었다"."""
    for number in range(2, len(told)):
        old, new, change = told[number - 2 : number + 1]
        same = old.unit == new.unit and change.unit in {new.unit, "pp" if new.unit == "%" else new.unit}
        joined = _FROM_TO.fullmatch(text[old.end : new.start]) and change.start - new.end <= _CLOSE_BY
        if not same or not joined or not _CHANGED.match(text, change.end):
            continue
        real = abs(new.value - old.value)
        if real and not _near(change.value, real):
            yield (
                number,
                wording("change", lang, f"{new.value:f} - {old.value:f}", f"{new.value - old.value:f}"),
            )


def overcounted(votes: Sequence[Decimal], present: Decimal, lang: str) -> str:
    """A note where the votes are more than those present, "" where they are not."""
    total = sum(votes, Decimal(0))
    return wording("votes", lang, f"{total:f}", f"{present:f}") if total > present else ""


def _near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _NEAR * max(abs(one), abs(other))


def _short(value: Decimal) -> str:
    """Four digits and the scale of a hundred million, as the sources write it: "400.16"."""
    scale = Decimal(10) ** 8
    return f"{(value / scale if value >= scale else value):.2f}"
