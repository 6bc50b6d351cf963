"""Containers around a page: WACZ, Safari's .webarchive, and a gzipped file."""

import io
import plistlib
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from xml.parsers.expat import ExpatError

from digest.errors import LimitExceeded, ReadError, UnknownFormat
from digest.extract.formats import html, warc
from digest.extract.formats.page import Page
from digest.model import Document
from digest.report import Skip

_LARGEST = 100_000_000
_MOST_MEMBERS = 5_000


def wacz(document: Document) -> Iterator[Page | Skip]:
    """Every page in the WARCs of a WACZ. Raises `UnknownFormat` for any other zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(document.body)) as box:
            members = [name for name in box.namelist() if name.endswith((".warc", ".warc.gz"))]
            if not members:
                raise UnknownFormat(document.origin, "a zip file without a web archive in it")
            if len(members) > _MOST_MEMBERS:
                raise LimitExceeded(document.origin, f"more than {_MOST_MEMBERS} members")
            total = 0
            for name in sorted(members):
                with box.open(name) as member:
                    body = member.read(_LARGEST - total + 1)
                total += len(body)
                if total > _LARGEST:
                    raise LimitExceeded(document.origin, f"more than {_LARGEST // 1_000_000} MB unpacked")
                yield from warc.records(body, document.origin)
    except (
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,
        NotImplementedError,
        OSError,
        EOFError,
        ValueError,
    ) as error:
        raise ReadError(document.origin, f"damaged zip file ({type(error).__name__})") from error


def webarchive(document: Document) -> Iterator[Page | Skip]:
    """The main page of a Safari web archive; its frames and pictures stay behind."""
    try:
        data = plistlib.loads(document.body)
        main = data["WebMainResource"]
        body, url = main["WebResourceData"], main.get("WebResourceURL", "")
        charset = main.get("WebResourceTextEncodingName", "")
    except (plistlib.InvalidFileException, ExpatError, KeyError, TypeError, AttributeError) as error:
        raise ReadError(document.origin, "damaged web archive") from error
    except (ValueError, IndexError, OverflowError, RecursionError, OSError, MemoryError) as error:
        raise ReadError(document.origin, "damaged web archive") from error
    if isinstance(body, str):
        body, charset = body.encode("utf-8", "replace"), "utf-8"
    if not isinstance(body, bytes):
        raise ReadError(document.origin, "a web archive without a page in it")
    text = html.text_of(body, str(charset), document.origin)
    address = str(url) if str(url).startswith(("http://", "https://")) else ""
    yield html.page(text, document.url or address)


def unzipped(document: Document) -> Iterator[Page | Skip]:
    """What a gzipped file holds: a WARC of many members, or one page."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        body = unpacker.decompress(document.body, _LARGEST + 1)
    except zlib.error as error:
        raise ReadError(document.origin, "damaged gzip file") from error
    if body.startswith(b"WARC/"):
        yield from warc.records(document.body, document.origin)
        return
    if len(body) > _LARGEST:
        raise LimitExceeded(document.origin, f"more than {_LARGEST // 1_000_000} MB unpacked")
    if body.startswith(b"\x1f\x8b") or not body.strip():
        raise UnknownFormat(document.origin, "a gzip file without a page in it")
    from digest.extract.formats import pages  # noqa: PLC0415 - one level down, to the same door

    yield from pages(replace(document, body=body))
