"""A reader with a memory gives what the reader gives."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from digest.errors import ReadError
from digest.extract.remembering import Remembering, version
from digest.model import Article, Document, Hints
from digest.report import Skip

DOCUMENT = Document(id="ab" * 32, origin="pages/a.html", body=b"x")
ARTICLE = Article(
    id="0123456789abcdef",
    document_id=DOCUMENT.id,
    origin=DOCUMENT.origin,
    title="제목 \ud7ff",
    paragraphs=("첫 문단.", "둘째 문단."),
    lang="ko",
    byline=("이가람",),
    published=datetime(2026, 2, 3, 12, 37, tzinfo=timezone(timedelta(hours=9))),
    published_basis="stated",
    updated=datetime(2026, 2, 3, 4, 0, 30, tzinfo=UTC),
)
SKIP = Skip(stage="extract", subject=DOCUMENT.origin, reason="machine-made widget left out")


@dataclass
class Counting:
    """A reader that counts how often it is asked."""

    items: Iterable[Article | Skip] = (ARTICLE, SKIP)
    asked: list[str] = field(default_factory=list)

    def extract(self, document: Document) -> Iterable[Article | Skip]:
        self.asked.append(document.origin)
        if document.body == b"broken":
            raise ReadError(document.origin, "broken")
        return self.items


def test_what_was_read_is_given_again(tmp_path: Path) -> None:
    """The second time the reader is not asked, and the answer is equal to the last field."""
    reader = Counting()

    first = Remembering(reader, tmp_path).extract(DOCUMENT)
    second = Remembering(reader, tmp_path).extract(DOCUMENT)

    assert first == second == (ARTICLE, SKIP)
    assert reader.asked == [DOCUMENT.origin]


def test_other_hints_are_another_reading(tmp_path: Path) -> None:
    """The same bytes from another place are read for themselves."""
    reader = Counting()
    remembering = Remembering(reader, tmp_path)

    remembering.extract(DOCUMENT)
    remembering.extract(replace(DOCUMENT, hints=Hints(title="다른 제목")))
    remembering.extract(replace(DOCUMENT, origin="pages/b.html"))

    assert len(reader.asked) == 3


def test_errors_are_not_remembered(tmp_path: Path) -> None:
    """A document that could not be read is tried again."""
    reader = Counting()
    broken = replace(DOCUMENT, body=b"broken")

    for _ in range(2):
        with pytest.raises(ReadError):
            Remembering(reader, tmp_path).extract(broken)

    assert len(reader.asked) == 2


def test_a_damaged_memory_is_no_memory(tmp_path: Path) -> None:
    """A torn or foreign file in the memory costs a reading, nothing else."""
    reader = Counting()
    remembering = Remembering(reader, tmp_path)
    remembering.extract(DOCUMENT)
    (file,) = tmp_path.rglob("*.json")

    for damage in (b"", b"[{", b'[{"id": 1}]', b"[[]]", b"7"):
        file.write_bytes(damage)
        assert remembering.extract(DOCUMENT) == (ARTICLE, SKIP)


def test_the_version_is_the_code() -> None:
    """The same code has the same version, as a name that a folder can have."""

    assert version() == version()
    assert len(version()) == 16
