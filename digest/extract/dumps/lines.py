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
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from digest.extract import dateline
from digest.extract.dumps import kinds, meta, parts, plain
from digest.extract.dumps.captions import is_dateline
from digest.extract.dumps.kinds import Kind, Shape
from digest.extract.dumps.lengths import units
from digest.extract.dumps.wraps import unwrap
from digest.extract.lists import words
from digest.text import clean
from digest.text.fold import flat


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


_AGES = r"(?!\d{0,2}\s*(?:시간|분|일|주)\s?전|(?:hour|hr|min|day|week|comment))"
_BULLET = re.compile(rf"^(?:[•·ㆍ・∙◦▪■□▶▷►◆◇●○*＊※\-–—]\s*|\d{{1,3}}[.)．、]\s+|\d{{1,2}}\s+(?=\D){_AGES})+")
_NOTHING = re.compile(r"^[\W_]*$")
_TRAIL = re.compile(
    r"\S\s?[>›»〉]\s?\S|^(?:홈|Home|首页|首頁)\s|^\S{1,12}\s?[|ㅣ｜]\s?\S{1,12}(?:\s?[|ㅣ｜]|$)"
)
_MAY_OPEN = re.compile(
    r"[\[【(（〔〈<]|.{0,60}(?:기자|특파원|논설위원).{0,6}=|.{0,40}[电電讯訊]"
    r"|[A-Z][\w .,'’\-]{1,60}(?:\(|--|—|–| - )"
)
_SENTENCE = re.compile(r"[.。!?！？][\"'”’」』)）]*$")
_SEEN = 12  # characters at the end of a line that tell a sentence from a title: `[새벽일보] 제목`
_DATELINE = 400  # characters in which a dateline is looked for
_STEP = re.compile(r"[\s|ㅣ｜·/,]+")
_HEAD = 4  # lines between a title with its date and its text
_TITLE_UNITS = 8
_MENU = 3  # names of sections that make a menu


def read(text: str) -> tuple[Line, ...]:
    """The lines of a dump in order; hard wrapping is undone, nothing else is lost."""
    found: list[Line] = []
    gap = 0
    whole = unwrap(plain.of(clean.lines(text))).split("\n")
    for raw in (part for line in whole for part in parts.split(line)):
        line = _classed(raw.strip(), gap)
        if line is None:
            gap += 1
            continue
        found.append(line)
        gap = 0
    return tuple(_dates_apart(found))


def _dates_apart(found: list[Line]) -> Iterator[Line]:
    """The lines, a title that ends in its date as two: `제목 | 2026.02.03`, `Title (Feb 3, 2026)`.

    In a list of such lines each is an entry, and in a text a row of a table: they stay whole.
    """
    at = [meta.trailing_stamp(line.text) if line.kind == "short" and not line.bullet else 0 for line in found]
    for place, line in enumerate(found):
        beside = at[max(0, place - 1) : place] + at[place + 1 : place + 2]
        ahead = found[place + 1 : place + 1 + _HEAD]
        told = any(one.kind == "prose" for one in ahead) and not any(one.kind == "list" for one in ahead)
        before = place > 0 and found[place - 1].kind == "prose" and not line.gap
        title = _classed(line.text[: at[place]].rstrip(" |·-–—([（"), line.gap) if at[place] else None
        if title is None or any(beside) or not told or before or title.units < _TITLE_UNITS:
            yield line
            continue
        yield title
        stamp = line.text[at[place] :].strip(" ()[]（）")
        yield replace(line, text=stamp, kind="meta", gap=0, opens=False, trail=False, units=units(stamp))


def _classed(text: str, gap: int) -> Line | None:
    mark = _BULLET.match(text)
    bare = text[mark.end() :] if mark else text
    if not bare or _NOTHING.match(bare[:200]):
        return None
    size = units(bare)
    opens = _opens(text)
    return Line(
        text=text,
        kind=kinds.of(Shape(text=text, bare=bare, bullet=mark is not None, opens=opens, units=size)),
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
    opened = dateline.strip(text[:_DATELINE])
    if not 0 < len(opened.rest) < len(text[:_DATELINE]) or not is_dateline(opened):
        return False
    return bool(opened.place or opened.byline) or _SENTENCE.search(text[-_SEEN:]) is not None


def retyped(line: Line, kind: Kind) -> Line:
    """The same line in another class."""
    return replace(line, kind=kind)
