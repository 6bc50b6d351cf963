"""Titles, names and addresses of a feed as plain text. Pure."""

import html
import re
from functools import cache
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from digest import tables
from digest.text.clean import line

LONGEST_TITLE = 400
LONGEST_URL = 2_000

# `<속보>` and `<Parasite>` are titles; only what HTML knows is a tag.
_TAGS = (
    "a|abbr|b|big|blockquote|body|br|center|cite|code|del|div|em|font|h[1-6]|head|hr|html|i|iframe|img|ins|li|"
    "link|mark|meta|nobr|ol|p|pre|q|ruby|s|small|span|strike|strong|sub|sup|svg|table|td|th|tr|tt|u|ul|video|wbr"
)
_TAG = re.compile(rf"</?(?:{_TAGS})(?:[\s/][^<>]*)?>", re.IGNORECASE)
_SCRIPT = re.compile(r"<(script|style)\b[^>]*>.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_NAMES = re.compile(r"\s*(?:[,;、·|]|\band\b|&)\s*")


def _unescaped(text: str) -> str:
    """`&amp;quot;` as `"`: some feeds escape twice. A `&copy` without its semicolon is left alone."""
    for _ in range(2):
        text = _REFERENCE.sub(lambda match: html.unescape(match[0]), text)
    return text


def title(text: str) -> str:
    """One line without markup: `<b>여야</b>, 예산안 &amp;quot;합의&amp;quot;` gives `여야, 예산안 "합의"`."""
    bare = _TAG.sub(" ", _SCRIPT.sub(" ", text[: LONGEST_TITLE * 20]))
    return line(_unescaped(bare))[:LONGEST_TITLE]


def names(text: str) -> tuple[str, ...]:
    """The people in an author field: `kim@d.example (김하나)` and `김하나 기자` give `김하나`."""
    shown = title(text)
    if mail := _MAIL.search(shown):
        inside = re.search(r"\(([^()]+)\)", shown)
        shown = inside[1] if inside else shown.replace(mail[0], " ")
    parts = (
        line(re.sub(r"(?:\s+(?:기자|특파원|记者|記者)|\(\s*\))$", "", part)) for part in _NAMES.split(shown)
    )
    return tuple(dict.fromkeys(part for part in parts if 1 < len(part) <= 60))[:10]  # noqa: PLR2004 - one letter is no name


def url(text: str, base: str = "") -> str:
    """An address that may be linked to, its host in ASCII and trackers off; "" for anything else.

    A path (`/a/1`) is one on the host of `base`; a bare word is no path, it is a guid taken for a link.
    """
    address = re.sub(r"[\x00-\x20\x7f-\xa0]+", "", text)
    try:
        parts = urlsplit(urljoin(base, address) if base and address.startswith(("/", "./", "?")) else address)
        host, port = parts.hostname or "", parts.port
        ascii_host = host if host.isascii() else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return ""
    odd = (
        parts.username is not None or not re.fullmatch(r"[\w.:-]+", ascii_host) or len(address) > LONGEST_URL
    )
    if parts.scheme.lower() not in {"http", "https"} or odd:
        return ""
    ascii_host = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    netloc = f"{ascii_host}:{port}" if port else ascii_host
    return urlunsplit((parts.scheme.lower(), netloc, parts.path, _untracked(parts.query), parts.fragment))


def _untracked(query: str) -> str:
    """The query without what only tells the publisher who sent us; untouched where there is no such thing."""
    exact, prefixes = _trackers()
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(key, value) for key, value in pairs if key not in exact and not key.startswith(prefixes)]
    return query if len(kept) == len(pairs) else urlencode(kept)


@cache
def _trackers() -> tuple[frozenset[str], tuple[str, ...]]:
    known = tables.lines("digest.fetch", "trackers.txt")
    return (
        frozenset(name for name in known if not name.endswith("*")),
        tuple(name[:-1] for name in known if name.endswith("*")),
    )


def same_place(address: str) -> str:
    """A key that is equal for two spellings of one address: scheme, `www.`, a slash, a fragment, order."""
    parts = urlsplit(url(address))
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    return f"{host}{port}{parts.path.rstrip('/')}?{query}".rstrip("?")
