"""The parts of the JSON that need a decision."""

from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import pytest

from digest.cli import console, shapes
from digest.condense.condenser import Condenser
from digest.model import Article, Brief, Span, Story
from digest.report import Skip

SEOUL = timezone(timedelta(hours=9))
TEXT = "제목\n첫 문장은 5,000명이다. 둘째 문장은 2000억 위안이다.\n셋째 문단이다."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(
        article_id="a", start=start, end=start + len(words), sha256=sha256(words.encode()).hexdigest()
    )


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (None, None),
        (datetime(2026, 2, 3, 12, 37, tzinfo=SEOUL), "2026-02-03T12:37+09:00"),
        (datetime(2026, 2, 3, 12, 37, 5, tzinfo=UTC), "2026-02-03T12:37:05+00:00"),
    ],
)
def test_times_have_their_offset(moment: datetime | None, text: str | None) -> None:
    """A time is ISO 8601 with the source's own offset; seconds only where there are any."""

    assert shapes.time(moment) == text


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("2000억 위안", "둘째 문장은 2000억 위안이다."),
        ("첫 문장은 5,000명이다.", "첫 문장은 5,000명이다."),
        ("5,000명이다. 둘째", "첫 문장은 5,000명이다. 둘째 문장은 2000억 위안이다."),
        ("제목", "제목"),
    ],
)
def test_evidence_is_the_whole_sentence(words: str, sentence: str) -> None:
    """A figure's evidence is the sentence it stands in, never a word and never the line above."""

    assert shapes.sentence(TEXT, span(words)) == sentence


@pytest.mark.parametrize(
    ("value", "number"),
    [("200000000000", 200000000000), ("3.5", 3.5), ("62", 62), ("1.50", 1.5), ("2E+11", 200000000000)],
)
def test_figures_are_numbers(value: str, number: float) -> None:
    """A whole figure is a whole number, however it was written."""

    assert shapes.number(value) == number


def test_one_reason_is_said_once() -> None:
    """What was left out for one reason stands together: three by name, the rest counted."""
    skips = [
        Skip(stage="fetch", subject=f"https://feed{n}.example/rss", reason=f"feed{n}.example: no answer")
        for n in range(5)
    ]
    lone = Skip(stage="extract", subject="pages/a.html", reason="empty file")

    expected = [
        "  left out · extract: pages/a.html: empty file",
        "  left out · fetch: 5 × no answer",
        "      https://feed0.example/rss",
        "      https://feed1.example/rss",
        "      https://feed2.example/rss",
        "      and 2 more",
    ]

    assert list(console.left_out([*skips, lone, lone])) == expected


def test_a_brief_gives_all_that_its_page_shows() -> None:
    """What matters, what is to come, a speaker's post, a figure's bound: the JSON has them all."""
    article = Article(
        id="a1",
        document_id="d1",
        origin="a.html",
        title="알리바바, 3년간 최소 3800억 위안 투자",
        paragraphs=(
            "알리바바그룹이 24일 앞으로 3년간 클라우드에 최소 3800억 위안을 투자한다고 밝혔다.",
            '우융밍 최고경영자는 "인공지능 투자를 크게 늘리겠다"고 말했다.',
            "첫 데이터센터는 오는 5월 12일 항저우에서 문을 연다.",
        ),
        lang="ko",
        published=datetime(2025, 2, 24, tzinfo=UTC),
        published_basis="stated",
    )
    story = Story(id="1a2b3c4d", beat="china-tech", reasons=("r",), articles=(article,))
    (made,) = Condenser().condense(story)
    assert isinstance(made, Brief)
    shown = shapes.brief(made, {"a1": article})

    assert [row["date"] for row in shown["coming"]] == ["2025-05-12"]
    assert shown["coming"][0]["evidence"]["sentence"] == article.paragraphs[2]
    assert [row["post"] for row in shown["quotes"]] == [quote.post or None for quote in made.quotes]
    assert [row["bound"] for row in shown["figures"] if row["unit"] == "CNY"] == ["at_least"]
    assert shown["matters"] == []
