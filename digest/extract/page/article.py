"""An HTML page to a draft."""

import trafilatura

from digest.extract import dateline
from digest.extract.byline import names
from digest.extract.draft import Draft, Quarantine
from digest.extract.formats.page import Page
from digest.text.clean import line
from digest.text.dates import stated


def drafts(page: Page, zone: str) -> tuple[Draft | Quarantine, ...]:
    """The article of a page; nothing where the page has none."""
    text = (
        f"<html><body><article>{page.text}</article></body></html>" if page.kind == "fragment" else page.text
    )
    found = trafilatura.bare_extraction(
        text, url=page.url or None, with_metadata=True, include_comments=False
    )
    if found is None:
        return ()
    paragraphs = tuple(line(part) for part in (found.text or "").splitlines() if line(part))
    if not paragraphs:
        return ()
    first = dateline.strip(paragraphs[0])
    published = stated(found.date or "", zone)
    return (
        Draft(
            title=line(found.title or ""),
            paragraphs=tuple(part for part in (first.rest, *paragraphs[1:]) if part),
            url=found.url or page.url,
            outlet=line(found.sitename or ""),
            byline=names(found.author or "") or first.byline,
            published=published,
            published_basis="stated" if published else "unknown",
        ),
    )
