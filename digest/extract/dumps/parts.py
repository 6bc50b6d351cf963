"""Several articles on one line, as a page copied without its line ends has them, cut at their titles.

… 밝혔다. <저작권자 ⓒ 새벽일보> 제목 홍길동 기자 2026.02.03 12:37 첫 문장. …
… hong@news.example 2026-02-03 12:37 제목 [서울=뉴스] 홍길동 기자 = 첫 문장. …

What divides two articles is a byline with its date, or a mail with its date; the title stands behind
the last sentence before the one, right behind the other.
"""

import re

from digest.extract.dumps import meta, openings, overlap
from digest.extract.dumps.lengths import units

_LEAST = 600  # characters of a line that is looked into
_BACK = 70  # characters before a date in which its byline begins
_REACH = 220  # characters before a byline in which its title begins
_BYLINE = 120
_TITLE = (5, 75)  # units
_TOLD = 1500  # characters of the text behind a title
_SENTENCES = 2  # that a title may have
_SHARED = 0.2  # of the title's marks that it must have
_LONGEST = 2_000_000
_MOST = 200  # dates
_END = re.compile(
    r"(?:[다요]\.[\"'”’]?|。[”’」』]?|[a-z0-9)\"”][.!?][\"”]?(?=\s+[A-Z\"“\[])|금지[.>\])】]?|[Rr]eserved\.?"
    r"|[>】）\])](?=\s|[\u4e00-\u9fff]))\s*"
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+\s*$")
_WORD = re.compile(r"(?<!\S)\S")


def split(text: str) -> tuple[str, ...]:
    """The articles of a line, each on its own; the line itself where it holds no two."""
    if not _LEAST <= len(text) <= _LONGEST:
        return (text,)
    cuts = sorted({cut for start in meta.dates(text)[:_MOST] if (cut := _cut(text, start)) > 0})
    if not cuts:
        return (text,)
    pieces = [text[start:end].strip() for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    return tuple(piece for piece in pieces if piece)


def _cut(text: str, date: int) -> int:
    """Where the title begins that belongs to a date, or that follows it; 0 where none does."""
    if _MAIL.search(text[max(0, date - _BACK) : date]):
        end = date + meta.leading_stamp(text[date : date + _BYLINE])
        return end if len(text) - end > _LEAST / 2 else 0
    first = max(0, date - _BACK)
    for word in _WORD.finditer(text, first, date + 1):
        found = openings.opening(text[word.start() : word.start() + _BYLINE])
        if found.names and found.stamp and word.start() + found.length > date:
            return _title(text, word.start())
    return 0


def _title(text: str, end: int) -> int:
    """Where the title begins that ends at `end`: behind the last sentence or mark before it."""
    told = overlap.marks(text[end + _BYLINE : end + _BYLINE + _TOLD])
    marks = [mark.end() for mark in _END.finditer(text, max(0, end - _REACH), end)]
    for start in reversed(marks[-_SENTENCES:]):
        title = text[start:end]
        if _TITLE[0] <= units(title) <= _TITLE[1] and overlap.share(title, told) >= _SHARED:
            return start
    return 0
