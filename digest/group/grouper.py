"""Sees which articles tell one story."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256

from digest.group.beats import beat_of
from digest.model import Article, Story
from digest.report import Skip
from digest.text.similarity import jaccard, shingles

NEAR = 0.3
FAR_FUTURE = datetime.max.replace(tzinfo=UTC)


def first(article: Article) -> tuple[datetime, str]:
    """The order in which articles of a story come: earliest published, then by id; undated last."""
    return article.published or FAR_FUTURE, article.id


class Grouper:
    """Puts every article into exactly one story; `known` keeps the ids of stories already published."""

    def __init__(self, known: Mapping[str, str] | None = None) -> None:
        self._known = dict(known or {})

    def group(self, articles: Sequence[Article]) -> Iterable[Story | Skip]:
        """Stories in the order of their first articles."""
        groups: list[list[Article]] = []
        for article in sorted(articles, key=first):
            marks = shingles(article.text, 5)
            home = next((g for g in groups if jaccard(marks, shingles(g[0].text, 5)) >= NEAR), None)
            if home is None:
                groups.append([article])
            else:
                home.append(article)
        return tuple(self._story(group) for group in groups)

    def _story(self, group: list[Article]) -> Story:
        verdict = beat_of(group[0])
        known = next((self._known[a.id] for a in group if a.id in self._known), "")
        return Story(
            id=known or sha256(group[0].id.encode()).hexdigest()[:8],
            beat=verdict.beat,
            reasons=(verdict.reason,),
            articles=tuple(group),
        )
