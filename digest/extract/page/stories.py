"""Pages that hold more than one article: endless scrolls, boxes beside an article that hold whole stories.

<section class="story" data-u="..."><h1>..</h1><p>By ..</p>..</section> <section class="story" ..>..</section>

Under-split: a story has a heading of its own, a byline or a stamp, and more sentences than a teaser.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import html

from digest.extract import dateline
from digest.extract.page.blocks import Layout, layout
from digest.extract.page.furniture import is_furniture, is_stop, is_teaser
from digest.extract.page.hints import is_talk
from digest.extract.page.people import byline
from digest.extract.page.style import style
from digest.extract.page.tree import Element
from digest.extract.page.worth import HEADINGS, SHORT, ended, stamped
from digest.text.sentences import sentences

_TITLED = re.compile(
    r"(?:^|[\s_-])(?:headline|title|tit|subject|hl)(?:$|[\s_-])|(?:headline|title)$", re.IGNORECASE
)
_NAME = re.compile(r"[a-z][a-z0-9_.-]*", re.IGNORECASE)
SENTENCES = 3  # a teaser has one or two
PROSE = 80.0  # units of prose that make a story
_FIRST = 5  # blocks that may stand before a heading in its box: kicker, byline, stamp
_HEAD = 6  # blocks under a heading in which its byline or stamp stands
_TAIL = 3  # blocks at the end of a story where they may stand as well
_SHORTEST = 2.0
LONG = 45.0  # units: no headline is longer
_MOST = 20  # stories of one page
_CLIMBED = 4  # boxes with text around a heading that may be its story's
_TRIED = 200  # headings that are looked at
_COPIED = 40  # of those, how many are cut out with what follows them
_SPACED = 500  # characters of white space between the words of a heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An element that holds a whole article, and its run of blocks in the page."""

    element: Element
    first: int
    last: int


def stories(seen: Layout, main: range) -> Iterator[Story]:
    """The elements that hold a whole article each, outside of the blocks of the main one, in page order."""
    behind = found = copied = 0
    headings = [index for index in range(len(seen.blocks)) if is_heading(seen, index)][:_TRIED]
    for index in headings:
        if index in main or index < behind or found == _MOST:
            continue
        node, outer = box_of(seen, index, main)
        element: Element | None = None
        first, behind = index, index + 1
        if node >= 0:
            box = seen.nodes[node]
            element, first, behind = box.element, box.first, box.last
        elif (
            outer >= 0
            and copied < _COPIED
            and (not _meet(seen, outer, main) or style(seen, index) == style(seen, main.start))
        ):
            copied += 1
            element = _between(seen, index, outer)
        if element is not None:
            found += 1
            yield Story(element=element, first=first, last=behind)


def heading_of(seen: Layout) -> int:
    """The block that is the title of a story that is read by itself."""
    return next((index for index in range(len(seen.blocks)) if is_heading(seen, index)), -1)


def is_heading(seen: Layout, index: int) -> bool:
    """Whether a block may be a headline by its element or its class, and by its length and end."""
    block = seen.blocks[index]
    if not _SHORTEST < block.units <= LONG or block.text.endswith((".", "。")):
        return False
    tag, kind = style(seen, index)
    if tag not in HEADINGS and not _TITLED.search(kind) and not _is_titled_within(seen, index):
        return False
    return not is_stop(block.text)


def _is_titled_within(seen: Layout, index: int) -> bool:
    """`<li><strong class="title">...</strong>`: an inline element that is called a title and holds it all."""
    text = seen.blocks[index].text
    inner = (one for one in seen.nodes[seen.blocks[index].node].element[:_TAIL] if one.get("class"))
    return any(_TITLED.search(one.get("class") or "") and _says(one, text) for one in inner)


def _says(element: Element, text: str) -> bool:
    """Whether a text is all that an element says; it may hold far more, and is not read further then."""
    parts: list[str] = []
    size = 0
    for part in element.itertext():
        size += len(part)
        if size > _SPACED + 2 * len(text):
            return False
        parts.append(part)
    return " ".join("".join(parts).split()) == text


def box_of(seen: Layout, index: int, main: range) -> tuple[int, int]:
    """The box of one story, and the first box around the heading that holds the main article too."""
    node, found, tried = seen.blocks[index].node, -1, 0
    while node >= 0 and tried < _CLIMBED:
        one = seen.nodes[node]
        if _meet(seen, node, main):
            break
        if found < 0 and seen.written(one.first, one.last) < PROSE:
            node = one.parent
            continue
        tried += found < 0
        if found < 0 and _several(seen, node, index):
            break
        if found < 0 and is_story(seen, node, index):
            found = node
        elif found >= 0 and not _adds_little(seen, found, node):
            # What is around a story may be other stories; comments around it take it out.
            break
        elif found >= 0:
            found = node
        node = one.parent
    return (-1, -1) if _in_talk(seen, node) else (found, node)


def _in_talk(seen: Layout, node: int) -> bool:
    """Whether a node, or one around it, holds what readers say."""
    path = []
    while node >= 0 and node not in seen.talk:
        path.append(node)
        node = seen.nodes[node].parent
    talk = node >= 0 and seen.talk[node]
    for one in reversed(path):
        seen.talk[one] = talk = talk or is_talk(seen.nodes[one].element)
    return talk


def _adds_little(seen: Layout, inner: int, outer: int) -> bool:
    """Whether a wider box holds no other heading and no other prose: only a byline, a stamp, an address."""
    one, two = seen.nodes[inner], seen.nodes[outer]
    if one.first - two.first + two.last - one.last > _HEAD:
        return False
    more = (*range(two.first, one.first), *range(one.last, two.last))
    return not any(is_heading(seen, index) or _is_prose(seen, index) for index in more)


def _between(seen: Layout, index: int, outer: int) -> Element | None:
    """A story that stands bare among its siblings: from its heading to the next one set like it."""
    parent = seen.nodes[outer].element
    own = seen.nodes[seen.blocks[index].node].element
    child = next((one for one in (own, *own.iterancestors()) if one.getparent() is parent), own)
    tag, kind = style(seen, index)
    # A page's own attribute names may be ones that no element could be given: `{a`.
    box = html.Element("div", {name: value for name, value in child.items() if _NAME.fullmatch(name)})
    box.append(deepcopy(child))
    for other in child.itersiblings():
        if any((one.get("class") or "") == kind for one in other.iter() if one.tag == tag):
            break
        box.append(deepcopy(other))
    bare = layout(box)
    heading = heading_of(bare)
    return box if heading >= 0 and is_story(bare, 0, heading) else None


def is_story(seen: Layout, node: int, index: int) -> bool:
    """Whether a box with a heading holds a story: no prose above it, a byline or a stamp, sentences."""
    box = seen.nodes[node]
    if seen.written(index, box.last) < PROSE or index - box.first > _FIRST:
        return False
    if any(_is_prose(seen, at) for at in range(box.first, index)):
        return False
    prose = [at for at in range(index + 1, box.last) if _is_prose(seen, at)]
    if sum(seen.blocks[at].units for at in prose) < PROSE or is_talk(box.element):
        return False
    if sum(len(sentences(seen.blocks[at].text)) for at in prose) < SENTENCES:
        return False
    if any(is_teaser(seen.blocks[at].text) for at in range(prose[0], box.last)):
        return False
    head = range(box.first, min(index + _HEAD, prose[0] + 1, box.last))
    tail = range(prose[-1], min(prose[-1] + _TAIL, box.last))
    dated = any(box.first <= at <= prose[0] + 1 for at, _ in seen.times)
    opening = dateline.strip(seen.blocks[prose[0]].text)
    return dated or opening.byline != () or opening.agency != "" or _signed(seen, (*head, *tail))


def _signed(seen: Layout, near: Iterable[int]) -> bool:
    """Whether one of the lines is a stamp or a byline."""
    return any(stamped(seen.blocks[at].text) or byline(seen, at, desks=True) for at in near)


def _meet(seen: Layout, node: int, main: range) -> bool:
    return seen.nodes[node].first < main.stop and main.start < seen.nodes[node].last


def _several(seen: Layout, node: int, index: int) -> bool:
    """Whether a box holds another heading set like this one, with a byline or a stamp of its own."""
    own = style(seen, index)
    if own not in seen.signed:
        seen.signed[own] = list(_signed_headings(seen, own))
    others = seen.signed[own]
    after = bisect_right(others, (index, len(seen.blocks)))
    return after < len(others) and others[after][1] < seen.nodes[node].last


def _signed_headings(seen: Layout, own: tuple[str, str]) -> Iterator[tuple[int, int]]:
    """The headings set in one way, each with the byline or the stamp that is right under it."""
    for at in range(len(seen.blocks)):
        if style(seen, at) == own and is_heading(seen, at):
            near = range(at + 1, min(at + _TAIL, len(seen.blocks)))
            line = next((one for one in near if _signed(seen, (one,))), -1)
            if line >= 0:
                yield at, line


def _is_prose(seen: Layout, index: int) -> bool:
    block = seen.blocks[index]
    if block.units < SHORT or block.linked > block.units / 2 or not ended(block.text):
        return False
    return style(seen, index)[0] not in HEADINGS and not stamped(block.text) and not is_furniture(block.text)
