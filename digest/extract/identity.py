"""What makes an article the same article: its address, or else its words."""

import hashlib
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from digest.extract.lists import words
from digest.text.clean import line
from digest.text.fold import fold

_PORTS = {"http": 80, "https": 443}
_LONGEST = 2048


@lru_cache(maxsize=64)
def address(url: str) -> str:
    """The address without tracking parameters and fragment, host in lower case; "" if it is none of the web.

    >>> address("HTTPS://News.example/a?id=1&utm_source=x#top")
    'https://news.example/a?id=1'
    """
    text = line(url)
    if not text or len(text) > _LONGEST or " " in text:
        return ""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return ""
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in _PORTS or not host:
        return ""
    place = host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
    query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(pair[0])]
    kept = parts.query if len(query) == parts.query.count("&") + 1 else urlencode(query)
    return urlunsplit((parts.scheme, place, parts.path or "/", kept, ""))


def _tracks(name: str) -> bool:
    name = name.lower()
    return any(
        name.startswith(word[:-1]) if word.endswith("*") else name == word for word in words("tracking.tsv")
    )


def article_id(url: str, title: str, first: str, lang: str = "") -> str:
    """16 hex characters: of the address where there is one, else of language, title and first paragraph."""
    key = address(url).partition("://")[2] or "\n".join((lang, fold(title), fold(first)))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
