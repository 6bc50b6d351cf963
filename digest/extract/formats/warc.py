"""Web archives (WARC, gzipped or not): every page that a server answered with."""

import io
import logging
import re
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from digest.errors import ReadError
from digest.extract.formats import html, members
from digest.extract.formats.page import Page
from digest.model import Document
from digest.report import Skip
from digest.text.clean import line

logging.getLogger("warcio").setLevel(logging.CRITICAL)  # it would log addresses as they are in the file

_MOST_RECORDS = 20_000
_LARGEST_RECORD = 20_000_000
_LARGEST_TOTAL = 200_000_000
_KINDS = ("text/html", "application/xhtml+xml")
_MARKUP = re.compile(rb"[\xef\xbb\xbf\s]*<(?:!doctype|html|head|\?xml|!--)", re.IGNORECASE)
_BROKEN = (
    ArchiveLoadFailed,
    ValueError,
    OSError,
    EOFError,
    KeyError,
    AttributeError,
    TypeError,
    RecursionError,
)


def pages(document: Document) -> Iterator[Page | Skip]:
    """Every HTML answer in a WARC, an address once; what is torn or too large comes as a `Skip`."""
    yield from records(document.body, document.origin)


def records(body: bytes, origin: str) -> Iterator[Page | Skip]:
    """The pages in the bytes of one WARC."""
    seen: set[str] = set()
    total = number = 0
    body = members.plain(body, origin)
    archive = ArchiveIterator(io.BytesIO(body))
    archive.INC_RECORD = ""  # warcio would print the bytes of a torn file to the terminal
    records = iter(archive)
    while True:
        try:
            with redirect_stderr(io.StringIO()):  # warcio would print what it cannot decompress
                record = next(records, None)
                found = _read(record, origin) if record is not None else None
            if record is None:
                if not members.is_whole(body):
                    yield _skip(origin, "damaged: the web archive ends within a record")
                return
            number += 1
        except _BROKEN as error:
            yield _skip(origin, f"damaged web archive ({type(error).__name__})")
            return
        if number > _MOST_RECORDS or total > _LARGEST_TOTAL:
            yield _skip(origin, "web archive is longer than the limit; the rest is left out")
            return
        if found is None:
            continue
        if isinstance(found, Page):
            total += len(found.text)
            if found.url in seen:
                continue
            seen.add(found.url)
        yield found


def _read(record: Any, origin: str) -> Page | Skip | None:
    """One record: a page, a skip, or None where it is no page (pictures, scripts, redirects, requests)."""
    url = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    headers = record.http_headers
    declared = str((headers or record.rec_headers).get_header("Content-Type") or "")
    if not _is_page(record, url, declared):
        return None
    coding = _coding(headers)
    if coding:
        return _skip(url, f"its content coding cannot be undone: {coding}")
    body = record.content_stream().read(_LARGEST_RECORD + 1)
    if not declared and not _MARKUP.match(body):
        return None
    return _page(body, url or origin, declared, torn=_torn(record, headers, body))


def _page(body: bytes, url: str, declared: str, *, torn: bool) -> Page | Skip:
    if len(body) > _LARGEST_RECORD:
        return _skip(url, f"a page larger than {_LARGEST_RECORD // 1_000_000} MB")
    if torn:
        return _skip(url, "damaged: its record is shorter than it says")
    charset = declared.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    try:
        return html.page(html.text_of(body, charset, url), url)
    except ReadError as error:
        return Skip.of("extract", error)


def _is_page(record: Any, url: str, declared: str) -> bool:
    if record.rec_type not in {"response", "resource"} or not url.startswith(("http://", "https://")):
        return False
    answered = record.http_headers is None or str(record.http_headers.get_statuscode()).startswith("2")
    return answered and (not declared or declared.lower().startswith(_KINDS))


def _coding(headers: Any) -> str:
    """The name of a content coding that warcio leaves as it is: Brotli, Zstandard."""
    named = str(headers.get_header("Content-Encoding") or "") if headers is not None else ""
    known = ("", "identity", "gzip", "x-gzip", "deflate", "none")
    return "" if named.strip().lower() in known else line(named)[:40]


def _torn(record: Any, headers: Any, body: bytes) -> bool:
    """Whether bytes are missing; warcio itself gives a torn record without a word."""
    limit = getattr(record.raw_stream, "limit", 0)
    if isinstance(limit, int) and limit > 0:
        return True
    length = str(headers.get_header("Content-Length") or "") if headers is not None else ""
    coded = headers is not None and (
        headers.get_header("Content-Encoding") or headers.get_header("Transfer-Encoding")
    )
    return length.isdigit() and not coded and len(body) < int(length)


def _skip(subject: str, reason: str) -> Skip:
    return Skip(stage="extract", subject=subject, reason=reason)
