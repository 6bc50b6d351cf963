"""The XML of a feed as a parser can take it: cleaned, mended, cut into its stories. Pure.

A strict parser refuses feeds that are needed: cut short, with a control character, with a bare `&`.
"""

import html
import re
import sys
from dataclasses import dataclass

# Of all the namespaces that feeds forget to declare.
NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
MOST_STORIES = 1_000  # of one fetch; more is no feed of news
MOST_PREFIXES = 50

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]+")
_CDATA = r"<!\[CDATA\[(?:(?!<!\[CDATA\[)[\s\S])*?\]\]>"
_LITERAL = re.compile(rf"({_CDATA}|<!--[\s\S]*?-->)")
_DOCTYPE = re.compile(r"<!DOCTYPE\s+(?!html)[^\[>]{0,1000}(?:\[[\s\S]*?\]\s*)?>", re.IGNORECASE)
_ROOT = re.compile(r"<(?P<name>rss|feed|channel|(?:\w{1,20}:)?(?:RDF|feed))(?=[\s>])[^>]*>", re.IGNORECASE)
_HTML = re.compile(r"\s*(?:<!--[\s\S]*?-->\s*|<\?[^>]*>\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#(?P<ten>\d{1,8});|#[xX](?P<sixteen>[0-9a-fA-F]{1,6});|(?P<name>\w{1,32});)?")
_BARE_LESS = re.compile(r"<(?![\w/!?])")
_PREFIX = re.compile(r"</?([A-Za-z][\w.-]{0,30}):[A-Za-z]")
_STORY = re.compile(r"<(?P<name>(?:\w{1,20}:)?(?:item|entry))(?=[\s>])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A feed's text from its root on; `changed` where a strict parser would have refused what came."""

    text: str
    root: str  # the start tag, namespaces completed
    name: str
    changed: bool


def _reference(match: re.Match[str]) -> str:
    """`&nbsp;` as its character, `&` of `R&D` as `&amp;`, a reference to nothing legal as nothing."""
    if name := match["name"]:
        if name in {"amp", "lt", "gt", "quot", "apos"}:
            return match[0]
        known = html.unescape(match[0])
        return known if known != match[0] and not set(known) & set("&<>") else f"&amp;{match[0][1:]}"
    digits, base = (match["ten"], 10) if match["ten"] else (match["sixteen"], 16)
    if not digits:
        return "&amp;"
    code = int(digits, base)
    is_legal = code <= sys.maxunicode and not _ILLEGAL.match(chr(code))
    return match[0] if is_legal else ""


def _mend_outside(text: str) -> str:
    """Everything that is markup mended, CDATA and comments left as they are."""
    parts = _LITERAL.split(text)
    for place in range(0, len(parts), 2):
        parts[place] = _BARE_LESS.sub("&lt;", _ENTITY.sub(_reference, parts[place]))
    return "".join(part for part in parts if not part.startswith("<!--"))


def _declared(root: str, text: str) -> str:
    """The root tag with every namespace prefix that the text uses."""
    used = sorted({match[1] for match in _PREFIX.finditer(text)} - {"xml"})[:MOST_PREFIXES]
    missing = [prefix for prefix in used if f"xmlns:{prefix}" not in root]
    extra = "".join(
        f' xmlns:{prefix}="{NAMESPACES.get(prefix.casefold(), "urn:undeclared")}"' for prefix in missing
    )
    return root.removesuffix(">") + extra + ">"


def is_page(text: str) -> bool:
    """Whether this is an HTML page, whatever feed it may hold further down."""
    return _HTML.match(text[:20_000]) is not None


def mend(text: str) -> Mended | None:
    """The feed in `text`; None where there is none, as in an error page or a challenge."""
    if is_page(text):
        return None
    legal = _ILLEGAL.sub("", text)
    plain = _DOCTYPE.sub("", legal, count=1)  # with it go the entities of a bomb
    found = _ROOT.search(plain)
    if not found:
        return None
    body = plain[found.start() :]
    mended = _mend_outside(body)
    root = _ROOT.match(mended)
    if not root:
        return None
    tag = _declared(root[0], mended)
    return Mended(
        text=tag + mended[root.end() :],
        root=tag,
        name=root["name"].casefold(),
        changed=legal != text or tag != root[0],
    )


def _closed(story: str, name: str) -> str:
    """One story with its own end, whatever of it was lost."""
    end = story.rfind(f"</{name}")
    whole = story[:end] if end > 0 else story
    if whole.count("<![CDATA[") > whole.count("]]>"):
        whole += "]]>"
    elif whole.rfind("<") > whole.rfind(">"):  # cut inside a tag
        whole = whole[: whole.rfind("<")]
    return f"{whole}</{name}>"


def stories(feed: Mended) -> tuple[str, ...]:
    """Each story as a whole feed of its own, so that the damage of one costs no other."""
    literal = [(match.start(), match.end()) for match in _LITERAL.finditer(feed.text)]
    starts, inside = [], iter([*literal, (len(feed.text) + 1,) * 2])
    low, high = next(inside)
    for match in _STORY.finditer(feed.text):
        while match.start() >= high:
            low, high = next(inside)
        if match.start() < low:
            starts.append((match.start(), match["name"]))
    ends = [start for start, _ in starts[1:]] + [len(feed.text)]
    opening, closing = feed.root, f"</{feed.root[1:].split()[0].rstrip('>')}>"
    if feed.name == "rss":
        opening, closing = f"{opening}<channel>", f"</channel>{closing}"
    return tuple(
        f"{opening}{_closed(feed.text[start:end], name)}{closing}"
        for (start, name), end in list(zip(starts, ends, strict=True))[:MOST_STORIES]
    )
