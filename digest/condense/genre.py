"""Whether an article is straight news, which opens with the news, or a feature, which comes to it later."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from digest.condense.candidates import readable
from digest.condense.tables import made, words
from digest.model import Article
from digest.names.register import find

_QUOTED = re.compile('“[^”]*”|"[^"]*"|「[^」]*」|『[^』]*』')  # somebody else's questions and "we"
_STRAIGHT = 2  # points
_OPENING = 2  # sentences in which news names somebody
_READ = 4  # sentences that are looked at
_RESTATED = (0.3, 0.5)  # of the headline's terms in one of the first two sentences: a point each


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    within: int
    points: int
    pattern: re.Pattern[str]


def is_straight(article: Article, title: Mapping[str, int], opening: Sequence[Mapping[str, int]]) -> bool:
    """Whether it is news, by words of its opening; `title` and `opening` as terms, two sentences at most.

    News says in its first sentences what the headline says, who, when, how much, and by what act; a feature
    asks, remembers, describes a morning. Nothing of that in an article: a feature, whose middle is read too.
    """
    told = [_QUOTED.sub(" ", one.text) for one in islice(readable(article), _READ)]
    points = sum(
        cue.points
        for cue in _cues(article.lang)
        if any(cue.pattern.search(text) for text in told[: cue.within])
    )
    points += bool(find(" ".join(told[:_OPENING]))) + _has_dateline(article)
    restated = max((_share(title, vector) for vector in opening), default=0.0)
    return points + sum(restated >= share for share in _RESTATED) >= _STRAIGHT


def _has_dateline(article: Article) -> bool:
    patterns = words("dateline.tsv", article.lang)
    return any(re.match(pattern, text) for text in article.paragraphs[:_READ] for pattern in patterns)


def _share(title: Mapping[str, int], text: Mapping[str, int]) -> float:
    return sum(term in text for term in title) / len(title) if title else 0.0


@cache
def _cues(lang: str) -> tuple[_Cue, ...]:
    def make(row: tuple[str, ...]) -> _Cue | None:
        of, within, points, pattern = row
        if of not in {"*", lang}:
            return None
        return _Cue(within=int(within), points=int(points), pattern=re.compile(pattern))

    return made("genre.tsv", make)
