"""Who a page says wrote its article."""

import re
from collections.abc import Iterable, Sequence

from digest.extract.byline import names
from digest.extract.page.blocks import Layout
from digest.extract.page.head import Head, names_of
from digest.extract.page.headline import key

_HINT = re.compile(
    r"(?:^|[\s_-])(?:by|byline|author|authors|writer|reporter|journalist|editor|contributor|name)s?(?:$|[\s_\-])",
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
    told = [name for one in head.ld for name in names_of(one.get("author"))]
    for group in (told, head.authors):
        found = _people(group, outlets)
        if found:
            return found
    return _people(_shown(layout, run, headline), outlets)


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
    for place in (above, below):
        for index in place:
            found = _byline(layout, index)
            if found:
                return found
    return []


def _byline(layout: Layout, index: int) -> list[str]:
    block = layout.blocks[index]
    if len(block.text) > _LONG:
        return []
    for pattern in (_KO, _ZH, _EN):
        found: list[str] = pattern.findall(block.fields)
        if found:
            return found
    element = layout.nodes[block.node].element
    marked = f"{element.get('class') or ''} {element.get('rel') or ''} {element.get('itemprop') or ''}"
    return (
        [block.text]
        if _HINT.search(marked) and block.units <= 12 and not any(map(str.isdigit, block.text))
        else []
    )
