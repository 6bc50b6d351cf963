"""Which pairs are worth weighing: those that share something rare within a few days.

An inverted index over rare anchors keeps the work near-linear: each article meets at most a few dozen others.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from digest.group import weights
from digest.group.profile import Profile
from digest.group.vetoes import WINDOW
from digest.group.weights import Rarity

MOST = 20  # candidates of one article
FOREVER = 10**7  # a day after every other
CROWD = 150  # holders of an anchor within the window beyond which it tells nothing
WORDS = 12  # plain words by which an article is found within its language
ENOUGH = 0.5  # weight of an anchor worth an entry
WEIGHED = 0.8  # weight of shared anchors worth a closer look: one name, two words
WORD_WEIGHT = 0.4


def keys(profile: Profile, rarity: Rarity) -> list[tuple[object, float]]:
    """The rare anchors of an article with their weights."""
    names = [(n, rarity.name(n)) for n in profile.names]
    names += [(n, rarity.stranger(n)) for n in profile.strangers]
    figures = [
        (rounded, weights.figure_worth(figure) * rarity.rarity(figure, "figure"))
        for rounded, figure in profile.rounded.items()
    ]
    shared = (word for word in rarity.vector(profile) if rarity.words[word] > 1)  # the heaviest first
    words = [((profile.article.lang, word), WORD_WEIGHT) for word in islice(shared, WORDS)]
    return [*(pair for pair in (*names, *figures) if pair[1] >= ENOUGH), *words]


class _Holders:
    """The articles that hold a key, in the order of time; those too far back are passed over for good."""

    __slots__ = ("begin", "days", "places")

    def __init__(self) -> None:
        self.places: list[int] = []
        self.days: list[int] = []
        self.begin = 0

    def near(self, day: int | None) -> list[int]:
        """The holders within the window of a day, all of them for an article without one; none of a crowd."""
        if day is None:
            return self.places if len(self.places) <= CROWD else []
        while self.begin < len(self.days) and self.days[self.begin] < day - WINDOW:
            self.begin += 1
        return self.places[self.begin :] if len(self.places) - self.begin <= CROWD else []

    def add(self, place: int, day: int | None) -> None:
        """One more; an undated article is never too far back."""
        self.places.append(place)
        self.days.append(FOREVER if day is None else day)


def candidates(profiles: Sequence[Profile], rarity: Rarity) -> Iterator[tuple[int, int]]:
    """Pairs of places in `profiles`, which stand in the order of time, undated last."""
    index: dict[object, _Holders] = {}
    # Who had the same text last: a crowd of copies has no rare anchor left.
    latest: dict[tuple[str, ...], int] = {}
    for here, profile in enumerate(profiles):
        met: dict[int, float] = {}
        day = profile.day.toordinal() if profile.day else None
        for key, weight in keys(profile, rarity):
            holders = index.setdefault(key, _Holders())
            for at in holders.near(day):
                met[at] = met.get(at, 0.0) + weight
            holders.add(here, day)
        best = sorted(met.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]
        found = {at for at, weight in best if weight >= WEIGHED}
        text = profile.article.paragraphs
        if text in latest:
            found.add(latest[text])
        latest[text] = here
        yield from ((at, here) for at in sorted(found))
