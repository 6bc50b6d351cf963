"""Runs of prose: which lines belong to one article, and where the next one begins."""

from collections.abc import Mapping
from dataclasses import dataclass

from digest.extract.dumps import meta
from digest.extract.dumps.heads import Start
from digest.extract.dumps.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Body lines `start` to `end` (one past the last); `floor` is where its head may begin."""

    start: int
    end: int
    floor: int
    cut: bool  # a title with a dateline or a line of meta opens it
    closed: bool  # it stands among readers' comments
    boxed: bool = False  # both its ends are marked
    title: int = -1  # of the head that opens it


_COST = {
    "short": 1.0, "item": 1.0, "meta": 1.5, "mail": 3.0, "caption": 0.2, "furniture": 0.6, "advert": 0.3,
    "list": 1.0, "gone": 0.4,
}  # fmt: skip
_BREAKS = frozenset({"close", "comments", "article"})
_LIMIT = 5.0


def runs(lines: tuple[Line, ...], heads: Mapping[int, Start]) -> tuple[Run, ...]:
    """All runs of prose in order; a head, a flattened article, an end mark or a long gap ends one."""
    found: list[Run] = []
    start = last = -1
    floor, cost, closed = 0, 0.0, False
    title = -1
    tops = {start.top: start.title for start in heads.values()}
    for place, line in enumerate(lines):
        head = place in tops
        breaks = head or line.kind in _BREAKS or (line.kind == "meta" and meta.is_moment(line.text))
        if start >= 0 and (breaks or cost > _LIMIT):
            found.append(_run(start, last, floor, title, closed=closed))
            floor, start, title = last + 1, -1, -1
        if line.kind == "comments":
            closed = True
        elif line.kind == "list":
            closed = False
        if head:
            floor, title, closed = place, tops[place], False
        if line.kind == "article":
            floor, title = place + 1, -1
        if line.kind == "prose":
            start = place if start < 0 else start
            last, cost = place, 0.0
        elif start >= 0:
            cost += _COST.get(line.kind, 1.0)
    if start >= 0:
        found.append(_run(start, last, floor, title, closed=closed))
    return tuple(found)


def _run(start: int, last: int, floor: int, title: int, *, closed: bool) -> Run:
    return Run(start=start, end=last + 1, floor=floor, cut=title >= 0, closed=closed, title=title)
