"""Article bodies that a page keeps in its scripts and draws later, and the one among them that is its own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from digest.extract.lists import words
from digest.extract.page.blocks import units
from digest.extract.page.head import Head
from digest.extract.page.headline import key
from digest.extract.page.states import states
from digest.extract.page.tree import Element
from digest.text.clean import line

_BREAK = re.compile(r"</p>|<br\s*/?>|</div>|</h[1-6]>|</li>|\n", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_END = re.compile(r"[.!?。！？…][\"'”’」』)]*\s*$")
_PROSE = 12.0
_MOST_NODES = 60_000
_MOST_TOLD = 5_000_000  # characters: a list may name one entity as often as it likes
_INLINE = 6  # how deep an element of a body nests its words
_NEAR = 3  # how deep below the article's title its body stands
_TITLED = 3.0  # belief in a body beside the page's title
_NO_REFS: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A body that a script keeps; `titled` where the page's title stands beside it."""

    paragraphs: tuple[str, ...] = ()
    titled: bool = False

    @property
    def units(self) -> float:
        """Its length."""
        return sum(map(units, self.paragraphs))


def kept(root: Element, head: Head, title: str) -> Kept:
    """The likeliest article body among a page's scripts; an empty one where they hold none."""
    found = [
        Kept(paragraphs=tuple(_prose(str(one["articleBody"]))), titled=True)
        for one in head.ld
        if isinstance(one.get("articleBody"), str)
    ]
    for data in states(root):
        found.extend(_candidates(data, key(title)))
    return max(
        found,
        key=lambda one: (one.units * (_TITLED if one.titled else 1.0), len(one.paragraphs)),
        default=Kept(),
    )


def _candidates(data: Any, title: str) -> Iterator[Kept]:
    """Bodies in a JSON value: one long text of HTML, or the texts of one list, in its order."""
    refs = data if isinstance(data, dict) else _NO_REFS
    known: dict[str, str] = {}
    queue: list[tuple[Any, int]] = [(data, 0)]
    seen = told = 0
    while queue and seen < _MOST_NODES:
        one, near = queue.pop()
        seen += 1
        if isinstance(one, dict):
            if title and any(isinstance(value, str) and key(value) == title for value in one.values()):
                near = _NEAR
            queue.extend((value, near - 1) for value in one.values())
            continue
        texts = [one] if isinstance(one, str) else []
        if isinstance(one, list):
            queue.extend((each, near - 1) for each in one)
            texts = list(dict.fromkeys(_referred(each, refs, known) for each in one))
        told += sum(map(len, texts))
        if told > _MOST_TOLD:
            return
        parts = tuple(dict.fromkeys(part for text in texts for part in _prose(text)))
        if parts:
            yield Kept(paragraphs=parts, titled=near > 0)


def _referred(one: Any, refs: Mapping[str, Any], known: dict[str, str]) -> str:
    """The words of an element, or of the entity that it names; `known`: of those named so far."""
    name = str(one.get("__ref")) if isinstance(one, dict) else ""
    if not name or not refs.get(name):
        return _said(one, _INLINE)
    if name not in known:
        known[name] = _said(refs[name], _INLINE)
    return known[name]


def _said(one: Any, depth: int) -> str:
    """The words of one element of a body; "" for a picture, a list of its own, or what nests too deep."""
    if isinstance(one, str):
        return one
    if depth == 0 or not isinstance(one, dict | list):
        return ""
    if isinstance(one, list):
        if one[:1] == ["$"]:  # React: ["$", "p", key, {"children": ...}]
            return _said(one[3], depth - 1) if len(one) > _NEAR else ""
        parts = [_said(each, depth - 1) for each in one]
        # Parts of a line do not each end like a sentence; several that do are the paragraphs of a list.
        return "" if sum(map(_is_sentence, parts)) > 1 else "".join(parts)
    if any(
        str(one.get(name)).lower() in words("payload_keys.tsv", "aside")
        for name in words("payload_keys.tsv", "type")
    ):
        return ""
    return next((text for name in _text_keys() if (text := _said(one.get(name), depth - 1))), "")


def _text_keys() -> tuple[str, ...]:
    return tuple(sorted(words("payload_keys.tsv", "text")))


def _is_sentence(text: str) -> bool:
    return _END.search(text) is not None and units(text) >= _PROSE


def _prose(text: str) -> Iterator[str]:
    """The paragraphs of a text or an HTML fragment, if it reads like prose."""
    if units(text[:4000]) < _PROSE or text.startswith(("http://", "https://", "data:", "{", "function")):
        return
    parts = [line(unescape(_TAG.sub("", part))) for part in _BREAK.split(text)]
    if not any(map(_is_sentence, parts)):
        return
    yield from (part for part in parts if part)
