"""The head of an article: its title, the deck under it, and the lines of meta about it."""

import re
from collections import Counter
from dataclasses import dataclass

from digest.extract.dumps import meta, overlap, phrases
from digest.extract.dumps.blocks import Run
from digest.extract.dumps.lines import Line
from digest.text.fold import flat


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where the parts of a head stand; `title` is -1 where none was found."""

    title: int
    deck: tuple[int, ...]
    meta: tuple[int, ...]
    floor: int  # the topmost line that may belong to the head


_FAR = 200  # lines above the main text in which its title is looked for
_LEAST = 1.0  # a title scores more
_OPENING = 1.5  # of the line that was seen to open the article
_CROSSED, _MOST_CROSSED = 0.4, 1.6  # what a stop between title and text costs
_DATE_REACH = 60
_UNDER_DATE = 2.5
_REACH = 70  # lines above the body in which a title is looked for
_STOPS = frozenset({"prose", "close", "comments", "list", "mail", "article"})
_LONGEST = 300  # characters of a page's title
_QUOTE_END = re.compile(r"(?:다|요)[.\"”]$")
_TITLE = (5, 70)
_REPEATED_UNITS = 10
_USUAL = (10, 45)  # units of most titles
_DECK_UNITS = 4
_GROUP_UNITS = 8
_GROUP_SHARE = 0.2


def repeats(lines: tuple[Line, ...]) -> Counter[str]:
    """How often each line is said on the page."""
    return Counter(_key(line.text) for line in lines if _TITLE[0] <= line.units <= _TITLE[1])


def _key(text: str) -> str:
    return re.sub(r"\W+", "", flat(text))


def head(lines: tuple[Line, ...], run: Run, said: Counter[str], first: str, *, main: bool) -> Head:
    """The head of a run: the best title among the lines above it, and what stands between the two."""
    body = overlap.marks("\n".join(line.text for line in lines[run.start : run.end] if line.kind == "prose"))
    floor = max(0, run.start - _FAR) if main else _floor(lines, run)
    dated = _dated(lines, max(floor, run.title), run.start)
    scored = []
    crossed = 0.0
    for place in range(run.start - 1, floor - 1, -1):
        line = lines[place]
        crossed += _CROSSED if line.kind in _STOPS else 0.0
        if line.kind in {"short", "item", "prose"} and _TITLE[0] <= line.units <= _TITLE[1]:
            score = _score(lines, place, run, body, said, first)
            score -= 0.0 if _repeated(line, said) else min(crossed, _MOST_CROSSED)
            under = place > dated and not _repeated(line, said) and _key(line.text) not in first
            scored.append((score - (_UNDER_DATE if under else 0.0), place))
    best, title = max(scored, default=(0.0, 0))
    if best <= _LEAST:
        return Head(title=-1, deck=(), meta=_meta(lines, max(floor, run.start - 6), run.start), floor=floor)
    title = _without_outlet(lines, title, run.start)
    if title != run.title and said[_key(lines[title].text)] == 1 and _key(lines[title].text) not in first:
        title = _top(lines, title, floor, body)
    deck = tuple(
        place
        for place in range(title + 1, run.start)
        if lines[place].kind in {"short", "item"} and _is_deck(lines, place, title, run, body)
    )
    return Head(title=title, deck=deck, meta=_meta(lines, max(floor, title - 4), run.start), floor=floor)


def _without_outlet(lines: tuple[Line, ...], title: int, end: int) -> int:
    """The line that says the title alone, where the page's own title with the outlet in it was found."""
    whole = _key(lines[title].text)
    for place in range(end - 1, title, -1):
        key = _key(lines[place].text)
        if len(key) * 2 > len(whole) > len(key) >= _REPEATED_UNITS and whole.startswith(key):
            return place
    return title


def _dated(lines: tuple[Line, ...], floor: int, end: int) -> int:
    """The last line of a head that states a date: what stands under it is a deck rather than a title."""
    for place in range(end - 1, max(floor, end - _DATE_REACH) - 1, -1):
        if lines[place].kind == "meta" and meta.has_stamp(lines[place].text):
            return place
    return end


def _top(lines: tuple[Line, ...], place: int, floor: int, body: frozenset[str]) -> int:
    """The first line of the group that ends in `place`: a title stands above its deck and says as much."""
    top = place
    for above in range(place - 1, max(floor, place - 5) - 1, -1):
        line = lines[above]
        if line.kind not in {"short", "item"} or line.trail or line.units < _GROUP_UNITS:
            break
        if line.kind == "short" and overlap.share(line.text, body) >= _GROUP_SHARE:
            top = above
    return top


def _floor(lines: tuple[Line, ...], run: Run) -> int:
    """The topmost line that may belong to the head."""
    top = run.floor if run.cut else run.start
    lowest = max(0 if run.cut else run.floor, run.start - _REACH)
    for place in range(top - 1, lowest - 1, -1):
        if lines[place].kind in _STOPS or (lines[place].kind == "meta" and (run.cut or _signs(lines, place))):
            return place + 1
    return lowest


def _signs(lines: tuple[Line, ...], place: int) -> bool:
    """Whether a line of meta belongs to the text above it."""
    return place > 0 and lines[place - 1].kind in {"prose", "mail", "close", "article"}


def _repeated(line: Line, said: Counter[str]) -> bool:
    """Whether a line is said again on the page, as titles are, and is too long for a button."""
    return line.units >= _REPEATED_UNITS and said[_key(line.text)] > 1


def _score(
    lines: tuple[Line, ...], place: int, run: Run, body: frozenset[str], said: Counter[str], first: str
) -> float:
    line = lines[place]
    key = _key(line.text)
    is_page_title = len(key) >= _REPEATED_UNITS and key in first and place > 0 and line.kind != "item"
    points = (
        (4 * overlap.share(line.text, body), True),
        (1.5, _repeated(line, said)),
        (_OPENING, place == run.title),
        (2.0, is_page_title),
        (1.0, _USUAL[0] <= line.units <= _USUAL[1]),
        (-1.5, line.bullet),
        (-2.0, line.kind == "prose"),
        (-2.0, line.trail),
        (-1.5, _QUOTE_END.search(line.text) is not None),
        (-0.02 * (run.start - place), True),
    )
    score = sum(worth for worth, holds in points if holds)
    following = [below.kind for below in lines[place + 1 : min(place + 5, run.start)]]
    return score + 1.5 - 0.3 * following.index("meta") if "meta" in following else score


def _is_deck(lines: tuple[Line, ...], place: int, title: int, run: Run, body: frozenset[str]) -> bool:
    """Whether a line between title and body sums the article up: near one of the two, and speaking of it."""
    line = lines[place]
    if line.units < _DECK_UNITS or phrases.of(line.text):
        return False
    near = all(lines[between].kind in {"short", "item"} for between in range(title + 1, place)) or all(
        lines[between].kind in {"short", "item", "caption", "furniture"}
        for between in range(place + 1, run.start)
    )
    return (
        near and overlap.share(line.text, body) >= _GROUP_SHARE and _key(line.text) != _key(lines[title].text)
    )


def _meta(lines: tuple[Line, ...], start: int, end: int) -> tuple[int, ...]:
    return tuple(
        place
        for place in range(start, end)
        if lines[place].kind == "meta" or (lines[place].kind == "mail" and meta.has_byline(lines[place].text))
    )


def page_title(lines: tuple[Line, ...]) -> str:
    """The page's first line, where browsers put the title with the outlet's name; folded."""
    return _key(lines[0].text[:_LONGEST]) if lines else ""
