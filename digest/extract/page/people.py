"""Who a page says wrote its article."""

import re
from collections.abc import Iterable, Sequence

from digest.extract.byline import names
from digest.extract.page.blocks import Layout
from digest.extract.page.head import Head, names_of
from digest.extract.page.headline import key
from digest.text.clean import line

_HINT = re.compile(
    r"(?:^|[\s_-])(?:by|byline|author|authors|writer|reporter|journalist|editor|contributor|name)s?-?\d?(?:$|[\s_\-])",
    re.I,
)
_KO = re.compile(
    r"(?:^|[\s|ㅣ·/(\]])((?:[가-힣]{2,4}(?:\s*[·,/]\s*|\s+))*[가-힣]{2,4}\s?(?:(?:선임|인턴|객원|전문|수습|사진|영상|시민|명예|의학)?\s?기자|특파원|논설위원|통신원|칼럼니스트))(?=$|[\s|ㅣ·/)\]=(])"
)
_ZH = re.compile(
    r"(?:作者|记者|記者|撰文|文[/／|｜]|文字|采写|本报记者)\s*[:：丨|/／]?\s*([㐀-鿿·]{2,4}(?:[、\s　，/][㐀-鿿·]{2,4})*)(?=$|[\s　|｜/／)）\]】,，])"
)
_EN = re.compile(
    r"(?:^|\b)(?:(?i:(?:posted |written |reported )?by)|Von|Par|Por|Di|Door|Text:|Af|Av)\s*:?\s+([A-ZÀ-Ž][\w.'’\-]+(?:\s+(?:(?:van|von|de|der|den|da|di|du|el|al|bin|la|le)\s+)*[A-ZÀ-Ž][\w.'’\-]*){1,3}(?:(?:\s*,\s*|\s+(?:and|und|et|y|e|&)\s+)[A-ZÀ-Ž][\w.'’\-]+(?:\s+[A-ZÀ-Ž][\w.'’\-]*){1,3})*)"
)
_STAMP = re.compile(r"(?:19|20)\d\d")
_ALONE = re.compile(r"[가-힣]{2,4}(?:\s*기자)?|[㐀-鿿]{2,4}|[A-Z][a-z]+(?:\s[A-Z][a-z.]+){1,2}")
_DESK = re.compile(r"(?<![가-힣])(?:[가-힣]{1,6}(?:뉴스부|뉴스팀|보도팀|취재팀)|편집부|편집국)(?![가-힣])")
_SHORT = 16.0
_LONGEST_DESK = 40
_BEFORE = 4
_AFTER = 5
_LONG = 160
_NOBODY = re.compile(
    r"^(?:admin|administrator|editor|webmaster|관리자|管理员|管理員|null|none|unknown|undefined|staff)$", re.I
)


def people(
    head: Head, layout: Layout, run: Sequence[int], headline: int, sites: Iterable[str]
) -> tuple[str, ...]:
    """Names of the authors as the page states them, each once; outlets are no authors."""
    outlets = {key(name) for name in sites} - {""}
    told = [*(name for one in head.ld for name in names_of(one.get("author"))), *head.authors]
    for group in (told[: len(told) - len(head.authors)], head.authors):
        found = _people(group, outlets)
        if found:
            return found
    # An outlet that signs as author is what the page states; a person that readers see goes before it.
    return (
        _people(_shown(layout, run, headline), outlets)
        or tuple(dict.fromkeys(map(line, filter(_signs, told))))[:1]
    )


def _signs(name: str) -> bool:
    return 1 < len(name) <= _LONGEST_DESK and "/" not in name and not _NOBODY.match(name)


def _people(texts: Iterable[str], outlets: set[str]) -> tuple[str, ...]:
    found: list[str] = []
    for text in texts:
        if text.startswith(("http://", "https://", "www.")):
            continue
        found.extend(name for name in names(text) if key(name) not in outlets and not _NOBODY.match(name))
    return tuple(dict.fromkeys(found))


def _shown(layout: Layout, run: Sequence[int], headline: int) -> list[str]:
    """Bylines that readers see: above the text first, then below it."""
    if not run:
        return []
    top = headline if 0 <= headline < run[0] else run[0]
    above = range(max(0, top - _BEFORE), run[0] + 1)
    below = range(run[-1], min(len(layout.blocks), run[-1] + _AFTER))
    for place, where in enumerate((above, below)):
        for index in where:
            found = _byline(layout, index, place)
            if found:
                return found
    return []


def _byline(layout: Layout, index: int, place: int) -> list[str]:
    block = layout.blocks[index]
    if len(block.text) > _LONG:
        return []
    for pattern in (_KO, _ZH, _EN):
        found: list[str] = pattern.findall(block.fields) or pattern.findall(block.text)
        if found:
            return found
    desk = _DESK.search(block.fields)
    if desk and not place:
        return [desk[0]]
    if _STAMP.search(block.fields) and len(block.pieces) > 1:
        return _beside(block.pieces)
    node = layout.nodes[block.node]
    parent = layout.nodes[node.parent].element if node.parent >= 0 else node.element
    marked = " ".join(
        one.get(name) or "" for one in (node.element, parent) for name in ("class", "rel", "itemprop")
    )
    if _HINT.search(marked) is None or block.units > _SHORT or any(map(str.isdigit, block.text)):
        return []
    return [piece for piece in block.pieces if len(piece.split()) > 1 or not piece.isascii()] or [block.text]


def _beside(pieces: Sequence[str]) -> list[str]:
    """Names in a meta line of fields: those before its stamp, else the first behind it."""
    stamp = next((place for place, piece in enumerate(pieces) if _STAMP.search(piece)), 0)
    found = [piece.strip() for piece in pieces[:stamp] if _ALONE.fullmatch(piece.strip())]
    behind = [piece.strip() for piece in pieces[stamp + 1 :] if _ALONE.fullmatch(piece.strip())]
    return found or behind[:1]
