"""A number and the word beside it as one figure, or none where it is a rank, a date or in doubt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from digest.model import Lang
from digest.text.numerals import Numeral
from digest.text.patterns import lazy
from digest.text.sense import Page, counts
from digest.text.units import Kind, Unit, currency_before, unit_behind


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure at `text[start:end]` of a flat text."""

    start: int
    end: int
    kind: Kind
    value: Decimal
    unit: str
    approximate: bool = (
        False  # by a mark of its own: `100여 명`; the words beside it are `digest.text.hedges`
    )


_RANK = lazy(
    r"(?:제|第|(?<![a-z])(?:nos?\.|ver\.?|version)|#|기호|코드|버전|만)\s?$|['a-z_@]$|\d[-:/]$|(?<![a-z])[a-z]-$"
    r"|每$|(?<![a-z])(?:per|every) $"
    r"|(?<![a-z])(?:one|two|three|four|five|six|seven|eight|nine|\d) (?:in|out of) $"
)
_MACHINE_ON_WHEELS = lazy(r"차|버스|트럭|택시|车|vehicle|suv")
_FOR_OR_AGAINST = lazy(r"(?:찬성|반대|기권|무효|赞成|反对|弃权)\s?$")
_SPEED = lazy(r"(?:시속|时速|每小时)[^\d,.。]*$")
_PER_HOUR = lazy(r" (?:per|an) hour")
_OF_USERS = lazy(r"(?:用|账|客|储)户[^,。]*$")  # `用户达10.2亿户`: no households
_HALF = lazy(r"半|\s?반(?![가-힣])")


def read(text: str, folded: str, numbers: Sequence[Numeral], lang: Lang) -> Iterator[Figure]:
    """The figures that the numbers make, in order."""
    page = Page(text=text, folded=folded, lang=lang)
    for at, number in enumerate(numbers):
        following = numbers[at + 1] if at + 1 < len(numbers) else None
        if following and _is_range(folded, number, following):
            first = _range_start(page, number, following)
            if first:
                yield first
            continue
        previous = numbers[at - 1] if at and _is_range(folded, numbers[at - 1], number) else None
        figure = _figure(page, number, previous)
        if figure:
            yield figure


JOINT = lazy(r"(?: ?[~\-∼] ?| ?(?:至|到) ?| to )(?:us\$|hk\$|\$|₩|€|£)?")


def _is_range(folded: str, first: Numeral, second: Numeral) -> bool:
    """`2~3%`, `30~50억원`, `三到五年`, `$3-5 billion`: two numbers and one unit."""
    return JOINT.fullmatch(folded, first.end, second.start) is not None and first.value < second.value


def _range_start(page: Page, first: Numeral, second: Numeral) -> Figure | None:
    """The first number with the second's unit, and with its scale where it has none of its own."""
    whole = _figure(page, second, first)
    if whole is None or not whole.unit or not _is_number(page, first):
        return None
    scale = second.scale if first.scale == 1 and first.value < second.value / second.scale else Decimal(1)
    currency = currency_before(page.folded, first.start)
    start = currency.start if currency else first.start
    return Figure(
        start=start,
        end=first.end,
        kind=whole.kind,
        value=first.value * scale,
        unit=whole.unit,
        approximate=whole.approximate,
    )


def _is_number(page: Page, number: Numeral) -> bool:
    """Whether the number is one by itself: no rank, version, code or part of a telephone number."""
    if currency_before(page.folded, number.start):
        return True
    return _RANK.search(page.folded[max(number.start - 16, 0) : number.start]) is None


def _figure(page: Page, number: Numeral, previous: Numeral | None) -> Figure | None:
    """The number with what stands beside it; `previous` is the start of its range."""
    folded = page.folded
    lead = previous or number
    currency = currency_before(folded, number.start) or currency_before(folded, lead.start)
    unit = unit_behind(folded, number.end)
    if previous is None and not _is_number(page, number):
        return None
    if currency:
        return _money(page, number, currency, unit)
    if unit is None:
        return _bare(folded, number)
    if not counts(page, number, unit):
        return None
    return _signed(folded, _made(folded, number, unit))


def _made(folded: str, number: Numeral, unit: Unit) -> Figure:
    name, kind = _named(folded, number, unit)
    value, end = number.value, unit.end
    if unit.kind == "duration" and (half := _HALF.match(folded, end)):
        value, end = value + Decimal("0.5"), half.end()
    vague = (
        number.vague
        or unit.form[-1] == "여"
        or "多" in unit.form
        or folded[number.end : number.end + 1] in "여多余"
        or folded[number.end - 1] in "여多余"
    )
    return Figure(
        start=number.start,
        end=end,
        kind=kind,
        value=value,
        unit=name,
        approximate=vague,
    )


def _named(folded: str, number: Numeral, unit: Unit) -> tuple[str, Kind]:
    """What the word means here: `대` behind cars is vehicles, `分` behind hours is minutes."""
    if unit.form in {"대", "台"} and _near_wheels(folded, number.start, unit.end):
        return "vehicles", "count"
    if unit.name == "people" and _FOR_OR_AGAINST.search(folded, max(number.start - 8, 0), number.start):
        return "votes", "count"
    ahead = folded[max(number.start - 10, 0) : number.start]
    if unit.name == "km" and (_SPEED.search(ahead) or _PER_HOUR.match(folded, unit.end)):
        return "km/h", unit.kind
    if unit.form == "户" and _OF_USERS.search(folded[max(number.start - 14, 0) : number.start]):
        return "", "count"
    if unit.form == "分" and folded.endswith("小时", 0, number.start):
        return "minutes", "duration"
    return unit.name, unit.kind


def _near_wheels(folded: str, start: int, end: int) -> bool:
    return bool(_MACHINE_ON_WHEELS.search(folded[max(start - 20, 0) : start] + "|" + folded[end : end + 8]))


def _signed(folded: str, figure: Figure) -> Figure:
    """`-3.5%`: below zero, where the mark is no hyphen."""
    before = folded[max(figure.start - 6, 0) : figure.start]
    if figure.kind in {"percent", "money"} and re.search(
        r"(?:(?:^|[\s(\[:,])-|마이너스\s?|(?<!正)负|minus )$", before
    ):
        return replace(figure, value=-figure.value)
    return figure


def _money(page: Page, number: Numeral, currency: Unit, unit: Unit | None) -> Figure | None:
    """`RMB 1.5 trillion`, `US$38억`, `W3.5tn`; None where sign and word name two currencies."""
    name: str | None = currency.name
    if name == "W":
        sure = page.lang == "en" and page.text[currency.start] == "W" and currency.end - currency.start == 1
        name = "KRW" if sure and (number.scale > 1 or number.grouped) else None
    elif name == "¥":
        name = {"zh": "CNY", "ja": "JPY"}.get(page.lang)
    end = number.end
    if unit and unit.kind == "money":
        if name and unit.name != name and unit.form not in {"元", "dollars"}:
            return None
        if unit.form == "元" and currency.form == "$":  # `$50元` is of Taiwan as well
            return None
        name, end = name or unit.name, unit.end
    if name is None:
        return None
    start = currency.start if currency.end == number.start else number.start
    figure = Figure(
        start=start, end=end, kind="money", value=number.value, unit=name, approximate=number.vague
    )
    return _signed(page.folded, figure)


def _bare(folded: str, number: Numeral) -> Figure | None:
    """`1,234` and `35억`: a count whose word stands elsewhere. A bare `2조` may be an article of a law."""
    behind = folded[number.end : number.end + 1]
    if number.style != "digits" or (behind.isascii() and behind.isalpha()):
        return None
    voted = _FOR_OR_AGAINST.search(folded, max(number.start - 8, 0), number.start) is not None
    if (
        not (voted or number.grouped or number.scale >= Decimal(10**4))
        or folded[number.end - 1] in "조兆kmbt"
    ):
        return None
    return Figure(
        start=number.start,
        end=number.end,
        kind="count",
        value=number.value,
        unit="votes" if voted else "",
        approximate=number.vague,
    )
