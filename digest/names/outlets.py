"""Who published a text: outlets by address and by name, and the time zone they write in."""

from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from digest.names.table import forms, rows
from digest.text.fold import fold

ZONES = {"ko": "Asia/Seoul", "zh": "Asia/Shanghai", "ja": "Asia/Tokyo"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One masthead; the first form of each language is the one to print."""

    id: str
    kind: str  # wire, daily, broadcast, online, magazine, portal, official
    lang: str  # that it mostly writes in
    zone: str  # IANA name of the zone its bare times are in
    ko: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()  # "newspim.com"; one with a path, "bbc.com/korean", is a part of a host


@cache
def outlets() -> tuple[Outlet, ...]:
    """Every outlet known, sorted by id."""
    return tuple(
        Outlet(
            id=row["id"],
            kind=row["kind"],
            lang=row["lang"],
            zone=row["zone"],
            ko=forms(row["ko"]),
            zh=forms(row["zh"]),
            en=forms(row["en"]),
            hosts=forms(row["hosts"]),
        )
        for row in rows("outlets.tsv")
    )


@cache
def _hosts() -> dict[str, Outlet]:
    return {host: outlet for outlet in outlets() for host in outlet.hosts}


@cache
def _names() -> dict[str, Outlet]:
    named: dict[str, Outlet] = {}
    for outlet in outlets():
        for form in (*outlet.ko, *outlet.zh, *outlet.en):
            named.setdefault(fold(form), outlet)
    return named


def _address(url_or_host: str) -> tuple[str, str]:
    """Host and path of an address that may lack its scheme; ("", "") of what is no address."""
    text = url_or_host.strip()
    try:
        parts = urlsplit(text if "://" in text else f"//{text}")
        host = parts.hostname or ""
    except ValueError:  # an address like "http://[::1" comes from outside
        return "", ""
    return host.rstrip("."), parts.path


def by_host(url_or_host: str) -> Outlet | None:
    """The outlet behind an address or a host, the nearest subdomain first: `http://rss.newspim.com/news`."""
    host, path = _address(url_or_host)
    labels = host.split(".")
    first = path.strip("/").split("/")[0]
    for start in range(len(labels) - 1):
        candidate = ".".join(labels[start:])
        found = _hosts().get(f"{candidate}/{first}") or _hosts().get(candidate)
        if found:
            return found
    return None


def by_name(text: str) -> Outlet | None:
    """The outlet of exactly this name, in any of its forms: `뉴스핌`, `上海證券報`."""
    return _names().get(fold(text.strip()))


def zone_for(url: str, lang: str) -> str:
    """The IANA zone in which a page states bare times: its outlet's, else its language's, else UTC."""
    outlet = by_host(url) if url else None
    return outlet.zone if outlet else ZONES.get(lang, "UTC")
