"""Subscriptions as the OPML file that every feed reader imports and exports. Pure."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from urllib.parse import urlsplit
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from digest.errors import ReadError
from digest.text.clean import line

BEATS = ("china-tech", "korea-politics")  # where nobody says which beats there are

Attributes = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A feed that is read: its address is its identity."""

    url: str
    title: str = ""
    beat: str = ""  # id of a beat, "" where its folder names none
    lang: str = ""  # "ko", "zh-CN" ... as the file has it
    site: str = ""  # address of the pages that it belongs to


def _beat(name: str, beats: Collection[str]) -> str:
    """`Korea Politics` and `/China-Tech` are beats of ours, `News` is none."""
    key = re.sub(r"[\s_/]+", "-", name.strip().strip("/").casefold())
    return key if key in beats else ""


def _beat_of(outline: Attributes, folders: list[Attributes], beats: Collection[str]) -> str:
    """The nearest name that is a beat: its own category, then its folders outward."""
    names = outline.get("category", "").split(",")
    for folder in reversed(folders):
        names += [folder.get("text", ""), folder.get("title", ""), *folder.get("category", "").split(",")]
    return next(filter(None, (_beat(name, beats) for name in names)), "")


def _subscription(
    outline: Attributes, folders: list[Attributes], beats: Collection[str]
) -> Subscription | None:
    url = outline.get("xmlurl", "").strip()
    if urlsplit(url).scheme not in {"http", "https"}:
        return None
    return Subscription(
        url=url,
        title=line(outline.get("title") or outline.get("text", "")),
        beat=_beat_of(outline, folders, beats),
        lang=line(outline.get("language", "")),
        site=outline.get("htmlurl", "").strip(),
    )


@dataclass(slots=True)
class _Reading:
    """What has been seen of a file so far."""

    beats: Collection[str]
    folders: list[Attributes]
    found: dict[str, Subscription]
    is_opml: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name.casefold() == "opml":
            self.is_opml = True
        if name.casefold() != "outline":
            return
        outline = {key.casefold(): value for key, value in attributes.items()}  # xmlURL, XMLURL, xmlUrl
        subscription = _subscription(outline, self.folders, self.beats)
        if subscription:
            self.found.setdefault(subscription.url, subscription)
        self.folders.append(outline)

    def end(self, name: str) -> None:
        if name.casefold() == "outline" and self.folders:
            self.folders.pop()


def _refuse_entity(*_: object) -> None:
    """No OPML needs an entity of its own; a bomb does."""
    raise ReadError("subscriptions", "the OPML file declares entities")


def parse(content: bytes, beats: Collection[str] = BEATS) -> tuple[Subscription, ...]:
    """Every feed in an OPML file of any reader, in its order, each address once.

    A folder or category that is none of `beats` gives no beat.
    Raises `ReadError` where the file is no OPML; outlines before a damage are not taken either,
    since a half-read list would silently drop feeds.
    """
    reading = _Reading(beats=beats, folders=[], found={})
    parser = expat.ParserCreate()
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(content.removeprefix(b"\xef\xbb\xbf").lstrip(), True)  # noqa: FBT003 - expat takes no keyword
    except (expat.ExpatError, ValueError) as error:
        raise ReadError("subscriptions", f"no well-formed OPML: {error}") from error
    if not reading.is_opml:
        raise ReadError("subscriptions", "no OPML file")
    return tuple(reading.found.values())


def _outline(subscription: Subscription) -> str:
    parts = {
        "type": "rss",
        "text": subscription.title or subscription.url,
        "title": subscription.title,
        "xmlUrl": subscription.url,
        "htmlUrl": subscription.site,
        "language": subscription.lang,
        "category": subscription.beat,
    }
    return "<outline " + " ".join(f"{key}={quoteattr(value)}" for key, value in parts.items() if value) + "/>"


def _lines(subscriptions: tuple[Subscription, ...]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<opml version="2.0">'
    yield "  <head><title>Subscriptions</title></head>"
    yield "  <body>"
    by_beat = groupby(sorted(subscriptions, key=attrgetter("beat")), key=attrgetter("beat"))
    for beat, group in by_beat:
        inner = [f"      {_outline(subscription)}" for subscription in group]
        if beat:
            yield f"    <outline text={quoteattr(beat)} title={quoteattr(beat)}>"
            yield from inner
            yield "    </outline>"
        else:
            yield from (entry.removeprefix("  ") for entry in inner)
    yield "  </body>"
    yield "</opml>"


def write(subscriptions: tuple[Subscription, ...]) -> bytes:
    """An OPML 2.0 file, a folder for each beat, in the order given within one; `parse` gives it back."""
    return ("\n".join(_lines(subscriptions)) + "\n").encode()
