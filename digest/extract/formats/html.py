"""A saved HTML page, a feed entry's fragment, or plain text: decoded, with the address its saver noted."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

from digest.errors import ReadError
from digest.extract.encoding import decode
from digest.extract.formats import frames
from digest.extract.formats.page import Page
from digest.model import Document
from digest.report import Skip

_DATA_URI = re.compile(r"""(?<=["'(=])\s*data:[\w.+-]{0,60}/?[\w.+-]{0,60}[;,][^"')\s>]*""", re.IGNORECASE)
_SINGLEFILE = re.compile(r"Page saved with SingleFile\s+url:\s*(\S{1,2000})")
_COMPLETE = re.compile(r"saved from url=\(\d{1,6}\)(\S{1,2000})")
_SRCDOC = re.compile(r"""<iframe\b[^<>]{0,2000}?\ssrcdoc\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_MOST_FRAMES = 50
_NOTE = 20_000


def pages(document: Document) -> Iterator[Page | Skip]:
    """The one page of an HTML file: plain, SingleFile's, or a browser's "complete page"."""
    text = text_of(document.body, document.hints.charset, document.origin)
    whole = page(text, document.url)
    yield frames.telling(whole, _inlined(whole.text))


def _inlined(text: str) -> Iterator[Page]:
    """Frames that SingleFile writes into their elements."""
    for match in islice(_SRCDOC.finditer(text), _MOST_FRAMES):
        yield page(unescape(match[1] or match[2] or ""), "")


def page(text: str, url: str) -> Page:
    """A page of HTML without inlined pictures; its saver's note tells the address where nothing else does."""
    if "data:" in text:
        text = _DATA_URI.sub("", text)
    return Page(kind="html", text=text, url=url or saved_from(text))


def saved_from(text: str) -> str:
    """The address in the comment that SingleFile or a browser leaves at the top of a saved page."""
    match = _SINGLEFILE.search(text[:_NOTE]) or _COMPLETE.search(text[:_NOTE])
    found = unescape(match[1]) if match else ""
    return found if found.startswith(("http://", "https://")) else ""


def fragment(document: Document) -> Iterator[Page | Skip]:
    """The text of one feed entry."""
    text = text_of(document.body, document.hints.charset, document.origin)
    yield Page(kind="fragment", text=_DATA_URI.sub("", text), url=document.url)


def plain(document: Document) -> Iterator[Page | Skip]:
    """A page's text without its markup."""
    text = text_of(document.body, document.hints.charset, document.origin)
    yield Page(kind="text", text=text, url=document.url)


def text_of(body: bytes, charset: str, origin: str) -> str:
    """The decoded text; a `ReadError` names the document."""
    try:
        return decode(body, charset).text
    except ReadError as error:
        raise ReadError(origin, error.reason, error.advice) from error
