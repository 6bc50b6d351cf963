"""Hard-wrapped dumps read as if they had never been wrapped.

A line was cut when the first word of the next one had no room left on it. Mail programs count characters,
terminals count columns (a CJK character is two): the measure that explains the page is taken.
"""

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise

from digest.extract.dumps import meta, phrases

_NARROWEST, _WIDEST = 28, 130
_NARROWEST_COUNTED = 18  # characters: twice as many columns in Chinese
_EVIDENCE = 5  # cuts inside a sentence that prove the wrapping
_SHARE = 0.6  # of the lines that end inside a sentence
_LONG = 24  # a first word longer than this was cut itself
_SLACK = 2
_REST = 2  # words of an end mark that may stand on a second line
_HEADINGS = frozenset({"close", "comments", "list", "widget"})
_ENDS = re.compile(r"[.!?。！？…:：][\"'”’」』)）\]】]*$|[\])】>]$")
_STARTS = re.compile(r"[•·ㆍ・▪■□▶◆●○*※\-–—\[【(（<▲△]|\d{1,3}[.)]?\s|\d{4}\D")
_HYPHEN = re.compile(r"[A-Za-z]-$")  # a line may be cut behind the hyphen of a word
_WORDLESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef]")


def unwrap(text: str) -> str:
    """The text with the lines joined that were cut at an edge, where it is wrapped at all."""
    lines = text.split("\n")
    for measure in (len, _columns):
        edge = _edge(lines, measure)
        if edge and _proven(lines, measure, edge):
            return _joined(lines, measure, edge)
    return text


def _columns(text: str) -> int:
    """How many columns of a terminal a text fills."""
    return len(text) + sum(unicodedata.east_asian_width(char) in "WF" for char in text)


def _edge(lines: list[str], measure: Callable[[str], int]) -> int:
    """The width of the widest line, 0 where nobody would wrap at it."""
    if any(len(line) > _WIDEST for line in lines):
        return 0
    widest = max((measure(line) for line in lines), default=0)
    narrowest = _NARROWEST_COUNTED if measure is len else _NARROWEST
    return widest if narrowest <= widest <= _WIDEST else 0


def _is_cut(above: str, below: str, measure: Callable[[str], int], edge: int) -> bool:
    """Whether the first word of a line had no room on the line above it."""
    if not above or not below:
        return False
    word = below.split(" ", 1)[0]
    room = edge - measure(above)
    if len(word) > _LONG or (_WORDLESS.match(word) and len(word) == len(below)):
        return room <= _SLACK
    return room < measure(word) + 1


def _proven(lines: list[str], measure: Callable[[str], int], edge: int) -> bool:
    inside = [(above, below) for above, below in pairwise(lines) if _goes_on(above, below, edge)]
    cut = sum(_is_cut(above, below, measure, edge) for above, below in inside)
    return cut >= _EVIDENCE and cut >= len(inside) * _SHARE


def _goes_on(above: str, below: str, edge: int) -> bool:
    """Whether a line that is nearly full ends inside a sentence and another follows at once."""
    return bool(below) and len(above) * 2 > edge and not _ENDS.search(above) and not _STARTS.match(below)


def _parted(above: str, below: str, *, first: bool) -> bool:
    """Whether two lines are two for certain, however little room there was: a title and its byline."""
    if _ENDS.search(above) and _STARTS.match(below):
        return True
    if not first:
        return False
    if meta.is_meta(below) or phrases.of(below) in _HEADINGS:
        return True
    if meta.is_meta(above):
        return not meta.is_meta(f"{above} {below}")
    return phrases.of(above) == "close" and not _ends_it(above, below)


def _ends_it(above: str, below: str) -> bool:
    """Whether an end mark goes on: a bracket is open, or a word or two are left of it."""
    is_open = sum(map(above.count, "([【（<")) > sum(map(above.count, ")]】）>"))
    return is_open or (len(below.split()) <= _REST and _ENDS.search(below) is not None)


def _joined(lines: list[str], measure: Callable[[str], int], edge: int) -> str:
    parts: list[str] = []
    first = True  # the line above begins its paragraph
    for number, line in enumerate(lines):
        above = lines[number - 1] if number else ""
        if not _is_cut(above, line, measure, edge) or _parted(above, line, first=first):
            parts.append("\n" if number else "")
            first = True
        else:
            first = False
            glued = _WORDLESS.match(above[-1]) or _WORDLESS.match(line) or _HYPHEN.search(above)
            parts.append("" if glued else " ")
        parts.append(line)
    return "".join(parts)
