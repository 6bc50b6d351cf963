"""What an anchor is worth: a rare name, a long figure and the top of the text count more."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from digest.group.figures import Figure
from digest.group.profile import Profile
from digest.group.table import rows
from digest.names import register
from digest.text.fold import flat

NAME_WORTH = {
    "company": 2.5,
    "person": 2.0,
    "party": 1.0,
    "body": 1.6,
    "place": 0.8,
    "law": 2.5,
    "product": 2.5,
    "event": 2.0,
    "term": 1.0,
}
FIGURE_WORTH = (0.0, 0.3, 0.9, 2.2, 3.0, 3.6, 4.0)  # by significant digits
MONEY_BONUS = 0.5
TERM_WORTH = 0.8
STRANGER_WORTH = 2.6  # of a name that no register has: whoever is in the news every day is registered
DAY_WORTH = 1.2
VECTOR = 150  # words of an article that are compared
UNSEEN = 100  # articles that we imagine beside those at hand: a small batch is not the world
RARE = {"name": 0.004, "term": 0.02, "figure": 0.004}  # share of articles that an unlisted anchor stands in

MARKS = re.compile(r"[\W_]+")

Anchor = TypeVar("Anchor")


def _zones(a: str, b: str) -> float:
    """Top of both texts, of one, of neither."""
    return (0.4, 0.7, 1.0)[(a != "body") + (b != "body")]


@cache
def _common() -> dict[str, float]:
    """The share of articles that a common anchor stands in, from `data/common.tsv`."""
    return {anchor: float(share) / 1000 for anchor, share in rows("common.tsv")}


def frequent(anchor: str) -> bool:
    """Whether an anchor is known to stand in many articles of its beat."""
    return anchor in _common()


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """What a headline is about, each with its worth."""

    words: tuple[tuple[str, float], ...]
    whole: float
    names: tuple[tuple[str, float], ...]
    terms: tuple[tuple[str, float], ...]


class Rarity:
    """How rare each anchor is among the articles at hand, and what is weighed by it once for each article."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._seen: Counter[object] = Counter()
        self.words: Counter[str] = Counter()
        self._vectors: dict[str, dict[str, float]] = {}
        self._rarity: dict[object, float] = {}
        self._idf: dict[str, float] = {}
        self._names: dict[str, float] = {}
        self._headlines: dict[str, Headline] = {}
        self._letters: dict[str, str] = {}
        self.articles = 0
        for profile in profiles:
            self.articles += 1
            self._seen.update(profile.names.keys())
            self._seen.update(profile.strangers.keys())
            self._seen.update(profile.terms.keys())
            self._seen.update(profile.figures.keys())
            self._seen.update(profile.days.keys())
            self.words.update(profile.words.keys())

    def seen(self, anchor: object) -> int:
        """In how many articles it stands."""
        return self._seen[anchor]

    def rarity(self, anchor: object, kind: str) -> float:
        """0 for what is everywhere, 1 for what is as rare as its kind can be."""
        known = self._rarity.get(anchor)
        if known is None:
            known = self._rarity[anchor] = self._rare(anchor, kind)
        return known

    def _rare(self, anchor: object, kind: str) -> float:
        prior = _common().get(anchor, RARE[kind]) if isinstance(anchor, str) else RARE[kind]
        share = (max(self._seen[anchor] - 1, 0) + prior * UNSEEN) / (self.articles + UNSEEN)
        return min(1.0, math.log(1 / min(share, 1.0)) / -math.log(RARE[kind]))

    def vector(self, profile: Profile) -> dict[str, float]:
        """The weights of an article's words, of length 1; the heaviest are enough."""
        known = self._vectors.get(profile.article.id)
        if known is None:
            weighed = [(count * self.idf(word), word) for word, count in profile.words.items()]
            heavy = sorted(weighed, key=lambda pair: (-pair[0], pair[1]))[:VECTOR]
            length = math.sqrt(sum(weight * weight for weight, _ in heavy)) or 1.0
            known = {word: weight / length for weight, word in heavy}
            self._vectors[profile.article.id] = known
        return known

    def idf(self, word: str) -> float:
        """Weight of a plain word."""
        known = self._idf.get(word)
        if known is None:
            known = self._idf[word] = math.log((self.articles + UNSEEN) / (self.words[word] + 1))
        return known

    def name(self, name_id: str) -> float:
        """What a shared name is worth before its place, rare ones more."""
        known = self._names.get(name_id)
        if known is None:
            known = self._names[name_id] = name_worth(name_id) * self.rarity(name_id, "name")
        return known

    def stranger(self, key: str) -> float:
        """What a shared name of no register is worth before its place."""
        return STRANGER_WORTH * self.rarity(key, "name")

    def headline(self, profile: Profile) -> Headline:
        """What a headline is about, weighed once."""
        known = self._headlines.get(profile.article.id)
        if known is None:
            known = self._headlines[profile.article.id] = Headline(
                words=tuple((word, self.idf(word)) for word in sorted(profile.headline)),
                whole=sum(self.idf(word) for word in sorted(profile.headline)),
                names=tuple((n, self.name(n)) for n, where in profile.names.items() if where == "title"),
                terms=tuple(
                    (t, TERM_WORTH * self.rarity(t, "term"))
                    for t, where in profile.terms.items()
                    if where == "title"
                ),
            )
        return known

    def letters(self, profile: Profile) -> str:
        """The letters and digits of a text for those that may be copies, without spaces and marks."""
        known = self._letters.get(profile.article.id)
        if known is None:
            text = flat("\n".join(profile.article.paragraphs))
            known = self._letters[profile.article.id] = MARKS.sub("", text)
        return known


def name_worth(name_id: str) -> float:
    """What a shared name is worth before rarity and place."""
    return NAME_WORTH[register.get(name_id).kind]


def figure_worth(figure: Figure) -> float:
    """What a shared figure is worth before rarity and place: 502,657 much, 3 nearly nothing."""
    worth = FIGURE_WORTH[min(figure.digits, len(FIGURE_WORTH) - 1)]
    return worth + (MONEY_BONUS if figure.kind == "money" else 0.0)


def shared(a: dict[Anchor, str], b: dict[Anchor, str]) -> list[tuple[Anchor, float]]:
    """The anchors of both with the weight of their places, in the order of the first text."""
    if a.keys().isdisjoint(b):
        return []
    return [(anchor, _zones(where, b[anchor])) for anchor, where in a.items() if anchor in b]


def shared_strangers(a: Profile, b: Profile) -> list[tuple[str, float]]:
    """The unknown names of two reports of different languages; one word of a text counts once."""
    found: dict[str, tuple[str, float]] = {}
    if a.article.lang == b.article.lang:
        return []
    for key, ours in sorted(a.strangers.items()):
        theirs = b.strangers.get(key)
        if theirs and not any(word in ours.word or ours.word in word for word in found):
            found[ours.word] = (key, _zones(ours.zone, theirs.zone))
    return list(found.values())


def shared_figures(a: Profile, b: Profile) -> list[tuple[Figure, float]]:
    """The figures of both; of two that differ only by rounding, 280.15 and 280.154 billion, the shorter."""
    found: dict[Figure, float] = {}
    for figure in a.figures.keys() & b.figures.keys():
        found[figure] = _zones(a.figures[figure], b.figures[figure])
    for rounded in a.rounded.keys() & b.rounded.keys():
        one, other = a.rounded[rounded], b.rounded[rounded]
        if one != other and one.agrees(other):
            found[min(one, other, key=lambda f: f.digits)] = _zones(a.figures[one], b.figures[other])
    return sorted(found.items())
