"""Bytes to pages: the reader is chosen by content, never by the name of the file."""

from collections.abc import Iterator

from digest.errors import LimitExceeded, UnknownFormat
from digest.extract.formats import archive, html, mhtml, warc
from digest.extract.formats.page import Page
from digest.extract.formats.sniff import kind
from digest.model import Document
from digest.report import Skip

__all__ = ["Page", "pages"]

_LARGEST = 50_000_000
_READERS = {
    "fragment": html.fragment,
    "html": html.pages,
    "mhtml": mhtml.pages,
    "text": html.plain,
    "wacz": archive.wacz,
    "warc": warc.pages,
    "webarchive": archive.webarchive,
    "gzip": archive.unzipped,
}


def pages(document: Document) -> Iterator[Page | Skip]:
    """Every page in a document, in its order. Raises `ReadError` where no reader knows the bytes."""
    if len(document.body) > _LARGEST:
        raise LimitExceeded(document.origin, f"larger than {_LARGEST // 1_000_000} MB")
    if not document.body.strip():
        raise UnknownFormat(document.origin, "empty")
    name = kind(document)
    reader = _READERS.get(name)
    if reader is None:
        raise UnknownFormat(document.origin, f"{name}, not a saved page")
    yield from reader(document)
