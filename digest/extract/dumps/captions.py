"""Captions that stand inside a text: lifted out, and kept apart."""

import re
from bisect import bisect_left

from digest.extract import dateline
from digest.text.sentences import sentences

_MARK = re.compile(
    r"[\[(（【<]\s*(?:사진|그래픽|자료|이미지|영상)\s*[=:/·제출]?[^\])）】>]{0,30}[\])）】>]"
    r"|[\[(][^\[\]()]{0,20}(?:자료\s?사진|DB|제공)[\])]|（(?:资料图片|资料图|图源[^（）]{0,12}|[^（）]{1,12}摄)）"
)
_OWN_LINE = re.compile(
    r"[\[(【][^\[\](){}【】]{2,40}[\])】]\s*(?:[가-힣]{2,4}\s){0,3}[가-힣]{2,4}\s*(?:기자|특파원)\s*="
)
_ENDS_AT = re.compile(
    r"\d{4}\.\s?\d{1,2}\.\s?\d{1,2}\.?\s*(?:\S+@\S+)?|\S+@[\w-]+(?:\.[\w-]+)+|/?[가-힣]{2,5}기자\s*\S*@\S+"
)
_PICTURE = re.compile(r"^(?:사진은|사진|图为|图)\s?")
_NO_PLACE = ("사진", "그래픽", "자료", "이미지", "영상", "출처", "제공", "사진제공", "그림")
_LONGEST = 400  # characters of a caption
_MEMORY = 20_000  # characters in which a repeated sentence is looked for


def is_dateline(opened: dateline.Dateline) -> bool:
    """Whether what was taken off is a dateline, not the source of a picture (`[사진=뉴스DB]`)."""
    return bool(opened.place or opened.agency or opened.byline) and not opened.place.startswith(_NO_PLACE)


def lift(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The pieces of a text between its captions, and the captions."""
    own = _own_captions(text)
    whole = sentences(text)
    cuts = list(own)
    for found in _MARK.finditer(text):
        number = bisect_left(own, (found.start() + 1,)) - 1
        if number < 0 or found.start() >= own[number][1]:
            cuts.append((_caption_start(text, whole, found.start()), found.end()))
    return _split(text, sorted(cuts))


def is_own(text: str) -> bool:
    """Whether a line is a caption with a dateline of its own, and nothing else."""
    return any(start == 0 and end == len(text) for start, end in _own_captions(text))


def _own_captions(text: str) -> list[tuple[int, int]]:
    """The captions that have a dateline of their own and end in a date or a mail."""
    found: list[tuple[int, int]] = []
    for line in _OWN_LINE.finditer(text):
        end = _ENDS_AT.search(text, line.end(), line.end() + _LONGEST)
        if end and (not found or line.start() >= found[-1][1]):
            found.append((line.start(), end.end()))
    return found


def _caption_start(text: str, whole: tuple[tuple[int, int], ...], mark: int) -> int:
    """Where the caption of a mark begins: its sentence, and one before it that was said already."""
    number = bisect_left(whole, (mark,)) - 1
    if number > 0 and not text[whole[number][0] : mark].strip():
        number -= 1
    if number < 0 or mark - whole[number][0] > _LONGEST:
        return mark
    start, end = whole[number]
    if number and _PICTURE.match(text[start:end]):
        first, last = whole[number - 1]
        if text.find(text[first:last], max(0, first - _MEMORY), first) >= 0:
            return first
    return start


def _split(text: str, cuts: list[tuple[int, int]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    pieces: list[str] = []
    aside: list[str] = []
    place = 0
    for start, end in cuts:
        if start < place:
            continue
        pieces.append(text[place:start].strip())
        aside.append(text[start:end].strip())
        place = end
    pieces.append(text[place:].strip())
    return tuple(piece for piece in pieces if piece), tuple(aside)
