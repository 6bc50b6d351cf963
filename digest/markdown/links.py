"""Addresses that may be linked, and links that open a page at the words they prove."""

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import quote, urlsplit

_WHOLE = 40  # characters; a text fragment of this length still fits a status bar
_EDGE = 20  # characters of the first and the last words of a longer one
_SPACED = 4  # words at each edge, where the script has spaces
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\x9f\\]")
_COMMON = re.compile(r"https?://[A-Za-z0-9.-]+(?:[/?#][^\x00-\x20\x7f-\x9f\\]*)?")  # needs no second look
_SAFE = "/:?#@!$&'*+,;=%~[]"  # of RFC 3986, without the brackets that end a Markdown link


class _Percent(dict[int, str]):
    """Each character percent-encoded, made when it is first met: every brief asks for some hundreds."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        plain = sign.isascii() and (sign.isalnum() or sign == ".")
        made = sign if plain else "".join(f"%{byte:02X}" for byte in sign.encode(errors="replace"))
        self[code] = made
        return made


_PERCENT = _Percent()


def web(url: str) -> str:
    """The address if it is http or https with a host, else "": `javascript:` and its like are no links."""
    if _COMMON.fullmatch(url):
        return url
    if _FORBIDDEN.search(url):
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and host else ""


def to_words(url: str, words: str) -> str:
    """The address with a text fragment for the words, "" where the address may not be linked.

    "https://a.example/1#:~:text=%EC%84%B8,%EB%81%9D": first and last words only, so that it stays short.
    """
    opening = _opening(url)
    return f"{opening}{_fragment(words)}" if opening else ""


@lru_cache(maxsize=1024)
def _opening(url: str) -> str:
    """The address up to the words of its text fragment: a brief cites most sources more than once."""
    base, _, fragment = web(url).partition("#")
    return f"{base}#{fragment.partition(':~:')[0]}:~:text=" if base else ""


def destination(url: str) -> str:
    """The address as a Markdown link destination: nothing in it can end the link or be a directive."""
    return (
        quote(url, safe=_SAFE)
        .replace("&", "&amp;")
        .replace("*", "%2A")
        .replace("[", "%5B")
        .replace("]", "%5D")
    )


def _fragment(words: str) -> str:
    words = words.strip()
    if len(words) <= _WHOLE:
        return _percent(words)
    first, last = words[:_EDGE].strip(), words[-_EDGE:].strip()
    parts = words.split(" ")
    if len(parts) > 2 * _SPACED:
        first, last = _whole(parts[:_SPACED]) or first, _whole(parts[-_SPACED:]) or last
    return f"{_percent(first)},{_percent(last)}"


def _whole(words: Sequence[str]) -> str:
    """Whole words, "" where they are too long to stand at the edge of a fragment."""
    some = " ".join(words)
    return some if len(some) <= 2 * _EDGE else ""


def _percent(words: str) -> str:
    """Percent-encoded with `-`, which a text fragment gives a meaning of its own."""
    return words.translate(_PERCENT)
