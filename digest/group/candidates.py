"""Which pairs are worth weighing: those that share something rare within a few days.

An inverted index over rare anchors keeps the work near-linear: each article meets at most a few dozen others.
"""

from collections.abc import Iterator, Sequence

from digest.group import weights
from digest.group.profile import Profile
from digest.group.vetoes import WINDOW, apart
from digest.group.weights import Rarity

MOST = 20  # candidates of one article
CROWD = 150  # holders of an anchor within the window beyond which it tells nothing
WORDS = 12  # plain words by which an article is found within its language
ENOUGH = 0.5  # weight of an anchor worth an entry
WEIGHED = 0.8  # weight of shared anchors worth a closer look: one name, two words
WORD_WEIGHT = 0.4


def keys(profile: Profile, rarity: Rarity) -> list[tuple[object, float]]:
    """The rare anchors of an article with their weights."""
    names = [(n, weights.name_worth(n) * rarity.rarity(n, "name")) for n in profile.names]
    figures = [(f.rounded, weights.figure_worth(f) * rarity.rarity(f, "figure")) for f in profile.figures]
    ranked = sorted(
        (-count * rarity.idf(word), word) for word, count in profile.words.items() if rarity.words[word] > 1
    )
    words = [((profile.article.lang, word), WORD_WEIGHT) for _, word in ranked[:WORDS]]
    found: dict[object, float] = {}
    for key, weight in (*names, *figures, *words):
        if weight >= ENOUGH or isinstance(key, tuple):
            found.setdefault(key, weight)
    return list(found.items())


def _near(holders: list[int], profiles: Sequence[Profile], here: Profile) -> list[int]:
    """The holders of an anchor that are not too far back in time, newest first."""
    near: list[int] = []
    for at in reversed(holders):
        days = apart(profiles[at], here)
        if days is not None and days > WINDOW:
            break
        near.append(at)
        if len(near) > CROWD:
            return []
    return near


def candidates(profiles: Sequence[Profile], rarity: Rarity) -> Iterator[tuple[int, int]]:
    """Pairs of places in `profiles`, which stand in the order of time, undated last."""
    index: dict[object, list[int]] = {}
    for here, profile in enumerate(profiles):
        met: dict[int, float] = {}
        for key, weight in keys(profile, rarity):
            holders = index.setdefault(key, [])
            for at in _near(holders, profiles, profile):
                met[at] = met.get(at, 0.0) + weight
            holders.append(here)
        for at, weight in sorted(met.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]:
            if weight >= WEIGHED:
                yield at, here
