"""How English names a time: `Sept. 10`, `Wednesday`, `last April`, `the second quarter of 2025`.

Works on flat text; where only a capital tells (`May`, `may`), the text itself is looked at.
"""

import re

from digest.text import resolving as r
from digest.text.days import MONTH, MONTHS
from digest.text.patterns import lazy
from digest.text.reading import Words, in_range, settled
from digest.text.scene import Form, Scene

_Match = re.Match[str]
_WORDS = Words("en")
_NUMBERS = {
    word: value
    for value, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_YEARS = {"last year": -1, "this year": 0, "the year": 0, "next year": 1}


def _is_capital(match: _Match, scene: Scene, group: str) -> bool:
    """Whether the word has a capital in the text: `May`, not `may`."""
    return scene.text[match.start(group)].isupper()


def _month_number(match: _Match) -> int:
    return MONTHS.index(match["name"][:3]) + 1


def _month_year(match: _Match, scene: Scene) -> str:
    return r.month_of(int(match["y"]), _month_number(match)) if _is_capital(match, scene, "name") else ""


def _month_day(match: _Match, scene: Scene) -> str:
    if not _is_capital(match, scene, "name"):
        return ""
    month, day = _month_number(match), int(match["d"])
    in_order = in_range(month, day, scene, match.start())
    return in_order or settled(r.month_day(month, day, scene.anchor), scene, match)


def _range_end(match: _Match, scene: Scene) -> str:
    """The `4` of `Sept. 2-4`."""
    start = scene.range_start(match.start())
    if len(start) < len("2025-09-02"):
        return ""
    value = f"{start[:8]}{int(match['d']):02}"
    return r.day_of(*(int(part) for part in value.split("-"))) if value > start else ""


def _month_only(match: _Match, scene: Scene) -> str:
    if not _is_capital(match, scene, "name"):
        return ""
    month, lead = _month_number(match), match["lead"]
    if lead == "last":
        return r.last_month(month, scene.anchor)
    if lead == "next":
        return r.next_month(month, scene.anchor)
    if lead == "this":
        return r.month_of(scene.anchor.year, month)
    return settled(r.month(month, scene.anchor), scene, match)


_COMING = lazy(
    r"(?:\bwill\b|\bto be\b|\bscheduled\b|\bplans? to\b|\bset to\b|\bdue\b|\bis to\b|\bare to\b|upcoming)"
    r"(?:(?!\band\b|\bsaid\b)[^.,;]){0,70}$"
)
_STILL = lazy(r"\s(?:will|is to|is set to|is expected to)\b")


def _is_coming(match: _Match) -> bool:
    """`will meet on Monday`, `Monday will`; not `left on Monday and will`."""
    before = match.string[max(match.start() - 90, 0) : match.start()]
    return bool(_COMING.search(before) or _STILL.match(match.string, match.end()))


def _weekday(match: _Match, scene: Scene) -> str:
    if not _is_capital(match, scene, "w"):
        return ""
    number = _WEEKDAYS.index(match["w"])
    if match["lead"] in {"last", "next"}:
        return r.weekday_beside(number, scene.anchor, ahead=match["lead"] == "next")
    if match["lead"] == "this":
        return r.weekday_in_week(number, scene.anchor, 0)
    return r.weekday(number, scene.anchor, ahead=_is_coming(match))


def _year_word(match: _Match, scene: Scene) -> str:
    return str(scene.anchor.year + _WORDS.distance(match))


def _told(match: _Match, scene: Scene) -> str:
    del match
    return scene.last_day()


def _ago(match: _Match, scene: Scene) -> str:
    count = int(match["n"]) if match["n"].isdigit() else _NUMBERS.get(match["n"], 1)
    if match["unit"] == "day":
        return r.days_from(scene.anchor, -count)
    if match["unit"] == "month":
        return r.month_of(*r.shifted(scene.anchor, -count))
    return str(scene.anchor.year - count)


def _part(match: _Match, scene: Scene, letter: str, number: int) -> str:
    """A quarter or half of the year that stands beside it."""
    if match["y"]:
        year = int(match["y"])
    elif match["rel"]:
        year = scene.anchor.year + _YEARS[match["rel"]]
    else:
        return settled(r.quarter(number, scene.anchor), scene, match) if letter == "Q" else ""
    return f"{year}-{letter}{number}" if scene.known or match["y"] else ""


def _quarter(match: _Match, scene: Scene) -> str:
    words = match["q"]
    return _part(match, scene, "Q", int(words) if words.isdigit() else _ORDINALS[words])


def _half(match: _Match, scene: Scene) -> str:
    words = match["q"]
    return _part(match, scene, "H", int(words) if words.isdigit() else _ORDINALS[words])


def _short_quarter(match: _Match, scene: Scene) -> str:
    del scene
    return f"20{match['y']}-{match['letter'].upper()}{match['q']}"


def _year(match: _Match, scene: Scene) -> str:
    del scene
    return match["y"]


_LEAD = r"in|since|by|until|till|from|through|during|of|for|early|late|mid|before|after|and|to|between"
_YEAR = r"(?P<y>(?:19|20)\d\d)(?![\d,.]*\d|%)"
_OF = rf"(?:\s+(?:of\s+|in\s+)?(?:{_YEAR}|(?P<rel>last year|this year|the year|next year)))?"
_NAMED_DAYS = (
    r"(?<!black )(?<!good )(?<!cyber )(?<!super )(?<!bloody )(?<!easter )(?<!palm )(?<!every )(?<!each )"
    r"(?<!fat )"
    r"(?<!ash )(?<!holy )(?<!the )"
)
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_DAYS, _MONTH_NAME = "|".join(_WEEKDAYS), MONTH.replace("?P<name>", "?:") + r"\.?"
_NAMES = "|".join(MONTHS)
_COUNT, _RANK = "|".join(_NUMBERS), "|".join(_ORDINALS)
_YEAR_ALONE = (
    rf"(?<![a-z])(?:in|since|by|until|till|from|during|early|late|mid|before|after|through|fiscal|to|and)"
    rf"[\s-](?P<at>){_YEAR}(?![a-z-]|\s(?:people|won|yuan|dollars|times|workers|jobs))"
)

FORMS: tuple[Form, ...] = tuple(
    Form(
        pattern=lazy(pattern),
        resolve=resolve,
        named=named,
        absolute=absolute,
        clues=tuple(clue.split("|")),
    )
    for pattern, resolve, named, absolute, clue in (
        (rf"(?<![a-z]){MONTH}\.?,?\s+(?:of\s+)?{_YEAR}", _month_year, True, True, _NAMES),
        (
            rf"(?<![a-z\d]){MONTH}\.?\s+{_DAY}(?![\d:%]|[.,]\d|\s?(?:percent|million))",
            _month_day,
            True,
            False,
            _NAMES,
        ),
        (
            rf"(?<![\d.,$-])(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}(?![a-z]|\.?\s+\d)",
            _month_day,
            True,
            False,
            _NAMES,
        ),
        (r"(?<=\d-)(?P<d>\d{1,2})(?![\d:%]|[.,]\d)", _range_end, True, False, "-"),
        (
            rf"(?<![a-z])(?:(?P<lead>last|this|next)\s|(?:{_LEAD})[\s-](?P<at>)){MONTH}(?![a-z]|\.?\s+\d)",
            _month_only,
            True,
            False,
            _NAMES,
        ),
        (
            rf"(?<![a-z-]){_NAMED_DAYS}(?:(?P<lead>last|this|next)\s+)?(?P<w>{_DAYS})(?![a-z]|,?\s+{_MONTH_NAME}\s+\d)",
            _weekday,
            True,
            False,
            _DAYS,
        ),
        (rf"(?<![a-z])(?P<word>{_WORDS.of('year')})(?![a-z])", _year_word, False, False, _WORDS.of("year")),
        (
            rf"(?<![a-z])(?P<word>{_WORDS.of('month')})(?![a-z])",
            _WORDS.month,
            False,
            False,
            _WORDS.of("month"),
        ),
        (
            rf"(?<![a-z])(?P<word>{_WORDS.of('day')})(?![a-z]|'s\s+[a-z])",
            _WORDS.day,
            False,
            False,
            _WORDS.of("day"),
        ),
        (rf"(?<![a-z])(?P<word>{_WORDS.of('told')})(?![a-z])", _told, False, False, _WORDS.of("told")),
        (rf"(?<![a-z])(?:{_WORDS.of('none')})(?![a-z])", None, False, False, _WORDS.of("none")),
        (
            rf"(?<![a-z\d.,-])(?P<n>\d{{1,3}}|an?|{_COUNT})\s+(?P<unit>day|month|year)s?\s+ago(?![a-z])",
            _ago,
            False,
            False,
            "ago",
        ),
        (
            rf"(?<!fiscal )(?<![a-z\d])(?P<q>{_RANK})[\s-]quarter{_OF}(?![a-z])",
            _quarter,
            False,
            True,
            "quarter",
        ),
        (rf"(?<![a-z\d])q(?P<q>[1-4])(?!\d){_OF}(?![a-z\d])", _quarter, False, True, "q1|q2|q3|q4"),
        (
            r"(?<![a-z\d])(?P<q>[1-4])(?P<letter>[qh])'?(?P<y>\d\d)(?![a-z\d])",
            _short_quarter,
            False,
            True,
            "1q|2q|3q|4q|1h|2h|3h|4h",
        ),
        (rf"(?<![a-z\d])(?P<q>first|second|1st|2nd)[\s-]half{_OF}(?![a-z])", _half, False, True, "half"),
        (rf"(?<![a-z\d])h(?P<q>[12])(?!\d){_OF}(?![a-z\d])", _half, False, True, "h1|h2"),
        (
            _YEAR_ALONE,
            _year,
            True,
            True,
            "19|20",
        ),
    )
)
