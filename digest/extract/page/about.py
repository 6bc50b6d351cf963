"""What a page says of its place: outlet, section, canonical address."""

import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from digest.extract.identity import address
from digest.extract.lists import words
from digest.extract.page.blocks import Layout
from digest.extract.page.head import Head, Json, kind, names_of
from digest.extract.page.headline import key, suffix
from digest.extract.page.reading import Reading
from digest.extract.page.tree import Element
from digest.names.outlets import by_host, by_name
from digest.text.clean import line

_PATH = re.compile(r"\s*(?:>|›|»|＞|/|→|▶)+\s*")
_HOME = re.compile(
    r"(?:home|홈|메인|首页|首頁|主页|位置|正文|本文|뉴스|ホーム|トップ|start|startseite|accueil|inicio|news)[:：]?",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^\s*(?:(?:您?(?:的|现在的|当前的|当前|现在|所在)?)位置|您现在的位置是)[:：]\s*")
_CATEGORY = re.compile(
    r"(?:^|[\s_-])(?:cat|cate|category|section|kicker|eyebrow|topic|channel)(?:$|[\s_-])", re.IGNORECASE
)
_COPYRIGHT = re.compile(r"(?:ⓒ|©|\(c\))\s*(?:\d{4}\s*)?(?:\(주\)|㈜)?\s*([^\s,.|<>/]{2,20})", re.IGNORECASE)
_PERMANENT = re.compile(r"\b(?:bookmark|permalink|canonical|mainEntityOfPage|url)\b", re.IGNORECASE)
_COMPANY = frozenset({"Organization", "NewsMediaOrganization", "WebSite"})
_PATH_ABOVE = 12  # blocks above the headline where the path to the section may stand
_CATEGORY_ABOVE = 3
_SHORT = 8.0  # units of a section's name
_LONG = 60  # characters of a path to a section
_LONG_NAME = 20
_EDGE = 25  # blocks at the top and at the end of a page that name its outlet


def sites(head: Head, url: str) -> tuple[str, ...]:
    """Names that the page's outlet goes by, the page's own first; they are no titles and no authors."""
    found = [*head.metas_of("site"), *_publishers(head, head.sites)]
    found += [str(one.get("name") or "") for one in head.sites if kind(one) in _COMPANY]
    host = _host(url)
    known = by_host(host) if host else None
    if known:
        found += [*known.ko, *known.zh, *known.en]
    if host:
        found += [host, host.split(".")[0]]
    return tuple(dict.fromkeys(line(name).lstrip("@") for name in found if line(name)))


def outlet(reading: Reading, agency: str) -> str:
    """The outlet as the page names it: site name, publisher, end of its title, dateline, copyright."""
    host = _host(reading.url)
    for name in (*reading.head.metas_of("outlet"), *_publishers(reading.head, ())):
        if line(name) and not _is_host(name, host):
            return line(name)
    last = suffix(reading.head.title)
    if 0 < len(last) <= _LONG_NAME and (by_name(last) or _stands(reading.layout, last)):
        return last
    if agency and _stands(reading.layout, agency):
        return agency
    found = (_COPYRIGHT.search(block.text) for block in reversed(reading.layout.blocks[-_EDGE:]))
    return next((line(match[1]).strip("()<>〈〉") for match in found if match), "")


def section(reading: Reading, outlets: Iterable[str]) -> str:
    """The section as the page states it: `정치 > 국회`; "" where it states none."""
    names = {key(name) for name in (*reading.sites, *outlets, reading.title)}
    blocks = reading.layout.blocks
    for index in reversed(reading.above(_PATH_ABOVE)):
        path = _path(blocks[index].text, names)
        if path:
            return path
    for index in reversed(reading.above(_CATEGORY_ABOVE)):
        if _is_category(reading.layout, index) and key(blocks[index].text) not in names:
            return line(blocks[index].text)
    told = next(reading.head.metas_of("section"), "") or reading.head.stated("articleSection")
    return line(told) if len(told) <= _LONG else ""


def canonical(head: Head, url: str) -> str:
    """The article's own address, as the page states it; else where it was found. Web addresses only."""
    base = address(url)
    for text in (head.canonical, head.meta("og:url"), *(_entity(one) for one in head.ld)):
        found = _joined(base, text)
        # A home page given as the canonical address of an article is a template's mistake.
        if found and urlsplit(found).path.strip("/"):
            return found
    return base


def own_address(story: Element, said: Head, title: str, page: str) -> str:
    """The address of one story among several: what its box states, its permanent link, its heading's link.

    Never the page's own; "" where the story states none.
    """
    names = words("metas.tsv", "address")
    boxes = [*reversed([one for one in story.iterancestors() if _holds_only(one, story)]), story]
    told = [one.get(name) or "" for one in boxes for name in names]
    told += [_entity(one) for one in said.ld]
    links = [(one, one.get("href") or "") for one in story.iter("a", "link") if one.get("href")]
    told += [href for one, href in links if _PERMANENT.search(_marks(one))]
    told += [href for one, href in links if key(one.text_content()) == key(title)]
    for text in told:
        found = _joined(page, text)
        if found and found != page and urlsplit(found).path.strip("/"):
            return found
    return ""


def _marks(link: Element) -> str:
    return " ".join(link.get(name) or "" for name in ("rel", "itemprop", "class"))


def _holds_only(box: Element, story: Element) -> bool:
    return len(box) == 1 and box[0] is story


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one host; an unknown address is the page's own site's."""
    return not one or not other or _host(one) == _host(other)


def _joined(base: str, text: str) -> str:
    try:
        return address(urljoin(base, text)) if text else ""
    except ValueError:  # "http://[::1" comes from outside
        return ""


def _host(url: str) -> str:
    return (urlsplit(address(url)).hostname or "").removeprefix("www.")


def _publishers(head: Head, more: Iterable[Json]) -> list[str]:
    return [name for one in (*head.ld, *more) for name in names_of(one.get("publisher"))[:1]]


def _is_host(name: str, host: str) -> bool:
    bare = name.strip().lower().removeprefix("www.")
    return bool(bare) and "." in bare and " " not in bare and bare in host


def _stands(layout: Layout, name: str) -> bool:
    """Whether the name is said again at the top or at the end of the page, outside of its title."""
    own = key(name)
    edges = (*layout.blocks[:_EDGE], *layout.blocks[-_EDGE:])
    return bool(own) and any(own in key(block.text) for block in edges)


def _is_category(layout: Layout, index: int) -> bool:
    """Whether a short line above the headline is a section: by its class, or as the menu holds it too."""
    block = layout.blocks[index]
    if block.units > _SHORT or _HOME.fullmatch(block.text):
        return False
    element = layout.nodes[block.node].element
    if _CATEGORY.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
        return True
    menu = layout.blocks[: max(_EDGE * 4, index)]
    return any(block.text in (other.text, *other.pieces) for other in menu if other is not block)


def _path(text: str, names: set[str]) -> str:
    if len(text) > _LONG or not _PATH.search(text):
        return ""
    parts = [part.strip() for part in _PATH.split(_LEAD.sub("", text))]
    if not any(_HOME.fullmatch(part) for part in parts) and not _LEAD.search(text):
        return ""
    return " > ".join(part for part in parts if part and not _HOME.fullmatch(part) and key(part) not in names)


def _entity(one: Json) -> str:
    for name in ("mainEntityOfPage", "url"):
        value = one.get(name)
        value = value.get("@id") or value.get("url") if isinstance(value, dict) else value
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            return value
    return ""
