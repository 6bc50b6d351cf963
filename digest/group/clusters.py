"""Joins pairs into stories: the strongest link first, one link enough, any hard veto forbids.

known ids      articles of one published story stay together, two published stories never merge
hard veto      between any two articles of the two stories
soft veto      on the link itself, or between most of the pairs
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from digest.group.candidates import candidates
from digest.group.evidence import Evidence, evidence, evidence_of
from digest.group.profile import Profile, read_on
from digest.group.vetoes import apart, veto
from digest.group.weights import Rarity

ENOUGH = 4.4  # weight of shared anchors that joins reports of one day or two
PER_DAY = 2.0  # more for each further day
UNDATED = 2.4  # more for each date that is missing
RARE_NAME = 0.9
RARE_FIGURE = 0.9
COVERED = 1.8  # of two short reports that say the same, less rare anchors are enough
SPECIFIC = 0.75
ALIKE = 0.36  # cosine within a language that needs no anchor
LOOKED_AT = 12  # articles of a story that a joining story is checked against


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A pair that may be joined."""

    one: int
    other: int
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Articles of one story, by their places, and the links that joined them."""

    members: tuple[int, ...]
    links: tuple[Link, ...]


def _wanted(a: Profile, b: Profile) -> float:
    days = apart(a, b)
    if days is None:
        return ENOUGH + UNDATED * ((a.day is None) + (b.day is None))
    return ENOUGH + PER_DAY * max(0, days - 1)


def _specific(found: Evidence, *, dated: bool) -> bool:
    """Whether something is shared that not every article of the beat has.

    Where a date is missing, a name is not enough: the same company is in the news every month.
    """
    if found.copy or found.figures_worth >= RARE_FIGURE:
        return True
    if found.covered >= COVERED and found.best_name + found.figures_worth >= SPECIFIC:
        return True
    named = found.best_name >= RARE_NAME or found.likeness >= ALIKE
    return named and (dated or bool(found.days))


class Pairs:
    """The articles, two by two; of a pair with one date, the other is read as if it were of that day."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._profiles = profiles
        self._read: dict[tuple[int, date], Profile] = {}

    def _on(self, at: int, day: date) -> Profile:
        known = self._read.get((at, day))
        if known is None:
            known = self._read[at, day] = read_on(self._profiles[at], day)
        return known

    def of(self, one: int, other: int) -> tuple[Profile, Profile]:
        """The pair; of one without a date, its days read as if it were of the other's: `지난 28일`."""
        a, b = self._profiles[one], self._profiles[other]
        if a.day and not b.day:
            return a, self._on(other, a.day)
        if b.day and not a.day:
            return self._on(one, b.day), b
        return a, b


def links(profiles: Sequence[Profile], pairs: Pairs, rarity: Rarity) -> list[Link]:
    """The pairs that hold by themselves, strongest first."""
    found = []
    for one, other in candidates(profiles, rarity):
        a, b = pairs.of(one, other)
        wanted = _wanted(a, b)
        shared = evidence_of(a, b, rarity, wanted)
        if (
            shared
            and shared.score >= wanted
            and _specific(shared, dated=bool(a.day and b.day))
            and not veto(a, b, shared)
        ):
            found.append(Link(one=one, other=other, evidence=shared))
    return sorted(found, key=lambda link: (-link.evidence.score, link.one, link.other))


class _Clusters:
    """Groups in the making."""

    def __init__(
        self, profiles: Sequence[Profile], pairs: Pairs, rarity: Rarity, known: Mapping[str, str]
    ) -> None:
        self._pairs = pairs
        self._rarity = rarity
        self._home = list(range(len(profiles)))
        self._members: dict[int, list[int]] = {at: [at] for at in range(len(profiles))}
        self._links: dict[int, list[Link]] = {at: [] for at in range(len(profiles))}
        self._story: dict[int, str] = {
            at: known[p.article.id] for at, p in enumerate(profiles) if p.article.id in known
        }

    def join_known(self) -> None:
        """Articles of one published story stand together again."""
        first: dict[str, int] = {}
        for at, story in sorted(self._story.items()):
            self._merge(first.setdefault(story, at), at, None)

    def join(self, link: Link) -> None:
        """Joins the two stories of a link where nothing forbids it."""
        ours, theirs = self._home[link.one], self._home[link.other]
        stories = {self._story[root] for root in (ours, theirs) if root in self._story}
        if ours == theirs:
            self._links[ours].append(link)
        elif len(stories) <= 1 and self._may(ours, theirs):
            self._merge(ours, theirs, link)

    def _may(self, ours: int, theirs: int) -> bool:
        checked = soft = 0
        for one in self._members[ours][:LOOKED_AT]:
            for other in self._members[theirs][:LOOKED_AT]:
                a, b = self._pairs.of(one, other)
                against = veto(a, b, evidence(a, b, self._rarity))
                if against and against.hard:
                    return False
                checked += 1
                soft += against is not None
        return soft * 2 <= checked

    def _merge(self, ours: int, theirs: int, link: Link | None) -> None:
        ours, theirs = self._home[ours], self._home[theirs]
        if ours == theirs:
            return
        keep, drop = sorted((ours, theirs))
        for at in self._members[drop]:
            self._home[at] = keep
        self._members[keep] = sorted(self._members[keep] + self._members.pop(drop))
        self._links[keep] += [*self._links.pop(drop), *([link] if link else [])]
        if drop in self._story:
            self._story.setdefault(keep, self._story.pop(drop))

    def all(self) -> list[Cluster]:
        """Every group, in the order of its first article."""
        return [
            Cluster(members=tuple(members), links=tuple(self._links[root]))
            for root, members in sorted(self._members.items())
        ]


def clusters(profiles: Sequence[Profile], rarity: Rarity, known: Mapping[str, str]) -> list[Cluster]:
    """Every article, by its place in `profiles`, in exactly one cluster."""
    pairs = Pairs(profiles)
    made = _Clusters(profiles, pairs, rarity, known)
    made.join_known()
    for link in links(profiles, pairs, rarity):
        made.join(link)
    return made.all()
