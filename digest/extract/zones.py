"""In which zone a source's bare times are."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from digest.extract import dateline
from digest.extract.identity import address
from digest.extract.lists import rows
from digest.names.outlets import zone_for
from digest.text.scripts import language

_SAMPLE = 20_000  # characters that tell the language of a text
_LINES = 300  # lines that may open with a dateline


def zone_of(url: str, texts: Iterable[str]) -> str:
    """IANA name of the zone: the outlet's, its language's, its country's, else where a dateline stands.

    >>> zone_of("", ["SEOUL, Feb. 3 (Wire) -- The assembly voted on Tuesday."])
    'Asia/Seoul'
    """
    lines = list(texts)
    known = zone_for(url, language("\n".join(lines)[:_SAMPLE]))
    if known != "UTC":
        return known
    country = _country(url)
    if country:
        return country
    desks = {row[0]: row[1] for row in rows("places.tsv")}
    places = (dateline.strip(text).place.partition(",")[0].upper() for text in lines[:_LINES])
    return next((desks[place] for place in places if place in desks), known)


def _country(url: str) -> str:
    """The zone of a country's domain: `https://www.news.example.nz/a` is in Auckland; "" for others."""
    host = urlsplit(address(url)).hostname or ""
    zones = {row[0]: row[1] for row in rows("tlds.tsv")}
    return zones.get(host.rpartition(".")[2], "")
