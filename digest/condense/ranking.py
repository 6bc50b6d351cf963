"""How much each sentence of a story says, by one rule for news and another for features.

Straight news puts the most important first, and no method beats the cleaned lead there; a feature opens
with background, and centrality wins. What is reached on the gold set stands in `docs/measurements.md`.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from digest.condense.candidates import Sentence, figures_in
from digest.condense.centrality import central
from digest.condense.genre import is_straight
from digest.condense.judging import status
from digest.condense.tables import words
from digest.proof.support import QUOTED
from digest.text.fold import fold

_WORD = re.compile(r"[a-z0-9][a-z0-9.%-]*|[\uac00-\ud7a3]+|[\u3400-\u9fff]+")
_FILLER = re.compile(r"[a-z]{1,3}|that|this|with|from|said|were|have|will|would")  # in every English sentence
_PARTS = ("position", "centrality", "title", "fresh", "said", "background")
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
    said: float  # somebody's words; with a quotation and without a figure they weigh double
    background: float  # what was before, or what leans on the sentence before
    straight: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weights:
    position: float
    centrality: float
    title: float
    fresh: float
    said: float
    background: float


# Korean straight news keeps close to the lead: in published research on Korean news no method beat its first
# cleaned sentences. Chinese and English news gains by the headline's words and by new figures.
_KOREAN = _Weights(position=1, centrality=0.15, title=0.2, fresh=0.1, said=-0.1, background=-0.15)
_OTHER = _Weights(position=1, centrality=0.3, title=0.3, fresh=0.2, said=-0.2, background=-0.15)
_FEATURE = _Weights(position=0.1, centrality=0.8, title=0.2, fresh=0.1, said=-0.1, background=-0.1)


def ranked(found: Sequence[Sentence]) -> tuple[Ranked, ...]:
    """The sentences of the articles of one language, best first; ties go by place."""
    vectors = {(one.article.id, one.number): terms(one.text) for one in found}
    centre = _Centre.of(list(vectors.values()))
    scored: list[Ranked] = []
    for some in _by_article(found).values():
        article, own = some[0].article, [vectors[one.article.id, one.number] for one in some]
        title = terms(article.title)
        straight = is_straight(article, title, own[:2])
        weights = _FEATURE if not straight else _KOREAN if article.lang == "ko" else _OTHER
        near = [centre.near(vector) for vector in own] if straight else central(own)
        told: set[object] = set()
        for place, (one, vector) in enumerate(zip(some, own, strict=True)):
            figures = {(each.value, each.unit) for each in figures_in(one.text, one.article.lang)}
            parts = _Weights(
                position=1 / (1 + place / 4),
                centrality=near[place],
                title=_overlap(title, vector),
                fresh=min(_FRESH, len(figures - told)) / _FRESH,
                said=_said(one, figures=bool(figures)),
                background=float(bool(_background(one.article.lang).search(one.text))),
            )
            told |= figures
            scored.append(_ranked(one, parts, weights, straight=straight))
    return tuple(sorted(scored, key=lambda one: (-one.score, one.sentence.number, one.sentence.article.id)))


def _ranked(one: Sentence, parts: _Weights, weights: _Weights, *, straight: bool) -> Ranked:
    score = math.fsum(getattr(parts, name) * getattr(weights, name) for name in _PARTS)
    return Ranked(
        sentence=one,
        score=round(score, 9),
        position=parts.position,
        centrality=parts.centrality,
        title=parts.title,
        fresh=parts.fresh,
        said=parts.said,
        background=parts.background,
        straight=straight,
    )


def _said(one: Sentence, *, figures: bool) -> float:
    """Somebody's words: 1, and 2 where they are a quotation that brings no figure."""
    lang = one.article.lang
    if status(one.text, lang) != "claim":
        return 0.0
    return 2.0 if not figures and QUOTED.search(one.text) else 1.0


@cache
def _background(lang: str) -> re.Pattern[str]:
    return re.compile("|".join(words("background.tsv", lang)) or r"(?!)")


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
    weight = {term: float(not _FILLER.fullmatch(term)) for term in (*first, *second)}
    return _cosine(first, second, weight)


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
