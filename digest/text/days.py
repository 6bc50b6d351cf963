"""Absolute days of a text, whatever their form; the clock and the zone are `digest.text.dates`' business.

Works on flat text (`digest.text.fold.flat`): lower case, half width, simplified.
What only looks like a day is left out: addresses, file names, versions, lunar dates, and `03/02/2026`,
which is two days, unless a weekday beside it decides.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from digest.text.patterns import lazy
from digest.text.tables import rows

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WORLD = {row[1]: int(row[0]) for row in rows("months.tsv")}
WORLD_MONTH = rf"(?P<world>{'|'.join(sorted(_WORLD, key=lambda name: (-len(name), name)))})"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ENGLISH_WEEKDAY = lazy(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s*$")

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民国": 1911, "레이와": 2018, "헤이세이": 1988}
_DIGITS = {character: str(value) for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": "0",
    "○": "0",
}
_TEN = "十"
_PIVOT = 40  # `'39` is 2039; `'40` to `'89` are refused: a wrong century is worse than no date
_NINETIES = 90

_ADDRESS = lazy(r"://|www\.|\.[a-z]{2,6}/")
_VISIBLE = lazy(r"[!-~]*")
_NOT_BEFORE = lazy(
    r"(?:[\d._/#$₩¥=+]|[\da-z가-힣]-|(?<![a-z])[a-z]{1,3}|(?:version|ver\.?|버전|版本)\s?|(?:음력|农历|阴历|\(음\)|(?<![가-힣])음)\s?)$"
)
_NOT_BEHIND = lazy(r"\.[a-z]|_|[/-][a-z\d]*[a-z]|\.\d|[/-]\d{1,3}(?!\d)")
_LUNAR = lazy(r"(?:음력|农历|阴历|\(음\)|(?<![가-힣])음)\s?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day at `text[start:end]`; `clock` is the place of a time inside of it, -1 where there is none."""

    start: int
    end: int
    value: date
    clock: int = -1
    english: bool = False  # a month by its English name: its time may stand before it


_Match = re.Match[str]


def _day(year: int, month: int, day: int) -> date | None:
    """The day, if the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plain(match: _Match) -> date | None:
    return _day(int(match["y"]), int(match["m"]), int(match["d"]))


def _short(match: _Match) -> date | None:
    year = century(int(match["y"]))
    return None if year is None else _day(year, int(match["m"]), int(match["d"]))


def century(year: int) -> int | None:
    """The full year of two digits, where it is sure."""
    if year >= _NINETIES:
        return 1900 + year
    return 2000 + year if year < _PIVOT else None


def _era(match: _Match) -> date | None:
    return _day(_ERAS[match["era"]] + int(match["y"]), int(match["m"]), int(match["d"]))


def _named(match: _Match) -> date | None:
    short = match.groupdict().get("yy") or match.groupdict().get("yy2")
    year = century(int(short)) if short else int(match["y"])
    return None if year is None else _day(year, MONTHS.index(match["name"][:3]) + 1, int(match["d"]))


def _world(match: _Match) -> date | None:
    """`3 de febrero de 2025`, `3. Februar 2025`, `3 lutego 2025`."""
    return _day(int(match["y"]), _WORLD[match["world"]], int(match["d"]))


def _han(match: _Match) -> date | None:
    year = int("".join(_DIGITS[character] for character in match["y"]))
    return _day(year, _han_number(match["m"]), _han_number(match["d"]))


def _han_number(words: str) -> int:
    """`二十一` -> 21, for days and months."""
    tens, ten, ones = words.replace("廿", "二十").partition(_TEN)
    if not ten:
        return int("".join(_DIGITS[character] for character in words) or 0)
    return int(_DIGITS.get(tens, "1")) * 10 + int(_DIGITS.get(ones, "0"))


def _either(match: _Match) -> date | None:
    """`27/09/2026` and `09/27/2026` are one day each; `03/02/2026` is one only if its weekday says so."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    readings = {day for day in (_day(year, a, b), _day(year, b, a)) if day}
    if len(readings) > 1 and (weekday := _ENGLISH_WEEKDAY.search(match.string, 0, match.start())):
        readings = {day for day in readings if day.weekday() == _WEEKDAYS.index(weekday[1])}
    return readings.pop() if len(readings) == 1 else None


def _ordered(match: _Match, order: str) -> date | None:
    """`03/02/2026` in the country of its source; a weekday that contradicts it leaves it unknown."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    found = _day(year, a, b) if order == "mdy" else _day(year, b, a)
    weekday = _ENGLISH_WEEKDAY.search(match.string, 0, match.start())
    return None if found and weekday and found.weekday() != _WEEKDAYS.index(weekday[1]) else found


_YEAR = r"(?P<y>(?:19|20)\d\d)"
_M, _D = r"(?P<m>\d{1,2})", r"(?P<d>\d{1,2})"
_SHORT_YEAR = r"'(?P<yy>\d\d)(?!\d)"
_TIME_NEXT = r"(?=[\s,]+\d{1,2}:\d\d)"
_D_MONTH = rf"(?<![\d.:/-]){_D}(?:st|nd|rd|th)?(?:\s+of)?[\s.-]?\s*{MONTH}\.?,?[\s.-]\s*"
_HAN_DIGIT = "[〇○零一二三四五六七八九]"
_HAN_NUMBER = "[一二三四五六七八九十廿]{1,3}"

# What a text must hold for a form to be tried on it: most texts have no English month and no year in digits.
_ANY_MONTH = lazy("|".join(MONTHS))
_YEAR_LAST = lazy(r"\s(?:19|20)\d\d")
_YEAR_SIGN, _YEAR_HAN = lazy("[년年]"), re.compile("年")
_ANY = lazy("")

# (form, reading, checked for what stands around it, clue)
_FORMS: tuple[tuple[re.Pattern[str], Callable[[_Match], date | None], bool, re.Pattern[str]], ...] = tuple(
    (lazy(form), reading, checked, clue)
    for form, reading, checked, clue in (
        (rf"{_YEAR}\s?[년年]\s*{_M}\s?[월月]\s*{_D}\s?(?:[일日号]|(?=[\s)\]]|$))", _plain, False, _ANY),
        (
            rf"(?<![\d조억만兆亿万])'?(?P<y>\d\d)\s?[년年]\s*{_M}\s?[월月]\s*{_D}\s?[일日号]",
            _short,
            False,
            _YEAR_SIGN,
        ),
        (
            rf"(?P<era>{'|'.join(_ERAS)})\s?(?P<y>\d{{1,3}})\s?[년年]\s*{_M}\s?[월月]\s*{_D}\s?[일日号]",
            _era,
            False,
            _YEAR_SIGN,
        ),
        (
            rf"(?P<y>{_HAN_DIGIT}{{4}})年(?P<m>{_HAN_NUMBER})月(?P<d>{_HAN_NUMBER})[日号]",
            _han,
            False,
            _YEAR_HAN,
        ),
        (rf"{_YEAR}(?P<s>[-/]){_M}(?P=s){_D}(?!\d)", _plain, True, _ANY),
        (rf"{_YEAR}\.\s{{0,2}}{_M}\.\s{{0,2}}{_D}(?!\d)", _plain, True, _ANY),
        (rf"'(?P<y>\d\d)(?P<s>[-./])\s?{_M}(?P=s)\s?{_D}(?!\d)", _short, True, _ANY),
        (
            rf"(?<![a-z]){MONTH}\.?\s+{_D}(?:st|nd|rd|th)?\s?,?\s*(?:{_YEAR}(?!\d)|{_SHORT_YEAR})",
            _named,
            False,
            _ANY_MONTH,
        ),
        (
            rf"{_D_MONTH}(?:{_YEAR}(?!\d)|{_SHORT_YEAR}|(?P<yy2>\d\d){_TIME_NEXT})",
            _named,
            False,
            _ANY_MONTH,
        ),
        (
            rf"(?<![\d.:/-]){_D}(?:\.|º|°|er)?(?:\s+d[ei])?\s+{WORLD_MONTH}(?![^\W\d])\.?,?(?:\s+de[l]?)?\s+{_YEAR}(?!\d)",
            _world,
            False,
            _YEAR_LAST,
        ),
        (rf"{_YEAR}\.?\s+{WORLD_MONTH}(?![^\W\d])\s+{_D}(?![\d:])", _world, False, _ANY),
        (rf"(?<![\d.:/-]){_D}\s+tháng\s+{_M},?\s+(?:năm\s+)?{_YEAR}(?!\d)", _plain, False, _YEAR_LAST),
        (rf"(?<![\d.:/-]){_D}\s+{_M}\s+{_YEAR}{_TIME_NEXT}", _plain, False, _YEAR_LAST),
        (rf"(?<![\w.:/-]){_YEAR},?[\s-]{MONTH}\.?[\s-]{_D}(?![\d:])", _named, False, _ANY_MONTH),
        (rf"(?<![a-z-]){MONTH}-{_D}-{_YEAR}(?!\d)", _named, False, _ANY_MONTH),
        (
            rf"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}}\.?,?\s+{_D}\s+{MONTH}\.?\s+(?P<yy>\d\d)(?![\d:])",
            _named,
            False,
            _ANY_MONTH,
        ),
        (rf"(?P<a>\d{{1,2}})(?P<s>[-./])(?P<b>\d{{1,2}})(?P=s){_YEAR}(?!\d)", _either, True, _ANY),
        (
            rf"(?<![a-z]){MONTH}\s+{_D}\s+(?P<clock>\d\d:\d\d:\d\d)\s+(?:[a-z]{{2,4}}\s+)?{_YEAR}(?!\d)",
            _named,
            False,
            _ANY_MONTH,
        ),
    )
)


def absolute(folded: str, order: str = "") -> tuple[Day, ...]:
    """Every absolute day of a flat text, in order, without overlaps.

    `order`, "mdy" or "dmy", decides what `03/02/2026` is; with none it is two days, and so left out.
    """
    urls = _addresses(folded)
    starts = [start for start, _ in urls]
    found: list[Day] = []
    for form, reading, checked, clue in _FORMS:
        if not clue.search(folded):
            continue
        for match in form.finditer(folded):
            url = bisect_right(starts, match.start()) - 1
            if url >= 0 and match.start() < urls[url][1]:
                continue
            if not _stands_free(match, checked=checked):
                continue
            value = reading(match) or (_ordered(match, order) if reading is _either and order else None)
            if value:
                found.append(_found(match, value))
    return _apart(found)


def _addresses(folded: str) -> list[tuple[int, int]]:
    """Where web addresses stand, in order and apart; each ends at a space or a letter beyond ASCII."""
    found: list[tuple[int, int]] = []
    for match in _ADDRESS.finditer(folded):
        if found and match.start() < found[-1][1]:
            continue
        start = match.start()
        while start and "!" <= folded[start - 1] <= "~":
            start -= 1
        end = _VISIBLE.match(folded, match.end())
        found.append((start, end.end() if end else match.end()))
    return found


def _found(match: _Match, value: date) -> Day:
    groups = match.groupdict()
    inner = match.start("clock") if groups.get("clock") else -1
    return Day(
        start=match.start(), end=match.end(), value=value, clock=inner, english=bool(groups.get("name"))
    )


def _stands_free(match: _Match, *, checked: bool) -> bool:
    """Whether the figures are a date of their own and no part of a version, a file name or an address."""
    before = match.string[max(match.start() - 12, 0) : match.start()]
    if not checked:
        return not (
            _LUNAR.search(before) or (before[-1:].isdigit() and match.string[match.start()].isdigit())
        )
    return not _NOT_BEFORE.search(before) and not _NOT_BEHIND.match(match.string, match.end())


def _apart(found: list[Day]) -> tuple[Day, ...]:
    """The days that stand first, the longer of two at one place; what overlaps them is dropped."""
    kept: list[Day] = []
    for day in sorted(found, key=lambda day: (day.start, -day.end)):
        if not kept or day.start >= kept[-1].end:
            kept.append(day)
    return tuple(kept)
