"""How an article's paragraphs are set: what is set otherwise at its edges is the page's."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from digest.extract.page.blocks import Block, Layout, Node
from digest.extract.page.worth import HEADINGS, SHORT, ended, stamped

_BOXES = frozenset({"div", "figure", "section", "table", "td", "tr"})
_BULLETS = ("·", "•", "▶", "■", "-", "※", "☞", "►", "○", "●")
_MAIN_SHARE = 0.6  # of the prose: the style that is the article's own
_HALF = 0.5
_FEW = 3
_AROUND = 4  # boxes around a line that may hold its picture
_CAPTION = 110.0  # units of a caption and its credit
_LONG = 40.0  # units: a paragraph this long belongs to the article however it is set


def style(layout: Layout, index: int) -> tuple[str, str]:
    """How a block is set: its element and class."""
    node = layout.nodes[layout.blocks[index].node]
    return node.tag, node.element.get("class") or ""


def most_set(layout: Layout, values: Sequence[float], run: Iterable[int]) -> tuple[str, str]:
    """How most of the prose of a run is set; ("", "") where it is set in many ways."""
    prose: dict[tuple[str, str], float] = {}
    for index in run:
        prose[style(layout, index)] = prose.get(style(layout, index), 0.0) + max(0.0, values[index])
    main = max(prose, key=lambda one: (prose[one], one), default=("", ""))
    return main if prose and prose[main] > _HALF * sum(prose.values()) else ("", "")


def own_style(layout: Layout, values: list[float], kept: list[int]) -> tuple[int, ...]:
    """Without short lines that are set otherwise than the paragraphs: pointers, calls, meta lines."""
    prose: Counter[tuple[str, str]] = Counter()
    number: Counter[tuple[str, str]] = Counter()
    for index in kept:
        prose[style(layout, index)] += max(0, round(values[index]))
        number[style(layout, index)] += 1
    if not prose:
        return tuple(kept)
    main = max(prose, key=lambda style: (prose[style], style))
    if prose[main] < _MAIN_SHARE * sum(prose.values()) or number[main] < _FEW:
        return tuple(kept)
    own = [index for index in kept if style(layout, index) == main and values[index] > SHORT]
    first, last = (own[0], own[-1]) if own else (kept[0], kept[-1])
    run = [index for index in kept if _belongs(layout, index, main, inside=first <= index <= last)]
    lead = next((place for place, index in enumerate(run) if _leads(layout.blocks[index])), 0)
    return tuple(run[lead:] if lead <= _FEW else run)


def _leads(block: Block) -> bool:
    return ended(block.text) or block.units >= 2 * SHORT


def _belongs(layout: Layout, index: int, main: tuple[str, str], *, inside: bool) -> bool:
    block = layout.blocks[index]
    own = style(layout, index)
    tag = own[0]
    if own == main and (inside or (not stamped(block.text) and not block.text.startswith(_BULLETS))):
        return True
    if ended(block.text) and block.units >= _LONG:
        return True
    if inside:
        return tag in HEADINGS or tag in {"p", "li", "blockquote", "pre", "td"} or ended(block.text)
    sentence = ended(block.text) and not stamped(block.text)
    return sentence and (tag == "p" or (tag == "li" and not block.linked and block.units > SHORT))


def pictured(layout: Layout, run: range, main: tuple[str, str]) -> set[int]:
    """Blocks that stand with a picture in a box of their own; `main`: how the paragraphs are set."""
    found = set()
    for index in run:
        block = layout.blocks[index]
        if not SHORT / 2 < block.units < _LONG or block.linked:
            continue
        if any(_frames(box) for box in _alone(layout, block.node)):
            found.add(index)
    for box in layout.nodes:
        if run.start <= box.first and box.last <= run.stop and _holds_picture(layout, box, main):
            found.update(range(box.first, box.last))
    return found


def _holds_picture(layout: Layout, box: Node, main: tuple[str, str]) -> bool:
    """Whether a small box is a picture with its caption and credit, set otherwise than the paragraphs."""
    if not 1 < box.last - box.first <= _FEW or box.tag not in _BOXES:
        return False
    own = range(box.first, box.last)
    if sum(layout.blocks[at].units for at in own) > _CAPTION or any(layout.blocks[at].linked for at in own):
        return False
    apart = all(style(layout, at) != main or layout.blocks[at].units < SHORT for at in own)
    return apart and next(box.element.iter("img"), None) is not None


def _alone(layout: Layout, node: int) -> Iterator[Node]:
    """The boxes around a block that hold nothing else."""
    for _ in range(_AROUND):
        if node < 0 or layout.nodes[node].last - layout.nodes[node].first > 1:
            return
        yield layout.nodes[node]
        node = layout.nodes[node].parent


def _frames(box: Node) -> bool:
    """Whether a box holds one line and a picture, or a wordless element in which scripts would draw one."""
    if box.last - box.first != 1 or box.tag not in _BOXES:
        return False
    if next(box.element.iter("img", "picture"), None) is not None:
        return True
    children = list(box.element)
    return len(children) > 1 and children[0].tag in {"span", "div"} and not children[0].text_content().strip()
