"""Who a page says wrote its article."""

import re
from collections.abc import Iterable, Sequence

from digest.extract.byline import names
from digest.extract.page.blocks import Layout
from digest.extract.page.head import names_of
from digest.extract.page.headline import key
from digest.extract.page.reading import Reading
from digest.text.clean import line

_HINT = re.compile(
    r"(?:^|[\s_-])(?:by|byline|author|writer|reporter|journalist|editor|contributor|name)s?-?\d?(?:$|[\s_\-])",
    re.IGNORECASE,
)
_KO = re.compile(
    r"(?:^|[\s|ㅣ·/(\]])"
    r"((?:[가-힣]{2,4}(?:\s*[·,/]\s*|\s+)){0,6}[가-힣]{2,4}\s?"
    r"(?:(?:선임|인턴|객원|전문|수습|사진|영상|시민|명예|의학)?\s?기자|특파원|논설위원|통신원|칼럼니스트))"
    r"(?=$|[\s|ㅣ·/)\]=(])"
)
_ZH = re.compile(
    r"(?:作者|记者|記者|撰文|文[/／|｜]|文字|采写|本报记者)\s*[:：丨|/／]?\s*"
    r"([㐀-鿿·]{2,4}(?:[、\s　，/][㐀-鿿·]{2,4}){0,6})(?=$|[\s　|｜/／)）\]】,，])"
)
_PARTICLE = r"(?:van|von|de|der|den|da|di|du|el|al|bin|la|le)"
_PERSON = rf"[A-ZÀ-Ž][\w.'’\-]+(?:\s+(?:{_PARTICLE}\s+){{0,2}}[A-ZÀ-Ž][\w.'’\-]*){{1,3}}"
_EN = re.compile(
    r"\b(?:(?i:(?:posted |written |reported )?by)|Von|Par|Por|Di|Door|Text:|Af|Av)\s*:?\s+"
    rf"({_PERSON}(?:(?:\s*,\s*|\s+(?:and|und|et|y|e|&)\s+){_PERSON}){{0,5}})"
)
_STAMP = re.compile(r"(?:19|20)\d\d")
_ALONE = re.compile(r"[가-힣]{2,4}(?:\s*기자)?|[㐀-鿿]{2,4}|[A-Z][a-z]+(?:\s[A-Z][a-z.]+){1,2}")
_DESK = re.compile(r"(?<![가-힣])(?:[가-힣]{1,6}(?:뉴스부|뉴스팀|보도팀|취재팀)|편집부|편집국)(?![가-힣])")
_NOBODY = re.compile(
    r"(?:admin|administrator|editor|webmaster|관리자|管理员|管理員|null|none|unknown|undefined|staff)",
    re.IGNORECASE,
)
_SHORT = 16.0  # units of a line that is a byline by its class
_LONG = 160  # characters of a line that may hold a byline
_LONGEST_DESK = 40
_BEFORE = 4
_AFTER = 5


def people(reading: Reading, outlets: Iterable[str]) -> tuple[str, ...]:
    """Names of the authors as the page states them, each once; an outlet only where no person is named."""
    known = {key(name) for name in (*reading.sites, *outlets)} - {""}
    linked = [name for one in reading.head.ld for name in names_of(one.get("author"))]
    for group in (linked, reading.head.authors, _shown(reading)):
        found = _people(group, known)
        if found:
            return found
    # An outlet that signs as author is what the page states.
    return tuple(line(name) for name in (*linked, *reading.head.authors) if _signs(name))[:1]


def _signs(name: str) -> bool:
    return 1 < len(name) <= _LONGEST_DESK and "/" not in name and not _NOBODY.fullmatch(name)


def _people(texts: Iterable[str], outlets: set[str]) -> tuple[str, ...]:
    found: list[str] = []
    for text in texts:
        if text.startswith(("http://", "https://", "www.")):
            continue
        if _DESK.fullmatch(text):
            found.append(text)
        found += [name for name in names(text) if key(name) not in outlets and not _NOBODY.fullmatch(name)]
    return tuple(dict.fromkeys(found))


def _shown(reading: Reading) -> list[str]:
    """Bylines that readers see: above the text first, then below it."""
    if not reading.run:
        return []
    above = (*reading.above(_BEFORE), *reading.opening, reading.run[0])
    for index in above:
        found = byline(reading.layout, index, desks=True)
        if found:
            return found
    for index in reading.below(_AFTER):
        found = byline(reading.layout, index, desks=False)
        if found:
            return found
    return []


def byline(layout: Layout, index: int, *, desks: bool) -> list[str]:
    """What a line tells of its writers, roles and all; `desks`: a desk may stand for them."""
    block = layout.blocks[index]
    if len(block.text) > _LONG:
        return []
    for pattern in (_KO, _ZH, _EN):
        found: list[str] = pattern.findall(block.fields) or pattern.findall(block.text)
        if found:
            return found
    desk = _DESK.search(block.fields)
    if desk and desks:
        return [desk[0]]
    if _STAMP.search(block.fields) and len(block.pieces) > 1:
        return _beside(block.pieces)
    return _classed(layout, index)


def _beside(pieces: Sequence[str]) -> list[str]:
    """Names in a meta line of fields: those before its stamp, else the first behind it."""
    stamp = next((place for place, piece in enumerate(pieces) if _STAMP.search(piece)), 0)
    found = [piece.strip() for piece in pieces[:stamp] if _ALONE.fullmatch(piece.strip())]
    behind = [piece.strip() for piece in pieces[stamp + 1 :] if _ALONE.fullmatch(piece.strip())]
    return found or behind[:1]


def _classed(layout: Layout, index: int) -> list[str]:
    """A short line that its class calls a byline."""
    block = layout.blocks[index]
    node = layout.nodes[block.node]
    parent = layout.nodes[node.parent].element if node.parent >= 0 else node.element
    marked = " ".join(
        one.get(name) or "" for one in (node.element, parent) for name in ("class", "rel", "itemprop")
    )
    if _HINT.search(marked) is None or block.units > _SHORT or any(map(str.isdigit, block.text)):
        return []
    return [piece for piece in block.pieces if " " in piece.strip() or not piece.isascii()] or [block.text]
