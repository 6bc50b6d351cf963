"""Whether the word beside a number counts it, or ranks it, dates it, or is none: `22대 국회`, `十分`."""

from dataclasses import dataclass
from decimal import Decimal

from digest.model import Lang
from digest.text.numerals import Numeral
from digest.text.patterns import lazy
from digest.text.scripts import han_variant
from digest.text.tables import rows
from digest.text.units import Unit

_TEAM = lazy(r"(?:前|第|top)\s?$")
_CLOCK = lazy(r"[시时点:]\s?$")
_RELATIVE = lazy(
    r"\s?(?:전(?![가-힣])|전[에의과만쯤]|전부터|전보다|전까지|전이|前|以前|之前|\sago|\searlier|\slater|차(?![가-힣])|차[에를]|등급|학년)"
)
_CALENDAR = lazy(
    r"\s?(?:\d{1,2}\s?[월月]|[상하上下]반?[기半]|[1-4一二三四]\s?(?:분기|季度)|초(?![가-힣])|말(?![가-힣])|末|初|底)"
)
_THINGS = lazy(
    r"차|버스|트럭|택시|로봇|드론|서버|기기|스마트폰|pc|노트북|컴퓨터|전화|카메라|청소기|항공기|헬기|전투기|tv"
)
_LAST_CENTURY, _NEXT_CENTURY = 1900, 2100
_ONE_FIRM = lazy(r".[^,。]{0,4}(?:企业|公司)")  # `一家门店`, `一名人士` say `a`, not `one`
_LAST_OF_MONTH = 31  # `180일` is a length, `18일` a date
_MANY = 100
_FIRST = "前"  # `前4个月`: January to April
_RANKS = lazy(
    r"(?:升|降|跌|进|退|移|滑|落|名)(?:了|至|到)?(?:近|约|逾|超)?$"
)  # `跃升了近50位`: places, not people
_ERA = lazy(rf"(?:{'|'.join(row[0] for row in rows('eras.txt'))}|기원전|서기|기원후)\s?$")
_LENGTH = lazy(r"\s?(?:间|間|来|來|之久|历史|歷史|以上|前|后|後|간|동안|된|째|만에|의 역사|역사|넘게|이상)")
_TO_ONE = lazy(r"\s?\d")  # `151.6대 1`: a ratio
_ROUND = frozenset({10, 100, 1000})
_OF = lazy(r"\s?(?:중|가운데)\s?\d")
_OF_ROUND = lazy(r"(?<!\d)10{1,3}\s?명\s?(?:중|가운데)\s?$|每\d{1,4}[名人位个][^\d,。]{0,8}$")
_ONE_OF = frozenset(
    {"people", "companies", "votes", "seats", "vehicles", "years", "months", "hours", "quarters", "%"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The text that the numbers stand in."""

    text: str
    folded: str
    lang: Lang


def counts(page: Page, number: Numeral, unit: Unit) -> bool:
    """Whether the word counts what the number says, and does not rank or date it."""
    before = page.folded[max(number.start - 8, 0) : number.start]
    if number.scale > 1 and page.folded[number.end - 1] in "kmbt" and unit.kind != "money":
        return False
    if number.style != "digits" and not _is_word_figure(page.folded, number, unit):
        return False
    if unit.kind == "money":
        return _is_money(page, number, unit)
    if unit.kind == "duration":
        return _is_duration(page.folded, number, unit, before)
    return not _TEAM.search(before) and _is_count(page.folded, number, unit, before)


def _is_word_figure(folded: str, number: Numeral, unit: Unit) -> bool:
    """A number in words is one only beside some units: `세종` is a city, `十分` means very."""
    if number.value == 1 and unit.name not in _ONE_OF:
        return False
    gap = unit.start - number.end
    if number.style == "native":
        behind = folded[unit.end : unit.end + 1]
        ends = gap > 0 or behind in "이가은는을를의에도로와과씩만" or not "가" <= behind <= "힣"
        return ends and unit.form != "인"  # `한 인사`
    if number.style == "hangul":
        return number.scale > 1 or gap == 0
    if number.style == "han":
        if number.value == 1 and unit.name in {"people", "companies"}:
            return unit.form == "人" or _ONE_FIRM.match(folded, unit.end - 1) is not None
        word = folded[number.start : number.end]
        return not (
            unit.form in {"分", "处", "部", "米"} or (word in {"二", "一"} and unit.form in {"次", "天"})
        )
    return not (number.value == 1 and unit.name in {"days", "hours"})


def _is_money(page: Page, number: Numeral, unit: Unit) -> bool:
    """`3불` is no money, `2024 won` no won, a bare `元` in traditional script no currency that we know."""
    if unit.form in {"불", "파운드"}:
        return number.scale >= Decimal(10**4)
    if unit.form == "won":
        return number.scale > 1 or number.grouped or (number.value >= _MANY and not _is_year(number))
    if unit.form == "元":
        return han_variant(page.text) != "Hant"
    return True


def _is_year(number: Numeral) -> bool:
    plain = number.style == "digits" and number.scale == 1 and not number.grouped
    return plain and _LAST_CENTURY <= number.value < _NEXT_CENTURY


def _is_duration(folded: str, number: Numeral, unit: Unit, before: str) -> bool:
    """`3년` is one; `2025년`, `'25년`, `25년 3월`, `3년 전`, `오후 3시 20분` are none."""
    if _RELATIVE.match(folded, unit.end) or (unit.name == "minutes" and _CLOCK.search(before)):
        return False
    if before.endswith(_FIRST):
        return False
    if unit.form == "일":
        return number.value > _LAST_OF_MONTH
    if unit.name != "years":
        return True
    if (unit.form in {"年", "년"} and _ERA.search(before)) or _is_old_year(folded, number, unit):
        return False
    return not (_is_year(number) or (number.value >= 20 and _CALENDAR.match(folded, unit.end)))  # noqa: PLR2004


def _is_old_year(folded: str, number: Numeral, unit: Unit) -> bool:
    """`763年`, `668년`, `公元220年` date things; `300年历史`, `500년 된` and `115년간` are lengths."""
    plain = number.style == "digits" and number.scale == 1 and not number.grouped
    if unit.form not in {"年", "년"} or not plain or number.value < _MANY:
        return False
    return number.value % 10 != 0 and not _LENGTH.match(folded, unit.end)


def _is_ratio(folded: str, number: Numeral, unit: Unit) -> bool:
    """`10명 중 6명`, `每100人中有36人`: six of ten, and nobody counted ten."""
    if number.value in _ROUND and _OF.match(folded, unit.end):
        return True
    return _OF_ROUND.search(folded[max(number.start - 18, 0) : number.start]) is not None


def _is_count(folded: str, number: Numeral, unit: Unit, before: str) -> bool:
    """`1000만대` counts things, `22대 국회` and `20대` do not; `24分` behind an hour is a clock."""
    if unit.form == "대":
        return _TO_ONE.match(folded, unit.end) is None and (
            number.value >= _MANY
            or _THINGS.search(folded[max(number.start - 16, 0) : number.start]) is not None
        )
    if unit.form in {"部", "주"}:
        return number.value >= _MANY
    if unit.form == "번":
        return number.style == "native"
    if unit.name == "people" and (_is_ratio(folded, number, unit) or _RANKS.search(before)):
        return False
    if unit.form == "分":
        return before.endswith("小时") or not _CLOCK.search(before)
    return True
