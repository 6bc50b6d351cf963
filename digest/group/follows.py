"""Which earlier story a story continues: the same rare names, and a word that points back.

"지난 2월 15일 신규 다운로드가 중단된 지"      names the day of the earlier story
"9월 2주 정례조사"                         is the next issue of the same series
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from digest.group.candidates import keys
from digest.group.evidence import Evidence, evidence_of
from digest.group.profile import Profile
from digest.group.weights import Rarity

LONGEST = timedelta(days=120)
ENOUGH = 4.5
ALIKE = 0.45  # cosine of words that alone shows a series
RARE_NAME = 0.9
RARE_FIGURE = 0.9
VOICES = 3  # articles of a story that are looked at
MOST = 6  # earlier stories weighed for one
CROWD = 60  # stories that hold a key beyond which it points nowhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A story in the making: its articles, lead first, and the ids of those that copy another one."""

    id: str
    profiles: tuple[Profile, ...]
    copies: frozenset[str] = frozenset()

    @property
    def first(self) -> tuple[bool, float, str]:
        """Its place in time."""
        return min(profile.order for profile in self.profiles)


def _points_back(later: Profile, earlier: Profile) -> bool:
    """Whether the later text names the day of the earlier event."""
    own = later.day.isoformat() if later.day else ""
    when = (earlier.event, earlier.day.isoformat() if earlier.day else "")
    return any(day != own and day in later.days for day in when if day)


def _series(later: Profile, earlier: Profile) -> bool:
    """Whether both are issues of a series, another one each."""
    return any(not values & later.marks.get(kind, values) for kind, values in earlier.marks.items())


def _rare(shared: Evidence) -> bool:
    """Whether something is shared that not every story of the beat has."""
    return shared.best_name >= RARE_NAME or shared.figures_worth >= RARE_FIGURE or shared.likeness >= ALIKE


def _continues(later: Profile, earlier: Profile, rarity: Rarity) -> float:
    """The weight of the tie, 0 where there is none."""
    back = _points_back(later, earlier)
    if not back and not _series(later, earlier):
        return 0.0
    shared = evidence_of(later, earlier, rarity, ENOUGH)
    if shared is None or shared.score < ENOUGH or not _rare(shared):
        return 0.0
    return shared.score if back or shared.likeness >= ALIKE or shared.terms else 0.0


def _near(later: Profile, earlier: Profile) -> bool:
    one, other = earlier.article.published, later.article.published
    return bool(one and other and timedelta(0) < other - one <= LONGEST)


def follows(threads: Sequence[Thread], rarity: Rarity) -> dict[str, str]:
    """For each story that continues another, the id of that one: the strongest tie, then the nearest."""
    index: dict[object, list[int]] = {}
    found: dict[str, str] = {}
    in_time = sorted(threads, key=lambda thread: thread.first)
    for here, thread in enumerate(in_time):
        met: dict[int, float] = {}
        for key, weight in keys(thread.profiles[0], rarity):
            holders = index.setdefault(key, [])
            if len(holders) <= CROWD:
                for at in holders:
                    met[at] = met.get(at, 0.0) + weight
            holders.append(here)
        best = (0.0, -1)
        for at, _ in sorted(met.items(), key=lambda pair: (-pair[1], -pair[0]))[:MOST]:
            earlier = in_time[at].profiles
            ties = [
                _continues(later, old, rarity)
                for later in thread.profiles[:VOICES]
                for old in earlier[:VOICES]
                if _near(later, old)
            ]
            best = max(best, (max(ties, default=0.0), at))
        if best[0]:
            found[thread.id] = in_time[best[1]].id
    return found
