"""How Korean names a time: `10일`, `전날`, `지난달 28일`, `오는 20일`, `다음 주 월요일`, `올해 3분기`."""

import re

from digest.text import resolving as r
from digest.text.days import century
from digest.text.patterns import lazy
from digest.text.reading import Words, bare_day, month_day, month_only, settled
from digest.text.scene import Form, Scene

_Match = re.Match[str]
_WORDS = Words("ko")
_DAY_NUMBERS = {
    "이틀": 2,
    "사흘": 3,
    "나흘": 4,
    "닷새": 5,
    "엿새": 6,
    "이레": 7,
    "여드레": 8,
    "아흐레": 9,
    "열흘": 10,
}
_COUNTS = "|".join(_DAY_NUMBERS)
_WEEKDAYS = "월화수목금토일"


# What makes of `10일` a length of time, a count or a rank, and of `5월` a name.
_END = r"(?![가-힣])"
_LENGTH = (
    rf"(?!\s?(?:간[의은도]|동안|만[에의]|째|이내|내[에로]|이상의|연속|넘게|넘는|정도|가량|여간|뒤|후[에의]|전에|전부터"
    rf"|걸[리린려]|소요|남[았은겨짓]|짜리|안에|미만|한도|천하|평균|\d+회|단위|주기|휴가|유급"
    rf"|(?:간|만|내|이상|치|여|후|전|차|이하|장){_END}))"
)
_NO_LENGTH = (
    r"(?<!\d)(?<!\d[.,·:/])"
    r"(?<!박)(?<!박 )(?<!매달 )(?<!매월 )(?<!최장 )(?<!최대 )(?<!최소 )(?<!최근 )(?<!앞으로 )"
    r"(?<!향후 )(?<!무려 )(?<!하루 )(?<!총 )(?<!연간 )(?<!약 )(?<!제)(?<!만 )(?<!d\+)(?<!과거 )"
)
_DAY = rf"(?P<d>\d{{1,2}})(?:일{_LENGTH}|(?=\s?[~\-]\s?\d{{1,2}}일{_LENGTH}))"
_DATED = r"(?P<d>\d{1,2})(?:일(?!째)|(?=\s?[~\-]\s?\d{1,2}일))"  # behind a month it is no length
_MONTH = r"(?P<m>\d{1,2})(?:월(?![가-힣]*호)|(?=\s?[~\-]\s?\d{1,2}월))"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_START = r"(?<![가-힣\d])"
_PART = rf"(?:\s?{_MONTH}(?:\s?{_DATED})?|\s?(?P<h>[상하])반기|\s?(?P<q>[1-4])(?:[/·]4)?\s?분기)"


def _in_year(year: int, match: _Match) -> str:
    """What stands behind a year: a month, a day, a half, a quarter, or nothing."""
    if match["m"]:
        if match["d"]:
            return r.day_of(year, int(match["m"]), int(match["d"]))
        return r.month_of(year, int(match["m"]))
    if match["h"]:
        return f"{year}-H{1 + '상하'.index(match['h'])}"
    return f"{year}-Q{match['q']}" if match["q"] else str(year)


def _full_year(match: _Match, scene: Scene) -> str:
    del scene
    return _in_year(int(match["y"]), match)


def _short_year(match: _Match, scene: Scene) -> str:
    del scene
    year = century(int(match["y"]))
    return _in_year(year, match) if year else ""


def _year_word(match: _Match, scene: Scene) -> str:
    return _in_year(scene.anchor.year + _WORDS.distance(match), match)


def _told(match: _Match, scene: Scene) -> str:
    """`이날`; the day of an event (`선거 당일`) is left out."""
    return scene.last_day() if match["word"] != "당일" or stands_alone(match) else ""


def _eve(match: _Match, scene: Scene) -> str:
    """`전날`; the eve of an event (`선거 전날`) is left out."""
    if not stands_alone(match):
        return ""
    told = scene.last_here(match.start())
    return r.days_from(scene.anchor.fromisoformat(told) if told else scene.anchor, -1)


_PARTICLE = lazy(
    r"(?:^|[^가-힣\s]|[은는이가을를에서도고며께로와과]|앞서|한편|또|다만|이어|특히|하지만|바로|이미)$"
)


def stands_alone(match: _Match) -> bool:
    """Whether no noun right before the match makes it that noun's own time."""
    return _PARTICLE.search(match.string[max(match.start() - 20, 0) : match.start()].rstrip()) is not None


_ONWARD = lazy(r"\s?(?:부터|까지|말까지|초까지)")


def _month_only(match: _Match, scene: Scene) -> str:
    return month_only(match, scene, _ONWARD)


def _past(match: _Match, scene: Scene) -> str:
    """`지난 4월`, `지난 4월 10일`, `지난 10일`."""
    if not match["m"]:
        return r.bare_day(int(match["d"]), scene.anchor, ahead=False)
    if not match["d"]:
        return r.last_month(int(match["m"]), scene.anchor)
    value = r.day_of(scene.anchor.year, int(match["m"]), int(match["d"]))
    if value <= scene.anchor.isoformat():
        return value
    return r.day_of(scene.anchor.year - 1, int(match["m"]), int(match["d"]))


def _coming(match: _Match, scene: Scene) -> str:
    """`오는 4월`, `오는 4월 10일`, `오는 20일`."""
    if not match["m"]:
        return r.next_day(int(match["d"]), scene.anchor)
    if not match["d"]:
        return r.next_month(int(match["m"]), scene.anchor)
    value = r.day_of(scene.anchor.year, int(match["m"]), int(match["d"]))
    if value >= scene.anchor.isoformat():
        return value
    return r.day_of(scene.anchor.year + 1, int(match["m"]), int(match["d"]))


def _days_ago(match: _Match, scene: Scene) -> str:
    if not stands_alone(match):
        return ""
    count = int(match["n"]) if match["n"] else _DAY_NUMBERS[match["word"]]
    return r.days_from(scene.anchor, -count)


def _years_ago(match: _Match, scene: Scene) -> str:
    return str(scene.anchor.year - int(match["n"])) if stands_alone(match) else ""


def _months_ago(match: _Match, scene: Scene) -> str:
    return r.month_of(*r.shifted(scene.anchor, -int(match["n"]))) if stands_alone(match) else ""


def _weekday(match: _Match, scene: Scene) -> str:
    number = _WEEKDAYS.index(match["w"])
    lead = (match["lead"] or "").replace(" ", "")
    weeks: dict[str, r.Week] = {"지난주": -1, "이번주": 0, "금주": 0, "다음주": 1, "내주": 1}
    if lead in weeks:
        return r.weekday_in_week(number, scene.anchor, weeks[lead])
    if lead == "오는":
        return r.weekday(number, scene.anchor, ahead=True)
    if lead == "다음":
        return r.weekday_beside(number, scene.anchor, ahead=True)
    if lead == "지난":
        return r.weekday_beside(number, scene.anchor, ahead=False)
    return r.weekday(number, scene.anchor, ahead=scene.looks_ahead(match.end()))


def _quarter(match: _Match, scene: Scene) -> str:
    return settled(r.quarter(int(match["q"]), scene.anchor), scene, match)


def _half(match: _Match, scene: Scene) -> str:
    return settled(r.half(1 + "상하".index(match["h"]), scene.anchor), scene, match)


def _beside_quarter(match: _Match, scene: Scene) -> str:
    return r.shifted_quarter(scene.anchor, {"지난": -1, "직전": -1, "이번": 0, "다음": 1}[match["word"]])


_NO_AGE = rf"(?!대|생|형|[산식]{_END}|\s?(?:간|만[에의]|째|동안|뒤|넘|[만전후차]{_END}))"
_RANKS = r"(?!\s?(?:연속|만에|째))"
_WEEKDAY = (
    rf"(?<![가-힣])(?<!매주 )(?<!일 )(?<!일\()"
    r"(?:(?P<lead>지난\s?주|이번\s?주|금주|다음\s?주|내주|지난|오는|다음)\s?)?"
    rf"(?P<w>[{_WEEKDAYS}])요일(?!마다|\s?\(\d)"
)

_NUMBER = r"\d"  # for a clue: the form begins where a number does

FORMS: tuple[Form, ...] = tuple(
    Form(
        pattern=lazy(pattern),
        resolve=resolve,
        named=named,
        absolute=resolve in {_full_year, _short_year},
        clues=() if clue == _NUMBER else tuple(clue.split("|")),
        digits=clue == _NUMBER,
    )
    for pattern, resolve, named, clue in (
        (rf"(?<!\d){_YEAR}\s?년도?{_NO_AGE}{_PART}?", _full_year, True, _NUMBER),
        (
            rf"(?<!\d){_YEAR}(?=\s?[~\-]\s?(?:19|20)\d\d년{_NO_AGE})(?P<m>)(?P<d>)(?P<h>)(?P<q>)",
            _full_year,
            True,
            _NUMBER,
        ),
        (rf"(?<![\d가-힣])'(?P<y>\d\d)년{_NO_AGE}{_PART}?", _short_year, True, "'"),
        (rf"{_START}(?P<word>{_WORDS.of('year')}){_PART}?", _year_word, True, _WORDS.of("year")),
        (rf"{_START}(?P<word>{_WORDS.of('month')})(?:\s?{_DAY})?", _WORDS.month, True, _WORDS.of("month")),
        (rf"{_START}(?P<word>{_WORDS.of('day')})", _WORDS.day, False, _WORDS.of("day")),
        (rf"{_START}(?P<word>{_WORDS.of('told')})", _told, False, _WORDS.of("told")),
        (rf"{_START}(?P<word>{_WORDS.of('eve')})", _eve, False, _WORDS.of("eve")),
        (rf"{_START}(?:{_WORDS.of('none')})", None, False, _WORDS.of("none")),
        (r"음력\s?\d{1,2}월(?:\s?\d{1,2}일)?", None, False, "음력"),
        (rf"{_START}지난\s?{_MONTH}(?:\s?{_DATED})?", _past, True, "지난"),
        (rf"{_START}지난\s?(?P<m>){_DAY}", _past, True, "지난"),
        (rf"{_START}오는\s?{_MONTH}(?:\s?{_DATED})?", _coming, True, "오는"),
        (rf"{_START}오는\s?(?P<m>){_DAY}", _coming, True, "오는"),
        (rf"{_NO_LENGTH}{_MONTH}\s?{_DATED}", month_day, True, _NUMBER),
        (rf"{_NO_LENGTH}(?<!매년 ){_MONTH}", _month_only, True, _NUMBER),
        (rf"{_NO_LENGTH}{_DAY}", bare_day, True, _NUMBER),
        (rf"{_START}(?P<n>\d{{1,3}})일\s?전(?:{_END}|에|부터|의)", _days_ago, False, _NUMBER),
        (rf"{_START}(?P<n>)(?P<word>{_COUNTS})\s?전(?:{_END}|에|부터|의)", _days_ago, False, _COUNTS),
        (rf"{_START}(?P<n>\d{{1,2}})년\s?전(?:{_END}|에|부터|의)", _years_ago, False, _NUMBER),
        (rf"{_START}(?P<n>\d{{1,2}})(?:개월|달)\s?전(?:{_END}|에|부터|의)", _months_ago, False, _NUMBER),
        (
            _WEEKDAY,
            _weekday,
            True,
            "요일",
        ),
        (rf"{_NO_LENGTH}(?P<q>[1-4])(?:[/·]4)?\s?분기{_RANKS}", _quarter, False, _NUMBER),
        (rf"{_START}(?P<h>[상하])반기", _half, False, "상반기|하반기"),
        (rf"{_START}(?P<word>지난|직전|이번|다음)\s?분기", _beside_quarter, False, "분기"),
    )
)
