"""Quotation marks and brackets of a line, paired; a mark without its partner is left out.

`그는 “좋다”고` gives the pair of `“` and `”`. Straight quotes are told apart by what stands around them,
an apostrophe (`Kim's`, `’26`) is none.
"""

import re

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
MARK = re.compile("[" + re.escape("".join(_CLOSING) + "".join(_OPENING) + "\"'＂＇") + "]")

_FAR = 1500  # characters; a quotation in news is shorter, a forgotten mark would swallow the text


def pairs(line: str) -> tuple[tuple[int, int], ...]:
    """Where the opening and the closing mark of each pair stand, in the order in which they close."""
    open_marks: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for match in MARK.finditer(line):
        mark, at = match.group(), match.start()
        if mark in _APOSTROPHES and _is_apostrophe(line, at, open_marks):
            continue
        if mark in _SAME:
            opening = mark if _is_open(mark, open_marks) and not _must_open(line, at) else ""
        else:
            opening = _OPENING.get(mark, "")
        if not opening:
            _open(mark, at, open_marks)
            continue
        start = _close(opening, open_marks)
        if start is not None and at - start <= _FAR:
            found.append((start, at))
    return tuple(found)


def _open(mark: str, at: int, open_marks: list[tuple[str, int]]) -> None:
    """A straight mark that opens again was never closed: its first one is forgotten."""
    if mark in _SAME:
        open_marks[:] = [kept for kept in open_marks if kept[0] != mark]
    open_marks.append((mark, at))


def _close(opening: str, open_marks: list[tuple[str, int]]) -> int | None:
    """The place of the last such opening mark; what was opened behind it and never closed is forgotten."""
    for depth in range(len(open_marks) - 1, -1, -1):
        if open_marks[depth][0] == opening:
            place = open_marks[depth][1]
            del open_marks[depth:]
            return place
    return None


def _is_open(mark: str, open_marks: list[tuple[str, int]]) -> bool:
    return any(kept == mark for kept, _ in open_marks)


def _must_open(line: str, at: int) -> bool:
    """A straight mark behind a space and before a letter can only open."""
    before, behind = line[at - 1 : at], line[at + 1 : at + 2]
    return before.isspace() and behind.isalnum()


def _is_apostrophe(line: str, at: int, open_marks: list[tuple[str, int]]) -> bool:
    """`Kim's`, `workers' rights`, `'26`: a mark that neither opens nor closes."""
    before, behind = line[at - 1 : at] if at else "", line[at + 1 : at + 2]
    if before.isascii() and before.isalpha() and behind.isascii() and behind.isalpha():
        return True
    mark = "‘" if line[at] == "’" else line[at]
    if _is_open(mark, open_marks):
        return False
    return line[at] == "’" or (before.isascii() and before.isalnum()) or behind.isdigit()
