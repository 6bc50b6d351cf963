"""Where the second article of an endless page begins: what stands behind it is none of the first one's."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from digest.extract.page.blocks import Layout
from digest.extract.page.stories import LONG, PROSE, box_of, is_heading, is_story
from digest.extract.page.style import style
from digest.extract.page.worth import HEADINGS, ended, stamped

_STORIES = frozenset({"article", "section"})
_CLIMBED = 8  # boxes around a headline that have others like them behind them


def next_story(seen: Layout, headline: int, first: int, last: int) -> int:
    """Where a second article begins behind a headline: at one set like the first; `last` where none does."""
    if headline < 0:
        return last
    last = min(_next_headline(seen, headline, first, last), _next_fellow(seen, headline, last))
    return _next_box(seen, headline, last)


def _next_headline(seen: Layout, headline: int, first: int, last: int) -> int:
    """A headline set like the first one."""
    own = style(seen, headline)
    if own[0] not in HEADINGS or (own[0] != "h1" and not own[1]):
        return last
    for index in range(max(first, headline + 1), last):
        block = seen.blocks[index]
        same = style(seen, index) == own and block.text != seen.blocks[headline].text
        if same and block.units <= LONG and not ended(block.text):
            return index
    return last


def _next_fellow(seen: Layout, headline: int, last: int) -> int:
    """A box set like the one around the headline, if both hold a story."""
    node, tried = seen.blocks[headline].node, 0
    children = _children(seen)
    while node >= 0 and tried < _CLIMBED:
        fellows = _fellows(seen, node, children[seen.nodes[node].parent], last)
        tried += fellows != []
        if fellows and is_story(seen, node, headline):
            for other in fellows:
                box = seen.nodes[other]
                index = next((at for at in range(box.first, box.last) if is_heading(seen, at)), -1)
                if index >= 0 and is_story(seen, other, index):
                    return box.first
        node = seen.nodes[node].parent
    return last


def _next_box(seen: Layout, headline: int, last: int) -> int:
    """A box of another story: its heading leads to it, or its box says that it is beside the article."""
    for index in range(headline + 1, last):
        block = seen.blocks[index]
        if not is_heading(seen, index) or block.text == seen.blocks[headline].text:
            continue
        aside = _aside(seen, block.node, headline)
        if (aside < 0 and block.linked <= block.units / 2) or seen.written(headline, index) < PROSE:
            continue
        node, _ = box_of(seen, index, range(headline, headline + 1))
        box = seen.nodes[node]
        if node >= 0 and seen.written(headline, box.first) >= PROSE and _dated(seen, box.first, box.last):
            return seen.nodes[aside].first if aside >= 0 else box.first
    return last


def _dated(seen: Layout, first: int, last: int) -> bool:
    timed = any(first <= at < last for at, _ in seen.times)
    return timed or any(stamped(seen.blocks[at].text) for at in range(first, last))


def _aside(seen: Layout, node: int, headline: int) -> int:
    """The outermost box of an article's own, or beside one, that holds a node and no headline."""
    found = -1
    while node >= 0 and not seen.nodes[node].first <= headline < seen.nodes[node].last:
        one = seen.nodes[node]
        found = node if one.hint == "drop" or one.tag == "article" else found
        node = seen.nodes[node].parent
    return found


def _children(seen: Layout) -> defaultdict[int, list[int]]:
    """The nodes in each node."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for index, node in enumerate(seen.nodes):
        found[node.parent].append(index)
    return found


def _fellows(seen: Layout, node: int, beside: Sequence[int], last: int) -> list[int]:
    """Those of the boxes beside a box that are behind it and set like it, with text enough for a story."""
    own = seen.nodes[node]
    kind = own.element.get("class") or ""
    if own.tag not in _STORIES and not kind:
        return []
    found = []
    for other in beside[bisect_right(beside, node) :]:
        box = seen.nodes[other]
        if box.first >= last:
            break
        alike = box.tag == own.tag and box.first >= own.last
        if alike and (box.element.get("class") or "") == kind and seen.written(box.first, box.last) >= PROSE:
            found.append(other)
    return found
