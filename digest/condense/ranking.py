"""How much each sentence of a story says, by one rule for news and another for features.

Straight news puts the most important first, and no method beats the cleaned lead there; a feature opens
with background, and centrality wins. Measured in `docs/measurements.md`.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from digest.condense.candidates import Sentence
from digest.names.register import find
from digest.text.fold import fold

_WORD = re.compile(r"[a-z0-9][a-z0-9.%-]*|[\uac00-\ud7a3]+|[\u3400-\u9fff]+")
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A sentence with its score in 0..1 and what it came from, for `explain`."""

    sentence: Sentence
    score: float
    position: float
    centrality: float
    title: float
    straight: bool


def ranked(found: Sequence[Sentence]) -> tuple[Ranked, ...]:
    """The sentences of the articles of one language, best first; ties go by place."""
    vectors = {id(one): terms(one.text) for one in found}
    weight = _weights([vectors[id(one)] for one in found])
    centre = _sum(vectors.values())
    straight = {article_id: is_straight(some) for article_id, some in _by_article(found).items()}
    scored = []
    for one in found:
        own = straight[one.article.id]
        position = 1 / (1 + one.number / 4)
        centrality = _cosine(vectors[id(one)], centre, weight)
        title = _overlap(terms(one.article.title), vectors[id(one)])
        parts = (0.8, 0.1, 0.1) if own else (0.15, 0.6, 0.25)
        score = sum(share * part for share, part in zip(parts, (position, centrality, title), strict=True))
        scored.append(
            Ranked(
                sentence=one,
                score=round(score, 9),
                position=position,
                centrality=centrality,
                title=title,
                straight=own,
            )
        )
    return tuple(sorted(scored, key=lambda one: (-one.score, one.sentence.number, one.sentence.article.id)))


def is_straight(found: Sequence[Sentence]) -> bool:
    """Whether the article opens with its news: a figure and a name in its first two sentences."""
    opening = " ".join(one.text for one in found[:2])
    return bool(_FIGURE.search(opening)) or len(find(opening)) > 1


def terms(text: str) -> Mapping[str, int]:
    """What a text speaks of, countable: words, and pairs of characters for Korean and Chinese."""
    found: Counter[str] = Counter()
    for word in _WORD.findall(fold(text)):
        if word[0] < "\u3400":
            found[word[:6]] += 1
        else:
            found.update(word[at : at + 2] for at in range(max(1, len(word) - 1)))
    return found


def similarity(one: str, other: str) -> float:
    """The cosine of the terms of two texts, 0..1."""
    first, second = terms(one), terms(other)
    return _cosine(first, second, dict.fromkeys((*first, *second), 1.0))


def _weights(vectors: Sequence[Mapping[str, int]]) -> Mapping[str, float]:
    seen = Counter(term for vector in vectors for term in vector)
    return {term: math.log(1 + len(vectors) / count) for term, count in seen.items()}


def _sum(vectors: Iterable[Mapping[str, int]]) -> Mapping[str, int]:
    total: Counter[str] = Counter()
    for vector in vectors:
        total.update(vector)
    return total


def _cosine(one: Mapping[str, int], other: Mapping[str, int], weight: Mapping[str, float]) -> float:
    dot = math.fsum(count * other[term] * weight[term] ** 2 for term, count in one.items() if term in other)
    norms = math.prod(
        math.sqrt(math.fsum((n * weight[t]) ** 2 for t, n in each.items())) for each in (one, other)
    )
    return dot / norms if norms else 0.0


def _overlap(title: Mapping[str, int], text: Mapping[str, int]) -> float:
    return sum(term in text for term in title) / len(title) if title else 0.0


def _by_article(found: Sequence[Sentence]) -> Mapping[str, list[Sentence]]:
    by: dict[str, list[Sentence]] = {}
    for one in found:
        by.setdefault(one.article.id, []).append(one)
    return by
