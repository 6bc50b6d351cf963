"""What stands between a title and its text where both are on one line: names and dates, in any order.

제목 | 홍길동 기자 입력 2026.02.03 12:37 | 국회는 …      标题 | 2026-02-03 12:37 张三 | 正文……
Title | By Ann Lee Feb 3, 2026 | The first sentence …
"""

import re
from dataclasses import dataclass

from digest.extract.dumps.meta import (
    DAY_NAME,
    KO_BY,
    LABEL,
    STAMP,
    ZH_BY,
    is_name,
    leading_stamp,
    named,
    without_bylines,
)
from digest.text.fold import flat

_SEPARATORS = " |·ㅣ,/~:：-—–"
_PARTS = 6  # of an opening
_NAMED_DATE = re.compile(r"[^\W\d_]{2,8}\s?[:：](?=\s*\d)")
_SURE = re.compile(r"\d:\d|요일|星期|周[一二三四五六日]|\([월화수목금토일]\)|[A-Z][a-z]{2,8}day")
_ZH_BARE = re.compile("[\u4e00-\u9fff]{2,3}(?:[、 ][\u4e00-\u9fff]{2,3}){0,3}(?=\\s)")
_TWO_WORDS = re.compile(
    r"[Bb][Yy]:?\s+[A-Z][\w.'’\-]+\s[A-Z][\w.'’\-]+(?:(?:,|\s+and|\s*&)\s+[A-Z][\w.'’\-]+\s[A-Z][\w.'’\-]+){0,3}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What opens a text before its first sentence: names, dates, labels, in any order."""

    length: int
    names: tuple[str, ...]
    stamp: str  # the words of the first date
    sure: bool  # it can be no part of a sentence: a label, a weekday or a clock is with the date


def opening(text: str) -> Opening:
    """The byline and the dates that open a text: `홍길동 기자 입력 2026.02.03 12:37 국회는 …`."""
    end = at = 0
    names: tuple[str, ...] = ()
    stamp = ""
    sure = False
    for _ in range(_PARTS):
        at = end + len(text[end:]) - len(text[end:].lstrip(_SEPARATORS))
        label = LABEL.match(flat(text), at) or _NAMED_DATE.match(text, at)
        start = (
            label.end() + len(text[label.end() :]) - len(text[label.end() :].lstrip(_SEPARATORS))
            if label
            else at
        )
        size = leading_stamp(text[start:])
        if size:
            stamp = stamp or text[start : start + size]
            sure |= label is not None or _SURE.search(text, start, start + size) is not None
            end = start + size
        elif not names and (size := _byline_at(text[at:])):
            names = named(text[at : at + size])
            end = at + size
        else:
            break
    return Opening(length=end, names=names, stamp=stamp, sure=sure)


def _byline_at(text: str) -> int:
    """How long the byline is that opens a text; one that a date follows may be bare names."""
    stamp = STAMP.search(text)
    label = LABEL.search(flat(text))
    until = min((found.start() for found in (stamp, label, DAY_NAME.search(text)) if found), default=0)
    before = text[:until].strip(_SEPARATORS)
    rest, found = without_bylines(before)
    if before and (not rest.strip() if found else is_name(before)):
        return until
    signed = KO_BY.match(text) or ZH_BY.match(text) or _TWO_WORDS.match(text)
    if signed:
        return signed.end()
    bare = _ZH_BARE.match(text)
    return bare.end() if bare and is_name(bare.group()) else 0
