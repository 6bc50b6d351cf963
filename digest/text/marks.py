"""Quotation marks and brackets of a line, paired; a mark without its partner is left out.

`그는 “좋다”고` gives the pair of `“` and `”`. Straight quotes are told apart by what stands around them,
an apostrophe (`Kim's`, `’26`) is none.
"""

import re
from collections import Counter

from digest.text.patterns import lazy

_CLOSING = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "(": ")",
    "（": "）",
    "[": "]",
    "［": "］",
    "【": "】",
    "〔": "〕",
    "{": "}",
    "«": "»",
    "﹁": "﹂",
    "﹃": "﹄",
}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
QUOTES = frozenset("“‘「『«﹁﹃\"'＂＇")
_SAME = frozenset("\"'＂＇")
_APOSTROPHES = frozenset("'’＇")
MARK = lazy("[" + re.escape("".join(_CLOSING) + "".join(_OPENING) + "\"'＂＇") + "]")

_FAR = 1500  # characters; a quotation in news is shorter, a forgotten mark would swallow the text


def pairs(line: str) -> tuple[tuple[int, int], ...]:
    """Where the opening and the closing mark of each pair stand, in the order in which they close."""
    waiting = _Waiting()
    found: list[tuple[int, int]] = []
    for match in MARK.finditer(line):
        mark, at = match.group(), match.start()
        if mark in _APOSTROPHES and _is_apostrophe(line, at, waiting):
            continue
        if mark in _SAME:
            opening = mark if waiting.has(mark) and not _must_open(line, at) else ""
        else:
            opening = _OPENING.get(mark, "")
        if not opening:
            waiting.open(mark, at)
            continue
        start = waiting.close(opening)
        if start is not None and at - start <= _FAR:
            found.append((start, at))
    return tuple(found)


class _Waiting:
    """The opening marks without a partner so far; counted as well, so that a line of marks takes no n * n."""

    def __init__(self) -> None:
        self._marks: list[tuple[str, int]] = []
        self._counts: Counter[str] = Counter()

    def has(self, mark: str) -> bool:
        return self._counts[mark] > 0

    def open(self, mark: str, at: int) -> None:
        """A straight mark that opens again was never closed: its first one is forgotten."""
        if mark in _SAME and self.has(mark):
            place = next(
                place for place in reversed(range(len(self._marks))) if self._marks[place][0] == mark
            )
            del self._marks[place]
            self._counts[mark] -= 1
        self._marks.append((mark, at))
        self._counts[mark] += 1

    def close(self, opening: str) -> int | None:
        """The place of the last such mark; what was opened behind it and never closed is forgotten."""
        if not self.has(opening):
            return None
        while True:
            mark, at = self._marks.pop()
            self._counts[mark] -= 1
            if mark == opening:
                return at


def _must_open(line: str, at: int) -> bool:
    """A straight mark behind a space and before a letter can only open."""
    before, behind = line[at - 1 : at], line[at + 1 : at + 2]
    return before.isspace() and behind.isalnum()


def _is_apostrophe(line: str, at: int, waiting: _Waiting) -> bool:
    """`Kim's`, `workers' rights`, `'26`: a mark that neither opens nor closes."""
    before, behind = line[at - 1 : at] if at else "", line[at + 1 : at + 2]
    if before.isascii() and before.isalpha() and behind.isascii() and behind.isalpha():
        return True
    mark = "‘" if line[at] == "’" else line[at]
    if waiting.has(mark):
        return False
    return line[at] == "’" or (before.isascii() and before.isalnum()) or behind.isdigit()
