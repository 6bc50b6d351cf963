"""A feed's bytes -> its stories: RSS 2.0, RSS 1.0, Atom, JSON Feed, in any state. Pure."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

import feedparser

from digest.errors import ReadError
from digest.fetch import jsonfeed
from digest.fetch.charset import decode
from digest.fetch.entry import Entry, Feed
from digest.fetch.mend import Mended, is_page, mend
from digest.fetch.plain import names, title, url
from digest.fetch.stories import MOST_STORIES, first, stories
from digest.fetch.when import when
from digest.fetch.worth import challenge
from digest.names.outlets import zone_for
from digest.text.clean import line
from digest.text.scripts import language

_MARKUP = re.compile(r"<[^<>]*>")
LONGEST_TTL = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where and when a feed was fetched: what its words are relative to."""

    url: str
    now: datetime
    charset: str = ""  # of the HTTP header
    lang: str = ""  # as its subscription has it


def _parsed(xml: str, base: str) -> Any:
    """What feedparser reads; its sanitiser is off since it lets `<svg/onload>` through, ours come later."""
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": base}
    content = BytesIO(b'<?xml version="1.0" encoding="utf-8"?>' + xml.encode())
    return feedparser.parse(
        content, response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )


def _told(feed: Mended, base: str) -> tuple[Any, list[Any], bool]:
    """What the feed says of itself, its stories, and whether a strict parser gave up."""
    whole = _parsed(first(feed), base)
    if not whole.bozo:
        return whole.feed, whole.entries, False
    alone = [entry for story in stories(feed) for entry in _parsed(story, base).entries[:1]]
    return whole.feed, alone if len(alone) >= len(whole.entries) else whole.entries, True


def _bodies(told: Any) -> Iterator[str]:
    """Every text of a story as HTML: `content:encoded`, Atom content, description, summary."""
    for part in [*told.get("content", []), told.get("summary_detail") or {}]:
        value = part.get("value") or ""
        yield html.escape(value, quote=False) if part.get("type") == "text/plain" else value


def _fullest(bodies: Sequence[str]) -> str:
    """The body with the most text; the first of equals."""
    return max(bodies, key=lambda body: len(_MARKUP.sub("", body)), default="")


def _dates(told: Any) -> str:
    """The first date that a story states, in its own words: published before updated."""
    # Asked with `in` first: for want of `updated`, feedparser's get gives `published` and a warning.
    fields = (told.get(name) for name in ("published", "created", "updated") if name in told)
    return next((line(str(field)) for field in fields if field), "")


def _author(told: Any) -> tuple[str, ...]:
    people = [person.get("name") or "" for person in told.get("authors") or []]
    found = [name for person in filter(None, people) for name in names(person)]
    return tuple(dict.fromkeys(found)) or names(told.get("author") or "")


def _entry(told: Any, zone: str, now: datetime) -> Entry:
    words = _dates(told)
    published, oddity = when(words, zone=zone, now=now)
    return Entry(
        title=title(told.get("title") or ""),
        html=_fullest([*_bodies(told)]),
        guid=line(str(told.get("id") or ""))[:500],
        url=url(told.get("feedburner_origlink") or "") or url(told.get("link") or ""),
        byline=_author(told),
        stated=words[:200],
        published=published,
        oddity=oddity,
        source=title((told.get("source") or {}).get("title") or ""),
    )


def _spoken(told: Sequence[Any]) -> str:
    """The language of the headlines; where those are Latin letters only, of the texts below them."""
    headlines = language(" ".join(str(entry.get("title") or "") for entry in told[:20]))
    texts = language(_MARKUP.sub(" ", " ".join((entry.get("summary") or "")[:400] for entry in told[:20])))
    return texts if headlines in {"en", "und"} and texts != "und" else headlines


def _lang(place: Place, stated: str, told: Sequence[Any]) -> str:
    """What the subscriber says, else what the stories are written in, else the feed's word: `ko`, `zh`."""
    own = place.lang or _spoken(told)
    return (stated if own == "und" else own).casefold().partition("-")[0]


def _minutes(text: str) -> int:
    return min(int(text), LONGEST_TTL) if text.isascii() and text.isdigit() and len(text) < 8 else 0  # noqa: PLR2004


def _instead(text: str) -> str:
    """What came in a feed's place."""
    if challenge(text):
        return "a challenge page"
    return "an HTML page" if is_page(text) else "neither RSS, Atom nor JSON Feed"


def _of_xml(text: str, place: Place) -> Feed:
    mended = mend(text, place.url)
    if mended is None:
        raise ReadError(place.url, f"not a feed: {_instead(text)}")
    feed, told, is_broken = _told(mended, place.url)
    if is_broken and not told:
        raise ReadError(place.url, "too damaged: no story can be read")
    lang = _lang(place, str(feed.get("language") or ""), told)
    zone = zone_for(place.url, lang)
    return Feed(
        entries=tuple(_entry(entry, zone, place.now) for entry in told[:MOST_STORIES]),
        title=title(feed.get("title") or ""),
        lang=lang,
        damage="not well-formed" if is_broken or mended.changed else "",
        ttl=_minutes(str(feed.get("ttl") or "").strip()),
    )


def parse(body: bytes, place: Place) -> Feed:
    """Every readable story of a feed, in the feed's order; a damaged one gives what can be read.

    Raises `ReadError` for what is no feed: an empty answer, an error page, a challenge.
    """
    if not body.strip():
        raise ReadError(place.url, "not a feed: empty")
    text = decode(body, place.charset, place.url).lstrip("\ufeff \t\r\n")
    if text.startswith("{"):
        return jsonfeed.parse(text, url=place.url, lang=place.lang, now=place.now)
    return _of_xml(text, place)
