"""The format of a document, told by its first bytes."""

import re

from digest.errors import ReadError
from digest.extract.encoding import decode
from digest.model import Document

_HEAD = 65_536
_SOME_TAGS = 5
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or sound"),
    (b"\x7fELF", "a program"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"ID3", "sound"),
    (b"\0\0\0\x20ftyp", "a film"),
    (b"WARC/", "warc"),
    (b"\x1f\x8b", "gzip"),
    (b"PK\x03\x04", "wacz"),
    (b"bplist00", "webarchive"),
)
_MHTML = re.compile(
    rb"\A\s*(?:[A-Za-z][\w-]{0,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){1,60}?"
    rb"Content-Type:\s*(?:multipart/|text/html)",
    re.IGNORECASE,
)
_MHTML_FIRST = re.compile(
    rb"\A\s*(?:From|MIME-Version|Subject|Date|Content-[\w-]+|Snapshot-[\w-]+|X-[\w-]+|Message-ID|Return-Path|Received|To):",
    re.IGNORECASE,
)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|opml|urlset|sitemapindex)[\s>]")
_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|p|article|section|main|table|script|link|span|h[1-6]|br"
    r"|ul|ol|li|a|img|figure|header|nav|form|center|font|b|style|noscript|blockquote|pre)[\s>/]",
    re.IGNORECASE,
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_PLIST = re.compile(rb"<plist[\s>].{0,2000}?<key>WebMainResource", re.DOTALL)


def kind(document: Document) -> str:
    """The format: html, fragment, text, mhtml, warc, wacz, webarchive, gzip; else words for it."""
    if "fragment" in document.media_type:
        return "fragment"
    body = document.body
    for magic, name in _MAGIC:
        if body.startswith(magic):
            return name
    head = body[:_HEAD]
    if _PLIST.search(head[:4096]):
        return "webarchive"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if _MHTML_FIRST.match(start) and _MHTML.match(start):
        return "mhtml"
    return "html" if _HTML.match(start) else _text_kind(head, document.hints.charset)


def _text_kind(head: bytes, charset: str) -> str:
    try:
        text = decode(head, charset).text
    except ReadError:
        return "binary"
    if _FEED.search(text[:2000]) and "<html" not in text[:2000].lower():
        return "a feed"
    start = text.lstrip("\ufeff \t\r\n")
    noisy = len(_TAG.findall(text)) >= _SOME_TAGS and "</" in text  # before the first tag
    if noisy or (start.startswith("<") and _TAG.search(start)):
        return "html"
    if start.startswith(("{", "[{")) and '":' in start[:2000]:
        return "data"
    if text.count("\0") or sum(char < " " and char not in "\t\n\r\f" for char in text) > len(text) // 100:
        return "binary"
    return "text"
