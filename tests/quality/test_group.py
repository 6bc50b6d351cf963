"""Beats and stories on the gold articles, with floors that only rise."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import combinations
from pathlib import Path

import pytest

from digest.group.beats import beat_of
from digest.group.grouper import Grouper
from digest.model import Article, Story

pytestmark = pytest.mark.shared

Labelled = tuple[Article, str, str]  # with the ids of its beat and its story, "" for none


def _gold(folder: Path) -> Iterator[Labelled]:
    for file in sorted(folder.glob("*/articles/*.json")):
        row = json.loads(file.read_text("utf-8"))
        deck = row["deck"] or []
        article = Article(
            id=row["id"],
            document_id="",
            origin=file.name,
            title=row["title"],
            paragraphs=tuple(row["body"]),
            lang=row["lang"],
            outlet=row["outlet"] or "",
            deck=(deck,) if isinstance(deck, str) else tuple(deck),
            published=datetime.fromisoformat(row["published"]) if row["published"] else None,
            section=row["section"] or "",
        )
        yield article, (row["beat"] if row["story"] else ""), row["story"] or row["id"]


@pytest.fixture(scope="module")
def labelled(shared: Path) -> list[Labelled]:
    """Every gold article with its beat and story."""
    return list(_gold(shared / "gold"))


@pytest.fixture(scope="module")
def floors(root: Path) -> dict[str, float]:
    """What was reached before."""
    found: dict[str, float] = json.loads((root / "tests" / "quality" / "floors.json").read_text("utf-8"))
    return found


def _predicted(articles: list[Article]) -> dict[str, str]:
    stories = [item for item in Grouper().group(articles) if isinstance(item, Story)]
    return {article.id: story.id for story in stories for article in story.articles}


def _pairs(labelled: list[Labelled], predicted: dict[str, str]) -> tuple[float, float]:
    """Precision and recall over pairs of articles of one story."""
    right = wrong = missed = 0
    for (one, _, its), (other, _, others) in combinations(labelled, 2):
        same, joined = its == others, predicted[one.id] == predicted[other.id]
        right += same and joined
        wrong += joined and not same
        missed += same and not joined
    return right / max(right + wrong, 1), right / max(right + missed, 1)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(precision + recall, 1e-9)


def test_beats(labelled: list[Labelled], floors: dict[str, float]) -> None:
    """Articles are on the beat that the gold set gives them."""
    judged = [(beat, beat_of(article).beat) for article, beat, _ in labelled]
    right = sum(bool(found) and found == beat for beat, found in judged)
    precision = right / sum(bool(found) for _, found in judged)
    recall = right / sum(bool(beat) for beat, _ in judged)

    assert precision >= floors["group_beat_precision"]
    assert _f1(precision, recall) >= floors["group_beat_f1"]


def test_stories(labelled: list[Labelled], floors: dict[str, float]) -> None:
    """Articles of one event stand together, and no look-alike with them."""
    precision, recall = _pairs(labelled, _predicted([article for article, _, _ in labelled]))

    assert precision >= floors["group_pair_precision"]
    assert _f1(precision, recall) >= floors["group_pair_f1"]


def test_stories_without_a_date(labelled: list[Labelled], floors: dict[str, float]) -> None:
    """An article that lost its date is still joined with its own event, hardly ever with another."""
    precision, recall = 0.0, 0.0
    for position in range(0, len(labelled), 6):
        articles = [
            replace(article, published=None) if at == position else article
            for at, (article, _, _) in enumerate(labelled)
        ]
        found = _pairs(labelled, _predicted(articles))
        precision, recall = precision + found[0], recall + found[1]
    rounds = len(range(0, len(labelled), 6))

    assert precision / rounds >= floors["group_undated_precision"]
    assert recall / rounds >= floors["group_undated_recall"]


def test_order_and_repetition_change_nothing(labelled: list[Labelled]) -> None:
    """The gold articles in another order give the same stories, word for word."""
    articles = [article for article, _, _ in labelled]

    assert Grouper().group(articles[::-1]) == Grouper().group(articles)
