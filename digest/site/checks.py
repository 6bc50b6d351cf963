"""What must be true of a built site before it takes the place of the old one.

Touches the disk: reads the folder of output.
"""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

_NEEDED: Final = (
    "index.html",
    "sitemap.xml",
    "robots.txt",
    "search/index.html",
    "feeds/all.rss.xml",
    "feeds/all.atom.xml",
)
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ATOM: Final = "{http://www.w3.org/2005/Atom}"
_MOST: Final = 20  # reasons that are told; one is enough to refuse


class _Page(HTMLParser):
    """The links, ids and scripts of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.ids: list[str] = []
        self.faults: list[str] = []
        self.root = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect what the checks look at."""
        values = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.root = values.get("data-root", "")
        if "id" in values:
            self.ids.append(values["id"])
        self.links += [values[name] for name in ("href", "src") if name in values]
        self.faults += [f"attribute {name}" for name in values if name.startswith("on") or name == "style"]
        if tag == "style" or (
            tag == "script" and "src" not in values and values.get("type") != "application/ld+json"
        ):
            self.faults.append(f"inline <{tag}>")


def _links(page: _Page, file: str, files: set[str]) -> Iterator[str]:
    for link in page.links:
        if link.startswith("#"):
            if len(link) > 1 and unquote(link[1:]) not in page.ids:
                yield f"{file}: link to {link}, which is not on the page"
            continue
        parts = urlsplit(link)
        if parts.scheme and parts.scheme not in {"http", "https", "mailto"}:
            yield f"{file}: link with scheme {parts.scheme}:"
        if parts.scheme or parts.netloc:
            continue
        path = unquote(parts.path).removeprefix(page.root).lstrip("/")
        target = f"{path}index.html" if not path or path.endswith("/") else path
        if target not in files:
            yield f"{file}: broken link {link}"


def _html(file: str, text: str, files: set[str]) -> Iterator[str]:
    page = _Page()
    page.feed(text)
    yield from (f"{file}: {fault}" for fault in page.faults)
    yield from (f"{file}: id {name!r} twice" for name in sorted(set(page.ids)) if page.ids.count(name) > 1)
    yield from _links(page, file, files)


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


def _refusals(output: Path) -> Iterator[str]:
    files = {file.relative_to(output).as_posix() for file in output.rglob("*") if file.is_file()}
    yield from (f"{name}: is missing" for name in _NEEDED if name not in files)
    for file in sorted(files):
        suffix = Path(file).suffix
        if suffix not in {".html", ".xml", ".json"}:
            continue
        data = (output / file).read_bytes()
        text = data.decode("utf-8", "replace")
        if _ILLEGAL.search(text):
            yield f"{file}: a character that XML and HTML forbid"
        if suffix == ".html":
            yield from _html(file, text, files)
        else:
            yield from (_xml if suffix == ".xml" else _json)(file, data)


def site_refusals(output: Path) -> tuple[str, ...]:
    """Why a built site may not be published: at most 20 lines, none where it may."""
    found = _refusals(output)
    return tuple(line for line, _ in zip(found, range(_MOST), strict=False))
