"""Which class a line is in; the classes are named in `lines`.

What ends or interrupts an article is asked for first, what an article is made of last.
"""

import re
from dataclasses import dataclass
from typing import Literal

from digest.extract.dumps import meta, phrases

Kind = Literal[
    "prose", "short", "item", "meta", "mail", "caption",
    "furniture", "advert", "list", "comments", "close", "widget", "gone", "article",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A line as it is measured before it is classed."""

    text: str
    bare: str  # without its bullet
    bullet: bool
    opens: bool  # it begins with a dateline
    units: int


_HEADING_UNITS = 24  # of a heading or a button, at the most
_CLOSE_UNITS = 60
_META_UNITS = 60
_CAPTION_UNITS = 130
_CONTACT_UNITS = 20  # of a line about where to write to
_SIGNATURE = 120  # characters of a mail with its name
_ITEM_UNITS = 40  # a list entry that is longer and ends is a paragraph
_PROSE_UNITS = 12  # the shortest sentence that counts as a paragraph
_OPEN_UNITS = 32  # a shorter line must end like a sentence to be one
_QUESTION_UNITS = 40
_LONG_UNITS = 150  # prose, whatever its end
_LINKS = 6  # marks between links that make a row of links

_COUNTED = re.compile(r"^\d[\d,.]*\s*(?:comments?|replies|个?댓글|条评论|則留言)$", re.IGNORECASE)
_ENDS = re.compile(r"(?:[.!?。！？…]|[가-힣]다)[\"'”’」』)）\]】》〉]*(?:\[\d+\])*$")
_ENDS_INSIDE = re.compile(r"[다요]\.\s|。|[a-z]\.\s+[A-Z\"“]")
_BETWEEN_LINKS = re.compile(r"[|｜>〉ㅣ•·/]\s*\S")
# A Korean headline may end like a sentence, but without its stop.
_NO_STOP = re.compile(r"[가-힣][\"'”’」』]*$")
# Titles ask; a paragraph rarely does only that.
_QUESTION = re.compile(r"[^.。?？!！]{1,160}[?？!！]+[\"'”’」』]*")


def of(shape: Shape) -> Kind:
    """The class of a line."""
    return _marked(shape) or _made(shape)


def _marked(shape: Shape) -> Kind | None:
    """The class of a line that says what it is; None for what an article may be made of."""
    text = shape.text
    if len(text) <= _SIGNATURE and meta.is_signature(text):
        return "mail"
    if _COUNTED.match(text):
        return "comments"
    phrase = phrases.of(text)
    if phrase == "close" and shape.units <= _CLOSE_UNITS:
        return "close"
    if phrase and phrase != "close" and shape.units <= _HEADING_UNITS:
        return phrase
    return "close" if phrases.says("legal", text) else None


def _made(shape: Shape) -> Kind:
    if shape.units <= _CAPTION_UNITS and phrases.says("caption", shape.text):
        return "caption"
    if shape.opens and shape.units >= _PROSE_UNITS:
        return "prose"
    if shape.units <= _META_UNITS and meta.is_meta(shape.text):
        return "meta"
    sentence = _is_sentence(shape)
    if shape.units <= _CONTACT_UNITS and not sentence and meta.has_address(shape.text):
        return "mail"
    if shape.bullet and not (sentence and shape.units >= _ITEM_UNITS):
        return "item"
    return "prose" if sentence or shape.units >= _LONG_UNITS else "short"


def _is_sentence(shape: Shape) -> bool:
    """Whether a line holds prose: a sentence that ends, not a headline and not a row of links."""
    if shape.units < _PROSE_UNITS:
        return False
    ends = _ENDS.search(shape.bare[-12:]) is not None
    if shape.units < _OPEN_UNITS and (not ends or _NO_STOP.search(shape.bare)):
        return False
    if shape.units < _QUESTION_UNITS and _QUESTION.fullmatch(shape.bare):
        return False
    if not ends:
        return _ENDS_INSIDE.search(shape.bare[:4000]) is not None
    head = shape.bare[:2000]
    return len(_BETWEEN_LINKS.findall(head)) <= _LINKS or "。" in head or "다." in head
