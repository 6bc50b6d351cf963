"""Where words stand in others without being torn out of a number or a sentence."""

import re
from collections.abc import Iterator

_JOINED = re.compile(r"\d[.,]?\d")
_JOINED_BEFORE = re.compile(r"\d[.,]?\d$")
_WORD = re.compile(r"\s?\w")
_WORD_BEFORE = re.compile(r"\w\s?$")


def stands(part: str, whole: str) -> bool:
    """Whether the part stands in the whole without cutting a number: "800억" is no part of "3800억"."""
    return next(places_of(part, whole), None) is not None


def places_of(part: str, whole: str) -> Iterator[int]:
    """Where the part stands so."""
    for at in _found(part, whole):
        end = at + len(part)
        before, behind = whole[max(0, at - 2) : at] + part[0], part[-1] + whole[end : end + 2]
        if not _JOINED_BEFORE.search(before) and not _JOINED.match(behind):
            yield at


def is_told(part: str, whole: str) -> bool:
    """Whether the whole says the part: all of it, or what stands between its marks.

    "투자 3800억" is no part of "최소 투자 3800억", and "증세를 하겠다" none of "증세를 하겠다는 뜻은 아니다".
    """
    if part == whole:
        return bool(part)
    for at in _found(part, whole):
        end = at + len(part)
        if not _WORD_BEFORE.search(whole[max(0, at - 2) : at]) and not _WORD.match(whole[end : end + 2]):
            return True
    return False


def _found(part: str, whole: str) -> Iterator[int]:
    at = whole.find(part) if part else -1
    while at >= 0:
        yield at
        at = whole.find(part, at + 1)
