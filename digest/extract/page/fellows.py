"""An article in several boxes of one parent: between them stand pictures, advertisements, pages of a series.

<article><h1>..</h1><div class=a><p class=t>..</p></div><div ad></div><div class=a><p class=t>..</p></div>
"""

from collections.abc import Iterator, Sequence

from digest.extract.page.blocks import Layout
from digest.extract.page.furniture import is_stop
from digest.extract.page.style import most_set, style
from digest.extract.page.worth import HEADINGS, SHORT


def reach(layout: Layout, values: list[float], best: int, first: int) -> tuple[int, int]:
    """The run of blocks of a node and of the boxes beside it that are set like it or whose paragraphs are.

    `first` is the first block that may belong to the article.
    """
    node = layout.nodes[best]
    low, high = node.first, node.last
    if node.parent < 0:
        return low, high
    parent = layout.nodes[node.parent]
    own = most_set(layout, values, range(low, high))
    kind = (node.tag, node.element.get("class") or "")

    def fellow(index: int) -> bool:
        return values[index] > SHORT and (
            (own[1] != "" and style(layout, index) == own)
            or (kind[1] != "" and _child(layout, index, node.parent) == kind)
        )

    for index in range(node.last, parent.last):
        if _ends(layout, index):
            break
        high = index + 1 if fellow(index) else high
    for index in range(node.first - 1, max(parent.first, first) - 1, -1):
        low = index if fellow(index) else low
    return low, high


def _ends(layout: Layout, index: int) -> bool:
    """`Related stories`, or the linked headline of another story."""
    block = layout.blocks[index]
    return is_stop(block.text) or (block.tag in HEADINGS and block.linked > block.units / 2)


def _child(layout: Layout, index: int, parent: int) -> tuple[str, str]:
    """Element and class of the child of a node that holds a block."""
    node = layout.blocks[index].node
    while node >= 0 and layout.nodes[node].parent != parent:
        node = layout.nodes[node].parent
    return (layout.nodes[node].tag, layout.nodes[node].element.get("class") or "") if node >= 0 else ("", "")


def listed(layout: Layout, values: Sequence[float], out: Sequence[str], run: range) -> Iterator[int]:
    """Items of lists that stand between an article's paragraphs: short ones, no sentences."""
    homes = {layout.nodes[layout.blocks[index].node].parent for index in run if values[index] > SHORT}
    for index in run:
        block = layout.blocks[index]
        if block.tag != "li" or out[index] or block.linked > block.units / 3:
            continue
        items = layout.nodes[layout.nodes[block.node].parent]
        if items.tag in {"ul", "ol"} and items.parent in homes:
            yield index
