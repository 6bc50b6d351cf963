"""Containers around a page: WACZ, Safari's .webarchive, and a gzipped file."""

import io
import plistlib
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any
from xml.parsers.expat import ExpatError

from digest.errors import LimitExceeded, ReadError, UnknownFormat
from digest.extract.formats import frames, html, warc
from digest.extract.formats.page import Page
from digest.model import Document
from digest.report import Skip

_LARGEST = 50_000_000
_LARGEST_PAGE = 20_000_000
_HEAD = 1_000
_MOST_MEMBERS = 5_000
_MOST_FRAMES = 50


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
    """The main page of a Safari web archive, or the frame that holds its text."""
    try:
        data = plistlib.loads(document.body)
        main = data["WebMainResource"]
        framed = [frame["WebMainResource"] for frame in data.get("WebSubframeArchives", ())[:_MOST_FRAMES]]
        page = _resource(main, document)
        yield frames.telling(page, _framed(framed, document))
    except (plistlib.InvalidFileException, ExpatError, LookupError, TypeError, AttributeError) as error:
        raise ReadError(document.origin, "damaged web archive") from error
    except (ValueError, OverflowError, RecursionError, OSError, MemoryError) as error:
        raise ReadError(document.origin, "damaged web archive") from error


def _framed(resources: Iterable[Mapping[str, Any]], document: Document) -> Iterator[Page]:
    for resource in resources:
        with suppress(ReadError):
            yield _resource(resource, document)


def _resource(resource: Mapping[str, Any], document: Document) -> Page:
    body = resource["WebResourceData"]
    url, charset = (str(resource.get(name, "")) for name in ("WebResourceURL", "WebResourceTextEncodingName"))
    if isinstance(body, str):
        body, charset = body.encode("utf-8", "replace"), "utf-8"
    if not isinstance(body, bytes):
        raise ReadError(document.origin, "a web archive without a page in it")
    address = url if url.startswith(("http://", "https://")) else ""
    return html.page(html.text_of(body, charset, document.origin), document.url or address)


def unzipped(document: Document) -> Iterator[Page | Skip]:
    """What a gzipped file holds: a WARC of many members, or one page."""
    try:
        if zlib.decompressobj(wbits=31).decompress(document.body, _HEAD).startswith(b"WARC/"):
            yield from warc.records(document.body, document.origin)
            return
        body = zlib.decompressobj(wbits=31).decompress(document.body, _LARGEST_PAGE + 1)
    except zlib.error as error:
        raise ReadError(document.origin, "damaged gzip file") from error
    if len(body) > _LARGEST_PAGE:
        raise LimitExceeded(document.origin, f"more than {_LARGEST_PAGE // 1_000_000} MB unpacked")
    if body.startswith(b"\x1f\x8b") or not body.strip():
        raise UnknownFormat(document.origin, "a gzip file without a page in it")
    from digest.extract.formats import pages  # noqa: PLC0415 - one level down, to the same door

    yield from pages(replace(document, body=body))
