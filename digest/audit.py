"""The proof of what is published: every brief in `content/` against its evidence, once more."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from digest.errors import BriefError, DigestError
from digest.markdown import is_edited, parse
from digest.markdown.links import web
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


Key = tuple[str, str, str]  # document id, origin and article id, as a `Citation` has them
Found = Mapping[Key, Article]


def audit(files: Iterable[tuple[str, str]], found_of: Callable[[Iterable[Brief]], Found]) -> Verdict:
    """The verdict on brief files, given as (name, text).

    `found_of` gives the sources of briefs that can be read again;
    a span whose source is gone is still held against its own hash.
    """
    briefs: dict[str, tuple[Brief, str]] = {}
    refused: list[str] = []
    for name, text in files:
        try:
            briefs[name] = parse(text, origin=name), _advice(text)
        except BriefError as error:
            refused.append(str(error))
    found = found_of([brief for brief, _ in briefs.values()])
    spans = held = 0
    for name, (brief, advice) in briefs.items():
        sources = {one.article_id: found[_key(one)] for one in brief.sources if _key(one) in found}
        texts = {key: article.text for key, article in sources.items()}
        reasons = (*refusals(brief, texts), *_misnamed(brief, sources))
        refused += [f"{name}: {reason} ({advice})" for reason in reasons]
        spans += len(brief.evidence)
        held += sum(one.span.article_id in texts for one in brief.evidence)
    return Verdict(briefs=len(briefs), spans=spans, from_archive=held, refusals=tuple(refused))


def _advice(text: str) -> str:
    """What a person may do about a refused file."""
    again = "delete the file: `digest run` makes it anew"
    return f"take back what was edited, or {again}" if is_edited(text) else again


def _misnamed(brief: Brief, found: Mapping[str, Article]) -> Iterator[str]:
    """What a brief says of a source, and the source does not say of itself."""
    for number, source in enumerate(brief.sources, 1):
        article = found.get(source.article_id)
        if article is None:
            continue
        told = (("outlet", source.outlet, article.outlet), ("address", source.url, web(article.url)))
        for what, here, there in (*told, ("date", source.published, article.published)):
            if here != there:
                yield f"source {number} {source.title[:40]!r} has another {what}: {there or 'none'}"


def source_articles(
    briefs: Iterable[Brief], documents: Iterable[Document], kept: Kept, extractor: Extractor
) -> dict[Key, Article]:
    """The sources of the briefs, read again from the raw documents.

    `documents` are those that still stand in `seeds/` or among the entries of feeds;
    a document that left them is read from what is `kept` of it.
    """
    cited = {_key(one): one for brief in briefs for one in brief.sources}
    wanted = {(identity, origin) for identity, origin, _ in cited}
    found: dict[Key, Article] = {}
    for document in documents:
        for one in _readings(document):
            if (one.id, one.origin) in wanted:
                found |= _articles(one, extractor)
    for key, source in cited.items():
        document_again = None if key in found else _again(source, kept)
        if document_again:
            again = _articles(document_again, extractor)
            if key in again:  # its feed said more of it than its bytes do, and is gone
                known = replace(again[key], outlet=source.outlet, published=source.published, url=source.url)
                again[key] = known
            found = again | found
    return found


def _readings(document: Document) -> Iterator[Document]:
    """The document, and what is read in its place where it holds no article."""
    yield document
    if document.instead:
        yield from _readings(document.instead)


def _key(source: Citation) -> Key:
    return source.document_id, source.origin, source.article_id


def _articles(document: Document, extractor: Extractor) -> dict[Key, Article]:
    """Every article of the document; an unreadable one has none."""
    try:
        found = [one for one in extractor.extract(document) if isinstance(one, Article)]
    except DigestError:
        return {}
    return {(document.id, document.origin, one.id): one for one in found}


def _again(source: Citation, kept: Kept) -> Document | None:
    """The document that a brief cites, with what the brief knows of it; None where it is gone."""
    try:
        body = kept.get(source.document_id)
    except DigestError:
        return None
    hints = Hints(title=source.title, byline=source.byline, outlet=source.outlet)
    return Document(id=source.document_id, origin=source.origin, url=source.url, body=body, hints=hints)
