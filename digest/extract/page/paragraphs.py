"""The paragraphs of an article out of the blocks of its page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.extract import dateline
from digest.extract.page.blocks import Block, Layout
from digest.extract.page.furniture import is_caption, is_furniture
from digest.extract.page.headline import key

_WRAPPED = 15.0  # units of a line that a page may have broken within a sentence
_DATELINED = 2  # paragraphs that may open with a dateline
_ENDED = re.compile(r"[.!?…。！？:：]['\"”’」』》)\]）】]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The paragraphs of an article, and what they say beside their news."""

    body: tuple[str, ...]
    captions: tuple[str, ...]
    writers: tuple[str, ...]
    agency: str


def joined(seen: Layout, run: Sequence[int]) -> Iterator[str]:
    """Texts of the blocks; lines that a page broke within a sentence are one again."""
    parts: list[str] = []
    before = -1
    for index in run:
        block = seen.blocks[index]
        if parts and not (before == index - 1 and _wraps(seen.blocks[before], block)):
            yield " ".join(parts)
            parts.clear()
        parts.append(block.text)
        before = index
    if parts:
        yield " ".join(parts)


def _wraps(before: Block, block: Block) -> bool:
    within = before.soft and before.node == block.node and before.units > _WRAPPED
    return within and not _ENDED.search(before.text)


def parted(texts: Sequence[str], title: str) -> Parts:
    """Paragraphs without datelines and furniture; captions apart."""
    kept: list[str] = []
    captions: list[str] = []
    writers: tuple[str, ...] = ()
    agency = ""
    for text in texts:
        if not text or is_furniture(text) or (not kept and key(text) == key(title)):
            continue
        if is_caption(text):
            captions.append(text)
            continue
        rest = text
        if len(kept) < _DATELINED:
            first = dateline.strip(text)
            rest, writers = first.rest, writers or first.byline
            agency = agency or first.agency
        if rest:
            kept.append(rest)
    return Parts(body=tuple(kept), captions=tuple(captions), writers=writers, agency=agency)
