"""The proof of what is published: every brief in `content/` against its evidence, once more."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
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


def audit(files: Iterable[tuple[str, str]], texts: Callable[[Brief], Mapping[str, str]]) -> Verdict:
    """The verdict on brief files, given as (name, text).

    `texts` gives the source texts of a brief that can be read again, by article id;
    a span whose source is gone is still held against its own hash.
    """
    briefs = spans = from_archive = 0
    refused: list[str] = []
    for name, text in files:
        try:
            brief = parse(text, origin=name)
        except BriefError as error:
            refused.append(str(error))
            continue
        again = texts(brief)
        briefs += 1
        spans += len(brief.evidence)
        from_archive += sum(one.span.article_id in again for one in brief.evidence)
        refused += [f"{name}: {reason}" for reason in refusals(brief, again)]
    return Verdict(briefs=briefs, spans=spans, from_archive=from_archive, refusals=tuple(refused))


@dataclass(slots=True)
class SourceTexts:
    """The source texts of briefs, read again from the raw documents in the archive."""

    kept: Kept
    extractor: Extractor
    seen: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)

    def __call__(self, brief: Brief) -> Mapping[str, str]:
        """Text by article id, of every source of the brief that could be read again."""
        again: dict[str, str] = {}
        for source in brief.sources:
            key = (source.document_id, source.url)
            if key not in self.seen:
                self.seen[key] = self._read(source)
            if source.article_id in self.seen[key]:
                again[source.article_id] = self.seen[key][source.article_id]
        return again

    def _read(self, source: Citation) -> dict[str, str]:
        """Every article of the document; a document that is gone or unreadable gives none."""
        try:
            body = self.kept.get(source.document_id)
            hints = Hints(title=source.title, byline=source.byline, outlet=source.outlet)
            document = Document(
                id=source.document_id, origin=source.origin, url=source.url, body=body, hints=hints
            )
            read = self.extractor.extract(document)
        except DigestError:
            return {}
        return {article.id: article.text for article in read if isinstance(article, Article)}
