"""Who held which post on a day: a former office must never be printed as a present one."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from digest.names.table import rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post and when it was held; days or months in ISO form, `2025-07`."""

    person: str  # id in the register
    ko: str
    zh: str
    en: str
    since: str
    until: str  # "": not over on the day `asof`
    asof: str  # for an open end, the last day on which it was known to hold


@cache
def posts() -> tuple[Post, ...]:
    """Every post known, by person and day."""
    return tuple(Post(**row) for row in rows("posts.tsv"))


def _held(post: Post, day: str) -> bool:
    """Whether surely held on a day; in the month of a change, known only by its month, nothing is sure."""
    since = post.since if len(post.since) == len(day) else f"{post.since}-32"
    last = post.until or post.asof
    return since <= day <= last


def held(person: str, on: date) -> tuple[Post, ...]:
    """The posts that a person surely held on a day; none where the register cannot tell."""
    return tuple(post for post in posts() if post.person == person and _held(post, on.isoformat()))
