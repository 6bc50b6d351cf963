"""The sentences that become points: the best first, nothing twice, of no source more than may be quoted."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from digest.condense.candidates import Sentence
from digest.condense.ranking import Ranked, similarity
from digest.proof.budget import SENTENCES, allowance, size

POINTS = 5
_LEAST = 2  # points without which there is no brief
_WORTH = 0.6  # of the sentences by rank: a weak one does not become a point because it is short
_SHORT = {"ko": 26, "zh": 18, "en": 60}  # characters; below, a sentence leans on its neighbours
_SAME = 0.55  # cosine from which two sentences say one thing; other outlets' leads lie above


@dataclass(slots=True)
class _Purse:
    """What may still be taken from one source."""

    size: int
    sentences: int = SENTENCES


@dataclass(slots=True)
class _Choice:
    purses: dict[str, _Purse]
    taken: list[Sentence] = field(default_factory=list)

    def admits(self, one: Sentence) -> bool:
        purse = self.purses[one.article.id]
        if not purse.sentences or size(one.text, one.article.lang) > purse.size:
            return False
        return all(similarity(one.text, other.text) < _SAME for other in self.taken)

    def take(self, one: Sentence) -> None:
        purse = self.purses[one.article.id]
        purse.sentences -= 1
        purse.size -= size(one.article.text[one.start : one.end], one.article.lang)
        self.taken.append(one)


def _says_enough(one: Ranked) -> bool:
    """Whether a sentence is worth a point of its own: long enough, or with a figure in it."""
    return len(one.sentence.text) >= _SHORT.get(one.sentence.article.lang, 0) or one.fresh > 0


def chosen(found: Sequence[Ranked], *, most: int = POINTS) -> tuple[Sentence, ...]:
    """Up to `most` sentences, in the order in which the sources tell them, the first source first.

    Where the best one is so long that nothing may stand beside it, the next ones take its place.
    """
    taken = _taken(found, most)
    if len(taken) == 1 < len(found):
        others = _taken([one for one in found if one.sentence != taken[0]], most)
        taken = others if len(others) > 1 else taken
    order = {
        article_id: place for place, article_id in enumerate(dict.fromkeys(one.article.id for one in taken))
    }
    return tuple(sorted(taken, key=lambda one: (order[one.article.id], one.number)))


def _taken(found: Sequence[Ranked], most: int) -> list[Sentence]:
    articles = {one.sentence.article.id: one.sentence.article for one in found}
    purses = {
        key: _Purse(size=allowance(size(article.text, article.lang), article.lang))
        for key, article in articles.items()
    }
    choice = _Choice(purses=purses)
    worth = max(POINTS, math.ceil(len(found) * _WORTH))
    for rank, one in enumerate(found):
        needed = len(choice.taken) < _LEAST or (rank < worth and _says_enough(one))
        if needed and len(choice.taken) < most and choice.admits(one.sentence):
            choice.take(one.sentence)
    return choice.taken
