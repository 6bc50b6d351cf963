"""JSON Feed 1 and 1.1 -> its stories. Pure."""

import html
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from digest.errors import ReadError
from digest.fetch.entry import Entry, Feed, Place
from digest.fetch.plain import names, title, url
from digest.fetch.stories import MOST_STORIES
from digest.fetch.when import when
from digest.names.outlets import zone_for
from digest.text.clean import line
from digest.text.scripts import language


def _text(value: Any) -> str:
    """Ids are numbers in some feeds; anything that is neither is nothing."""
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _html(item: dict[str, Any]) -> str:
    if found := _text(item.get("content_html")):
        return found
    plain = _text(item.get("content_text")) or _text(item.get("summary"))
    return "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in plain.split("\n\n") if part.strip())


def _people(item: dict[str, Any]) -> Iterator[str]:
    """1.1 has `authors`, 1.0 had `author`."""
    listed = item.get("authors")
    for person in [*(listed if isinstance(listed, list) else []), item.get("author")]:
        if isinstance(person, dict):
            yield from names(_text(person.get("name")))


def _entry(item: dict[str, Any], zone: str, now: datetime) -> Entry:
    words = line(_text(item.get("date_published")) or _text(item.get("date_modified")))[:200]
    published, oddity = when(words, zone=zone, now=now)
    return Entry(
        title=title(_text(item.get("title"))),
        html=_html(item),
        guid=line(_text(item.get("id")))[:500],
        url=url(_text(item.get("url"))) or url(_text(item.get("external_url"))),
        byline=tuple(dict.fromkeys(_people(item))),
        stated=words,
        published=published,
        oddity=oddity,
    )


def parse(text: str, place: Place) -> Feed:
    """The stories of a JSON Feed, in its order; raises `ReadError` for other JSON."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadError(place.url, "not a feed: broken JSON") from error
    listed = told.get("items") if isinstance(told, dict) else None
    if not isinstance(listed, list) or "jsonfeed.org" not in _text(told.get("version")):
        raise ReadError(place.url, "not a feed: JSON of another kind")
    items = [item for item in listed if isinstance(item, dict)][:MOST_STORIES]
    sample = " ".join(_text(item.get("title")) for item in items[:20])
    own = place.lang or language(sample)
    own = (_text(told.get("language")) if own == "und" else own).casefold().partition("-")[0]
    zone = zone_for(place.url, own)
    return Feed(
        entries=tuple(_entry(item, zone, place.now) for item in items),
        title=title(_text(told.get("title"))),
        lang=own,
        damage="" if len(items) == min(len(listed), MOST_STORIES) else "holds items that are none",
    )
