"""Which article of a story speaks first: the fullest that is nobody's copy, then the earliest."""

from collections.abc import Sequence

from digest.group.evidence import COPY, copied
from digest.group.profile import Profile
from digest.group.table import lines
from digest.group.weights import Rarity

ENOUGH = 12  # figures, or names, beyond which more make an article no fuller
PER_POINT = {"en": 160}  # characters
OTHERS = 80
LONG = 12


def _fullness(profile: Profile) -> int:
    """How much a reader gets of it: figures, names, length, each up to a bound."""
    length = sum(map(len, profile.article.paragraphs)) // PER_POINT.get(profile.article.lang, OTHERS)
    return min(len(profile.figures), ENOUGH) + min(len(profile.names), ENOUGH) + min(length, LONG)


def _correction(profile: Profile) -> bool:
    return any(word in profile.article.title for word in lines("corrections.txt"))


def copies(profiles: Sequence[Profile], rarity: Rarity) -> dict[str, str]:
    """Which article is a copy of which earlier one, by ids; of one moment the shorter is the copy."""
    found: dict[str, str] = {}
    ordered = sorted(
        profiles, key=lambda p: (p.article.published is None, p.order[1], -len(p.article.text), p.order)
    )
    for at, later in enumerate(ordered):
        for earlier in ordered[:at]:
            same = later.article.lang == earlier.article.lang
            if same and earlier.article.id not in found and copied(later, earlier, rarity) >= COPY:
                found[later.article.id] = earlier.article.id
                break
    return found


def ordered(profiles: Sequence[Profile], rarity: Rarity) -> list[Profile]:
    """The lead, then the others in the order of time."""
    in_time = sorted(profiles, key=lambda profile: profile.order)
    copied_ = copies(profiles, rarity)
    lead = min(
        in_time,
        key=lambda p: (
            p.article.id in copied_,
            _correction(p),
            p.article.published is None,
            -_fullness(p),
            p.order,
        ),
    )
    return [lead, *(profile for profile in in_time if profile is not lead)]
