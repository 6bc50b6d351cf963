"""Straight news and features are told apart by how they open."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.condense.candidates import usable
from digest.condense.condenser import Condenser
from digest.condense.ranking import ranked
from digest.model import Article, Brief, Story

PIECES = Path(__file__).resolve().parent.parent / "data" / "condense" / "genres.txt"


def pieces() -> Iterator[tuple[str, Article]]:
    for number, block in enumerate(PIECES.read_text("utf-8").split("== ")[1:]):
        head, *lines = block.strip().split("\n")
        genre, lang, title = head.split(" ", 2)
        yield (
            genre,
            Article(
                id=f"a{number}",
                document_id="d",
                origin=f"{number}.txt",
                title=title,
                paragraphs=tuple(lines),
                lang=lang,  # type: ignore[arg-type]
            ),
        )


def told(article: Article) -> set[str]:
    story = Story(id="1a2b3c4d", beat="china-tech", reasons=(), articles=(article,))
    (brief,) = Condenser().condense(story)
    assert isinstance(brief, Brief)
    return {point.text for point in brief.points}


@pytest.mark.parametrize(("genre", "article"), list(pieces()))
def test_genre(genre: str, article: Article) -> None:
    """News says at once who did what; a feature asks, remembers, or describes a morning."""
    assert {one.straight for one in ranked(usable(article))} == {genre == "straight"}


@pytest.mark.parametrize("article", [one for genre, one in pieces() if genre == "straight"])
def test_straight_news_opens_with_the_news(article: Article) -> None:
    """The first point of straight news is its first sentence, and short news gives three points."""
    points = told(article)

    assert article.paragraphs[0] in points
    assert len(points) == 3


def test_features_are_read_to_their_ends() -> None:
    """Nearly every brief of a feature takes something of what comes after its opening."""
    features = [article for genre, article in pieces() if genre == "feature"]
    late = [bool(told(article) & set(article.paragraphs[3:])) for article in features]

    assert sum(late) >= len(features) - 2
