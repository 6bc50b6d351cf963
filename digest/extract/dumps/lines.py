"""The lines of a dump, cleaned and classed.

prose      한 문장이 끝난다.        这是一句话。            A sentence ends here.
short      a title, a deck line, a heading inside the article, a section
item       • a list entry           1. 첫째                 ㆍ链接
meta       홍길동 기자 2026-02-03 12:37    입력 2026.02.03    By Ann Lee    来源：某报 作者：某某
mail       hong@news.example
caption    청와대 전경. [사진=뉴스DB]
furniture, advert, list, comments, close, widget: see `phrases`
gone       taken by a widget, or nothing to read
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from digest.extract import dateline
from digest.extract.dumps import meta, phrases
from digest.extract.dumps.captions import is_dateline
from digest.extract.dumps.lengths import units
from digest.extract.dumps.wraps import unwrap
from digest.extract.lists import words
from digest.text import clean
from digest.text.fold import flat

Kind = Literal[
    "prose", "short", "item", "meta", "mail", "caption",
    "furniture", "advert", "list", "comments", "close", "widget", "gone", "article",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line with something on it. `gap` counts the empty lines above it."""

    text: str
    kind: Kind
    gap: int
    bullet: bool
    opens: bool  # it begins with a dateline
    trail: bool  # the way to the page: `홈 > 정치`, `News | Politics`
    units: int  # how much there is to read: a CJK character is 1, any other word 2


_BULLET = re.compile(
    r"^(?:[•·ㆍ・∙◦▪■□▶▷►◆◇●○*＊※\-–—]\s*|\d{1,3}[.)．、]\s+|\d{1,2}\s+(?=\D)(?!\d{0,2}\s*(?:시간|분|일|주)\s?전|(?:hour|hr|min|day|week|comment)))+"
)
_EMPTY_BULLET = re.compile(r"^[\W_]*$")
_FULL_STOP = re.compile(
    r"[가-힣][.!?…]|[다요죠까]$|[。！？]|[a-zA-Z0-9%)\"'”’][.!?](?:[\"'”’)\]]*)(?:\s|$)|[.]{2,}$"
)
_ENDS = re.compile(r"(?:[.!?。！？…]|[가-힣]다)[\"'”’」』)）\]】》〉]*(?:\[\d+\])*$")
_LIST_RUN = re.compile(r"[|｜>〉ㅣ•·/]\s*\S")
_TRAIL = re.compile(
    r"\S\s?[>›»〉]\s?\S|^(?:홈|Home|首页|首頁)\s|^\S{1,12}\s?[|ㅣ｜]\s?\S{1,12}(?:\s?[|ㅣ｜]|$)"
)
_MAY_OPEN = re.compile(
    r"[\[【(（〔〈<]|.{0,60}(?:기자|특파원|논설위원).{0,6}=|.{0,40}[电電讯訊]|[A-Z][\w .,'’\-]{1,60}(?:\(|--|—|–| - )"
)
_STEP = re.compile(r"[\s|ㅣ｜·/,]+")
_COUNTED = re.compile(r"^\d[\d,.]*\s*(?:comments?|replies|个?댓글|条评论|則留言)$", re.IGNORECASE)
_SIGNATURE = 120
_MENU = 3  # names of sections that make a menu
_NO_STOP = re.compile(
    r"[가-힣][\"'”’」』]*$"
)  # a Korean headline may end like a sentence, but without its stop
_PROSE_UNITS = 12
_OPEN_UNITS = 32


def read(text: str) -> tuple[Line, ...]:
    """The lines of a dump in order; hard wrapping is undone, nothing else is lost."""
    found: list[Line] = []
    gap = 0
    for raw in unwrap(clean.lines(text)).split("\n"):
        line = _classed(raw.strip(), gap)
        if line is None:
            gap += 1
            continue
        found.append(line)
        gap = 0
    return tuple(found)


def _classed(text: str, gap: int) -> Line | None:
    mark = _BULLET.match(text)
    bare = text[mark.end() :] if mark else text
    if not bare or _EMPTY_BULLET.match(bare[:200]):
        return None
    size = units(bare)
    opens = _opens(text)
    return Line(
        text=text,
        kind=_kind(text, bare, mark is not None, size, opens),
        opens=opens,
        trail=_TRAIL.search(text[:120]) is not None or _is_menu(text),
        gap=gap,
        bullet=mark is not None,
        units=size,
    )


@cache
def _sections() -> frozenset[str]:
    return frozenset(flat(word) for word in words("dump_sections.tsv"))


def _is_menu(text: str) -> bool:
    """Whether a line names one section after another."""
    steps = [flat(step) for step in _STEP.split(text[:200]) if step]
    return len(steps) >= _MENU and sum(step in _sections() for step in steps) * 2 >= len(steps)


def _opens(text: str) -> bool:
    """Whether a line begins with a dateline and goes on after it."""
    if not _MAY_OPEN.match(text):
        return False
    opened = dateline.strip(text[:400])
    return 0 < len(opened.rest) < len(text[:400]) and is_dateline(opened)


def _kind(text: str, bare: str, bullet: bool, size: int, opens: bool) -> Kind:
    if len(text) <= _SIGNATURE and meta.is_signature(text):
        return "mail"
    if _COUNTED.match(text[:40]):
        return "comments"
    phrase = phrases.of(text)
    if phrase in {"widget", "comments", "list"} and size <= 24:
        return phrase
    if phrases.says("legal", text):
        return "close"
    sentence = size >= _PROSE_UNITS and is_sentence(bare)
    if size < _OPEN_UNITS and (_NO_STOP.search(bare) or not _ENDS.search(bare[-12:])):
        sentence = False
    if phrase == "close" and size <= 60:
        return "close"
    if phrase in {"furniture", "advert"} and size <= 24:
        return phrase
    if is_caption(text, size):
        return "caption"
    if opens and size >= _PROSE_UNITS:
        return "prose"
    if size <= 60 and meta.is_meta(text):
        return "meta"
    if bullet and not (sentence and size >= 40):
        return "item"
    return "prose" if sentence or size >= 150 else "short"


def is_sentence(text: str) -> bool:
    """Whether a line holds prose: a sentence that ends, not a row of links."""
    if _ENDS.search(text[-12:]):
        return len(_LIST_RUN.findall(text[:2000])) <= 6 or "。" in text or "다." in text
    return bool(re.search(r"[다요]\.\s|。|[a-z]\.\s+[A-Z\"“]", text[:4000]))


def is_caption(text: str, size: int) -> bool:
    """Whether a line names the source of a picture, and is short enough to be its caption."""
    return size <= 130 and phrases.says("caption", text)


def retyped(line: Line, kind: Kind) -> Line:
    """The same line in another class."""
    return replace(line, kind=kind)
