"""What the W3C feed validator would say of a feed of ours, as far as ours could come to break its rules.

Written in our own words after its source (github.com/w3c/feedvalidator, read 2026-11); not its program.
An event has its name there and what it is about: "InvalidFullLink item/link /a/". Successes are not told.
What depends on a server (media types, redirects) or on today (dates to come) is left out.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from html.entities import html5, name2codepoint
from html.parser import HTMLParser
from itertools import pairwise
from typing import Final
from xml.etree import ElementTree as ET

# What it counts as warnings; every other event is an error.
WARNINGS: Final = {
    "BadCharacters",
    "ContainsHTML",
    "ContainsRelRef",
    "DuplicateUpdated",
    "ImplausibleDate",
    "MisplacedItem",
    "MissingSelf",
    "MissingTitleAttr",
    "MissingXmlURL",
    "NeedDescriptionBeforeContent",
    "NotBlank",
    "NotHtml",
    "ProblematicalRFC822Date",
    "SecurityRisk",
    "SelfDoesntMatchLocation",
}
_PREFIXES: Final = {
    "{http://www.w3.org/2005/Atom}": "atom:",
    "{http://purl.org/rss/1.0/modules/content/}": "content:",
    "{http://www.w3.org/XML/1998/namespace}": "xml:",
}
_HOLDS: Final = {
    "rss": "channel",
    "channel": "title link description language lastBuildDate atom:link item",
    "item": "title link guid pubDate category description content:encoded",
    "atom:feed": "atom:id atom:title atom:updated atom:author atom:link atom:entry",
    "atom:entry": "atom:id atom:title atom:link atom:published atom:updated atom:category atom:summary "
    "atom:content",
    "atom:author": "atom:name",
    "opml": "head body",
    "head": "title",
    "body": "outline",
}
_MANY: Final = {"item", "category", "atom:link", "atom:entry", "atom:category", "outline"}
_NEEDS: Final = {
    "rss": "channel",
    "channel": "title link description",
    "item": "title guid",
    "atom:feed": "atom:id atom:title atom:updated atom:author",
    "atom:entry": "atom:id atom:title atom:updated",
    "atom:author": "atom:name",
    "opml": "head body",
    "body": "outline",
}
_ATTRIBUTES: Final = {
    "rss": "version",
    "guid": "isPermaLink",
    "atom:link": "rel type href",
    "atom:category": "term",
    "atom:content": "type",
    "opml": "version",
    "outline": "type text title category xmlUrl htmlUrl",
}
_RELATIONS: Final = {"alternate", "hub", "self"}  # of those registered, the ones that we use
_LANGUAGES: Final = {"en", "ja", "ko", "und", "zh"}  # of ISO 639, the ones that we use
_ELEMENTS: Final = {"a", "em", "li", "p", "strong", "ul"}  # of those called safe, the ones that we use
_FULL: Final = re.compile(r"[A-Za-z][0-9A-Za-z+.-]*:(//)?[0-9A-Za-z;/?:@&=+$.\-_!~*'()%,#]+\Z")
_TAG: Final = re.compile(
    r"tag:([a-z0-9._-]+@)?[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:[0-9A-Za-z;/?:@&=+$.\-_!~*'()%,#]*\Z", re.ASCII
)
_RFC2822: Final = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d ([+-]\d\d[03]0|GMT)\Z", re.ASCII
)
_RFC3339: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)\Z", re.ASCII)
_PLAIN: Final = re.compile(r"<(?:title|category|name|summary)>([^<]*)</")
_UNSAID: Final = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef"
    + "".join(f"{chr((plane << 16) + 0xFFFE)}{chr((plane << 16) + 0xFFFF)}" for plane in range(17))
    + "]"
)


def _name(tag: str) -> str:
    for space, prefix in _PREFIXES.items():
        tag = tag.replace(space, prefix)
    return tag


def _shape(node: ET.Element, own: str) -> Iterator[str]:
    """What stands in an element: nothing unknown, nothing twice, nothing missing, all in its order."""
    names = [_name(child.tag) for child in node]
    held, allowed = _HOLDS.get(own, "").split(), _ATTRIBUTES.get(own, "").split()
    for name, count in Counter(names).items():
        if name not in held:
            yield f"UndefinedElement {own}/{name}"
        elif count > 1 and name not in _MANY:
            yield f"DuplicateElement {own}/{name}"
    yield from (f"MissingElement {own}/{name}" for name in _NEEDS.get(own, "").split() if name not in names)
    for name in map(_name, node.attrib):
        if name not in allowed and name != "xml:lang":
            yield f"UnexpectedAttribute {own} {name}"
    for before, after in pairwise(names):
        if before in {"item", "atom:entry"} and after != before:
            yield f"{'MisplacedItem' if before == 'item' else 'MisplacedMetadata'} {own}/{after}"
        if (before, after) == ("content:encoded", "description"):
            yield f"NeedDescriptionBeforeContent {own}"


class _Fragment(HTMLParser):
    """A piece of HTML, in which each element is closed where it should be."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self.inside: list[str] = []
        self.feed(text)
        self.close()
        self.found += [f"NotHtml <{tag}> has no end" for tag in self.inside]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ELEMENTS:
            self.found.append(f"SecurityRisk <{tag}>")
        if (tag in {"a", "p"} and tag in self.inside) or (tag == "ul" and "p" in self.inside):
            self.found.append(f"NotHtml <{tag}> ends what it stands in")
        for name, value in attrs:
            if (tag, name) != ("a", "href"):
                self.found.append(f"SecurityRisk {name}")
            elif not re.match(r"\w+:", value or ""):
                self.found.append(f"ContainsRelRef {value}")
        self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.inside or self.inside.pop() != tag:
            self.found.append(f"NotHtml </{tag}>")


def html(text: str) -> Iterator[str]:
    """HTML that a strict reader reads without a fault, in which nothing can act."""
    for found in re.finditer(r"&(?![\s<&]|\Z)(#\d+;|#x[0-9A-Fa-f]+;|[A-Za-z0-9]+;)?|<(?![/A-Za-z])", text):
        named = found[1] or ""
        if not named or not (named.startswith("#") or named in html5):
            yield f"NotHtml {text[found.start() :][:20]}"
    if _UNSAID.search(text):
        yield f"NotHtml {text!r}"
    yield from _Fragment(text).found


def _plain(text: str, written: str) -> Iterator[str]:
    """Text that does not look like markup, or says in its XML that it is none: "&#x3C;b>"."""
    if not text.strip():
        yield "NotBlank"
    elif re.search(r"</\w+>", text):
        yield f"ContainsHTML {text}"
    elif "&#x" not in written:
        names = re.findall(r"&(#?\w+)", text)
        if names:
            told = any(name in {*name2codepoint, "apos"} or not name.isalpha() for name in names)
        else:
            told = bool(re.search("<[/a-zA-Z]", text))
        yield from [f"ContainsHTML {text}"] if told else []


def _date(text: str) -> Iterator[str]:
    if not _RFC2822.match(text):
        yield f"ProblematicalRFC822Date {text}"
    elif parsedate_to_datetime(text).year < 1990:
        yield f"ImplausibleDate {text}"
    elif parsedate_to_datetime(text).strftime("%a") != text[:3]:
        yield f"IncorrectDOW {text}"


def _moment(text: str) -> Iterator[str]:
    if not _RFC3339.match(text):
        yield f"InvalidRFC3339Date {text}"
    elif datetime.fromisoformat(text).year < 1990:
        yield f"ImplausibleDate {text}"


def _full(text: str) -> Iterator[str]:
    if not _FULL.match(text) or not re.match(r"\w+://[^/]", text):
        yield f"InvalidFullLink {text}"


def _tag(text: str) -> Iterator[str]:
    if not _TAG.match(text):
        yield f"InvalidTAG {text}"
    elif re.search(r"%(?![0-9A-F]{2})", text):
        yield f"NonCanonicalURI {text}"


def _language(text: str) -> Iterator[str]:
    if text.partition("-")[0].lower() not in _LANGUAGES:
        yield f"InvalidLanguage {text}"


_VALUES: Final[dict[str, Callable[[str], Iterator[str]]]] = {
    "channel/link": _full,
    "channel/language": _language,
    "channel/lastBuildDate": _date,
    "item/link": _full,
    "item/pubDate": _date,
    "item/description": html,
    "item/content:encoded": html,
    "atom:feed/atom:id": _tag,
    "atom:feed/atom:updated": _moment,
    "atom:entry/atom:id": _tag,
    "atom:entry/atom:updated": _moment,
    "atom:entry/atom:published": _moment,
    "atom:entry/atom:content": html,
    "head/title": html,
}


def _links(node: ET.Element, own: str, at: str) -> Iterator[str]:
    """The links of a channel, feed or entry: known ones, one to the page, one to itself where it stands."""
    links = [child for child in node if _name(child.tag) == "atom:link"]
    for link in links:
        yield from _full(link.get("href", ""))
        if link.get("rel") not in _RELATIONS:
            yield f"UnregisteredAtomLinkRel {link.get('rel')}"
    kinds = Counter((link.get("rel"), link.get("type")) for link in links)
    yield from (f"DuplicateAtomLink {kind}" for kind, count in kinds.items() if count > 1)
    if own != "atom:entry":
        own_places = [link.get("href") for link in links if link.get("rel") == "self"]
        yield from [] if own_places else ["MissingSelf"]
        yield from (f"SelfDoesntMatchLocation {place}" for place in own_places if place != at)


def _ids(node: ET.Element, own: str) -> Iterator[str]:
    """What no two items may share."""
    kinds = {
        "channel": (("item/guid", "DuplicateValue"),),
        "atom:feed": (("{*}entry/{*}id", "DuplicateEntries"), ("{*}entry/{*}updated", "DuplicateUpdated")),
    }
    for path, event in kinds.get(own, ()):
        counts = Counter(found.text for found in node.findall(path))
        yield from (f"{event} {text}" for text, count in counts.items() if count > 1)


def _outline(node: ET.Element) -> Iterator[str]:
    if "text" not in node.attrib:
        yield "MissingAttribute text"
    if node.get("type") == "rss":
        yield from ["MissingXmlURL"] if "xmlUrl" not in node.attrib else []
        yield from ["MissingTitleAttr"] if "title" not in node.attrib else []
    for name in ("text", "title"):
        yield from html(node.get(name, ""))
    yield from _full(node.get("htmlUrl", "https://a.example/"))


def _element(node: ET.Element, own: str, at: str) -> Iterator[str]:
    yield from _shape(node, own)
    if own in {"channel", "atom:feed", "atom:entry"}:
        yield from _links(node, own, at)
        yield from _ids(node, own)
    if own == "outline":
        yield from _outline(node)
    for child in node:
        name = f"{own}/{_name(child.tag)}"
        if name in _VALUES:
            yield from (f"{event} in {name}" for event in _VALUES[name](child.text or ""))
    for text in (node.text or "", *node.attrib.values()):
        if re.search("[\x80-\x9f\ufffd]", text):
            yield f"BadCharacters {own}"
    for name, text in node.attrib.items():
        if _name(name) == "xml:lang":
            yield from _language(text)


def events(text: str, at: str) -> list[str]:
    """What would be said of a feed or an OPML file that stands at an address."""
    tree = ET.fromstring(text.encode())  # noqa: S314 - our own output
    found = [event for node in tree.iter() for event in _element(node, _name(node.tag), at)]
    if tree.tag != "opml":
        head = text.partition("<item>")[0]  # the description of an item is HTML
        for written in _PLAIN.findall(text) + re.findall("<description>([^<]*)</", head):
            value = ET.fromstring(f"<a>{written}</a>").text or ""  # noqa: S314 - our own output
            found += _plain(value, written)
    return found
