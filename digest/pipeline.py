"""The order of the verbs: documents -> articles -> stories -> briefs.

Each step takes what the one before gave and keeps account in the report.
One bad item costs itself: this is the only place where an error of an item is caught.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from digest.errors import DigestError
from digest.model import Article, Brief, Document, Story
from digest.protocols import Condenser, Extractor, Grouper, Source
from digest.report import Report, Skip


def documents(
    sources: Iterable[Source], keep: Callable[[bytes], object], report: Report
) -> Iterator[Document]:
    """Every document of every source; its raw bytes are kept before anybody reads them."""
    for source in sources:
        for item in source.documents():
            for document in report.keep([item], "documents"):
                keep(document.body)
                yield document


def articles(found: Iterable[Document], extractor: Extractor, report: Report) -> list[Article]:
    """The articles in the documents, one for each identity: the fullest text wins."""
    fullest: dict[str, Article] = {}
    for document in found:
        for article in read(document, extractor, report):
            rival = fullest.get(article.id)
            if rival is None or _fuller(article, rival):
                fullest[article.id] = article
    report.count("articles", len(fullest))
    return [fullest[key] for key in sorted(fullest)]


def read(document: Document, extractor: Extractor, report: Report) -> list[Article]:
    """The articles of one document, or of what stands in its place where it has none to give."""
    try:
        return report.keep(extractor.extract(document))
    except DigestError as error:
        report.skips.append(Skip.of("extract", error))
    return read(document.instead, extractor, report) if document.instead else []


def stories(found: Sequence[Article], grouper: Grouper, report: Report) -> list[Story]:
    """The stories that the articles tell."""
    return report.keep(grouper.group(found), "stories")


def on_beat(found: Iterable[Story], report: Report) -> list[Story]:
    """The stories that are on a beat; the others are left out with their reason."""
    kept = []
    for story in found:
        if story.beat:
            kept.append(story)
        else:
            lead = story.articles[0]
            reason = "on no beat"
            report.skips.append(Skip(stage="group", subject=f"{lead.origin}: {lead.title}", reason=reason))
    return kept


def briefs(found: Iterable[Story], condenser: Condenser, report: Report) -> Iterator[Brief]:
    """The briefs of the stories, story by story."""
    for story in found:
        try:
            yield from report.keep(condenser.condense(story), "briefs")
        except DigestError as error:
            report.skips.append(Skip.of("condense", error))


def _fuller(one: Article, other: Article) -> bool:
    """Whether `one` says more; ties go to the smaller document id, so that order does not matter."""
    return (len(one.text), other.document_id) > (len(other.text), one.document_id)
