"""Which article of a story speaks first: the fullest that is nobody's copy, then the earliest."""

from collections.abc import Container, Sequence

from digest.group.profile import Profile
from digest.group.table import lines

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


def ordered(profiles: Sequence[Profile], copies: Container[str]) -> list[Profile]:
    """The lead, then the others in the order of time; `copies` are the ids of those that copy another one."""
    in_time = sorted(profiles, key=lambda profile: profile.order)
    lead = min(
        in_time,
        key=lambda p: (
            p.article.id in copies,
            _correction(p),
            p.article.published is None,
            -_fullness(p),
            p.order,
        ),
    )
    return [lead, *(profile for profile in in_time if profile is not lead)]
