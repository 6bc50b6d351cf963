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
_BY = re.compile(  # from the new value to the share by which it changed
    r"(?:으로|로|까지)?\s?(?:약\s?)?|,? (?:or|up|down) "
    r"|[,，]\s?(?:同比|环比)?(?:增长|增加|增幅|上涨|涨幅|下降|减少|降幅|下跌|跌幅)(?:为|达|了)*"
)
_THAN = re.compile(r"(?:보다|에 비해| 대비|에서)\s?")
_GROWN = re.compile(r"\s?(?:늘어난|줄어든|증가한|감소한|오른|내린|많은|적은|높은|낮은|급증한|급감한)\s?")
_OF = re.compile(
    r"\s?(?:중|가운데)(?:에서)?\s[^\d,，.]{0,8}|(?:议员|人|席位|议席|受访者|职工|员工)?中有[^\d,，。]{0,4}"
)
_PART_OF = re.compile(r" of (?:the |its |their )?(?:\w+ ){0,1}")
_COUNTED = frozenset({"people", "votes", "seats"})
_ROUNDED = Decimal("0.6")  # points of a share that rounding may cost, beside a hundredth of the new value
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
    found = (_levels, _rates, _changes, _shares, _parts)
    return dict(row for each in found for row in each(text, told, lang))


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


def _shares(text: str, told: Sequence[Amount], lang: str) -> Iterator[tuple[int, str]]:
    """A share that is not the change over the base: "100억원에서 150억원으로 20% 늘었다"."""
    for at in range(2, len(told)):
        for old, new, share in _changed(text, (told[at - 2], told[at - 1], told[at])):
            fair = not any(one.approximate or one.bound for one in (old, new, share))
            if share.unit != "%" or old.unit != new.unit or old.unit == "%" or old.value <= 0 or not fair:
                continue
            real = (new.value - old.value) / old.value * 100
            if abs(abs(real) - abs(share.value)) > _ROUNDED + (100 + abs(real)) / 100:
                sum_of = f"({new.value:f} - {old.value:f}) / {old.value:f}"
                yield told.index(share), wording("change", lang, sum_of, f"{real:.1f}%")


def _changed(text: str, three: Sequence[Amount]) -> Iterator[tuple[Amount, Amount, Amount]]:
    """Old value, new value and share, in the orders in which the three languages say them."""
    one, two, three_ = three
    first, second = text[one.end : two.start], text[two.end : three_.start]
    if _FROM_TO.fullmatch(first) and _BY.fullmatch(second):
        yield one, two, three_
    elif _THAN.fullmatch(first) and _GROWN.fullmatch(second):
        yield one, three_, two
    elif first == " to " and second == " from ":
        yield three_, two, one


def _parts(text: str, told: Sequence[Amount], lang: str) -> Iterator[tuple[int, str]]:
    """A part that is more than its whole: "재석 182명 중 찬성 280명"."""
    for number, (one, other) in enumerate(pairwise(told), 1):
        between = text[one.end : other.start]
        same = one.unit == other.unit != "%" or {one.unit, other.unit} <= _COUNTED
        if not same:
            continue
        if _OF.fullmatch(between) and other.value > one.value:
            yield number, wording("part", lang, f"{other.value:f}", f"{one.value:f}")
        elif _PART_OF.fullmatch(between) and one.value > other.value:
            yield number - 1, wording("part", lang, f"{one.value:f}", f"{other.value:f}")


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
