"""`digest check` proves a file by its raw documents, and says what is wrong in which brief and what to do."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from digest.audit import Verdict, audit, source_articles
from digest.condense.condenser import Condenser
from digest.errors import ReadError
from digest.markdown import render
from digest.model import Article, Brief, Document, Story
from digest.report import Skip

BODY = b"garam"
ARTICLE = Article(
    id="a1",
    document_id=sha256(BODY).hexdigest(),
    origin="pages/a.html",
    title="가람전자, 최소 3000억원 투자",
    paragraphs=(
        "가람전자가 24일 앞으로 2년간 최소 3000억원을 투자한다고 밝혔다.",
        "회사는 직원 500명을 새로 채용하지 않겠다고 설명했다.",
    ),
    lang="ko",
    url="https://hangang-news.example/1",
    outlet="한강뉴스",
    published=datetime(2025, 2, 24, tzinfo=UTC),
    published_basis="stated",
)
DOCUMENT = Document(id=ARTICLE.document_id, origin=ARTICLE.origin, body=BODY)
NAME = "content/briefs/a.md"


class Reader:
    """Finds the article in the document; where only raw bytes are left, without what its feed said."""

    def __init__(self, article: Article = ARTICLE) -> None:
        self.article = article

    def extract(self, document: Document) -> Iterator[Article | Skip]:
        """The article of a document."""
        yield (
            replace(self.article, origin=document.origin)
            if document is DOCUMENT
            else replace(self.article, outlet=document.hints.outlet, published=None)
        )


class Archive:
    """Keeps the bytes, or has lost them."""

    def __init__(self, *, lost: bool = False) -> None:
        self.lost = lost

    def get(self, identity: str) -> bytes:
        """The bytes of the document."""
        if self.lost:
            raise ReadError(identity, "gone")
        return BODY


def made() -> Brief:
    (brief,) = Condenser().condense(Story(id="1a2b3c4d", beat="china-tech", reasons=(), articles=(ARTICLE,)))
    assert isinstance(brief, Brief)
    return brief


def judged(text: str, *documents: Document, archive: Archive | None = None) -> Verdict:
    """The verdict on one file."""
    kept = archive or Archive()
    return audit([(NAME, text)], lambda briefs: source_articles(briefs, documents, kept, Reader()))


@pytest.mark.parametrize(
    ("documents", "archive", "held"),
    [
        ((DOCUMENT,), Archive(lost=True), True),
        ((), Archive(), True),
        ((), Archive(lost=True), False),
        ((replace(DOCUMENT, id="other", instead=DOCUMENT),), Archive(lost=True), True),
    ],
)
def test_a_brief_is_held_against_its_document(
    documents: tuple[Document, ...],
    archive: Archive,
    held: bool,  # noqa: FBT001
) -> None:
    """A document is read where it stands, else from the archive; without both the hashes remain."""
    verdict = judged(render(made()), *documents, archive=archive)

    assert verdict.refusals == ()
    assert verdict.spans == len(made().evidence)
    assert verdict.from_archive == (verdict.spans if held else 0)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (
            lambda one: replace(one, outlet="다른뉴스"),
            "source 1 '가람전자, 최소 3000억원 투자' has another outlet: 한강뉴스",
        ),
        (
            lambda one: replace(one, url="https://else.example/1"),
            "another address: https://hangang-news.example/1",
        ),
        (lambda one: replace(one, published=datetime(2025, 2, 26, tzinfo=UTC)), "another date: 2025-02-24"),
    ],
)
def test_a_source_is_what_its_document_says(change: Callable[[Article], Article], reason: str) -> None:
    """Another outlet, address or day of a source is refused where its document stands."""
    other = change(ARTICLE)
    brief = made()
    source = replace(brief.sources[0], outlet=other.outlet, url=other.url, published=other.published)
    told = render(replace(brief, sources=(source,), published=other.published))

    assert reason in "; ".join(judged(told, DOCUMENT).refusals)
    assert judged(told).refusals == ()


def test_a_refusal_names_brief_sentence_and_what_to_do() -> None:
    """The line has the file, what is wrong where, and how to go on; an edited file may be mended."""
    text = render(made())
    edited = text.replace("- 가람전자가 24일", "- 가람전자가 23일", 1)
    wrong = render(replace(made(), headline="가람전자, 최소"))
    undo, again = "take back what was edited", "delete the file: `digest run` makes it anew"
    point = "가람전자가 23일 앞으로 2년간 최소 3000억원을 투자한다고 밝혔다."[:40]

    assert edited != text
    assert [judged(one, DOCUMENT).refusals for one in (edited, wrong)] == [
        (f"{NAME}: point 1 is not the words that it cites: {point!r} ({undo}, or {again})",),
        (f"{NAME}: headline stands in no source: '가람전자, 최소' ({again})",),
    ]


def test_a_file_that_is_no_brief_costs_itself() -> None:
    """A broken file is refused by name, the others are judged."""
    files = [("b.md", "no brief"), (NAME, render(made()))]
    verdict = audit(files, lambda briefs: source_articles(briefs, [DOCUMENT], Archive(), Reader()))

    assert verdict.briefs == 1
    assert [one.partition(":")[0] for one in verdict.refusals] == ["b.md"]


def test_an_article_of_another_document_is_no_source() -> None:
    """Two documents that hold one article, in two states, are each proof of their own briefs."""
    short = replace(DOCUMENT, id="other", body=b"other")
    brief = replace(made(), sources=(replace(made().sources[0], document_id="other"),))
    other = replace(brief, id="1a2b3c4e-ko", story_id="1a2b3c4e")

    class Two(Reader):
        def extract(self, document: Document) -> Iterator[Article | Skip]:
            text = ARTICLE if document.id == "other" else replace(ARTICLE, paragraphs=("가람전자.",))
            yield replace(text, document_id=document.id)

    files = [("a.md", render(made())), ("b.md", render(other))]
    for documents in ((DOCUMENT, short), (short, DOCUMENT)):
        verdict = audit(files, lambda briefs: source_articles(briefs, documents, Archive(), Two()))  # noqa: B023
        assert {line.partition(":")[0] for line in verdict.refusals} == {"a.md"}
