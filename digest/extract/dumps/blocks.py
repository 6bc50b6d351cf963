"""Runs of prose: which lines belong to one article, and where the next one begins."""

from dataclasses import dataclass

from digest.extract.dumps import meta, overlap
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


_COST = {
    "short": 1.0, "item": 1.0, "meta": 1.5, "mail": 3.0, "caption": 0.2, "furniture": 0.6, "advert": 0.3,
    "list": 1.0, "gone": 0.4,
}  # fmt: skip
_BREAKS = frozenset({"close", "comments", "article"})
_LIMIT = 5.0
_TITLE_UNITS = 8
_SHARED = 0.2  # of a title's marks that its body must have
_HEAD = 6  # lines between a title and its meta or dateline
_HEAD_KINDS = frozenset({"meta", "furniture", "advert", "gone", "item", "caption"})


def cuts(lines: tuple[Line, ...]) -> dict[int, int]:
    """The heads whose article follows at once: index of the title -> index of the first body line."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for place, line in enumerate(lines):
        if line.kind == "meta":
            body = _prose_below(lines, place)
        elif line.kind == "prose" and line.opens:
            body = place
        else:
            continue
        title = None if body is None else _title_above(lines, place, body)
        if title is not None and body is not None and body not in taken:
            found[title] = body
            taken.add(body)
    return found


def _title_above(lines: tuple[Line, ...], place: int, body: int) -> int | None:
    """The topmost line close above that names what the body speaks of."""
    text = overlap.marks(" ".join(line.text for line in lines[body : body + 8] if line.kind == "prose"))
    best = None
    for above in range(place - 1, max(-1, place - 1 - _HEAD), -1):
        line = lines[above]
        if line.kind == "short":
            if line.units >= _TITLE_UNITS and not line.trail and overlap.share(line.text, text) >= _SHARED:
                best = above
            elif best is not None:
                break
        elif line.kind not in _HEAD_KINDS:
            break
    return best


def _prose_below(lines: tuple[Line, ...], place: int) -> int | None:
    for below in range(place + 1, min(place + 9, len(lines))):
        kind = lines[below].kind
        if kind == "prose":
            return below
        if kind in {"list", "comments", "close", "mail"}:
            return None
    return None


def runs(lines: tuple[Line, ...], heads: dict[int, int]) -> tuple[Run, ...]:
    """All runs of prose in order; a head, a flattened article, an end mark or a long gap ends one."""
    found: list[Run] = []
    start = last = -1
    floor, cost, closed = 0, 0.0, False
    cut = False
    for place, line in enumerate(lines):
        head = place in heads
        breaks = head or line.kind in _BREAKS or (line.kind == "meta" and meta.is_moment(line.text))
        if start >= 0 and (breaks or cost > _LIMIT):
            found.append(Run(start=start, end=last + 1, floor=floor, cut=cut, closed=closed))
            floor, start, cut = last + 1, -1, False
        if line.kind == "comments":
            closed = True
        elif line.kind == "list":
            closed = False
        if head:
            floor, cut, closed = place, True, False
        if line.kind == "article":
            floor, cut = place + 1, False
        if line.kind == "prose":
            start = place if start < 0 else start
            last, cost = place, 0.0
        elif start >= 0:
            cost += _COST.get(line.kind, 1.0)
    if start >= 0:
        found.append(Run(start=start, end=last + 1, floor=floor, cut=cut, closed=closed))
    return tuple(found)
