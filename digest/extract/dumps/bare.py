"""Articles that begin with a title and nothing else: no name, no date, as clippings and notes have them.

A title names what follows it and nothing of what stood before; so does a heading inside an article,
but the text behind that one goes on about the same things, and it stands no farther apart than a paragraph.
"""

from collections import Counter
from collections.abc import Iterator

from digest.extract.dumps import overlap
from digest.extract.dumps.lines import Line

_TITLE_UNITS = 12
_NAMED = 0.35  # of a title's marks that its own text has
_UNSAID, _HARDLY = 0.12, 0.3  # the same of the text before it; where the title stands apart
_STRANGE, _APART = 0.06, 0.3  # of the marks behind that are known before; where the title stands apart
_LEAD = 0.3  # that its own text has more of the title than the text before
_SLIGHT, _ENDED = 0.15, 0.45  # the two where the text before has its end mark
_MARKS = frozenset({"close", "mail", "meta"})
_FOOT = 4  # lines between an end mark and a title
_PARAGRAPHS = 3  # of the text before and behind
_UNITS = 150
_DECK = 2  # lines between a title and its text
_USUAL = 500  # paragraphs whose distance is the usual one
_ASKED = 3000  # characters


def starts(lines: tuple[Line, ...]) -> tuple[tuple[int, int], ...]:
    """The places of such titles, each with that of its first paragraph."""
    found: list[tuple[int, int]] = []
    before: list[Line] = []
    since = 0
    for place, line in enumerate(lines):
        if line.kind == "prose" and place >= since:
            before.append(line)
        if line.kind != "short" or line.units < _TITLE_UNITS or line.trail or line.bullet:
            continue
        body = _body(lines, place)
        if body is None or len(before) < _PARAGRAPHS:
            continue
        if _begins(line, before, _behind(lines, body), ended=_ended(lines, place)):
            found.append((place, body))
            before, since = [], body
    return tuple(found)


def _body(lines: tuple[Line, ...], place: int) -> int | None:
    """The paragraph right under a title, its deck between them at the most."""
    for below in range(place + 1, min(place + 2 + _DECK, len(lines))):
        if lines[below].kind == "prose":
            return below
        if lines[below].kind != "short":
            return None
    return None


def _behind(lines: tuple[Line, ...], body: int) -> list[Line]:
    """The paragraphs from `body` on that stand together."""
    end = next((place for place in range(body, len(lines)) if lines[place].kind != "prose"), len(lines))
    return list(lines[body:end])


def _first(before: list[Line]) -> Iterator[str]:
    """As much of a text as `overlap` asks; of a dump of a thousand titles each would take all before it."""
    size = 0
    for line in before:
        yield line.text
        size += len(line.text) + 1
        if size > overlap.REACH:
            return


def _ended(lines: tuple[Line, ...], place: int) -> bool:
    """Whether the text above has its end mark."""
    for above in range(place - 1, max(-1, place - 1 - _FOOT), -1):
        if lines[above].kind in _MARKS:
            return True
        if lines[above].kind == "prose":
            return False
    return False


def _begins(title: Line, before: list[Line], behind: list[Line], *, ended: bool) -> bool:
    """Whether another article begins: its title, the text before it, and the text behind it."""
    if len(behind) < _PARAGRAPHS or sum(line.units for line in behind) < _UNITS:
        return False
    known = overlap.marks("\n".join(_first(before)))
    told = "\n".join(line.text for line in behind)[:_ASKED]
    said, named = overlap.share(title.text, known), overlap.share(title.text, overlap.marks(told))
    if named < _NAMED or named - said < (_SLIGHT if ended else _LEAD):
        return False
    if ended:
        return overlap.weight(told, known) <= _ENDED
    usual = Counter(line.gap for line in before[1:_USUAL]).most_common(1)[0][0]
    apart = title.gap > usual
    return said <= (_HARDLY if apart else _UNSAID) and overlap.weight(told, known) <= (
        _APART if apart else _STRANGE
    )
