"""The order of the verbs, with a fake behind every seam."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from digest import pipeline
from digest.errors import ReadError
from digest.model import Article, Brief, Document, Story
from digest.report import Report, Skip

GONE = Skip(stage="fetch", subject="https://feed.example/rss", reason="no answer")


def document(name: str, body: bytes = b"x") -> Document:
    return Document(id=name, origin=f"pages/{name}.html", body=body)


def article(name: str, document_id: str, text: str) -> Article:
    return Article(
        id=name, document_id=document_id, origin="pages/a.html", title="제목", paragraphs=(text,), lang="ko"
    )


@dataclass
class Folder:
    """A source that gives what it was given."""

    items: Sequence[Document | Skip]

    def documents(self) -> Iterator[Document | Skip]:
        yield from self.items


@dataclass
class Kept:
    """An archive that remembers in which order it was asked to keep what."""

    bodies: list[bytes] = field(default_factory=list)

    def put(self, body: bytes) -> str:
        self.bodies.append(body)
        return "kept"


class Lines:
    """An extractor: each line of a document is an article "id text"; "broken" raises."""

    def extract(self, document: Document) -> Iterable[Article | Skip]:
        if document.body == b"broken":
            raise ReadError(document.origin, "no article in it")
        return [article(line.split()[0], document.id, line) for line in document.body.decode().splitlines()]


class Thin:
    """A condenser that finds nothing worth a brief, and breaks on one story."""

    def condense(self, story: Story) -> Iterable[Brief | Skip]:
        if story.id == "bad":
            raise ReadError(story.id, "broken")
        return [Skip(stage="condense", subject=story.id, reason="too thin")]


def test_raw_bytes_are_kept_before_anything_is_read() -> None:
    """A document's bytes are in the archive when the reader gets it; a source that fails costs itself."""
    kept, report = Kept(), Report()
    found = pipeline.documents(
        [Folder([document("a", b"one"), GONE]), Folder([document("b", b"two")])], kept.put, report
    )

    first = next(found)

    assert (first.id, kept.bodies) == ("a", [b"one"])
    assert [one.id for one in found] == ["b"]
    assert report.skips == [GONE]
    assert report.counts == {"documents": 2}


def test_a_broken_document_costs_itself() -> None:
    """The document that cannot be read is a line of the report, the others are read."""
    report = Report()

    found = pipeline.articles([document("a", b"broken"), document("b", b"k1 text")], Lines(), report)

    assert [one.id for one in found] == ["k1"]
    assert report.skips == [Skip(stage="extract", subject="pages/a.html", reason="no article in it")]


def test_what_stands_in_its_place_is_read() -> None:
    """A linked page without an article costs a line; the feed's own text is read for it."""
    report = Report()
    page = replace(document("page", b"broken"), instead=document("feed", b"k1 text of the feed"))

    found = pipeline.articles([page], Lines(), report)

    assert [(one.id, one.document_id) for one in found] == [("k1", "feed")]
    assert [skip.subject for skip in report.skips] == ["pages/page.html"]


def test_one_article_for_each_identity_whatever_the_order() -> None:
    """Of two copies of an article the fuller one stays, whichever came first."""
    thin, full = document("a", b"k1 thin"), document("b", b"k1 the full text")

    one = pipeline.articles([thin, full], Lines(), Report())
    other = pipeline.articles([full, thin], Lines(), Report())

    assert one == other
    assert [each.document_id for each in one] == ["b"]


def test_of_two_as_full_the_same_one_wins_whatever_the_order() -> None:
    """An article that two documents hold word for word is of the one with the smaller id."""
    two = [document("d1", b"a same"), document("d2", b"a same")]

    won = [pipeline.articles(order, Lines(), Report())[0].document_id for order in (two, two[::-1])]

    assert won == ["d1", "d1"]


def test_a_story_that_breaks_costs_itself() -> None:
    """A story that raises and one that gives nothing are both on record."""
    report = Report()
    told = [Story(id=name, beat="", reasons=(), articles=()) for name in ("bad", "thin")]

    assert list(pipeline.briefs(told, Thin(), report)) == []
    assert [str(skip) for skip in report.skips] == ["condense: bad: broken", "condense: thin: too thin"]
