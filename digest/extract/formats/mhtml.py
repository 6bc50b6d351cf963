"""A page saved as MHTML: the part that is the page itself, decoded by our own rules."""

import email
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from email.message import Message
from email.policy import compat32

from digest.errors import LimitExceeded, ReadError, UnknownFormat
from digest.extract.formats import frames, html
from digest.extract.formats.page import Page
from digest.model import Document
from digest.report import Skip

_LARGEST = 20_000_000
_MOST_PARTS = 500
_MOST_FRAMES = 50
_DEEPEST = 10
_BOUNDARY = re.compile(rb"^Content-Type:\s*multipart/", re.IGNORECASE | re.MULTILINE)


def pages(document: Document) -> Iterator[Page | Skip]:
    """The page that was saved, or the frame that holds its text. Raises `LimitExceeded`, `UnknownFormat`."""
    body = document.body
    if len(body) > _LARGEST:
        raise LimitExceeded(document.origin, f"an MHTML file larger than {_LARGEST // 1_000_000} MB")
    # The parser recurses: depth and parts are counted before it sees them.
    if len(_BOUNDARY.findall(body)) > _DEEPEST:
        raise LimitExceeded(document.origin, f"more than {_DEEPEST} parts within parts")
    if body.count(b"\nContent-Type:") + body.count(b"\ncontent-type:") > _MOST_PARTS:
        raise LimitExceeded(document.origin, f"more than {_MOST_PARTS} parts")
    message = email.message_from_bytes(body.lstrip(b"\xef\xbb\xbf\r\n\t "), policy=compat32)
    parts = [part for part in message.walk() if _holds_page(part)]
    if not parts:
        raise UnknownFormat(document.origin, "an MHTML file without a page in it")
    saved = _header(message, "Snapshot-Content-Location")
    start = str(message.get_param("start") or "")
    named = (part for part in parts if saved and _header(part, "Content-Location") == saved)
    first = (part for part in parts if start and _header(part, "Content-ID") == start)
    chosen = next(named, None) or next(first, parts[0])
    page = _page(chosen, document, document.url or saved)
    others = (part for part in parts[:_MOST_FRAMES] if part is not chosen)
    yield frames.telling(page, _frames(others, document))


def _frames(parts: Iterable[Message], document: Document) -> Iterator[Page]:
    for part in parts:
        with suppress(ReadError):  # an advertisement in an unknown encoding
            yield _page(part, document, "")


def _page(part: Message, document: Document, url: str) -> Page:
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    charset = str(part.get_param("charset") or document.hints.charset)
    address = _web(url or _header(part, "Content-Location"))
    return html.page(html.text_of(raw, charset, document.origin), address)


def _holds_page(part: Message) -> bool:
    return not part.is_multipart() and part.get_content_type() in {"text/html", "application/xhtml+xml"}


def _header(part: Message, name: str) -> str:
    return str(part.get(name) or "").strip()


def _web(url: str) -> str:
    return url if url.startswith(("http://", "https://")) else ""
