"""Reading saved pages: ours, and trafilatura with metadata on the same bytes."""

from pathlib import Path

import trafilatura

from bench.measure import Case
from digest.errors import ReadError
from digest.extract.reader import Reader
from digest.fetch.pages import PageFolder
from digest.model import Document

SAMPLES = Path(__file__).resolve().parent.parent / "seeds" / "pages" / "samples"
TIMES = 20


def documents() -> list[Document]:
    """The sample pages, several times over: enough work to time."""
    once = [item for item in PageFolder(SAMPLES).documents() if isinstance(item, Document)]
    return once * TIMES


def ours() -> int:
    """Read every page."""
    reader = Reader()
    found = documents()
    for document in found:
        try:
            reader.extract(document)
        except ReadError:
            continue
    return len(found)


def theirs() -> int:
    """Read the HTML pages as trafilatura does, with metadata."""
    pages = [document for document in documents() if document.media_type == "text/html"]
    for document in pages:
        trafilatura.bare_extraction(document.body, with_metadata=True)
    return len(pages)


def ours_html() -> int:
    """Read the HTML pages alone, for the comparison."""
    reader = Reader()
    pages = [document for document in documents() if document.media_type == "text/html"]
    for document in pages:
        reader.extract(document)
    return len(pages)


def cases() -> list[Case]:
    """Ours on all formats, then both on HTML."""
    return [
        Case(name="read: sample pages, every format", unit="pages", work=ours),
        Case(name="read: sample pages, HTML", unit="pages", work=ours_html),
        Case(name="read: the same, trafilatura with metadata", unit="pages", work=theirs),
    ]
