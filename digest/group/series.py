"""Which issue of a series a headline is about: October, the second week, the third round.

Monthly sales, weekly polls and rounds of talks look alike in every word; the mark is what differs.
"""

import re

Marks = dict[str, frozenset[str]]

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6"}
HAN = {
    "一": "1",
    "二": "2",
    "三": "3",
    "四": "4",
    "五": "5",
    "六": "6",
    "七": "7",
    "八": "8",
    "九": "9",
    "十": "10",
}
_NUMBER = r"(\d{1,3}|[一二三四五六七八九十])"
PATTERNS = {
    "month": re.compile(
        r"(?<!\d)(1[0-2]|[1-9])\s?월(?!\s?\d{1,2}\s?일)|(?<!\d)(1[0-2]|[1-9])月(?!\s?\d{1,2}\s?[日号])"
        rf"|\b({'|'.join(m.title() for m in MONTHS if m != 'may')})\b(?!\s\d)"
        r"|\b(?:in|for|since) (May)\b|\b(May)'s\b"
    ),
    "quarter": re.compile(
        r"([1-4])\s?분기|第?([一二三四1-4])季度|\bQ([1-4])\b|\b(first|second|third|fourth)[ -]quarter\b",
        re.IGNORECASE,
    ),
    "half": re.compile(r"(상|하)반기|(上|下)半年|\b(first|second) half\b", re.IGNORECASE),
    "week": re.compile(rf"월\s?([1-5])\s?주|([1-5])\s?주차|第{_NUMBER}[周週]"),
    "round": re.compile(
        rf"(?:제|第){_NUMBER}\s?(?:차|회|轮|輪|次|批)|(?<!\d)(\d)차\s"
        r"|\b(first|second|third|fourth|fifth)[- ](?:round|batch|phase)\b",
        re.IGNORECASE,
    ),
}
SAME = {"상": "1", "하": "2", "上": "1", "下": "2"}


def _value(kind: str, word: str) -> str:
    word = word.casefold()
    if kind == "month" and word in MONTHS:
        return str(MONTHS.index(word) + 1)
    return ORDINALS.get(word) or HAN.get(word) or SAME.get(word) or word


def marks(headline: str) -> Marks:
    """The marks of a series in a headline: `10월 판매량` -> {"month": {"10"}}."""
    found: Marks = {}
    for kind, pattern in PATTERNS.items():
        values = {_value(kind, next(g for g in match.groups() if g)) for match in pattern.finditer(headline)}
        if values:
            found[kind] = frozenset(values)
    return found
