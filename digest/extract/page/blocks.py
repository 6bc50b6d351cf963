"""A page as a row of text blocks, and as nodes that each hold a run of that row.

One walk over the tree. A block is text between two borders that a reader would see: paragraphs, list items,
cells, line breaks. A node is a block-level element; as it holds the blocks `first` to `last`, any sum over it
is a difference of two prefix sums.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from lxml import etree

from digest.extract.lists import words
from digest.extract.page.hints import hint_of
from digest.extract.page.tree import Element

_SILENT = frozenset(words("tags.tsv", "silent"))
_SHADOW = "shadowrootmode"  # a template with it is drawn where it stands
_INLINE = frozenset(words("tags.tsv", "inline"))
_WIDE = re.compile(r"[぀-ヿ㄀-ㄯ㄰-㆏㐀-鿿가-힣豈-﫿]+")
_ASCII_WORD = re.compile(r"\w+", re.ASCII)
_WORD = re.compile(r"[^\W぀-ヿ㄀-ㄯ㄰-㆏㐀-鿿가-힣豈-﫿]+")
_SENTENCE = 12.0  # units: a sentence is longer
_META = 240  # characters: no meta line is longer


@dataclass(slots=True)
class Node:
    """A block-level element: its run of blocks is `[first, last)`."""

    tag: str
    parent: int
    depth: int
    hint: str  # "body", "drop", "caption" or ""
    element: Element
    first: int = 0
    last: int = 0


@dataclass(slots=True)
class Block:
    """Text between two borders."""

    text: str
    node: int  # the innermost node that holds it
    tag: str
    units: float  # length that is fair to all scripts: a wide character 1, a word 1.5
    linked: float  # units within links
    soft: bool = False  # ends at a single line break
    pieces: tuple[str, ...] = ()  # the text as its inline elements part it: a meta line's fields

    @property
    def fields(self) -> str:
        """The text of a meta line with its fields apart: `김서준 기자 | 2025.02.24 16:42`."""
        return " | ".join(piece.strip() for piece in self.pieces if piece.strip()) or self.text


@dataclass(slots=True)
class Layout:
    """What one walk saw."""

    blocks: list[Block] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    times: list[tuple[int, str]] = field(
        default_factory=list
    )  # machine-readable stamps, and the block before which

    long: list[float] = field(default_factory=list)  # sums of the units of long unlinked blocks before each
    talk: dict[int, bool] = field(default_factory=dict)  # what `stories` found of nodes and of styles so far:
    signed: dict[tuple[str, str], list[tuple[int, int]]] = field(default_factory=dict)  # each is asked once

    def written(self, first: int, last: int) -> float:
        """Units in the long unlinked blocks of a run: no less than its prose."""
        if not self.long:
            own = (
                one.units if one.units >= _SENTENCE and one.linked <= one.units / 2 else 0.0
                for one in self.blocks
            )
            self.long = [0.0, *accumulate(own)]
        return self.long[last] - self.long[first]

    def hints(self, index: int) -> Iterator[str]:
        """What the nodes around a block are for, the innermost first."""
        node = self.blocks[index].node
        while node >= 0:
            if self.nodes[node].hint:
                yield self.nodes[node].hint
            node = self.nodes[node].parent


def units(text: str) -> float:
    """Length that is fair to all scripts: a CJK character counts 1, another word 1.5."""
    if text.isascii():
        return 1.5 * len(_ASCII_WORD.findall(text))
    return sum(map(len, _WIDE.findall(text))) + 1.5 * len(_WORD.findall(text))


class _Walk:
    """The state of the one walk: the open nodes, and the text since the last border."""

    def __init__(self) -> None:
        self.layout = Layout()
        self.open: list[int] = []
        self.parts: list[str] = []
        self.linked: list[str] = []
        self.links = 0

    def text(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            if self.links:
                self.linked.append(text)

    def border(self, *, soft: bool = False) -> None:
        if not self.parts:
            return
        text = " ".join("".join(self.parts).split())
        pieces = tuple(self.parts) if len(text) <= _META else ()
        linked = units("".join(self.linked)) if self.linked else 0.0
        self.parts.clear()
        self.linked.clear()
        if text:
            node = self.open[-1]
            size = units(text)
            tag = self.layout.nodes[node].tag
            self.layout.blocks.append(Block(text, node, tag, size, min(linked, size), soft, pieces))

    def enter(self, element: Element, tag: str) -> None:
        self.border()
        parent = self.open[-1] if self.open else -1
        hint = hint_of(element, tag)
        node = Node(tag, parent, len(self.open), hint, element, len(self.layout.blocks))
        self.open.append(len(self.layout.nodes))
        self.layout.nodes.append(node)

    def leave(self) -> None:
        self.border()
        self.layout.nodes[self.open.pop()].last = len(self.layout.blocks)


def layout(root: Element) -> Layout:
    """The blocks and nodes of a page, in document order; scripts, styles and forms' controls are not text."""
    walk = _Walk()
    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if event == "start":
            if silent or (tag in _SILENT and element.get(_SHADOW) is None):
                silent += 1
                continue
            _start(walk, element, tag)
        else:
            if silent:
                silent -= 1
                if not silent and walk.open:
                    walk.text(element.tail)
                continue
            _end(walk, element, tag)
    return walk.layout


def _stamp(element: Element, tag: str) -> str:
    """The machine-readable date of a `<time>` or of an element marked as the date of publication."""
    if tag == "time":
        return element.get("datetime") or ""
    if element.get("itemprop") == "datePublished":
        return element.get("datetime") or element.get("content") or ""
    return ""


def _start(walk: _Walk, element: Element, tag: str) -> None:
    stamp = _stamp(element, tag)
    if stamp:
        walk.layout.times.append((len(walk.layout.blocks), stamp))
    if tag == "br":
        walk.border(soft=True)
    elif tag == "a":
        walk.links += 1
    elif tag not in _INLINE or not walk.open:
        walk.enter(element, tag)
    walk.text(element.text)


def _end(walk: _Walk, element: Element, tag: str) -> None:
    if tag == "a":
        walk.links -= 1
    elif tag != "br" and (tag not in _INLINE or (len(walk.open) == 1 and element.getparent() is None)):
        walk.leave()
    if walk.open:
        walk.text(element.tail)
