"""RSS 2.0, RSS 1.0 and Atom -> their stories, through feedparser. Pure."""

import html
import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

import feedparser

from digest.errors import ReadError
from digest.fetch.entry import Entry, Feed, Place
from digest.fetch.mend import Mended, is_page, mend
from digest.fetch.plain import names, title, url
from digest.fetch.stories import MOST_STORIES, first, stories
from digest.fetch.when import when
from digest.fetch.worth import challenge
from digest.names.outlets import zone_for
from digest.text.clean import line
from digest.text.scripts import language

# What feedparser 6.0.14 raises by mistake: KeyError for an empty licence, TypeError for odd images.
WRONG = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
LONGEST_TTL = 24 * 60

_HEAD = 100_000  # characters of a page in which its feeds are named
_LINK = re.compile(r"<link\b[^<>]{1,1000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(rel|type|href)\s*=\s*(["'])(.*?)\2""", re.IGNORECASE)
_FEEDS = {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}
_MARKUP = re.compile(r"<[^<>]*>")


def _parsed(xml: str) -> Any:
    """What feedparser reads; its sanitiser is off since it lets `<svg/onload>` through, ours come later."""
    headers = {"content-type": "application/xml; charset=utf-8"}
    content = BytesIO(b'<?xml version="1.0" encoding="utf-8"?>' + xml.encode())
    try:
        return feedparser.parse(
            content, response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except WRONG:
        return feedparser.FeedParserDict(bozo=True, feed={}, entries=[])


def _text(told: Any, name: str) -> str:
    """A field that is text; some fields of some feeds are something else."""
    value = told.get(name)
    return value if isinstance(value, str) else ""


def _part(told: Any, name: str) -> Any:
    """A field that has fields of its own."""
    value = told.get(name)
    return value if isinstance(value, dict) else {}


def _told(feed: Mended) -> tuple[Any, list[Any], bool]:
    """What the feed says of itself, its stories, and whether a strict parser gave up."""
    whole = _parsed(first(feed))
    if not whole.bozo:
        return whole.feed, whole.entries, False
    alone = [entry for story in stories(feed) for entry in _parsed(story).entries[:1]]
    return whole.feed, alone if len(alone) >= len(whole.entries) else whole.entries, True


def _bodies(told: Any) -> Iterator[str]:
    """Every text of a story as HTML: `content:encoded`, Atom content, description, summary."""
    for part in [*(told.get("content") or []), _part(told, "summary_detail")]:
        value = _text(part, "value")
        yield html.escape(value, quote=False) if part.get("type") == "text/plain" else value


def _fullest(bodies: Sequence[str]) -> str:
    """The body with the most text; the first of equals."""
    return max(bodies, key=lambda body: len(_MARKUP.sub("", body)), default="")


def _dates(told: Any) -> str:
    """The first date that a story states, in its own words: published before updated."""
    # Asked with `in` first: for want of `updated`, feedparser's get gives `published` and a warning.
    fields = (line(_text(told, name)) for name in ("published", "created", "updated") if name in told)
    return next(filter(None, fields), "")


def _author(told: Any) -> tuple[str, ...]:
    found = [name for person in told.get("authors") or [] for name in names(_text(person, "name"))]
    return tuple(dict.fromkeys(found)) or names(_text(told, "author"))


def _entry(told: Any, zone: str, place: Place) -> Entry:
    words = _dates(told)
    published, oddity = when(words, zone=zone, now=place.now)
    return Entry(
        title=title(_text(told, "title")),
        html=_fullest([*_bodies(told)]),
        guid=line(_text(told, "id"))[:500],
        url=url(_text(told, "feedburner_origlink")) or url(_text(told, "link"), place.url),
        byline=_author(told),
        stated=words[:200],
        published=published,
        oddity=oddity,
        source=title(_text(_part(told, "source"), "title")),
    )


def _spoken(told: Sequence[Any]) -> str:
    """The language of the headlines; where those are Latin letters only, of the texts below them."""
    headlines = language(" ".join(_text(entry, "title") for entry in told[:20]))
    texts = language(_MARKUP.sub(" ", " ".join(_text(entry, "summary")[:400] for entry in told[:20])))
    return texts if headlines in {"en", "und"} and texts != "und" else headlines


def _lang(place: Place, stated: str, told: Sequence[Any]) -> str:
    """What the subscriber says, else what the stories are written in, else the feed's word: `ko`, `zh`."""
    own = place.lang or _spoken(told)
    return (stated if own == "und" else own).casefold().partition("-")[0]


def _minutes(text: str) -> int:
    return min(int(text), LONGEST_TTL) if text.isascii() and text.isdigit() and len(text) < 8 else 0  # noqa: PLR2004


def _instead(text: str, base: str) -> str:
    """What came in a feed's place; a page is asked for the feed that it names."""
    if challenge(text):
        return "a challenge page"
    if not is_page(text):
        return "neither RSS, Atom nor JSON Feed"
    named = next(filter(None, (_address(tag, base) for tag in _LINK.findall(text[:_HEAD]))), "")
    return f"an HTML page; it names one at {named}" if named else "an HTML page"


def _address(tag: str, base: str) -> str:
    """Where a `<link rel="alternate">` to a feed leads, "" for any other."""
    parts = {name.casefold(): html.unescape(value) for name, _, value in _ATTRIBUTE.findall(tag)}
    is_feed = "alternate" in parts.get("rel", "").casefold() and parts.get("type", "").casefold() in _FEEDS
    try:
        return url(urljoin(base, parts.get("href", "").strip()))[:300] if is_feed else ""
    except ValueError:
        return ""


def parse(text: str, place: Place) -> Feed:
    """Every readable story of RSS or Atom, in its order; raises `ReadError` where `text` is no feed."""
    mended = mend(text, place.url)
    if mended is None:
        raise ReadError(place.url, f"not a feed: {_instead(text, place.url)}")
    feed, told, is_broken = _told(mended)
    if is_broken and not told:
        raise ReadError(place.url, "too damaged: no story can be read")
    lang = _lang(place, _text(feed, "language"), told)
    zone = zone_for(place.url, lang)
    return Feed(
        entries=tuple(_entry(entry, zone, place) for entry in told[:MOST_STORIES]),
        title=title(_text(feed, "title")),
        lang=lang,
        damage="not well-formed" if is_broken or mended.changed else "",
        ttl=_minutes(_text(feed, "ttl").strip()),
    )
