"""What must be true of a built site before it takes the place of the old one.

Touches the disk: reads the folder of output.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from itertools import chain
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Final
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from digest.site.links import up

_NEEDED: Final = (
    "index.html",
    "sitemap.xml",
    "robots.txt",
    "search/index.html",
    "feeds/all.rss.xml",
    "feeds/all.atom.xml",
)
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_TAG: Final = re.compile(r"<[a-zA-Z][^<>]*>")
_VALUE: Final = re.compile(r'\s(href|src|id|data-root)="([^"]*)"')
_HANDLER: Final = re.compile(r"\s(on[a-z]+|style)=")
_QUOTED: Final = re.compile(r'"[^"]*"')
_INLINE: Final = re.compile(r'<(?:style\b|script(?![^>]*\ssrc=)(?![^>]*\stype="application/ld\+json"))[^>]*>')
_WEB: Final = ("https://", "http://")
_ATOM: Final = "{http://www.w3.org/2005/Atom}"
_MOST: Final = 20  # reasons that are told; one is enough to refuse


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """The links, ids and faults of a page."""

    links: tuple[str, ...]  # but those to other hosts
    ids: tuple[str, ...]
    faults: tuple[str, ...]
    root: str  # the way to the root of the site, as the page states it


def _page(text: str) -> _Page:
    """What the tags of a page hold.

    Read by expressions, not by a tree: the templates escape every quote and bracket that is not markup,
    and nh3 writes what people's pages hold, so a tag ends at its bracket and a value at its quote.
    """
    values: dict[str, list[str]] = {"href": [], "src": [], "id": [], "data-root": []}
    tags = "".join(_TAG.findall(text))
    for name, value in _VALUE.findall(tags):
        values[name].append(unescape(value) if "&" in value else value)
    bare = _QUOTED.sub("", tags) if _HANDLER.search(tags) else ""
    faults = [f"attribute {name}" for name in _HANDLER.findall(bare)]
    faults += [f"inline {tag}" for tag in _INLINE.findall(tags)]
    return _Page(
        links=tuple(
            link for link in dict.fromkeys(values["href"] + values["src"]) if not link.startswith(_WEB)
        ),
        ids=tuple(values["id"]),
        faults=tuple(faults),
        root="".join(values["data-root"][:1]),
    )


def _target(path: str, file: str, root: str) -> str:
    """The file that a link of a page leads to: "../names/" on "en/index.html" -> "names/index.html"."""
    if path.startswith("/"):
        target = path.removeprefix(root) if root.startswith("/") else path
    else:
        target = normpath(join(dirname(file), path))
        target = f"{target}/" if path.endswith("/") else target
    target = target.removeprefix("./")
    return f"{target}index.html" if not target or target.endswith("/") else target


def _links(page: _Page, file: str, files: frozenset[str], good: set[str]) -> Iterator[str]:
    """The links that lead nowhere; those that lead somewhere are remembered in `good`.

    Most links of a page begin with the way to the root, and what follows is the same on every page.
    """
    way = page.root if page.root in {up(file), "/"} else ""
    for link in page.links:
        known = f"/{link.removeprefix(way)}" if way and link.startswith(way) else link
        if known in good:
            continue
        if link.startswith("#"):
            if len(link) > 1 and unquote(link[1:]) not in page.ids:
                yield f"{file}: link to {link}, which is not on the page"
            continue
        parts = urlsplit(link)
        if parts.scheme and parts.scheme != "mailto":
            yield f"{file}: link with scheme {parts.scheme}:"
        if parts.scheme or parts.netloc:
            good.add(link)
            continue
        if not parts.path:
            continue
        if _target(unquote(parts.path), file, page.root) not in files:
            yield f"{file}: broken link {link}"
        elif known != link:
            good.add(known)


def _html(file: str, text: str, files: frozenset[str], good: set[str]) -> Iterator[str]:
    page = _page(text)
    yield from (f"{file}: {fault}" for fault in page.faults)
    if len(set(page.ids)) < len(page.ids):
        yield f"{file}: id {Counter(page.ids).most_common(1)[0][0]!r} twice"
    yield from _links(page, file, files, good)


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


def _refusals(folder: Path, files: frozenset[str], checked: Iterable[str]) -> Iterator[str]:
    good: set[str] = set()
    yield from (f"{name}: is missing" for name in _NEEDED if name not in files)
    for file in sorted(checked):
        suffix = Path(file).suffix
        if suffix not in {".html", ".xml", ".json"}:
            continue
        data = (folder / file).read_bytes()
        text = data.decode("utf-8", "replace")
        if _ILLEGAL.search(text):
            yield f"{file}: a character that XML and HTML forbid"
        if suffix == ".html":
            yield from _html(file, text, files, good)
        else:
            yield from (_xml if suffix == ".xml" else _json)(file, data)


def _first(lines: Iterator[str]) -> tuple[str, ...]:
    return tuple(line for line, _ in zip(lines, range(_MOST), strict=False))


def listing(folder: Path) -> frozenset[str]:
    """Every file below a folder, as a path from there."""
    root = f"{folder}/"
    return frozenset(
        f"{place}/{name}".removeprefix(root) for place, _, names in os.walk(folder) for name in names
    )


def site_refusals(output: Path) -> tuple[str, ...]:
    """Why a built site may not be published: at most 20 lines, none where it may."""
    files = listing(output)
    return _first(_refusals(output, files, files))


def change_refusals(aside: Path, output: Path, files: frozenset[str], *, all_again: bool) -> tuple[str, ...]:
    """Why the files aside may not go into the site that stands; `files` is what it would then hold.

    Pages that stand as they are were checked before; they are read again only where something that they
    may link to is gone.
    """
    new = listing(aside)
    old = files - new if all_again else frozenset()
    return _first(chain(_refusals(aside, files, new), _refusals(output, files, old)))
