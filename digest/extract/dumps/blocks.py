"""Runs of prose: which lines belong to one article, and where the next one begins."""

from dataclasses import dataclass

from digest.extract import dateline
from digest.extract.dumps import overlap
from digest.extract.dumps.captions import is_dateline
from digest.extract.dumps.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Body lines `start` to `end` (one past the last); `floor` is where its head may begin."""

    start: int
    end: int
    floor: int
    cut: bool  # a title with a dateline or a line of meta opens it
    closed: bool  # it stands among readers' comments


_COST = {
    "short": 1.0, "item": 1.0, "meta": 1.5, "mail": 3.0, "caption": 0.2, "furniture": 0.6, "advert": 0.3,
    "list": 1.0, "gone": 0.4,
}  # fmt: skip
_LIMIT = 5.0
_TITLE_UNITS = 8


def opens(line: Line) -> bool:
    """Whether a line begins with a dateline."""
    opened = dateline.strip(line.text[:400])
    return len(opened.rest) < len(line.text[:400]) and is_dateline(opened)


def cuts(lines: tuple[Line, ...]) -> dict[int, int]:
    """Where a head begins whose article follows at once: index of the title -> index of the first body line."""
    found: dict[int, int] = {}
    for place, line in enumerate(lines):
        if line.kind == "prose" and opens(line):
            title = _title_above(lines, place, 4)
        elif line.kind == "meta":
            title = _title_above(lines, place, 3)
        else:
            continue
        body = place if line.kind == "prose" else _prose_below(lines, place)
        if title is not None and body is not None and _says(lines, title, body):
            found.setdefault(title, body)
    return found


def _title_above(lines: tuple[Line, ...], place: int, reach: int) -> int | None:
    best = None
    for above in range(place - 1, max(-1, place - 1 - reach), -1):
        kind = lines[above].kind
        if kind == "short" or (kind == "item" and best is None and False):
            if lines[above].units >= _TITLE_UNITS:
                best = above
        elif kind not in {"meta", "furniture", "advert", "gone"}:
            break
    return best


def _prose_below(lines: tuple[Line, ...], place: int) -> int | None:
    for below in range(place + 1, min(place + 8, len(lines))):
        kind = lines[below].kind
        if kind == "prose":
            return below
        if kind in {"list", "comments", "close", "mail"}:
            return None
    return None


def _says(lines: tuple[Line, ...], title: int, body: int) -> bool:
    """Whether the body speaks of what the title names."""
    text = " ".join(line.text for line in lines[body : body + 6] if line.kind == "prose")
    return overlap.share(lines[title].text, overlap.marks(text)) >= 0.2


def runs(lines: tuple[Line, ...], heads: dict[int, int], flats: frozenset[int]) -> tuple[Run, ...]:
    """All runs of prose in order; a head, a flattened article, an end mark or a long gap ends one."""
    found: list[Run] = []
    start = last = -1
    floor, cost, closed = 0, 0.0, False
    cut = False
    for place, line in enumerate(lines):
        head = place in heads
        breaks = head or place in flats or line.kind in {"close", "comments"}
        if start >= 0 and (breaks or cost > _LIMIT):
            found.append(Run(start=start, end=last + 1, floor=floor, cut=cut, closed=closed))
            floor, start, cut = last + 1, -1, False
        if line.kind == "comments":
            closed = True
        elif line.kind == "list":
            closed = False
        if head:
            floor, cut, closed = place, True, False
        if place in flats:
            floor, cut = place + 1, False
        if line.kind == "prose" and place not in flats:
            start = place if start < 0 else start
            last, cost = place, 0.0
        elif start >= 0:
            cost += _COST.get(line.kind, 1.0)
    if start >= 0:
        found.append(Run(start=start, end=last + 1, floor=floor, cut=cut, closed=closed))
    return tuple(found)
