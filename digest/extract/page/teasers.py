"""Teasers of other stories in and behind an article: a linked title with a line or two of its story.

<div class="card"><a href="/b">Second headline</a><p>What the second story is about.</p></div>
"""

from digest.extract.page.blocks import Block, Layout
from digest.extract.page.style import style
from digest.extract.page.worth import SHORT

_CARD = 8  # blocks of a card: title, section, writer, stamp, excerpt
_TITLE = 4.0  # units: a linked section's name is shorter
_ABOVE = 4  # boxes around an excerpt that may be its card
_SHARE = 0.3  # of the page's prose: no teaser is more


def teasers(layout: Layout) -> set[int]:
    """Blocks that are a teaser's excerpt."""
    whole = layout.written(0, len(layout.blocks))
    found = set()
    for index, block in enumerate(layout.blocks):
        if _is_prose(block) and block.units <= _SHARE * whole and _in_card(layout, index):
            found.add(index)
    return found


def _is_prose(block: Block) -> bool:
    return block.units >= SHORT and block.linked <= block.units / 2


def _in_card(layout: Layout, index: int) -> bool:
    """Whether a small box holds this prose, nothing like it, and above it a title that is a link."""
    node = layout.nodes[layout.blocks[index].node].parent
    for _ in range(_ABOVE):
        if node < 0 or layout.nodes[node].last - layout.nodes[node].first > _CARD:
            return False
        box = layout.nodes[node]
        others = [at for at in range(box.first, box.last) if at != index]
        if any(_is_prose(layout.blocks[at]) for at in others):
            return False
        if any(_is_title(layout, at, index) for at in others if at < index):
            return True
        node = box.parent
    return False


def _is_title(layout: Layout, at: int, index: int) -> bool:
    block = layout.blocks[at]
    linked = block.units >= _TITLE and block.linked >= 0.8 * block.units
    return linked and (block.tag != "p" or style(layout, at) != style(layout, index))
