"""Addresses that may be linked, and links that open a page at the words they prove."""

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

_WHOLE = 40  # characters; a text fragment of this length still fits a status bar
_EDGE = 20  # characters of the first and the last words of a longer one
_SPACED = 4  # words at each edge, where the script has spaces
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


@lru_cache(maxsize=1024)
def web(url: str) -> str:
    """The address if it is http or https with a host, else "": `javascript:` and its like are no links."""
    if re.search(r"[\x00-\x20\x7f-\x9f\\]", url):
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
    address = web(url)
    if not address:
        return ""
    base, _, fragment = address.partition("#")
    fragment = fragment.partition(":~:")[0]
    return f"{base}#{fragment}:~:text={_fragment(words)}"


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
    return f"{_percent(_edge(words, first=True))},{_percent(_edge(words, first=False))}"


def _edge(words: str, *, first: bool) -> str:
    """Whole words where the script has spaces, else characters."""
    parts = words.split(" ")
    some = " ".join(parts[:_SPACED] if first else parts[-_SPACED:])
    if len(parts) > 2 * _SPACED and len(some) <= 2 * _EDGE:
        return some
    return words[:_EDGE].strip() if first else words[-_EDGE:].strip()


def _percent(words: str) -> str:
    """Percent-encoded with `-`, which a text fragment gives a meaning of its own."""
    return words.translate(_PERCENT)
