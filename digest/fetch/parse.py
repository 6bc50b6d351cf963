"""A feed's bytes -> its stories: RSS 2.0, RSS 1.0, Atom, JSON Feed, in any state. Pure."""

from digest.errors import ReadError
from digest.fetch import jsonfeed, xmlfeed
from digest.fetch.charset import decode
from digest.fetch.entry import Feed, Place

__all__ = ["Place", "parse"]


def parse(body: bytes, place: Place) -> Feed:
    """Every readable story of a feed, in the feed's order; a damaged one gives what can be read.

    Raises `ReadError` for what is no feed: an empty answer, an error page, a challenge.
    """
    if not body.strip():
        raise ReadError(place.url, "not a feed: empty")
    text = decode(body, place.charset, place.url).lstrip("\ufeff \t\r\n")
    if text.startswith("{"):
        return jsonfeed.parse(text, place)
    return xmlfeed.parse(text, place)
