"""How much each sentence of a story says, by one rule for news and another for features.

Straight news puts the most important first, and no method beats the cleaned lead there; a feature opens
with background, and centrality wins. Measured in `docs/measurements.md`.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.condense.candidates import Sentence, figures_in
from digest.condense.judging import status
from digest.names.register import find
from digest.text.fold import fold

_WORD = re.compile(r"[a-z0-9][a-z0-9.%-]*|[\uac00-\ud7a3]+|[\u3400-\u9fff]+")
_FIGURE = re.compile(r"\d")


_DIGITS = 8  # in the first two sentences: figures enough for news by themselves
_FRESH = 2  # new figures that a sentence is thanked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A sentence with its score and the parts of it, each 0..1, for `explain`."""

    sentence: Sentence
    score: float
    position: float
    centrality: float
    title: float
    fresh: float  # figures told for the first time
    said: float  # somebody's words
    straight: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weights:
    position: float
    centrality: float
    title: float
    fresh: float
    said: float


# Korean straight news keeps close to the lead: on 731 labelled articles every step away from it lost
# (`docs/measurements.md`). Chinese and English news gains by the headline's words and by new figures.
_KOREAN = _Weights(position=1, centrality=0.15, title=0.2, fresh=0.1, said=-0.1)
_OTHER = _Weights(position=1, centrality=0.3, title=0.3, fresh=0.2, said=-0.2)
_FEATURE = _Weights(position=0.2, centrality=0.6, title=0.3, fresh=0.1, said=-0.1)


def ranked(found: Sequence[Sentence]) -> tuple[Ranked, ...]:
    """The sentences of the articles of one language, best first; ties go by place."""
    vectors = {(one.article.id, one.number): terms(one.text) for one in found}
    centre = _Centre.of(list(vectors.values()))
    scored: list[Ranked] = []
    for some in _by_article(found).values():
        straight = is_straight(some)
        weights = _FEATURE if not straight else _KOREAN if some[0].article.lang == "ko" else _OTHER
        told: set[object] = set()
        for one in some:
            vector = vectors[one.article.id, one.number]
            figures = {(each.value, each.unit) for each in figures_in(one.text, one.article.lang)}
            parts = _Weights(
                position=1 / (1 + one.number / 4),
                centrality=centre.near(vector),
                title=_overlap(terms(one.article.title), vector),
                fresh=min(_FRESH, len(figures - told)) / _FRESH,
                said=float(status(one.text, one.article.lang) == "claim"),
            )
            told |= figures
            scored.append(_ranked(one, parts, weights, straight=straight))
    return tuple(sorted(scored, key=lambda one: (-one.score, one.sentence.number, one.sentence.article.id)))


def _ranked(one: Sentence, parts: _Weights, weights: _Weights, *, straight: bool) -> Ranked:
    score = math.fsum(
        getattr(parts, name) * getattr(weights, name)
        for name in ("position", "centrality", "title", "fresh", "said")
    )
    return Ranked(
        sentence=one,
        score=round(score, 9),
        position=parts.position,
        centrality=parts.centrality,
        title=parts.title,
        fresh=parts.fresh,
        said=parts.said,
        straight=straight,
    )


def is_straight(found: Sequence[Sentence]) -> bool:
    """Whether an article opens with its news: figures and names in its first two sentences."""
    opening = " ".join(one.text for one in found[:2])
    digits, named = len(_FIGURE.findall(opening)), len(find(opening))
    return digits >= _DIGITS or named > 1 or bool(digits and named)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Centre:
    """What all sentences together speak of; rare terms weigh more."""

    terms: Mapping[str, int]
    weight: Mapping[str, float]
    norm: float

    @classmethod
    def of(cls, vectors: Sequence[Mapping[str, int]]) -> "_Centre":
        seen = Counter(term for vector in vectors for term in vector)
        weight = {term: math.log(1 + len(vectors) / count) for term, count in seen.items()}
        total: Counter[str] = Counter()
        for vector in vectors:
            total.update(vector)
        return cls(terms=total, weight=weight, norm=_norm(total, weight))

    def near(self, vector: Mapping[str, int]) -> float:
        """The cosine of a sentence and the centre, 0..1."""
        norms = self.norm * _norm(vector, self.weight)
        dot = math.fsum(count * self.terms[term] * self.weight[term] ** 2 for term, count in vector.items())
        return dot / norms if norms else 0.0


def _cosine(one: Mapping[str, int], other: Mapping[str, int], weight: Mapping[str, float]) -> float:
    dot = math.fsum(count * other[term] * weight[term] ** 2 for term, count in one.items() if term in other)
    norms = _norm(one, weight) * _norm(other, weight)
    return dot / norms if norms else 0.0


def _norm(vector: Mapping[str, int], weight: Mapping[str, float]) -> float:
    return math.sqrt(math.fsum((count * weight[term]) ** 2 for term, count in vector.items()))


def _overlap(title: Mapping[str, int], text: Mapping[str, int]) -> float:
    return sum(term in text for term in title) / len(title) if title else 0.0


def _by_article(found: Sequence[Sentence]) -> Mapping[str, list[Sentence]]:
    by: dict[str, list[Sentence]] = {}
    for one in found:
        by.setdefault(one.article.id, []).append(one)
    return by
