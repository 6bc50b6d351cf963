"""What a feed says: the nouns between its bytes and the store. Pure."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Oddity = Literal["", "unreadable", "in the future", "long past"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One story as a feed carries it: plain text, an address that is http(s) or "", and HTML as it came."""

    title: str
    html: str = field(repr=False)
    guid: str = ""
    url: str = ""
    byline: tuple[str, ...] = ()
    stated: str = ""  # its date in the feed's own words
    published: datetime | None = None
    oddity: Oddity = ""  # why `stated` is no date
    source: str = ""  # the outlet that an aggregator names


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One fetch of a feed, read."""

    entries: tuple[Entry, ...]
    title: str = ""
    lang: str = ""
    damage: str = ""  # "" where it was well-formed
    ttl: int = 0  # minutes for which it asks to be left alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where and when a feed was fetched: what its words are relative to."""

    url: str
    now: datetime
    charset: str = ""  # of the HTTP header
    lang: str = ""  # as its subscription has it
