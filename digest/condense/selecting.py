"""The sentences that become points: the best set that may be quoted, nothing twice.

Of each source no more than the budget of `digest.proof.budget` allows. The best sentence stands in the set
where anything may stand beside it; the others are those that are worth most together, so that a long one
does not keep out two that say more.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from digest.condense.candidates import Sentence
from digest.condense.ranking import Ranked, similarity
from digest.proof.budget import SENTENCES, allowance, size
from digest.proof.once import places

POINTS = 5
_LEAST = 2  # points without which there is no brief
_WISHED = 3  # points for which weak sentences are taken too
_WORTH = 0.6  # of the sentences by rank: a weak one does not become a point because it is short
_SHORT = {"ko": 26, "zh": 18, "en": 60}  # characters; below, a sentence leans on its neighbours
_SAME = 0.55  # cosine from which two sentences say one thing; other outlets' leads lie above
_DIGIT = re.compile(r"\d")
_POOL = 24  # the best ones, among which the set is sought
_ONE_MORE = {"ko": 0.2, "zh": 0.2}  # two fair ones outweigh a good one as long as both; 0 for English,
# whose sentences and budget are such that the fair ones miss the news (measured on the gold set)
_STEPS = 4000  # of the search; the first set that it comes to is the greedy one


def chosen(found: Sequence[Ranked], *, most: int = POINTS) -> tuple[Sentence, ...]:
    """Up to `most` sentences, in the order in which the sources tell them, the first source first.

    Where the best one is so long that nothing may stand beside it, the next ones take its place.
    """
    worth = max(POINTS, math.ceil(len(found) * _WORTH))
    taken = _set([one for rank, one in enumerate(found) if rank < worth and _says_enough(one)], most)
    if len(taken) < min(_WISHED, most):
        taken = max(taken, _set(found, most), key=len)
    if len(taken) < _LEAST:
        taken = max(taken, _set(found[1:], most), key=len)
    order = {
        article_id: place
        for place, article_id in enumerate(dict.fromkeys(one.sentence.article.id for one in taken))
    }
    return tuple(sorted((one.sentence for one in taken), key=lambda one: (order[one.article.id], one.number)))


def _says_enough(one: Ranked) -> bool:
    """Whether a sentence is worth a point of its own: long enough, or with a figure or day in it."""
    text = one.sentence.text
    return len(text) >= _SHORT.get(one.sentence.article.lang, 0) or one.fresh > 0 or bool(_DIGIT.search(text))


def _set(found: Sequence[Ranked], most: int) -> tuple[Ranked, ...]:
    """The best sentence and those that are worth most beside it."""
    pool = found[:_POOL]
    if not pool:
        return ()
    search = _Search(pool=pool, most=most, purses=_purses(pool))
    if search.admits(0):
        search.take(0)
        search.seek(1)
    return tuple(pool[number] for number in search.best)


def _purses(pool: Sequence[Ranked]) -> dict[str, int]:
    articles = {one.sentence.article.id: one.sentence.article for one in pool}
    return {key: allowance(article.text, article.lang) for key, article in articles.items()}


@dataclass(slots=True)
class _Search:
    """Depth first, better ones first; a branch that cannot beat the best set so far is left."""

    pool: Sequence[Ranked]
    most: int
    purses: dict[str, int]  # what may still be taken of each source
    taken: list[int] = field(default_factory=list)
    worth: float = 0.0
    best: tuple[int, ...] = ()
    best_worth: float = 0.0
    steps: int = 0
    _alike: dict[tuple[int, int], bool] = field(default_factory=dict)

    def admits(self, number: int) -> bool:
        one = self.pool[number].sentence
        told = [self.pool[other].sentence for other in self.taken]
        beside = sum(_parts(other) for other in told if other.article.id == one.article.id)
        if beside + _parts(one) > SENTENCES or _size(one) > self.purses[one.article.id]:
            return False
        return not any(self._same(other, number) for other in self.taken)

    def take(self, number: int) -> None:
        one = self.pool[number]
        self.taken.append(number)
        self.purses[one.sentence.article.id] -= _size(one.sentence)
        self.worth += _worth(one)
        if self.worth > self.best_worth:
            self.best, self.best_worth = tuple(self.taken), self.worth

    def give_back(self) -> None:
        one = self.pool[self.taken.pop()]
        self.purses[one.sentence.article.id] += _size(one.sentence)
        self.worth -= _worth(one)

    def seek(self, start: int) -> None:
        """The best sets that the taken ones begin, of sentences from `start` on."""
        left = self.most - len(self.taken)
        for number in range(start, len(self.pool)):
            hope = sum(_worth(one) for one in self.pool[number : number + left])
            self.steps += 1
            if not left or self.worth + hope <= self.best_worth + 1e-9 or self.steps > _STEPS:
                return
            if self.admits(number):
                self.take(number)
                self.seek(number + 1)
                self.give_back()

    def _same(self, one: int, other: int) -> bool:
        if (one, other) not in self._alike:
            near = similarity(self.pool[one].sentence.text, self.pool[other].sentence.text)
            self._alike[one, other] = near >= _SAME
        return self._alike[one, other]


def _size(one: Sentence) -> int:
    return size(one.article.text[one.start : one.end], one.article.lang)


def _parts(one: Sentence) -> int:
    """One, but where a sentence without its neighbours reads as two."""
    return len(places(one.article.text[one.start : one.end]))


def _worth(one: Ranked) -> float:
    """An editor's choice falls steeply with the score; a point more is worth something by itself."""
    return max(one.score, 0.01) ** 3 + _ONE_MORE.get(one.sentence.article.lang, 0)
