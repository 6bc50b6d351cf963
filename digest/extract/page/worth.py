"""What each block of a page is worth: prose its length, a menu or a list of links less than nothing."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate

from digest.extract.dumps import phrases
from digest.extract.page.blocks import Block, Layout, Node
from digest.extract.page.furniture import asks_consent, is_furniture, is_stop, may_ask

SHORT = 12.0  # units: a sentence is longer
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_END = re.compile(r"[.!?…。！？]['\"”’」』》)\]）]*$")
_MARK = re.compile(r"[,;:.!?，；：。！？、]")
_LISTS = frozenset({"li", "dd", "dt", "td", "th", "option", "label", "summary"})
_MAJORITY = 0.5
_LINKED = 0.5
_LINKED_PROSE = 0.8  # a paragraph of a wire story may be links for the most part
_META = 120
_STAMP = re.compile(
    r"(?:19|20)\d\d\s*(?:[-./年]|년)\s*\d{1,2}\s*(?:[-./月]|월)\s*\d{1,2}"
    r"|\d{1,2}:\d{2}(?::\d{2})?\s*(?:[AP]M\b|KST|ET\b|$)"
    r"|^(?:posted |written |published )?by\s+[A-Z]|\b(?:19|20)\d\d\b.{0,40}\d{1,2}:\d{2}"
    r"|^(?:tags|filed under)\s*:",
    re.IGNORECASE,
)
_BOX_SHARE = 0.25  # of the page's prose: no machine's box holds more
_CALL, _CALL_UNITS = 5, 40.0  # blocks and units of a box that calls for something
_ASKS = 3  # sentences that ask for consent, and their share of what their dialog says
_ASKED = 0.3
_BOX_REACH = 3  # how many nodes up a machine's disclaimer speaks for


def ended(text: str) -> bool:
    """Whether a text ends like a sentence."""
    return _END.search(text) is not None


def stamped(text: str) -> bool:
    """Whether a short line holds a date or a byline: a meta line, not a paragraph."""
    return len(text) < _META and _STAMP.search(text) is not None


def machine_made(layout: Layout) -> tuple[int, ...]:
    """Nodes that a machine wrote, by their own words: `AI 요약`, `종목 추적기`, "generated automatically"."""
    sums = _prose(layout)
    found: set[int] = set()
    for index, block in enumerate(layout.blocks):
        if phrases.says("disclaimer", block.text) or phrases.says("widget", block.text):
            found.add(_box(layout, index, sums))
    found.discard(-1)
    return tuple(_outermost(layout, sorted(found)))


def _outermost(layout: Layout, nodes: Iterable[int]) -> Iterator[int]:
    """Those of some nodes, given in the page's order, that stand in none of the others."""
    end = 0
    for node in nodes:
        if layout.nodes[node].last > end:
            end = layout.nodes[node].last
            yield node


def _box(layout: Layout, index: int, sums: list[float]) -> int:
    """The node that a machine's disclaimer speaks for: of several blocks, wider where it only heads it."""
    node = layout.blocks[index].node
    best = -1
    for _ in range(_BOX_REACH):
        one = layout.nodes[node]
        if sums[one.last] - sums[one.first] >= _BOX_SHARE * sums[-1]:
            break
        if one.last - one.first > 1:
            best = node
        if (one.last - one.first > 1 and one.first != index) or one.parent < 0:
            break
        node = one.parent
    return best


def dropped(layout: Layout, machine: tuple[int, ...], headline: int) -> list[str]:
    """For each block the kind of part that takes it out of the article: "drop", "caption" or "".

    A name is not believed of a part that holds half of the page's prose, nor of one that holds its headline.
    """
    sums = _prose(layout)
    made = frozenset(machine)
    out = [""] * len(layout.blocks)
    for box in _calls(layout, headline):
        out[box.first : box.last] = ["drop"] * (box.last - box.first)
    for first, last in _dialogs(layout, headline):
        out[first:last] = ["drop"] * (last - first)
    for index, node in enumerate(layout.nodes):
        kind = "drop" if index in made else node.hint
        if node.first <= headline < node.last and index not in made:
            continue
        if kind in {"drop", "caption"} and sums[node.last] - sums[node.first] <= _MAJORITY * sums[-1]:
            for place in range(node.first, node.last):
                out[place] = out[place] or kind
    return out


def _calls(layout: Layout, headline: int) -> Iterator[Node]:
    """Small boxes of a few words and a button: a newsletter's sign-up between two paragraphs."""
    for node in layout.nodes:
        if node.tag != "button" or node.parent < 0:
            continue
        box = layout.nodes[node.parent]
        if not 1 < box.last - box.first <= _CALL:
            continue
        small = sum(block.units for block in layout.blocks[box.first : box.last]) <= _CALL_UNITS
        if small and not box.first <= headline < box.last:
            yield box


def _dialogs(layout: Layout, headline: int) -> Iterator[tuple[int, int]]:
    """Runs that ask the reader's consent: several such sentences that are a good part of their box.

    One sentence said again and again stands in place of films and maps within an article.
    """
    blocks = layout.blocks
    if not may_ask("\n".join(block.text for block in blocks)):
        return
    found = [at for at, block in enumerate(blocks) if block.units >= SHORT and asks_consent(block.text)]
    texts = Counter(blocks[at].text for at in found)
    yield from ((at, at + 1) for at in found if texts[blocks[at].text] > 1)
    if len(texts) < _ASKS:
        return
    first = {blocks[at].text: at for at in reversed(found)}
    told, new = [0.0] * len(blocks), [0.0] * len(blocks)
    for at in found:
        told[at], new[at] = blocks[at].units, float(first[blocks[at].text] == at)
    sums = [[0.0, *accumulate(each)] for each in (told, new, [block.units for block in blocks])]
    for node in layout.nodes:
        asks, many, whole = (each[node.last] - each[node.first] for each in sums)
        if many >= _ASKS and asks >= _ASKED * whole and not node.first <= headline < node.last:
            yield node.first, node.last


def _prose(layout: Layout) -> list[float]:
    return [0.0, *accumulate(block.units - block.linked for block in layout.blocks)]


def worth(block: Block, tag: str, *, out: bool) -> float:
    """Units of prose that a block adds to an article, or what it costs to take it in."""
    size, density = block.units, block.linked / block.units if block.units else 0.0
    closed = ended(block.text)
    if out:
        value = -1 - 0.15 * min(size, 100)
    elif density > (_LINKED_PROSE if tag == "p" and closed and size > SHORT else _LINKED):
        value = -2 - 0.4 * min(size, 30)
    elif tag in HEADINGS:
        value = 0.0
    elif is_furniture(block.text) or is_stop(block.text):
        value = -3.0
    elif closed or (size >= SHORT and _MARK.search(block.text)):
        value = size * (1 - density) * (0.4 if tag in _LISTS else 1.0) * (1.0 if closed else 0.6)
    else:
        value = _fragment(size, tag)
    return value


def _fragment(size: float, tag: str) -> float:
    """The worth of words without a sentence: a label costs, a short paragraph may be a subheading."""
    if size < SHORT:
        return 0.3 * size if tag == "p" else -2.0
    if tag in _LISTS:
        return -3.0
    return 0.1 * size if tag == "p" else -1.0
