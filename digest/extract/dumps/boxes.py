"""Articles in a box: a title, a dateline on the next line, and a stamp alone under the last.

제목                                                     标题
[서울=뉴스] 홍길동 기자 = 첫 문장. …                      本报讯（记者 张三） 第一句。……
hong@news.example 2026-02-03 12:37                       2026-01-10 19:21

Both ends are marked, so whatever stands between them is the article's, tables and lists too.
"""

from digest.extract.dumps import meta
from digest.extract.dumps.blocks import Run
from digest.extract.dumps.lines import Line

_LONGEST = 400  # lines
_TITLE = (5, 75)
_STOPS = frozenset({"list", "comments"})


def find(lines: tuple[Line, ...]) -> tuple[Run, ...]:
    """Every article in a box, in order."""
    found: list[Run] = []
    free = 1
    for place in range(1, len(lines)):
        if place < free or not lines[place].opens or not _titled(lines, place):
            continue
        end = _end(lines, place)
        if end:
            found.append(
                Run(
                    start=place, end=end, floor=place - 1, cut=True, closed=False, boxed=True, title=place - 1
                )
            )
            free = end + 2
    return tuple(found)


def _titled(lines: tuple[Line, ...], place: int) -> bool:
    """Whether the line above can be a title: short, and set apart from what is above it."""
    above = lines[place - 1]
    if not _TITLE[0] <= above.units <= _TITLE[1] or above.kind not in {"short", "prose", "caption", "item"}:
        return False
    return above.gap > 0 or place == 1 or lines[place - 2].kind not in {"prose", "short"}


def _end(lines: tuple[Line, ...], start: int) -> int:
    """The line of the stamp that ends the box, 0 where none does."""
    for place in range(start + 1, min(start + _LONGEST, len(lines))):
        line = lines[place]
        if line.kind in _STOPS:
            return 0
        if line.opens and _titled(lines, place) and lines[place].gap > 0:
            return 0
        if line.kind == "meta" and line.gap > 0 and meta.is_tail(line.text):
            return place
    return 0
