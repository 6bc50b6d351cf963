"""Reading saved pages: ours and trafilatura with metadata on the same bytes, and the memory of 500 pages.

The pages are the samples of this repository, each copy with other words in its lines, so that no cache of
either side knows them. Small pages are the samples alone; full ones stand between menus, teasers, comments
and scripts as large as a newspaper's; dense ones hold each paragraph twenty times.
"""

import itertools
import re
import string
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import trafilatura

from bench.measure import Case
from digest.errors import ReadError
from digest.extract.reader import Reader
from digest.fetch.pages import PageFolder
from digest.model import Document

SAMPLES = Path(__file__).resolve().parent.parent / "seeds" / "pages" / "samples"
TIMES = 20
MANY = 500
_END = re.compile(rb"</(p|h1|h2|li|div|td|span)>")
_PARAGRAPH = re.compile(rb"<p>.*?</p>", re.DOTALL)
_DENSE = 20  # times a paragraph is said
_MENU, _TEASERS, _COMMENTS = 160, 60, 20
_SCRIPT = b"<script>var a = [%s];</script>" % (b'{"k": "v", "n": 12345}, ' * 4_000)


def samples() -> list[Document]:
    """The sample pages as they are, in every format."""
    return [item for item in PageFolder(SAMPLES).documents() if isinstance(item, Document)]


def _words() -> Iterator[bytes]:
    """Words that no page holds, each another one: ASCII, so that they fit into any encoding."""
    return ("".join(letters).encode() for letters in itertools.product(string.ascii_lowercase, repeat=4))


def _worded(body: bytes, word: bytes) -> bytes:
    return _END.sub(lambda match: b" " + word + match[0], body)


def _dense(body: bytes, words: Iterator[bytes]) -> bytes:
    """The page with each of its paragraphs many times over."""
    return _PARAGRAPH.sub(lambda match: b"".join(_worded(match[0], next(words)) for _ in range(_DENSE)), body)


def _full(body: bytes, words: Iterator[bytes]) -> bytes:
    """The page between what stands around an article."""

    def some(number: int, text: bytes) -> bytes:
        return b"".join(text % (next(words), next(words)) for _ in range(number))

    menu = b"<nav><ul>%s</ul></nav>" % some(_MENU, b'<li><a href="/%s">About %s</a></li>')
    teaser = (
        b'<div class="item"><h3><a href="/%s">What the others say of it</a></h3><p>They say %s.</p></div>'
    )
    comment = b'<div class="comment"><b>%s</b><p>I do not think so, and I say it here: %s.</p></div>'
    after = b"<section>%s</section><section>%s</section>" % (some(_TEASERS, teaser), some(_COMMENTS, comment))
    opened = re.sub(rb"<body[^>]*>", lambda match: match[0] + menu, body, count=1)
    return opened.replace(b"</body>", after + _SCRIPT + b"</body>")


@cache
def pages(times: int = TIMES, kind: str = "small") -> tuple[Document, ...]:
    """HTML sample pages, several times over and each time in other words."""
    words = _words()
    once = [document for document in samples() if document.media_type == "text/html"]
    build = {"full": _full, "dense": _dense}.get(kind, lambda body, _: body)
    bodies = (
        (document, _worded(build(document.body, words), next(words)))
        for _ in range(times)
        for document in once
    )
    return tuple(replace(document, body=body) for document, body in bodies)


def _read(documents: tuple[Document, ...]) -> int:
    reader = Reader()
    for document in documents:
        try:
            reader.extract(document)
        except ReadError:
            continue
    return len(documents)


def _theirs(documents: tuple[Document, ...]) -> int:
    for document in documents:
        trafilatura.bare_extraction(document.body, with_metadata=True)
    return len(documents)


def _both(kind: str, times: int) -> Iterator[Case]:
    found = pages(times, kind)
    yield Case(name=f"read: {kind} HTML pages", unit="pages", work=lambda: _read(found))
    yield Case(name="read: the same, trafilatura with metadata", unit="pages", work=lambda: _theirs(found))


def cases() -> list[Case]:
    """Ours on all formats; both on small, full and dense HTML pages; 500 pages, for their memory."""
    every = tuple(samples()) * TIMES
    _read(every[:TIMES]), _theirs(pages(1))  # what is loaded and compiled once is no page's cost
    many = pages(MANY // len(pages(1)) + 1)[:MANY]
    return [
        Case(name="read: sample pages, every format", unit="pages", work=lambda: _read(every)),
        *_both("small", TIMES),
        *_both("full", 4),
        *_both("dense", 3),
        Case(name="read: 500 small pages, at most 300 MB", unit="pages", work=lambda: _read(many)),
    ]
