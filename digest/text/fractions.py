"""Shares said in words: `百分之三十`, `三分之二`, `两成`, `3분의 2`, `two-thirds`. On flat text."""

import re
from collections.abc import Iterator
from decimal import Decimal

from digest.text.figures import Figure
from digest.text.patterns import lazy

_HAN = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_HANGUL = {character: value for value, character in enumerate("일이삼사오육칠팔구십", 1)}
_ENGLISH = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_PARTS = {
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "tenth": 10,
}
_NUMBER = r"(?:\d{1,9}(?:\.\d{1,9})?|[零一二三四五六七八九十百千万]{1,12}(?:点[零一二三四五六七八九]{1,6})?)"
_SHARE = lazy(rf"(?P<whole>{_NUMBER}|两)分之(?P<part>{_NUMBER}|两)")
_TENTH = lazy(
    r"(?<![\d.一二三四五六七八九十])(?P<n>[一二两三四五六七八九]|\d(?:\.\d)?)成(?P<half>[一二三四五六七八九半])?"
    r"(?![为立果员长本功绩份交就效品都型像语吨名龙套群])"
)
_KOREAN = lazy(
    r"(?<![\d가-힣.])(?P<whole>\d{1,9}|[이삼사오육칠팔구십])분의\s?(?P<part>\d{1,9}|[일이삼사오육칠팔구])(?!\d)"
)
_ENGLISH_SHARE = lazy(
    rf"(?<![a-z-])(?P<part>{'|'.join(_ENGLISH)})[\s-](?P<whole>{'|'.join(_PARTS)})(?P<many>s)?(?![a-z])(?!\s(?:quarter|year|straight))"
)
_PLACES = Decimal("0.0001")


def fractions(folded: str) -> Iterator[Figure]:
    """Every share in words, in percent rounded to four places; a form is tried only where its word stands."""
    for match in _SHARE.finditer(folded) if "分之" in folded else ():
        yield from _share(match, han_number(match["whole"]), han_number(match["part"]))
    for match in _TENTH.finditer(folded) if "成" in folded else ():
        tenths = han_number(match["n"]) or Decimal(0)
        rest = Decimal(5) if match["half"] == "半" else han_number(match["half"] or "零") or Decimal(0)
        yield _figure(match, tenths * 10 + rest)
    for match in _KOREAN.finditer(folded) if "분의" in folded else ():
        yield from _share(match, _hangul_number(match["whole"]), _hangul_number(match["part"]))
    for match in _ENGLISH_SHARE.finditer(folded) if any(part in folded for part in _PARTS) else ():
        parts = _ENGLISH[match["part"]]
        if (parts > 1) == bool(match["many"]) and (parts > 1 or match["whole"] != "quarter"):
            yield from _share(match, Decimal(_PARTS[match["whole"]]), Decimal(parts))


def _share(match: re.Match[str], whole: Decimal | None, part: Decimal | None) -> Iterator[Figure]:
    if whole and part is not None:
        yield _figure(match, (part * 100 / whole).quantize(_PLACES))


def _figure(match: re.Match[str], value: Decimal) -> Figure:
    return Figure(
        start=match.start(),
        end=match.end(),
        kind="percent",
        value=value,
        unit="%",
    )


def _hangul_number(words: str) -> Decimal:
    return Decimal(_HANGUL.get(words, 0) or words)


def han_number(words: str) -> Decimal | None:
    """`三十五` -> 35, `三点五` -> 3.5, `12.5` -> 12.5; None for what is no number."""
    if words[0].isdigit():
        return Decimal(words)
    whole, _, behind = words.partition("点")
    total, current = 0, 0
    for word in whole:
        if word in _HAN:
            current = _HAN[word]
        else:
            total, current = total + (current or 1) * {"十": 10, "百": 100, "千": 1000, "万": 10000}[word], 0
    digits = "".join(str(_HAN[word]) for word in behind)
    return Decimal(f"{total + current}.{digits}") if digits else Decimal(total + current)
