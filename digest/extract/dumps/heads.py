"""Where articles begin: a title, its lines of meta under it or above it, and the first line of its body.

제목                         2026-02-03 12:37        标题                    Title
홍길동 기자 2026.02.03        제목                    来源：某报 2026-02-03    By Ann Lee | Feb 3, 2026
댓글 4                       홍길동 기자              分享                    Comments
첫 문장이다.                  첫 문장이다.             第一句。                A first sentence.
"""

import re
from dataclasses import dataclass, replace

from digest.extract.dumps import bare, meta, overlap
from digest.extract.dumps.lines import Line, retyped


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The places of a beginning: `top` is the first line that belongs to it, the title or what dates it."""

    title: int
    body: int
    top: int


_TITLE_UNITS = 8
_SHARED = 0.2  # of a title's marks that its body must have
_NAMED = 0.3  # the same where a button for comments stands in between
_LISTED = 0.4  # the same of a line with a bullet or a number
_FAR = 1.5  # times less than the best line: no title where it stands apart
_TITLE_MOST = 60  # units
_DECKS = 5  # lines between a long title and its meta
_UNDER = frozenset({"short", "item", "caption", "furniture"})
_STOP = re.compile(r"[.。][\"'”’」』)]*$")
_NEAR = 8  # lines between a title and the first line of meta
_REACH = 24  # lines between a title and its body
_BELOW = 12  # lines between the meta and the body
_BODY = 8  # lines of a body that are asked
_LONG = 30  # units of a paragraph that no reader's comment opens with
_PASSED = frozenset({"short", "meta", "furniture", "advert", "gone", "item", "caption", "mail"})
_TEXT = frozenset({"prose", "mail", "close"})
_ENDED = frozenset({"prose", "list", "close", "article", "widget"})


def calmed(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines with each `댓글 4` that is a button of a head as furniture: no reader speaks there.

    So with `责任编辑：陈晓` in a head: no text ends there.
    """
    kept = list(lines)
    for place, line in enumerate(lines):
        if line.kind == "comments" or (line.kind == "close" and _among_meta(lines, place)):
            kept[place] = retyped(line, "furniture") if _is_button(lines, place) else line
        elif line.kind == "prose" and _is_long_title(lines, place):
            kept[place] = retyped(line, "short")
    return tuple(kept)


def _is_long_title(lines: tuple[Line, ...], place: int) -> bool:
    """Whether what looks like a sentence is a headline: no stop ends it, and below it stands its meta."""
    line = lines[place]
    if line.units > _TITLE_MOST or line.opens or _STOP.search(line.text) or place + 1 >= len(lines):
        return False
    if place and lines[place - 1].kind == "prose" and not line.gap:
        return False
    below = (one.kind for one in lines[place + 1 : place + 1 + _DECKS])
    if next((kind for kind in below if kind not in _UNDER), "") != "meta":
        return False
    body = _prose_below(lines, place)
    return body is not None and overlap.share(line.text, _told(lines, body)) >= _NAMED


def _among_meta(lines: tuple[Line, ...], place: int) -> bool:
    """Whether a line of meta stands right above or below."""
    above = place > 0 and lines[place - 1].kind == "meta" and not lines[place].gap
    below = place + 1 < len(lines) and lines[place + 1].kind == "meta" and not lines[place + 1].gap
    return above or below


def _is_button(lines: tuple[Line, ...], place: int) -> bool:
    """Whether a title above names what is told below, with nothing told in between."""
    body = _prose_below(lines, place, frozenset({"list", "close", "widget", "article"}))
    if body is None or (lines[body].units < _LONG and not lines[body].opens):
        return False
    text = _told(lines, body)
    dated = False
    titled = False
    for above in range(place - 1, max(-1, place - 1 - _BELOW), -1):
        line = lines[above]
        if line.kind in _ENDED:
            break
        dated |= line.kind == "meta"
        titled |= _may_title(line) and overlap.share(line.text, text) >= _NAMED
    return titled and (dated or any(line.kind == "meta" for line in lines[place:body]))


def starts(lines: tuple[Line, ...]) -> dict[int, Start]:
    """The beginnings that show, by the place of their titles."""
    found: dict[int, Start] = {}
    for body in sorted(_bodies(lines)):
        title = _title(lines, body)
        if title is not None:
            found[title] = Start(title=title, body=body, top=title)
    bodies = {start.body for start in found.values()}
    for start in bare.starts(lines):
        if not any(body in bodies for body in range(start[0], start[1] + _BODY)):
            found[start[0]] = Start(title=start[0], body=start[1], top=start[0])
    return _dated(lines, found)


def _bodies(lines: tuple[Line, ...]) -> set[int]:
    """The paragraphs under a line of meta or with a dateline."""
    found = {place for place, line in enumerate(lines) if line.kind == "prose" and line.opens}
    below = (_prose_below(lines, place) for place, line in enumerate(lines) if line.kind == "meta")
    return found | {place for place in below if place is not None}


def _told(lines: tuple[Line, ...], body: int) -> frozenset[str]:
    return overlap.marks(" ".join(line.text for line in lines[body : body + _BODY] if line.kind == "prose"))


def _may_title(line: Line) -> bool:
    return line.kind == "short" and line.units >= _TITLE_UNITS and not line.trail


def _title(lines: tuple[Line, ...], body: int) -> int | None:
    """The line that names best what the body speaks of, or the one above it that does so too."""
    named = _named(lines, body)
    if not named:
        return None
    top = max(named, key=lambda place: (named[place], -place))
    for above in sorted(named, reverse=True):
        if above < top and _belongs(lines, above, top, body, far=named[above] * _FAR < named[top]):
            top = above
    near = lines[top + 1 : min(top + 1 + _NEAR, body)]
    opened = (lines[body].opens and len(near) < _NEAR) or any(line.kind == "meta" for line in near)
    return top if opened or _date_above(lines, top) is not None else None


def _named(lines: tuple[Line, ...], body: int) -> dict[int, float]:
    """The lines of a head that share words with the body, with the share."""
    text = _told(lines, body)
    found: dict[int, float] = {}
    for above in range(body - 1, max(-1, body - 1 - _REACH), -1):
        line = lines[above]
        if line.kind not in _PASSED:
            break
        share = overlap.share(line.text, text) if line.units >= _TITLE_UNITS and not line.trail else 0.0
        if share >= (_LISTED if line.kind == "item" else _SHARED) and line.kind in {"short", "item"}:
            found[above] = share
    return found


def _belongs(lines: tuple[Line, ...], above: int, top: int, body: int, *, far: bool) -> bool:
    """Whether a line is of the same head as the best one under it: the title over its deck."""
    between = lines[above + 1 : top]
    if any(line.kind == "meta" and meta.has_stamp(line.text) for line in between) and _has_date(
        lines, top, body
    ):
        return False  # that date is of another story
    signed = any(line.kind == "meta" for line in between[:2])  # buttons may follow
    if not signed and any(line.kind == "short" for line in between):
        return False
    return signed or not lines[top].gap or not (far or _trails(lines, above, lines[top].gap))


def _trails(lines: tuple[Line, ...], place: int, gap: int) -> bool:
    """Whether a line stands closer to the end of a text above it than to what is below it."""
    if place == 0 or lines[place].gap >= gap:
        return False
    before = place - 2 if lines[place - 1].kind == "meta" and not lines[place - 1].gap else place - 1
    return before >= 0 and lines[before].kind in _TEXT


def _prose_below(
    lines: tuple[Line, ...], place: int, stops: frozenset[str] = frozenset({"list", "comments", "close"})
) -> int | None:
    for below in range(place + 1, min(place + 1 + _BELOW, len(lines))):
        kind = lines[below].kind
        if kind == "prose":
            return below
        if kind in stops:
            return None
    return None


def _dated(lines: tuple[Line, ...], found: dict[int, Start]) -> dict[int, Start]:
    """The beginnings, those that the line above dates with that line: no other date stands in them.

    Between two articles a date may end the first or open the second: it is the second's where it stands
    closer to it, or where every article of the page that was dated so far was dated from above.
    """
    kept: dict[int, Start] = {}
    before: Start | None = None
    for title, start in sorted(found.items()):
        top = _date_above(lines, title)
        mine = top is not None and not _has_date(lines, title, start.body) and _opens(lines, top, before)
        kept[title] = before = replace(start, top=top) if mine and top is not None else start
    return kept


def _opens(lines: tuple[Line, ...], place: int, before: Start | None) -> bool:
    """Whether a date between two articles opens the second one."""
    if before is None or before.top < before.title:
        return True
    nearer = lines[place].gap - lines[place + 1].gap  # than to the article above it
    return nearer >= 0 if _has_date(lines, before.title, before.body) else nearer > 0


def _has_date(lines: tuple[Line, ...], start: int, end: int) -> bool:
    return any(line.kind == "meta" and meta.has_stamp(line.text) for line in lines[start:end])


def _date_above(lines: tuple[Line, ...], title: int) -> int | None:
    """The line of a date right above a title, a name of a section or an outlet between them at the most."""
    for place in range(title - 1, max(-1, title - 4), -1):
        line = lines[place]
        if line.kind == "meta":
            return place if meta.has_stamp(line.text) else None
        if line.kind not in {"short", "furniture"} or line.units >= _TITLE_UNITS:
            return None
    return None
