"""Why the news matters and what comes next, where a source says so in a sentence of its own.

The sentences are points of the brief, or so short that they carry a fact and no more; nothing is concluded.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from digest.condense.candidates import Sentence
from digest.condense.evidence import span
from digest.condense.figures import day
from digest.condense.judging import status
from digest.condense.tables import rows
from digest.model import Coming, Point
from digest.proof.budget import is_fragment
from digest.proof.outlook import is_ahead
from digest.text.relative import mentions

_MOST = 2  # of each
_BESIDE = 1  # of each that are no points
_QUOTED = re.compile('[“"「『]')


def matters(found: Sequence[Sentence], told: Sequence[Sentence]) -> tuple[Point, ...]:
    """What the sources say of the weight of the news; the first point, which is the news, is none."""
    weighed = [one for one in _readable(found, told[1:], told) if _says("matters", one)]
    return tuple(
        Point(
            text=one.text,
            status=status(one.text, one.article.lang),
            spans=(span(one.article, one.start, one.end),),
        )
        for one in _few(weighed, told)
    )


def coming(found: Sequence[Sentence], told: Sequence[Sentence]) -> tuple[Coming, ...]:
    """What the sources say is to come, the nearest first; somebody's guess is none."""
    dated = {one: when for one in _readable(found, told, told) for when in _ahead(one)}
    kept = [
        Coming(text=one.text, date=dated[one], span=span(one.article, one.start, one.end))
        for one in _few(list(dated), told)
    ]
    return tuple(sorted(kept, key=lambda one: one.date))


def _ahead(one: Sentence) -> Iterator[str]:
    """The last date in a sentence of what is to come that lies behind the day of its article."""
    since = day(one)
    if since is None or not _says("coming", one):
        return
    if status(one.text, one.article.lang) in {"claim", "interpretation"} or _QUOTED.search(one.text):
        return
    told = mentions(one.article.text[one.start : one.end], since, one.article.lang)
    yield from [mention.value for mention in told if is_ahead(mention.value, since)][-1:]


def _readable(
    found: Sequence[Sentence], points: Sequence[Sentence], told: Sequence[Sentence]
) -> Iterator[Sentence]:
    """The points, then the other sentences that are no more than a fragment."""
    yield from points
    yield from (one for one in found if one not in told and _is_short(one))


def _is_short(one: Sentence) -> bool:
    return is_fragment(one.article.text[one.start : one.end], one.article.lang)


def _few(some: Sequence[Sentence], told: Sequence[Sentence]) -> list[Sentence]:
    inside = [one for one in some if one in told]
    return (inside + [one for one in some if one not in told][:_BESIDE])[:_MOST]


def _says(part: str, one: Sentence) -> bool:
    return bool(_pattern(part, one.article.lang).search(one.text))


@cache
def _pattern(part: str, lang: str) -> re.Pattern[str]:
    return re.compile("|".join(row[2] for row in rows("outlook.tsv") if row[:2] == (part, lang)) or r"(?!)")
