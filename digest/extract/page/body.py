"""The run of blocks that is the article.

Every block is worth something: prose is worth its length, menus and lists of links cost.
The node whose blocks are worth most together is the article's: a wider one would take in what costs,
a narrower one would lose what is worth something.
"""

import re
from itertools import accumulate

from digest.extract.page.blocks import Block, Layout
from digest.extract.page.furniture import is_furniture, is_stop

_END = re.compile(r"[.!?…。！？]['\"”’」』》)\]）]*$")
_MARK = re.compile(r"[,;:.!?，；：。！？、]")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"li", "dd", "dt", "td", "th", "option", "label", "summary"})
_MAJORITY = 0.5
_SHORT = 12.0
_NEAR = 0.93
_ENOUGH = 0.3  # share of an article after which "related stories" may end it
_PATIENCE = 80.0  # prose between a headline and its article, in units, that halves the belief in that article


def chosen(layout: Layout, headline: int = -1) -> tuple[int, tuple[int, ...]]:
    """The index of the article's node, and those of its blocks that are its text; (-1, ()) for a page without any.

    `headline` is the index of the block that shows the title: an article begins near its headline.
    """
    if not layout.blocks:
        return -1, ()
    dropped = _dropped(layout)
    worth = [
        _worth(block, layout.nodes[block.node].tag, out=out)
        for block, out in zip(layout.blocks, dropped, strict=True)
    ]
    best = _best(layout, worth, headline)
    if best < 0:
        return -1, ()
    node = layout.nodes[best]
    first = max(node.first, headline + 1) if node.first <= headline < node.last else node.first
    return best, _kept(layout, worth, dropped, (first, _next_headline(layout, headline, first, node.last)))


def _dropped(layout: Layout) -> list[bool]:
    """Which blocks stand in a part that is named for something else; a name is not believed of half a page."""
    sums = [0.0, *accumulate(max(0.0, block.units - block.linked) for block in layout.blocks)]
    whole = sums[-1]
    out = [False] * len(layout.blocks)
    for node in layout.nodes:
        if node.hint in {"drop", "caption"} and sums[node.last] - sums[node.first] <= _MAJORITY * whole:
            out[node.first : node.last] = [True] * (node.last - node.first)
    return out


def _worth(block: Block, tag: str, *, out: bool) -> float:
    size, density = block.units, block.linked / block.units if block.units else 0.0
    if out:
        return -1 - 0.15 * min(size, 100)
    ended = _END.search(block.text) is not None
    if density > (0.8 if tag == "p" and ended and size > _SHORT else 0.5):
        return -2 - 0.4 * min(size, 30)
    marks = len(_MARK.findall(block.text))
    if tag in _HEADINGS:
        return 0.0
    if is_furniture(block.text) or is_stop(block.text):
        return -3.0
    if size < _SHORT and not ended:
        return 0.3 * size if tag == "p" else -2.0
    if not ended and marks == 0:
        return -3.0 if tag in _LISTS else (0.1 * size if tag == "p" else -1.0)
    factor = 0.4 if tag in _LISTS else 1.0
    return size * (1 - density) * factor * (1.0 if ended else 0.6)


def _next_headline(layout: Layout, headline: int, first: int, last: int) -> int:
    """Where a second article begins on a page that scrolls on without end: at a headline set like the first one."""
    if headline < 0:
        return last
    own = layout.nodes[layout.blocks[headline].node]
    style = own.element.get("class") or ""
    if own.tag != "h1" and not style:
        return last
    for index in range(max(first, headline + 1), last):
        node = layout.nodes[layout.blocks[index].node]
        same = node.tag == own.tag and (node.element.get("class") or "") == style
        if same and layout.blocks[index].text != layout.blocks[headline].text and own.tag in _HEADINGS:
            return index
    return last


def _best(layout: Layout, worth: list[float], headline: int) -> int:
    sums = [0.0, *accumulate(worth)]
    prose = [0.0, *accumulate(max(0.0, value) for value in worth)]
    best, most = -1, 0.0
    for index, node in enumerate(layout.nodes):
        total = sums[node.last] - sums[node.first]
        if total <= most * _NEAR:
            continue
        if headline >= 0:
            if node.last <= headline:
                continue
            total /= 1 + ((prose[max(node.first, headline)] - prose[headline]) / _PATIENCE) ** 2
        # Nodes come in document order, parents first: a child needs only nearly as much.
        inside = best >= 0 and layout.nodes[best].first <= node.first and node.last <= layout.nodes[best].last
        if total > most or (inside and total >= _NEAR * most):
            best, most = index, max(total, most)
    return best


def _kept(layout: Layout, worth: list[float], dropped: list[bool], run: tuple[int, int]) -> tuple[int, ...]:
    kept: list[int] = []
    homes: set[int] = set()
    stopped, seen = False, 0.0
    enough = _ENOUGH * sum(max(0.0, worth[index]) for index in range(*run))
    for index in range(*run):
        block = layout.blocks[index]
        seen += max(0.0, worth[index])
        if seen >= enough and not dropped[index] and block.linked < block.units / 2 and is_stop(block.text):
            stopped = True
        if dropped[index] or is_furniture(block.text):
            continue
        # After "related stories" only a paragraph beside the article's own paragraphs is believed again.
        if stopped and not (worth[index] > _SHORT and layout.nodes[block.node].parent in homes):
            continue
        if worth[index] < 0:
            continue
        stopped = False
        if worth[index] > _SHORT:
            homes.add(layout.nodes[block.node].parent)
        kept.append(index)
    while kept and worth[kept[-1]] <= 0:
        kept.pop()
    return tuple(kept)
