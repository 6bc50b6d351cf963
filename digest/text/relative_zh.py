"""How Chinese names a time: `9月10日`, `昨日`, `本月10日`, `下周一`, `三天前`, `去年四季度`.

Works on flat text, so traditional characters need no forms of their own.
"""

import re

from digest.text import resolving as r
from digest.text.patterns import lazy
from digest.text.reading import Words, bare_day, month_day, month_only, settled
from digest.text.scene import Form, Scene

_Match = re.Match[str]
_WORDS = Words("zh")
_NUMBERS = {word: value for value, word in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_WEEKDAYS = "一二三四五六日天"
_SUNDAY = 6


# What makes of `10日` a length of time and of `8月` a part of a count.
_NO_LENGTH = (
    r"(?<!\d[.,·:/])(?<![\d第前后近约共超逾仅达连头首每满])(?<!过去)(?<!连续)(?<!未来)(?<!为期)(?<!每月)(?<!历时)(?<!最近)"
    r"(?<!一连)(?<!超过)"
)
_LENGTH = r"(?!\s?(?:内|间|以内|之内|均线|线|均价|游|元|圆|后|前|以来|左右|之久|无理由))"
_MORE = r"(?!\s?(?:饼|球|薪|租|均|活|经|嫂|老))"
_DATED = r"(?P<d>\d{1,2})(?:[日号]|(?=\s?[~\-至]\s?\d{1,2}[日号]))"  # behind a month it is no length
_MONTH = rf"(?P<m>\d{{1,2}})(?:月份?{_MORE}|(?=\s?[~\-]\s?\d{{1,2}}月))"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_QUARTER = r"第?(?P<q>[一二三四1-4])季(?:度|(?<=第.季))"
_PART = rf"(?:\s?(?:的|,)?\s?(?:{_MONTH}(?:\s?{_DATED})?|(?P<h>[上下])半年|{_QUARTER}|q(?P<q2>[1-4])))"


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS[words]


def _in_year(year: int, match: _Match) -> str:
    """What stands behind a year: a month, a day, a half, a quarter, or nothing."""
    if match["m"]:
        if match["d"]:
            return r.day_of(year, int(match["m"]), int(match["d"]))
        return r.month_of(year, int(match["m"]))
    if match["h"]:
        return f"{year}-H{1 + '上下'.index(match['h'])}"
    quarter = match["q"] or match["q2"]
    return f"{year}-Q{_number(quarter)}" if quarter else str(year)


def _full_year(match: _Match, scene: Scene) -> str:
    del scene
    return _in_year(int(match["y"]), match)


def _year_word(match: _Match, scene: Scene) -> str:
    return _in_year(scene.anchor.year + _WORDS.distance(match), match)


_OF_EVENT = lazy(
    r"(?:节|庆|选举|投票|开幕|开幕式|闭幕式|发布会|仪式|十一|双11|618|除夕|中秋|元旦|上市|首映|开业|事发|案发|出事|婚礼|高考"
    r"|(?<![\d〇一二三四五六七八九十])日)$"
)


def _told(match: _Match, scene: Scene) -> str:
    """`当日`; the day of an event (`双十一当天`, `投票日当天`) is left out."""
    ahead = match.string[max(match.start() - 4, 0) : match.start()]
    return "" if _OF_EVENT.search(ahead) else scene.last_day()


_ONWARD = lazy("起|开始|底?前|底止|为止")


def _month_only(match: _Match, scene: Scene) -> str:
    return month_only(match, scene, _ONWARD)


def _quarter(match: _Match, scene: Scene) -> str:
    number = _number(match["q"] or match["q2"])
    return settled(r.quarter(number, scene.anchor), scene, match)


def _half(match: _Match, scene: Scene) -> str:
    return settled(r.half(1 + "上下".index(match["h"]), scene.anchor), scene, match)


def _beside_quarter(match: _Match, scene: Scene) -> str:
    return r.shifted_quarter(scene.anchor, {"上": -1, "本": 0, "下": 1}[match["word"]])


def _weekday(match: _Match, scene: Scene) -> str:
    number = min(_WEEKDAYS.index(match["w"]), _SUNDAY)
    weeks: dict[str, r.Week] = {"上": -1, "本": 0, "这": 0, "下": 1}
    if match["lead"]:
        return r.weekday_in_week(number, scene.anchor, weeks[match["lead"]])
    return r.weekday(number, scene.anchor, ahead=scene.looks_ahead(match.end()))


def _days_ago(match: _Match, scene: Scene) -> str:
    return r.days_from(scene.anchor, -_number(match["n"]))


def _years_ago(match: _Match, scene: Scene) -> str:
    return str(scene.anchor.year - _number(match["n"]))


def _months_ago(match: _Match, scene: Scene) -> str:
    return r.month_of(*r.shifted(scene.anchor, -_number(match["n"])))


_COUNT = r"(?<![\d.多几十百约近])(?P<n>\d{1,3}|[一二两三四五六七八九十])"
_NO_WEEK = r"(?<![日号]\()(?<![每逢双两数一百几三四五六七八九十\d各隔首四欧单至到~\-日号])"
_WEEKDAY = (
    rf"(?:(?P<lead>[上下本这])个?|{_NO_WEEK})(?:周|星期|礼拜)(?P<w>[{_WEEKDAYS}])"
    r"(?!\s?[至到~\-]|[刊年岁报围边期福鸣]|\s?\(\d)"
)

_NUMBER = r"\d"  # for a clue: the form begins where a number does

FORMS: tuple[Form, ...] = tuple(
    Form(
        pattern=lazy(pattern),
        resolve=resolve,
        named=named,
        absolute=resolve is _full_year,
        clues=() if clue == _NUMBER else tuple(clue.split("|")),
        digits=clue == _NUMBER,
    )
    for pattern, resolve, named, clue in (
        (rf"(?<!\d){_YEAR}年(?!代|前|后|间|版|款|\s?以前)度?(?:{_PART})?", _full_year, True, _NUMBER),
        (
            rf"(?<!\d){_YEAR}(?=\s?[~\-至]\s?(?:19|20)\d\d年)(?P<m>)(?P<d>)(?P<h>)(?P<q>)(?P<q2>)",
            _full_year,
            True,
            _NUMBER,
        ),
        (rf"(?<![空前近])(?P<word>{_WORDS.of('year')})(?:{_PART})?", _year_word, True, _WORDS.of("year")),
        (rf"(?P<word>{_WORDS.of('month')})(?:\s?{_DATED})?", _WORDS.month, True, _WORDS.of("month")),
        (rf"(?P<word>{_WORDS.of('day')})", _WORDS.day, False, _WORDS.of("day")),
        (rf"(?P<word>{_WORDS.of('told')})", _told, False, _WORDS.of("told")),
        (rf"(?:{_WORDS.of('none')})", None, False, _WORDS.of("none")),
        (r"(?:农历|阴历)\s?\d{1,2}月(?:\d{1,2}日)?", None, False, "农历|阴历"),
        (rf"{_NO_LENGTH}{_MONTH}\s?{_DATED}", month_day, True, _NUMBER),
        (rf"{_NO_LENGTH}(?<!每年){_MONTH}", _month_only, True, _NUMBER),
        (
            rf"{_NO_LENGTH}(?P<d>\d{{1,2}})(?:日{_LENGTH}|(?=\s?[~\-至]\s?\d{{1,2}}日{_LENGTH}))",
            bare_day,
            True,
            _NUMBER,
        ),
        (rf"{_COUNT}天(?:之|以)?前(?!后)", _days_ago, False, "天前|天之前|天以前"),
        (rf"{_COUNT}年(?:之|以)?前(?!后)", _years_ago, False, "年前|年之前|年以前"),
        (rf"{_COUNT}个月(?:之|以)?前(?!后)", _months_ago, False, "月前|月之前|月以前"),
        (_WEEKDAY, _weekday, True, "周|星期|礼拜"),
        (
            rf"(?<![前近连续\d])(?:{_QUARTER}|(?<![a-z])q(?P<q2>[1-4]))(?!\d|[a-z])",
            _quarter,
            False,
            "季|q1|q2|q3|q4",
        ),
        (r"(?P<h>[上下])半年", _half, False, "半年"),
        (r"(?P<word>[上本下])个?季度", _beside_quarter, False, "季度"),
    )
)
