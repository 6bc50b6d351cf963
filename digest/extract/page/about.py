"""What a page says of its place: outlet, section, canonical address."""

import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from digest.extract.identity import address
from digest.extract.page.blocks import Layout
from digest.extract.page.head import Head, Json, kind, names_of
from digest.extract.page.headline import key, suffix
from digest.names.outlets import by_host, by_name
from digest.text.clean import line

_PATH = re.compile(r"\s*(?:>|›|»|＞|/|→|▶|»)\s*")
_HOME = re.compile(
    r"^(?:home|홈|메인|首页|首頁|主页|当前位置|您(?:的|现在的|当前的)?位置|位置|所在位置|正文|本文|뉴스|ホーム|トップ|start|startseite|accueil|inicio|news)[:：]?$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^\s*(?:当前位置|您(?:的|现在的|当前的)?位置|现在位置|所在位置|您现在的位置是|位置)[:：]\s*"
)
_BEFORE = 12
_NEAR = 3
_SHORT = 8.0
_CATEGORY = re.compile(
    r"(?:^|[\s_-])(?:cat|cate|category|section|kicker|eyebrow|topic|channel)(?:$|[\s_-])", re.IGNORECASE
)
_LONG = 60
_COPYRIGHT = re.compile(
    r"(?:저작권자?|copyrights?|版权所有|版權所有)?\s*(?:ⓒ|©|\(c\))\s*(?:\d{4}\s*)?(?:\(주\)|㈜)?\s*([^\s,.|<>/]{2,20})",
    re.IGNORECASE,
)


def sites(head: Head, url: str) -> tuple[str, ...]:
    """Names that the page's outlet goes by, the page's own statement first; they are no titles and no authors."""
    found = [
        head.meta(
            "og:site_name",
            "application-name",
            "dable:site_name",
            "twitter:site",
            "apple-mobile-web-app-title",
        )
    ]
    found += [name for one in (*head.ld, *head.sites) for name in names_of(one.get("publisher"))[:1]]
    found += [
        str(one.get("name") or "")
        for one in head.sites
        if kind(one) in {"Organization", "NewsMediaOrganization", "WebSite"}
    ]
    host = (urlsplit(address(url)).hostname or "").removeprefix("www.")
    known = by_host(host) if host else None
    if known:
        found += [*known.ko, *known.zh, *known.en]
    if host:
        found += [host, host.split(".")[0]]
    return tuple(dict.fromkeys(line(name).lstrip("@") for name in found if line(name)))


def outlet(head: Head, layout: Layout, url: str, agency: str) -> str:
    """The outlet as the page names it: `og:site_name`, publisher, the end of its title, its copyright line."""
    publishers = [name for one in head.ld for name in names_of(one.get("publisher"))[:1]]
    told = [
        head.meta("og:site_name"),
        *publishers,
        head.meta("application-name", "dable:site_name", "twitter:app:name:iphone"),
    ]
    for name in told:
        if name and not _is_host(name, url):
            return line(name)
    last = suffix(head.title)
    if last and len(last) <= 20 and (by_name(last) or _stands(layout, last)):
        return last
    if agency and _stands(layout, agency):
        return agency
    for block in reversed(layout.blocks[-30:]):
        match = _COPYRIGHT.search(block.text)
        if match:
            return line(match[1]).strip("()<>〈〉")
    return ""


def _is_host(name: str, url: str) -> bool:
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return (
        name.lower().removeprefix("www.") == host
        or re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", name) is not None
        and " " not in name
        and name.lower() in host
    )


def _stands(layout: Layout, name: str) -> bool:
    """Whether the name is said again on the page, outside of its title."""
    own = key(name)
    return bool(own) and any(own in key(block.text) for block in (*layout.blocks[:25], *layout.blocks[-25:]))


def section(head: Head, layout: Layout, headline: int, title: str, outlets: Iterable[str]) -> str:
    """The section as the page states it: `정치 > 국회`; "" where it states none."""
    own = {key(name) for name in outlets}
    for block in reversed(layout.blocks[max(0, headline - _BEFORE) : max(0, headline)]):
        parts = _parts(block.text, title, own)
        if parts:
            return parts
    for block in reversed(layout.blocks[max(0, headline - _NEAR) : max(0, headline)]):
        element = layout.nodes[block.node].element
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        named = (
            _CATEGORY.search(names) is not None
            or sum(each.text == block.text for each in layout.blocks[:200]) > 1
        )
        if named and block.units <= _SHORT and not _HOME.match(block.text) and key(block.text) != key(title):
            return line(block.text)
    told = head.meta("article:section", "og:article:section", "article:section1", "section") or head.stated(
        "articleSection"
    )
    return line(told) if len(told) <= _LONG else ""


def _parts(text: str, title: str, names: set[str]) -> str:
    if len(text) > _LONG or not _PATH.search(text):
        return ""
    parts = [part.strip() for part in _PATH.split(_LEAD.sub("", text))]
    if not any(_HOME.match(part) for part in parts):
        return ""
    kept = [
        part for part in parts if part and not _HOME.match(part) and key(part) not in {key(title), *names}
    ]
    return " > ".join(kept)


def canonical(head: Head, url: str) -> str:
    """The article's own address, as the page states it; else where it was found. Web addresses only."""
    ld = [_entity(one) for one in head.ld]
    base = address(url)
    for text in (head.canonical, head.meta("og:url"), *ld):
        found = address(urljoin(base, text)) if text else ""
        # A home page given as canonical address of an article is a template's mistake.
        if found and urlsplit(found).path.strip("/"):
            return found
    return base


def _entity(one: Json) -> str:
    for name in ("mainEntityOfPage", "url"):
        value = one.get(name)
        value = value.get("@id") or value.get("url") if isinstance(value, dict) else value
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            return value
    return ""
