"""Feeds out: RSS 2.0, Atom and JSON Feed with one and the same items.

The id of an item is made of the brief's id alone: no change of date, headline or address posts it again.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Final
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

NEWEST: Final = 50
NEWEST_OF_A_NAME: Final = 20  # of which there are hundreds
_SPACES: Final = (
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
)
_ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
KINDS: Final = {
    "rss.xml": "application/rss+xml",
    "atom.xml": "application/atom+xml",
    "json": "application/feed+json",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A brief in a feed."""

    id: str  # tag: address
    url: str
    title: str
    summary: str
    content: str  # HTML
    lang: str
    published: datetime
    updated: datetime
    category: str
    _written: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def written(self, write: "Callable[[Item], str]") -> str:
        """The item as a writer writes it, once: it stands in the feeds of its beat and its names too."""
        text = self._written.get(write.__name__)
        if text is None:
            text = self._written[write.__name__] = write(self)
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A feed: what it is of and where it stands."""

    id: str
    title: str
    home: str
    base: str  # its own address without the ending: "https://news.example/feeds/all"
    lang: str
    author: str
    items: Sequence[Item]
    hub: str = ""  # WebSub: who tells subscribers of what is new; "" for nobody

    @property
    def updated(self) -> datetime:
        """The newest change of an item."""
        return max((item.updated for item in self.items), default=_NEVER)


def _xml(text: str) -> str:
    return escape(_ILLEGAL.sub("", text))


def _attribute(text: str) -> str:
    return quoteattr(_ILLEGAL.sub("", text))


def _rfc3339(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _hub(channel: Channel, name: str) -> str:
    """The link to the hub, under the name that a link has in the format."""
    return f'<{name} rel="hub" href={_attribute(channel.hub)}/>\n' if channel.hub else ""


def _prolog(channel: Channel) -> str:
    """The declaration, and a style so that a browser shows a feed that somebody opens by hand."""
    style = f"{urlsplit(channel.base).path.partition('/feeds/')[0]}/theme/feed.css"
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<?xml-stylesheet type="text/css" href={_attribute(style)}?>\n'
    )


def _rss_item(item: Item) -> str:
    return (
        f"<item><title>{_xml(item.title)}</title><link>{_xml(item.url)}</link>"
        f'<guid isPermaLink="false">{_xml(item.id)}</guid>'
        f"<pubDate>{format_datetime(item.published)}</pubDate><category>{_xml(item.category)}</category>"
        f"<description>{_xml(item.summary)}</description>"
        f"<content:encoded>{_xml(item.content)}</content:encoded></item>\n"
    )


def rss(channel: Channel) -> str:
    """The channel as RSS 2.0."""
    return (
        f"{_prolog(channel)}"
        f'<rss version="2.0" {_SPACES}>\n'
        f"<channel><title>{_xml(channel.title)}</title><link>{_xml(channel.home)}</link>"
        f"<description>{_xml(channel.title)}</description><language>{_xml(channel.lang)}</language>"
        f"<lastBuildDate>{format_datetime(channel.updated)}</lastBuildDate>"
        f'<atom:link rel="self" type="application/rss+xml" href={_attribute(channel.base + ".rss.xml")}/>\n'
        f"{_hub(channel, 'atom:link')}"
        f"{''.join(item.written(_rss_item) for item in channel.items)}</channel></rss>\n"
    )


def _atom_entry(item: Item) -> str:
    return (
        f"<entry xml:lang={_attribute(item.lang)}><id>{_xml(item.id)}</id><title>{_xml(item.title)}</title>"
        f'<link rel="alternate" type="text/html" href={_attribute(item.url)}/>'
        f"<published>{_rfc3339(item.published)}</published><updated>{_rfc3339(item.updated)}</updated>"
        f"<category term={_attribute(item.category)}/><summary>{_xml(item.summary)}</summary>"
        f'<content type="html">{_xml(item.content)}</content></entry>\n'
    )


def atom(channel: Channel) -> str:
    """The channel as Atom."""
    return (
        f"{_prolog(channel)}"
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_attribute(channel.lang)}>'
        f"<id>{_xml(channel.id)}</id>"
        f"<title>{_xml(channel.title)}</title><updated>{_rfc3339(channel.updated)}</updated>"
        f"<author><name>{_xml(channel.author)}</name></author>"
        f'<link rel="self" type="application/atom+xml" href={_attribute(channel.base + ".atom.xml")}/>'
        f'<link rel="alternate" type="text/html" href={_attribute(channel.home)}/>\n'
        f"{_hub(channel, 'link')}"
        f"{''.join(item.written(_atom_entry) for item in channel.items)}</feed>\n"
    )


def _json_item(item: Item) -> str:
    made = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "content_html": item.content,
        "date_published": _rfc3339(item.published),
        "date_modified": _rfc3339(item.updated),
        "language": item.lang,
        "tags": [item.category],
    }
    return _ILLEGAL.sub("", json.dumps(made, ensure_ascii=False))


def json_feed(channel: Channel) -> str:
    """The channel as JSON Feed 1.1."""
    feed: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.home,
        "feed_url": channel.base + ".json",
        "language": channel.lang,
        "authors": [{"name": channel.author}],
        **({"hubs": [{"type": "WebSub", "url": channel.hub}]} if channel.hub else {}),
    }
    head = _ILLEGAL.sub("", json.dumps(feed, ensure_ascii=False, indent=1)).removesuffix("\n}")
    items = ",\n".join(item.written(_json_item) for item in channel.items)
    return f'{head},\n "items": [\n{items}\n]\n}}\n'


WRITERS: Final = {"rss.xml": rss, "atom.xml": atom, "json": json_feed}
