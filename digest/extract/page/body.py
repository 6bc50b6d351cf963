"""The run of blocks that is the article.

The node whose blocks are worth most together is the article's: a wider one would take in what costs,
a narrower one would lose what is worth something.
Within it the article's own style leads: what is set otherwise at its edges is the page's.
"""

from dataclasses import dataclass
from itertools import accumulate

from digest.extract.dumps import phrases
from digest.extract.page.blocks import Layout
from digest.extract.page.endless import next_story
from digest.extract.page.fellows import listed, reach
from digest.extract.page.furniture import is_caption, is_furniture, is_stop
from digest.extract.page.style import most_set, own_style, pictured, style
from digest.extract.page.teasers import teasers
from digest.extract.page.worth import HEADINGS, SHORT, dropped, machine_made, worth

_NEAR = 0.93
_PATIENCE = 80.0  # prose between a headline and its article, in units, that halves the belief in that article
_BELIEVED = 0.3  # of the best body on the page; a "headline" with less below it is none
_THIN = 150.0  # units: a smaller body may be a fragment between lists and boxes
_RICHER = 4.0  # times as much is found when these cost little ...
_GENTLE = 0.15  # ... this share of what they cost otherwise
_ENOUGH = 0.3  # share of an article after which "related stories" may end it
_LISTED = 0.1  # units: an item between paragraphs is kept, and belongs to no other body for it
_KIN = 3  # boxes around a paragraph that may hold its fellows

_Kin = set[tuple[int, tuple[str, str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The article's node, the blocks of its text, the blocks that are captions, and machine-made nodes."""

    node: int = -1
    run: tuple[int, ...] = ()
    captions: tuple[int, ...] = ()
    machine: tuple[int, ...] = ()


def body(layout: Layout, headline: int = -1) -> Body:
    """The article of a page; an empty run for a page without any.

    `headline` is the index of the block that shows the title: an article begins near its headline.
    """
    machine = machine_made(layout)
    out = dropped(layout, machine, headline)
    for index in teasers(layout):
        out[index] = out[index] or "drop"
    values = [
        worth(block, layout.nodes[block.node].tag, out=bool(kind))
        for block, kind in zip(layout.blocks, out, strict=True)
    ]
    values, best, headline = _likeliest(layout, values, headline)
    if best < 0:
        return Body(machine=machine)
    first, last = reach(layout, values, best, headline + 1)
    if first <= headline < last and _prose(values, headline, last) > _prose(values, first, headline):
        first = headline + 1
    last = next_story(layout, headline, first, last)
    for index in listed(layout, values, out, range(first, last)):
        values[index] = max(values[index], _LISTED)
    framed = pictured(layout, range(first, last), most_set(layout, values, range(first, last)))
    kept = _kept(layout, values, [kind != "" for kind in out], (first, last))
    start = min(headline, first) if headline >= 0 else first
    captions = [
        index
        for index in range(start, last)
        if out[index] == "caption" or (not out[index] and is_caption(layout.blocks[index].text))
    ]
    apart = {*captions, *framed}
    run = own_style(layout, values, [index for index in kept if index not in apart])
    return Body(node=best, run=run, captions=tuple(sorted(apart)), machine=machine)


def _likeliest(layout: Layout, values: list[float], headline: int) -> tuple[list[float], int, int]:
    """The article's node, with the values and the headline that it was found by."""
    best, most = _best(layout, values, headline)
    if headline >= 0:
        other, more = _best(layout, values, -1)
        if most < _BELIEVED * more and layout.nodes[other].last <= headline:
            best, headline = other, -1  # what was taken for the headline is none
    if most < _THIN:  # between many lists and boxes: the article is what is left when they cost little
        gentle = [value if value > 0 else value * _GENTLE for value in values]
        other, more = _best(layout, gentle, headline)
        if more > _RICHER * most:
            values, best = gentle, other
    return values, best, headline


def _prose(values: list[float], first: int, last: int) -> float:
    return sum(value for value in values[first:last] if value > 0)


def _best(layout: Layout, values: list[float], headline: int) -> tuple[int, float]:
    sums = [0.0, *accumulate(values)]
    prose = [0.0, *accumulate(value if value > 0 else 0.0 for value in values)]
    best, most = -1, 0.0
    for index, node in enumerate(layout.nodes):
        total = sums[node.last] - sums[node.first]
        if total <= most * _NEAR or node.last <= headline:
            continue
        if headline >= 0:
            skipped = prose[max(node.first, headline)] - prose[headline]
            total /= 1 + (skipped / _PATIENCE) ** 2
        # Nodes come in document order, parents first: a child needs only nearly as much.
        inside = best >= 0 and layout.nodes[best].first <= node.first and node.last <= layout.nodes[best].last
        inside = inside and node.last - node.first > 1
        if total > most or (inside and total >= _NEAR * most):
            best, most = index, max(total, most)
    return best, most


def _kept(layout: Layout, values: list[float], out: list[bool], run: tuple[int, int]) -> list[int]:
    """Blocks of the run without what is worth nothing, and without what "related stories" opens."""
    kept: list[int] = []
    homes: _Kin = set()
    boxes: set[int] = set()  # of `homes`
    heading = -1  # one that stands where "related stories" was said: the next section's, if the text goes on
    stopped, closed, seen = False, False, 0.0
    enough = _ENOUGH * sum(max(0.0, values[index]) for index in range(*run))
    for index in range(*run):
        block = layout.blocks[index]
        seen += max(0.0, values[index])
        if seen >= enough and not out[index] and block.linked < block.units / 2:
            talk = phrases.says("comments", block.text)
            stopped, closed = stopped or talk or is_stop(block.text), closed or talk
        if closed or out[index] or values[index] < 0 or is_furniture(block.text):
            continue
        # After "related stories" only a paragraph beside the article's own paragraphs is believed again.
        kin = _kin(layout, index)
        if stopped and not (values[index] > SHORT and homes & kin):
            heading = index if block.tag in HEADINGS and not boxes.isdisjoint(box for box, _ in kin) else -1
            continue
        if stopped and heading >= 0:
            kept.append(heading)
        stopped, heading = False, -1
        if values[index] > SHORT:
            homes |= kin
            boxes.update(box for box, _ in kin)
        kept.append(index)
    while kept and values[kept[-1]] <= 0:
        kept.pop()
    return kept


def _kin(layout: Layout, index: int) -> _Kin:
    """What the paragraphs of one text share: a box not far around them, and how they are set."""
    found: _Kin = set()
    own = style(layout, index)
    node, wide, held = layout.nodes[layout.blocks[index].node].parent, 0, 1
    while node >= 0 and wide < _KIN:
        box = layout.nodes[node]
        wide += box.last - box.first > held  # a box in a box that adds nothing takes nobody further
        held = box.last - box.first
        found.add((node, own))
        node = box.parent
    return found
