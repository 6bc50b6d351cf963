"""Feeds out: RSS 2.0, Atom and JSON Feed with one and the same items.

The id of an item is made of the brief's id alone: no change of date, headline or address posts it again.
The forms of dates, addresses and texts are those that the W3C feed validator takes without a word.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Final
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape, quoteattr

NEWEST: Final = 50
NEWEST_OF_A_NAME: Final = 20  # of which there are hundreds
_SPACES: Final = (
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
)
# XML 1.0 has no others but these; HTML and the validator refuse the C1 controls and non-characters too.
_ILLEGAL: Final = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd"
    + "".join(f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 17))
    + "]"
)
_ADDRESS: Final = re.compile(r"[0-9A-Za-z;/?:@&=+$.\-_!~*'()%,#]*\Z")
_SINCE: Final = re.compile(r"tag:[^,]*,(\d{4})(?:-(\d\d))?(?:-(\d\d))?:", re.ASCII)
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
    _written: dict[str, str] = field(default_factory=dict, init=False, compare=False, repr=False)

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
        """The newest change of an item; of an empty feed, the day that its tag: address is of."""
        return max((item.updated for item in self.items), default=_since(self.id))


def _since(tag: str) -> datetime:
    """The first moment of the date in a tag: address, "tag:news.example,2026-05:feed:all" (RFC 4151)."""
    found = _SINCE.match(tag)
    if found is None:
        return _NEVER
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return _NEVER


def _xml(text: str) -> str:
    return escape(_ILLEGAL.sub("", text))


def _plain(text: str) -> str:
    """Text that is not HTML, where some readers take it for HTML: "R&#x26;D".

    The hexadecimal form is the one that the RSS profile names for it; to an XML parser it is the same.
    """
    text = _ILLEGAL.sub("", text)
    return text.replace("&", "&#x26;").replace("<", "&#x3C;").replace(">", "&#x3E;")


def _attribute(text: str) -> str:
    return quoteattr(_ILLEGAL.sub("", text))


def _uri(address: str) -> str:
    """The address in the letters of RFC 3986, as most are: "https://뉴스.example/가" with xn-- and %EA."""
    if _ADDRESS.match(address):
        return address
    try:
        host = urlsplit(address).hostname or ""
        named = address.replace(host, host.encode("idna").decode("ascii"), 1) if host else address
    except ValueError:  # no address, or a host that no name server knows
        named = address
    return quote(named, safe=";/?:@&=+$.-_!~*'()%,#[]", errors="replace")


def _stated(moment: datetime) -> datetime:
    """The moment in its own zone; in UTC where that is off by other than half hours: few readers take it."""
    offset = moment.utcoffset()
    return moment.astimezone(UTC) if offset and offset % timedelta(minutes=30) else moment


def _rfc2822(moment: datetime) -> str:
    return format_datetime(_stated(moment))


def _rfc3339(moment: datetime) -> str:
    return _stated(moment).isoformat(timespec="seconds")


def _own(channel: Channel, kind: str) -> str:
    """Where the feed itself stands, as the value of an attribute."""
    return _attribute(_uri(f"{channel.base}.{kind}.xml"))


def _hub(channel: Channel, name: str) -> str:
    """The link to the hub, under the name that a link has in the format."""
    return f'<{name} rel="hub" href={_attribute(_uri(channel.hub))}/>\n' if channel.hub else ""


def _prolog(channel: Channel) -> str:
    """The declaration, and a style so that a browser shows a feed that somebody opens by hand."""
    style = f"{urlsplit(channel.base).path.partition('/feeds/')[0]}/theme/feed.css"
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<?xml-stylesheet type="text/css" href={_attribute(style)}?>\n'
    )


def _rss_item(item: Item) -> str:
    """The description is HTML by the RSS profile: the summary is escaped once as text of it, once as XML."""
    return (
        f"<item><title>{_plain(item.title)}</title><link>{_xml(_uri(item.url))}</link>"
        f'<guid isPermaLink="false">{_xml(_uri(item.id))}</guid>'
        f"<pubDate>{_rfc2822(item.published)}</pubDate><category>{_plain(item.category)}</category>"
        f"<description>{_xml(escape(item.summary))}</description>"
        f"<content:encoded>{_xml(item.content)}</content:encoded></item>\n"
    )


def rss(channel: Channel) -> str:
    """The channel as RSS 2.0."""
    return (
        f"{_prolog(channel)}"
        f'<rss version="2.0" {_SPACES}>\n'
        f"<channel><title>{_plain(channel.title)}</title><link>{_xml(_uri(channel.home))}</link>"
        f"<description>{_plain(channel.title)}</description><language>{_xml(channel.lang)}</language>"
        f"<lastBuildDate>{_rfc2822(channel.updated)}</lastBuildDate>"
        f'<atom:link rel="self" type="application/rss+xml" href={_own(channel, "rss")}/>\n'
        f"{_hub(channel, 'atom:link')}"
        f"{''.join(item.written(_rss_item) for item in channel.items)}</channel></rss>\n"
    )


def _atom_entry(item: Item) -> str:
    summary = f"<summary>{_plain(item.summary)}</summary>" if item.summary else ""
    return (
        f"<entry xml:lang={_attribute(item.lang)}><id>{_xml(_uri(item.id))}</id>"
        f"<title>{_plain(item.title)}</title>"
        f'<link rel="alternate" type="text/html" href={_attribute(_uri(item.url))}/>'
        f"<published>{_rfc3339(item.published)}</published><updated>{_rfc3339(item.updated)}</updated>"
        f"<category term={_attribute(item.category)}/>{summary}"
        f'<content type="html">{_xml(item.content)}</content></entry>\n'
    )


def atom(channel: Channel) -> str:
    """The channel as Atom."""
    return (
        f"{_prolog(channel)}"
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_attribute(channel.lang)}>'
        f"<id>{_xml(_uri(channel.id))}</id>"
        f"<title>{_plain(channel.title)}</title><updated>{_rfc3339(channel.updated)}</updated>"
        f"<author><name>{_plain(channel.author)}</name></author>"
        f'<link rel="self" type="application/atom+xml" href={_own(channel, "atom")}/>'
        f'<link rel="alternate" type="text/html" href={_attribute(_uri(channel.home))}/>\n'
        f"{_hub(channel, 'link')}"
        f"{''.join(item.written(_atom_entry) for item in channel.items)}</feed>\n"
    )


def _json_item(item: Item) -> str:
    made = {
        "id": _uri(item.id),
        "url": _uri(item.url),
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
        "home_page_url": _uri(channel.home),
        "feed_url": _uri(f"{channel.base}.json"),
        "language": channel.lang,
        "authors": [{"name": channel.author}],
        **({"hubs": [{"type": "WebSub", "url": channel.hub}]} if channel.hub else {}),
    }
    head = _ILLEGAL.sub("", json.dumps(feed, ensure_ascii=False, indent=1)).removesuffix("\n}")
    items = ",\n".join(item.written(_json_item) for item in channel.items)
    return f'{head},\n "items": [\n{items}\n]\n}}\n'


WRITERS: Final = {"rss.xml": rss, "atom.xml": atom, "json": json_feed}
