"""The proof of what is published: every brief in `content/` against its evidence, once more."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from digest.errors import BriefError, DigestError
from digest.markdown import parse
from digest.model import Article, Brief, Citation, Document, Hints
from digest.proof import refusals
from digest.protocols import Extractor


class Kept(Protocol):
    """Gives raw documents back."""

    def get(self, identity: str) -> bytes:
        """The bytes with this sha256; raises `ReadError` where they are gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What an audit found; `refusals` name the file and what in it is not proven."""

    briefs: int
    spans: int
    from_archive: int  # spans held against the text read again from the raw document
    refusals: tuple[str, ...]


def audit(
    files: Iterable[tuple[str, str]], texts_of: Callable[[Iterable[Brief]], Mapping[str, str]]
) -> Verdict:
    """The verdict on brief files, given as (name, text).

    `texts_of` gives the source texts of briefs that can be read again, by article id;
    a span whose source is gone is still held against its own hash.
    """
    briefs: dict[str, Brief] = {}
    refused: list[str] = []
    for name, text in files:
        try:
            briefs[name] = parse(text, origin=name)
        except BriefError as error:
            refused.append(str(error))
    texts = texts_of(briefs.values())
    for name, brief in briefs.items():
        refused += [f"{name}: {reason}" for reason in refusals(brief, texts)]
    cited = [one.span.article_id for brief in briefs.values() for one in brief.evidence]
    return Verdict(
        briefs=len(briefs),
        spans=len(cited),
        from_archive=sum(article in texts for article in cited),
        refusals=tuple(refused),
    )


def source_texts(
    briefs: Iterable[Brief], documents: Iterable[Document], kept: Kept, extractor: Extractor
) -> dict[str, str]:
    """The source texts of the briefs by article id, read again from the raw documents.

    `documents` are those that still stand in `seeds/` or among the entries of feeds;
    a document that left them is read from what is `kept` of it.
    """
    cited = {(one.document_id, one.origin, one.url): one for brief in briefs for one in brief.sources}
    wanted = {identity for identity, _, _ in cited}
    texts: dict[str, str] = {}
    for document in documents:
        if document.id in wanted:
            texts |= _texts(document, extractor)
    for source in cited.values():
        again = None if source.article_id in texts else _again(source, kept)
        if again:
            texts = _texts(again, extractor) | texts
    return texts


def _texts(document: Document, extractor: Extractor) -> dict[str, str]:
    """Every article of the document; an unreadable one has none."""
    try:
        return {one.id: one.text for one in extractor.extract(document) if isinstance(one, Article)}
    except DigestError:
        return {}


def _again(source: Citation, kept: Kept) -> Document | None:
    """The document that a brief cites, with what the brief knows of it; None where it is gone."""
    try:
        body = kept.get(source.document_id)
    except DigestError:
        return None
    hints = Hints(title=source.title, byline=source.byline, outlet=source.outlet)
    return Document(id=source.document_id, origin=source.origin, url=source.url, body=body, hints=hints)
