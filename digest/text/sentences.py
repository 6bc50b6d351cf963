"""Where the sentences of a text stand, in Korean, Chinese, English and mixes of them.

A line end always ends a sentence. Inside a pair of quotes or brackets a full stop ends nothing, unless
the pair closes right behind it and nothing carries the sentence on: `"좋다."고 말했다`, `“好。”他说。`.
Decimals, dates with stops, list numbers, abbreviations, addresses and initials are not ends.
The rules and their measures: `research/condensing.md`, "Sentence splitting".
"""

from bisect import bisect_left
from collections.abc import Iterator

from digest.text.marks import QUOTES, pairs
from digest.text.patterns import lazy
from digest.text.tables import rows

_LINE = lazy(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_STOP = lazy(r"[.。．｡!?！？…⋯]+")
_SURE = lazy("[。｡！？]")
_ASK = lazy("[!?！？]")
_CLOSER = frozenset("”’」』)）]］】〕}»》〉﹂﹄")
_GOES_ON = frozenset(",，、;；:：·・ㆍ/=&~")

_HANGUL = lazy("[가-힣]")
_HAN = lazy("[\u3400-\u9fff\uf900-\ufaff]")
_ASIAN = lazy("[가-힣㐀-鿿豈-﫿]")
_OPENER = lazy("[\"'“‘「『《〈(（\\[［【〔<△▲▶■◆●○※]")
_KOREAN_END = frozenset("다요까죠음함됨임")
_QUOTING = lazy("(?:이?라고|이?라며|이?라면서|이?라는|이?라던|이?란)")
_WORD = lazy(r"(?:[A-Za-z]\.)*[A-Za-z]+$")
_KOREAN_WORD = lazy("[가-힣]+$")
_NEXT = lazy(r"[\s\"'“‘「『《〈(（\[［【〔<△▲▶■◆●○※*\-–—]*([A-Za-z]+|\S)?")
_ITEM = lazy(
    r"\s*[(（]?(?:\d{1,2}|[A-Za-z]|[가나다라마바사아자차카타파하]|[IVX]{1,4}|[一二三四五六七八九十]{1,3})$"
)
_SHORT_NUMBER = lazy(r"(?<!\d)\d{1,4}$")
_DATE = lazy(r"(?:19|20)\d\d\s?\.\s?\d{1,2}(?:\s?\.\s?\d{1,2})?$")
_REACH = 80  # characters before a stop that tell what it ends: no more, a line may be a megabyte long
_LONGEST = 12  # characters of the longest abbreviation and what stands before it
_SEEN = lazy(r"\S")
_COUNTED = lazy(r"\s+\d[\d,.]*\s[A-Za-z]")
_AFTER_WORD = lazy(r"[A-Za-z]{2,}\s[\d,.]+$")
_CLAUSE = lazy('[^\\s,，。.:：;；!?！？“”"「」『』]{0,14}')
_UNSAID = lazy("没有|沒有|未|拒绝|拒絕|不愿")  # `对方没有回答。` is a sentence of its own
_ASKED = lazy(r"\s+(?:[A-Z][\w.'’-]*\s+|the\s+|a\s+){0,5}([a-z]+)")

_KINDS = {row[0]: row[1] for row in rows("abbreviations.tsv")}
_OPENING_WORDS = frozenset(row[0] for row in rows("openers.txt"))


def _spoken(kind: str) -> tuple[str, ...]:
    return tuple(row[1] for row in rows("speech.tsv") if row[0] == kind)


_CARRIES_ON = lazy(rf"\s+(?:{'|'.join(_spoken('ko'))})(?![가-힣])")
_NEW_KOREAN = _spoken("ko-open")
_CHINESE_VERBS = _spoken("zh")
_CHINESE_CARRY = _spoken("zh-carry")
_ENGLISH_VERBS = frozenset(_spoken("en"))


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of the sentences in order, stripped; every other character is white space."""
    found: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        line, offset = match.group(), match.start()
        start = 0
        for end in (*_ends(line), len(line)):
            piece = line[start:end]
            first, last = start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
            if first < last:
                found.append((offset + first, offset + last))
            start = end
    return tuple(found)


def _ends(line: str) -> Iterator[int]:
    """The places behind each sentence of the line but its last."""
    closes = {close: start for start, close in pairs(line)}
    opened, closed = sorted(closes.values()), sorted(closes)
    start = 0
    for match in _STOP.finditer(line):
        stop, behind = match.span()
        if stop < start:
            continue
        depth = bisect_left(opened, stop) - bisect_left(closed, stop)
        end, outer = _behind_closers(line, behind, closes, depth)
        if end < len(line) and outer is not None and _is_end(line, start, stop, behind, end):
            if outer >= 0 and _is_carried_on(line, start, outer, end):
                continue
            yield end
            start = end


def _behind_closers(line: str, at: int, closes: dict[int, int], depth: int) -> tuple[int, int | None]:
    """Where the closing marks behind a stop end, and the place of the outermost mark that they close.

    That place is -1 where they close none, None where the stop stays inside a pair.
    """
    outer = -1
    while at < len(line):
        if at in closes:
            outer, depth = closes[at], depth - 1
        elif line[at] not in _CLOSER and not (outer >= 0 and depth == 0 and _STOP.match(line[at])):
            break
        at += 1
    return at, None if depth > 0 else outer


def _is_end(line: str, start: int, stop: int, behind: int, end: int) -> bool:
    """Whether the stop at `line[stop:behind]`, whose closing marks reach to `end`, can end a sentence."""
    mark = line[stop:behind]
    if line[end] in _GOES_ON or _SURE.search(mark):
        return line[end] not in _GOES_ON
    first = (match[1] or "") if (match := _NEXT.match(line, end)) else ""
    spaced = line[end].isspace()
    asian = _ASIAN.match(line, stop - 1) if stop else None
    if first[:1].islower() and first.isascii() and not (asian and spaced):
        return False
    if _ASK.search(mark):
        return spaced or not line[end].isascii() or bool(_OPENER.match(line, end))
    if len(mark) > 1 or mark in "…⋯":
        return spaced and (line[stop - 1 : stop] in _KOREAN_END or first[:1].isupper())
    if not spaced and end == behind:
        return _is_end_unspaced(line, stop, end, first)
    return _is_end_spaced(line, start, stop, end, first)


def _is_end_unspaced(line: str, stop: int, end: int, first: str) -> bool:
    """`했다.그는`, `said.The` are ends; `한.미`, `캐나다.미국`, `Node.js`, `3.5`, `唐纳德.特朗普` are not."""
    before = line[stop - 1 : stop]
    if before in _KOREAN_END:
        word = _KOREAN_WORD.search(line, 0, stop)
        noun = word is not None and _KINDS.get(word.group()) == "ko-noun"
        return not noun and len(word.group() if word else "") > 1 and not _QUOTING.match(line, end)
    if before.islower() and before.isascii():
        return first in _OPENING_WORDS and line[end].isupper()
    return False


def _is_end_spaced(line: str, start: int, stop: int, end: int, first: str) -> bool:
    """`said. Kim` is an end; `Gov. Kim`, `Sept. 10`, `J. Kim`, `2026. 2. 3.`, a list's `1.` are not."""
    near = max(start, stop - _REACH)
    if _ITEM.match(line, start, stop) or _DATE.search(line, near, stop):
        return False
    if line[stop - 1 : stop].isdigit() and first[:1].isdigit():
        counted = _COUNTED.match(line, end) and _AFTER_WORD.search(line, near, stop)
        return _SHORT_NUMBER.search(line, near, stop) is None or counted is not None
    word = _WORD.search(line, max(start, stop - _LONGEST), stop)
    return word is None or _is_end_after(word.group(), first)


def _is_end_after(word: str, first: str) -> bool:
    """Whether a Latin word and its stop can end a sentence before the word `first`."""
    kind = _KINDS.get(word, "")
    if kind == "title":
        return False
    if kind == "before-number":
        return not first[:1].isdigit()
    initial = len(word) == 1 and word.isupper()
    return first in _OPENING_WORDS if kind == "word" or initial or "." in word else True


def _is_carried_on(line: str, start: int, outer: int, end: int) -> bool:
    """Whether the sentence goes on behind the closing mark whose pair opened at `outer`."""
    if line[outer] not in QUOTES:
        return _SEEN.search(line, start, outer) is not None
    if line[end].isspace():
        asked = _ASKED.match(line, end) if _ASK.search(line[end - 2 : end]) else None
        return bool(_CARRIES_ON.match(line, end)) or (asked is not None and asked[1] in _ENGLISH_VERBS)
    if _HANGUL.match(line, end):
        return not line.startswith(_NEW_KOREAN, end)
    return bool(_HAN.match(line, end)) and _is_carried_on_chinese(line, start, outer, end)


def _is_carried_on_chinese(line: str, start: int, outer: int, end: int) -> bool:
    """`“好。”他说。` and `“为什么？”的声音` go on; `他说：“好。”随后` does not."""
    clause = _CLAUSE.match(line, end)
    said = clause.group() if clause else ""
    if (
        said.endswith(_CHINESE_VERBS)
        and not _UNSAID.search(said)
        and line[end + len(said) : end + len(said) + 1] in "。！？.!?"
    ):
        return True
    if said.startswith(_CHINESE_CARRY):
        return True
    led = line[max(start, outer - _REACH) : outer].rstrip()
    return bool(_ASK.search(line[end - 2 : end])) and led != "" and led[-1] not in ":：,，"
