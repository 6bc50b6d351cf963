"""A page as a row of text blocks, and as nodes that each hold a run of that row.

One walk over the tree. A block is text between two borders that a reader would see: paragraphs, list items, cells, line breaks.
A node is a block-level element; as it holds the blocks `first` to `last`, any sum over it is a difference of two prefix sums.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from lxml import etree

from digest.extract.lists import rows
from digest.extract.page.tree import Element

_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "map",
        "select",
        "option",
        "textarea",
        "button",
        "input",
        "datalist",
        "meter",
        "progress",
        "dialog",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "o",
        "st1",
        "nobr",
        "center-inline",
        "img",
        "picture",
        "source",
        "amp-img",
    ]
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WIDE = re.compile(r"[぀-ヿ㄀-ㄯ㄰-㆏㐀-鿿가-힣豈-﫿]")
_WORD = re.compile(r"[^\W぀-ヿ㄀-ㄯ㄰-㆏㐀-鿿가-힣豈-﫿]+")
_META = 240  # characters: no meta line is longer
_LINK_TAGS = frozenset({"a"})
_DROP_TAGS = frozenset({"nav", "footer", "aside", "form", "menu"})
_CAPTION_TAGS = frozenset({"figcaption", "caption"})


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

    def hints(self, index: int) -> Iterator[str]:
        """What the nodes around a block are for, the innermost first."""
        node = self.blocks[index].node
        while node >= 0:
            if self.nodes[node].hint:
                yield self.nodes[node].hint
            node = self.nodes[node].parent


def units(text: str) -> float:
    """Length that is fair to all scripts: a CJK character counts 1, another word 1.5."""
    return len(_WIDE.findall(text)) + 1.5 * len(_WORD.findall(text))


@cache
def _hint_words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    found = []
    for kind in ("body", "caption", "drop"):
        parts = [
            re.escape(row[1]).replace(r"\*", r"[a-z0-9]*").replace(r"\-", "[-_]")
            for row in rows("hints.tsv")
            if row[0] == kind
        ]
        found.append(re.compile(rf"(?:^|[\s_-])(?:{'|'.join(parts)})\d{{0,2}}(?=$|[\s_-])"))
    return found[0], found[1], found[2]


_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@cache
def _hinted(names: str) -> str:
    body, caption, drop = _hint_words()
    plain = _CAMEL.sub("-", names).lower()
    if caption.search(plain):
        return "caption"
    if body.search(names.lower()) or body.search(plain):
        return "body"
    return "drop" if drop.search(plain) else ""


def _hint(element: Element, tag: str) -> str:
    if tag in _DROP_TAGS:
        return "drop"
    if tag in _CAPTION_TAGS:
        return "caption"
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
    found = _hinted(names) if names != " " else ""
    if not found and (element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")):
        return "drop"
    return found


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
        hint = _hint(element, tag)
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
            if silent or tag in _SILENT:
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
    elif tag in _LINK_TAGS:
        walk.links += 1
    elif tag not in _INLINE or not walk.open:
        walk.enter(element, tag)
    walk.text(element.text)


def _end(walk: _Walk, element: Element, tag: str) -> None:
    if tag in _LINK_TAGS:
        walk.links -= 1
    elif tag != "br" and (tag not in _INLINE or (len(walk.open) == 1 and element.getparent() is None)):
        walk.leave()
    if walk.open:
        walk.text(element.tail)
