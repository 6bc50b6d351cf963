"""The XML of a feed as a parser can take it: cleaned, mended, cut into its stories. Pure.

A strict parser refuses feeds that are needed: cut short, with a control character, with a bare `&`.
"""

import html
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from digest.errors import LimitExceeded

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
MOST_PREFIXES = 50
MOST_OPEN = 10_000
LONGEST_PERSON = 2_000

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]+")
_OPENING = re.compile(r"<!\[CDATA\[|<!--")
_CLOSING = {"<![CDATA[": "]]>", "<!--": "-->"}
_DOCTYPE = re.compile(r"<!DOCTYPE\s+(?!html)[^\[>]{0,1000}(?:\[[\s\S]*?\]\s*)?>", re.IGNORECASE)
_ROOT = re.compile(r"<(?P<name>channel|(?:\w{1,20}:)?(?:rss|feed|RDF))(?=[\s>])[^<>]*>", re.IGNORECASE)
_PROLOG = re.compile(r"\s+|<!--(?:(?!<!--)[\s\S])*?-->|<[?!](?!--)[^<>]*>")
_ELEMENT = re.compile(r"<([A-Za-z][\w:]{0,30})")
_ENTITY = re.compile(r"&(?:#(?P<ten>\d{1,8});|#[xX](?P<sixteen>[0-9a-fA-F]{1,6});|(?P<name>\w{1,32});)?")
_BARE_LESS = re.compile(r"<(?![\w/!?][^<>]*>)")  # of no tag: no name, or no end before the next
_CUT_OFF = re.compile(r"<[\w/!?][^<>]*\Z")
_PERSON = re.compile(
    r"<(?P<name>(?:\w{1,20}:)?(?:author|contributor|creator|email|managingEditor|name|owner|publisher|webMaster))"
    r"(?:\s[^<>]*)?(?<!/)>",
    re.IGNORECASE,
)
_DEPTH = re.compile(r"<(/?)[A-Za-z_][^<>]*?(/?)>")
_PREFIX = re.compile(r"</?([A-Za-z][\w.-]{0,30}):[A-Za-z]")
_ANY_END = re.compile(r"</(?:item|entry)\s*>", re.IGNORECASE)


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


def literals(text: str) -> Iterator[tuple[int, int]]:
    """Where CDATA and comments stand, in order.

    One that is not closed before the next of its kind opens is a damage, not a literal:
    else it would swallow every story after it.
    """
    at, ends = 0, dict.fromkeys(_CLOSING, 0)  # the next end of each kind, looked up once: else n * n
    while match := _OPENING.search(text, at):
        opening, at = match[0], match.end()
        if 0 <= ends[opening] < at:
            ends[opening] = text.find(_CLOSING[opening], at)
        end = ends[opening]
        if end >= 0 and text.find(opening, at, end) < 0:
            at = end + len(_CLOSING[opening])
            yield match.start(), at


def _unopened(markup: str, *, is_last: bool) -> str:
    """Markup without what opens a literal and never closes it, but for one that the end cut off."""
    cut = markup.rfind("<![CDATA[") if is_last else -1
    if cut >= 0 and not _ANY_END.search(markup, cut):
        return _OPENING.sub("", markup[:cut]) + markup[cut:]
    return _OPENING.sub("", markup)


def _mend_outside(text: str) -> str:
    """Everything that is markup mended, CDATA left as it is, comments gone."""
    parts, at = [], 0
    for start, end in [*literals(text), (len(text), len(text))]:
        markup = text[at:start]
        if start == len(text):
            markup = _CUT_OFF.sub("", markup)
        markup = _unopened(markup, is_last=start == len(text))
        parts.append(_BARE_LESS.sub("&lt;", _ENTITY.sub(_reference, markup)))
        if text.startswith("<![CDATA[", start):
            parts.append(text[start:end])
        at = end
    return "".join(parts)


def _declared(root: str, text: str) -> str:
    """The root tag with every namespace prefix that the text uses and nowhere declares."""
    used = sorted({match[1] for match in _PREFIX.finditer(text)} - {"xml"})[:MOST_PREFIXES]
    missing = [prefix for prefix in used if f"xmlns:{prefix}" not in text]
    extra = "".join(
        f' xmlns:{prefix}="{NAMESPACES.get(prefix.casefold(), "urn:undeclared")}"' for prefix in missing
    )
    return root.removesuffix(">") + extra + ">"


def is_page(text: str) -> bool:
    """Whether this is an HTML page, whatever feed it may hold further down: its first element tells."""
    at = 0
    while prolog := _PROLOG.match(text, at):
        at = prolog.end()
    first = _ELEMENT.match(text, at)
    return first is not None and first[1].casefold() in {"html", "head", "body"}


def _without_doctype(text: str) -> str:
    """With it go the entities of a bomb."""
    found = re.search("<!DOCTYPE", text[:20_000], re.IGNORECASE)
    declared = _DOCTYPE.match(text, found.start()) if found else None
    return text[: declared.start()] + text[declared.end() :] if declared else text


def _without_endless_names(text: str) -> str:
    """People's fields emptied that hold more than names: feedparser looks for mails in time n * n."""
    parts, at = [], 0
    while match := _PERSON.search(text, at):
        end = text.find(f"</{match['name']}", match.end())
        end = len(text) if end < 0 else end
        keeps = end - match.end() <= LONGEST_PERSON
        parts.append(text[at : end if keeps else match.end()])
        at = end
    return "".join([*parts, text[at:]])


def _depth(text: str) -> int:
    """How many elements are open at once, at most; those that are never closed count too."""
    depth = deepest = at = 0
    for start, end in [*literals(text), (len(text), len(text))]:
        for match in _DEPTH.finditer(text, at, start):
            depth += -1 if match[1] else 0 if match[2] else 1
            deepest = max(deepest, depth)
        at = end
    return deepest


def mend(text: str, subject: str = "feed") -> Mended | None:
    """The feed in `text`; None where there is none, as in an error page or a challenge.

    Raises `LimitExceeded` for one that is nested too deeply to be read in sensible time.
    """
    if is_page(text):
        return None
    legal = _ILLEGAL.sub("", text)
    plain = _without_doctype(legal)
    found = _ROOT.search(plain)
    if not found:
        return None
    body = plain[found.start() :]
    mended = _mend_outside(body)
    mended = _without_endless_names(mended)
    if _depth(mended) > MOST_OPEN:
        raise LimitExceeded(subject, "nested too deeply")
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
