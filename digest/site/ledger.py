"""Page by page: its faults, and the addresses that it leads to, looked for when all pages are known."""

import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from posixpath import dirname, join, normpath
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

_TAG: Final = re.compile(r"<[a-zA-Z][^<>]*>")
_VALUE: Final = re.compile(r'\s([^\s"=<>]+)="([^"]*)"')
_HANDLER: Final = re.compile(r"\s(on[a-z]+|style)=")
_DRAWN: Final = re.compile(r' (href="(?!https?://)[^"]*|id="[^"]*|s(?:rc|tyle)="[^"]*|on[a-z]+="[^"]*)"')
_ODD: Final = (" ", ">", "\non", "\nstyle")  # what no link and no id of ours holds, a line each
_QUOTED: Final = re.compile(r'"[^"]*"')
_INLINE: Final = re.compile(r'<(?:style\b|script(?![^>]*\ssrc=)(?![^>]*\stype="application/ld\+json"))[^>]*>')
_SCRIPTED: Final = re.compile(r'<s(?:tyle|cript(?! (?:defer )?(?:src="|type="application/ld\+json")))')
_ILLEGAL: Final = bytes(range(9)) + b"\x0b\x0c" + bytes(range(14, 32))
_RARE: Final = b"\xef\xbf"  # what U+FFFE and U+FFFF begin with, and hardly another character
_NONCHARACTERS: Final = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_ATOM: Final = "{http://www.w3.org/2005/Atom}"
_LIGHT: Final = 40_000  # bytes of a page that need not be compressed to see that it is light
_HOMES: Final = frozenset({"index.html", "en/index.html", "zh/index.html"})
_BUDGETS: Final = {"front": 50_000, "brief": 20_000}  # bytes to transfer beside the theme's 10,000
_MAIN: Final = b"<main"
_SOURCES: Final = b'<ol class="sources">'  # a story of a hundred names them all, there and in its head
TEXTS: Final = (".html", ".xml", ".json")
_SHARED: Final = ('href="/', 'src="/')  # these lead to the same place on every page
_PLACES: Final = (' id="', 'href="#')  # what cards, of which there are many, have none of
_ELSEWHERE: Final = ("https://", "http://", "mailto:", "//", "?")


def illegal(data: bytes) -> bool:
    """Whether a file holds a character that XML and HTML forbid."""
    control = len(data.translate(None, _ILLEGAL)) < len(data)
    return control or (_RARE in data and any(mark in data for mark in _NONCHARACTERS))


def _heavy(file: str, data: bytes) -> str:
    """Why a page is too heavy: "a brief page of 31 KB to transfer, 20 at most"; "" where it is not."""
    kind = "front" if file in _HOMES else "brief" if b' data-brief-id="' in data else ""
    if not kind:
        return ""
    own = data if kind == "front" else data.partition(_MAIN)[2].partition(_SOURCES)[0]
    size, most = len(zlib.compress(own)), _BUDGETS[kind]
    return f"a {kind} page of {size // 1000} KB to transfer, {most // 1000} at most" if size > most else ""


def _feed_ids(tree: ET.Element) -> list[str]:
    return [
        node.text or ""
        for path in (f"{_ATOM}entry/{_ATOM}id", "channel/item/guid")
        for node in tree.findall(path)
    ]


def _xml(file: str, data: bytes) -> Iterator[str]:
    try:
        tree = ET.fromstring(data)  # noqa: S314 - our own output, which holds no entity
    except ET.ParseError as error:
        yield f"{file}: is no XML: {error}"
        return
    if file.startswith("feeds/"):
        ids = _feed_ids(tree)
        if len(set(ids)) < len(ids):
            yield f"{file}: two items with one id"


def _json(file: str, data: bytes) -> Iterator[str]:
    try:
        json.loads(data)
    except ValueError as error:
        yield f"{file}: is no JSON: {error}"


def _read(tags: str) -> tuple[list[str], list[str], str]:
    """Links, ids and way to the root, from the tags of a page."""
    values: dict[str, list[str]] = {"href": [], "src": [], "id": [], "data-root": []}
    for name, value in _VALUE.findall(tags):
        if name in values:
            values[name].append(unescape(value) if "&" in value else value)
    return values["href"] + values["src"], values["id"], "".join(values["data-root"][:1])


def _running(tags: str) -> Iterator[str]:
    """What runs or styles, from the tags of a page: "attribute onclick", "inline <script>"."""
    bare = _QUOTED.sub("", tags) if _HANDLER.search(tags) else ""
    yield from (f"attribute {name}" for name in _HANDLER.findall(bare))
    yield from (f"inline {tag}" for tag in _INLINE.findall(tags))


def _target(link: str) -> str:
    """The file that a path of the site leads to: "/names/?q=1#top" -> "names/index.html"."""
    path = unquote(urlsplit(link).path).removeprefix("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def _from_root(link: str, file: str, root: str) -> str:
    """A link of a stored page as a path of the site: "../names/" on "en/index.html" -> "/names/".

    What leads elsewhere, or within the page, stays as it is.
    """
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path or link.startswith("//"):
        return link
    if parts.path.startswith("/"):
        return f"/{parts.path.removeprefix(root)}" if root.startswith("/") else parts.path
    found = normpath(join(dirname(file), parts.path)).removeprefix(".")
    return f"/{found}/" if found and parts.path.endswith("/") else f"/{found}"


class _Anchors(NamedTuple):
    """Where a part can be led to, and where it leads within its page."""

    ids: list[str]
    links: list[str]


class Ledger:
    """What is known of the pages that were looked at."""

    def __init__(self) -> None:
        self._faults: list[str] = []
        self._wanted: dict[str, str] = {}  # path of the site -> "page: broken link x", if it should be one
        self._known: set[str] = set()  # links of drawn pages that are wanted already: 'href="/names/'
        self._parts: dict[str, _Anchors] = {}  # ids and links within the page, of shared parts that have any

    def drawn(self, file: str, text: str, parts: Iterable[str] = ()) -> None:
        """A page as our templates draw it, and the shared parts that stand on it."""
        ids, within = self._look(file, text)
        for part in parts:
            if part in self._parts:
                ids, within = ids + self._parts[part].ids, within + self._parts[part].links
        self._unique(file, ids)
        self._within(file, within, ids)

    def parts(self, file: str, parts: Sequence[tuple[str, str]]) -> None:
        """Number and text of parts that pages share, looked at where the first of those, `file`, is drawn."""
        text = "".join([text for _, text in parts])
        self._characters(file, text.encode())
        if not any(sign in text for sign in _PLACES):
            self._look(file, text)
            return
        for number, text in parts:
            found = _Anchors(*self._look(file, text))
            if any(found):
                self._parts[number] = found

    def _look(self, file: str, text: str) -> tuple[list[str], list[str]]:
        """The ids of what our templates drew, and its links within the page.

        Quotes and brackets of texts are escaped, addresses start at the root. So it is cut at its attributes,
        not read tag by tag, which costs many times as much, and a link that other pages hold is not looked at
        again. Where a text looks like an attribute (`content="a href="`), what is cut off after it holds a
        space or a bracket.
        """
        found = _DRAWN.findall(text)
        new = set(found) - self._known
        lines = "\n".join(("", *new))
        if any(sign in lines for sign in _ODD) or _SCRIPTED.search(text):
            tags = "".join(_TAG.findall(text))
            self._faults += [f"{file}: {fault}" for fault in _running(tags)]
            links, ids, _ = _read(tags)
        else:
            ids = [value[4:] for value in found if value[0] == "i"]
            links = [value.partition('"')[2] for value in new if value[0] != "i"]
            links = [unescape(link) if "&" in link else link for link in links]
            self._known.update(value for value in new if value.startswith(_SHARED))
        return ids, [link for link in sorted(set(links)) if self._lead(file, link, link)]

    def stored(self, file: str, text: str) -> None:
        """A page as it stands on disk, whoever wrote it, its addresses relative to it.

        Read by expressions, not by a tree: the templates escape every quote and bracket that is not markup,
        and nh3 writes what people's pages hold, so a tag ends at its bracket and a value at its quote.
        """
        tags = "".join(_TAG.findall(text))
        self._faults += [f"{file}: {fault}" for fault in _running(tags)]
        links, ids, root = _read(tags)
        self._unique(file, ids)
        within = [
            link for link in dict.fromkeys(links) if self._lead(file, link, _from_root(link, file, root))
        ]
        self._within(file, within, ids)

    def data(self, file: str, data: bytes, own: bytes | None = None) -> None:
        """A file as it is written: its characters, its weight, and whether XML and JSON are that.

        Of a page with parts that were looked at before, `own` is the rest of it.
        """
        if file.endswith(TEXTS):
            self._characters(file, data if own is None else own)
        if len(data) > _LIGHT and file.endswith(".html") and (heavy := _heavy(file, data)):
            self._faults.append(f"{file}: {heavy}")
        if file.endswith(".xml"):
            self._faults += _xml(file, data)
        elif file.endswith(".json"):
            self._faults += _json(file, data)

    def _characters(self, file: str, data: bytes) -> None:
        if illegal(data):
            self._faults.append(f"{file}: a character that XML and HTML forbid")

    def _unique(self, file: str, ids: list[str]) -> None:
        if len(set(ids)) < len(ids):
            self._faults.append(f"{file}: id {Counter(ids).most_common(1)[0][0]!r} twice")

    def _within(self, file: str, links: list[str], ids: list[str]) -> None:
        self._faults += [
            f"{file}: link to {link}, which is not on the page"
            for link in links
            if len(link) > 1 and unquote(link[1:]) not in ids
        ]

    def _lead(self, file: str, link: str, path: str) -> bool:
        """Take note of a link: `link` as the page has it, `path` from the root of the site.

        True where it leads to a place on the page itself.
        """
        if link.startswith("#"):
            return True
        if path.startswith("/") and not path.startswith("//"):
            self._wanted.setdefault(path, f"{file}: broken link {link}")
        elif not path.startswith(_ELSEWHERE):
            self._faults.append(f"{file}: link with scheme {path.partition(':')[0]}:")
        return False

    def refusals(self, files: frozenset[str]) -> Iterator[str]:
        """Why the pages may not stand in a site that holds `files`."""
        yield from self._faults
        yield from (reason for path, reason in sorted(self._wanted.items()) if _target(path) not in files)
