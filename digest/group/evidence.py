"""What speaks for two articles telling one event, piece by piece, so that a join can say why."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum
from typing import NamedTuple, TypeVar

from digest.group import coverage, weights
from digest.group.copies import COPY, copied
from digest.group.figures import Figure
from digest.group.profile import Profile
from digest.group.weights import Rarity

TERMS_CAP = 3.0
NAMES_CAP = 6.0
FIGURES_CAP = 8.0
DAYS_CAP = 2.5
WORDS_WORTH = 9.0  # times the cosine
MAY_BE_COPY = 0.35  # likeness of words below which nobody copied
COPY_WORTH = 12.0
SAME_EVENT = 0.7  # of the worth of a shared day, where both texts open with it
TODAY = 0.4  # worth of a shared day that is the day of a report: everything of that day has it
SAME_DAY = 0.5
MISSING = 0.4
MISSING_CAP = 2.0
OTHER_FIGURES = 1.5
SOMETHING = 2.0  # score of a pair below which it does not matter how much is covered
GAP = 0.6  # of both headlines together that may be news to the other text
GAP_WORTH = 3.0
SOME_FIGURE = 0.9
WORTH_TELLING = 0.5  # of a shared anchor that a reason may name


Piece = TypeVar("Piece", str, Figure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The shared anchors of a pair and their weight."""

    score: float
    names: tuple[str, ...]
    figures: tuple[Figure, ...]
    days: tuple[str, ...]
    terms: tuple[str, ...]
    figures_worth: float
    names_worth: float
    best_name: float  # worth of the rarest shared name
    gap: float  # the share of either headline that the other text of its language never says, the smaller one
    covered: float  # bonus for what both texts open with, across languages
    likeness: float  # cosine of words, 0 across languages
    copied: float  # share of the shorter text that the longer one holds

    @property
    def copy(self) -> bool:
        """Whether one text is a copy of the other."""
        return self.copied >= COPY


def cosine(a: Profile, b: Profile, rarity: Rarity) -> float:
    """How alike the plain words are, 0 to 1; 0 across languages."""
    if a.article.lang != b.article.lang:
        return 0.0
    one, other = rarity.vector(a), rarity.vector(b)
    return fsum([one[word] * other[word] for word in one.keys() & other.keys()])  # whatever their order


def _sum(pieces: Sequence[tuple[object, float]], cap: float) -> float:
    return min(cap, sum([worth for _, worth in pieces]))


def _day_worth(day: str, a: Profile, b: Profile) -> float:
    reported = {p.day.isoformat() for p in (a, b) if p.day}
    return TODAY if day in reported else weights.DAY_WORTH


def _gap(a: Profile, b: Profile, rarity: Rarity) -> float:
    """The share of a headline that the other text of its language never says, 0 to 1."""
    said = rarity.headline(a)
    return (
        sum([worth for word, worth in said.words if word not in b.words]) / said.whole if said.whole else 0.0
    )


def _missing(a: Profile, b: Profile, rarity: Rarity) -> float:
    """What one headline is about and the other text never mentions."""
    said = rarity.headline(a)
    names = sum([worth for name, worth in said.names if name not in b.names])
    return names + sum([worth for term, worth in said.terms if term not in b.terms])


def _disagree(a: Profile, b: Profile) -> bool:
    """Whether both tops tell figures of one kind; asked only where no figure of worth is shared."""
    return any(figures and b.telling.get(slot) for slot, figures in a.telling.items())


def _against(
    a: Profile, b: Profile, rarity: Rarity, figures_worth: float, gaps: tuple[float, float]
) -> float:
    """What makes the pair less likely one event without forbidding it."""
    missing = min(MISSING_CAP, MISSING * (_missing(a, b, rarity) + _missing(b, a, rarity)))
    missing += GAP_WORTH * max(0.0, sum(gaps) - GAP)
    return missing + (OTHER_FIGURES if figures_worth < SOME_FIGURE and _disagree(a, b) else 0.0)


class _Shared(NamedTuple):
    """What two articles have in common, before anything is held against them."""

    names: list[tuple[str, float]]
    figures: list[tuple[Figure, float]]
    days: list[tuple[str, float]]
    terms: list[tuple[str, float]]
    likeness: float
    copied: float
    score: float


def _shared(a: Profile, b: Profile, rarity: Rarity) -> _Shared:
    names = [(n, rarity.name(n) * z) for n, z in weights.shared(a.names, b.names)]
    names += [(n, rarity.stranger(n) * z) for n, z in weights.shared_strangers(a, b)]
    figures = [
        (f, weights.figure_worth(f) * z * rarity.rarity(f, "figure")) for f, z in weights.shared_figures(a, b)
    ]
    days = [(d, _day_worth(d, a, b) * z) for d, z in weights.shared(a.days, b.days)]
    terms = [
        (t, weights.TERM_WORTH * z * rarity.rarity(t, "term")) for t, z in weights.shared(a.terms, b.terms)
    ]
    likeness = cosine(a, b, rarity)
    share = copied(rarity.letters(a), rarity.letters(b)) if likeness >= MAY_BE_COPY else 0.0
    score = (
        _sum(names, NAMES_CAP)
        + _sum(figures, FIGURES_CAP)
        + _sum(days, DAYS_CAP)
        + _sum(terms, TERMS_CAP)
        + WORDS_WORTH * likeness
        + (COPY_WORTH if share >= COPY else 0.0)
        + (SAME_EVENT * _day_worth(a.event, a, b) if a.event and a.event == b.event else 0.0)
        + (SAME_DAY if a.day and a.day == b.day else 0.0)
    )
    return _Shared(names, figures, days, terms, likeness, share, score)


def _heaviest(pieces: Sequence[tuple[Piece, float]], least: float = 0.0) -> tuple[Piece, ...]:
    """The pieces that are worth telling, the heaviest first."""
    told = [(-worth, piece) for piece, worth in pieces if worth >= least]
    return tuple(piece for _, piece in sorted(told))


def _weighed(a: Profile, b: Profile, rarity: Rarity, found: _Shared) -> Evidence:
    figures_worth = _sum(found.figures, FIGURES_CAP)
    covered = coverage.coverage(a, b, rarity) if found.score >= SOMETHING else 0.0
    gaps = (0.0, 0.0)
    if a.article.lang == b.article.lang and found.copied < COPY:
        gaps = _gap(a, b, rarity), _gap(b, a, rarity)
    against = _against(a, b, rarity, figures_worth, gaps) if found.copied < COPY else 0.0
    return Evidence(
        score=found.score + covered - against,
        names=_heaviest(found.names, WORTH_TELLING),
        figures=_heaviest(found.figures, WORTH_TELLING),
        days=tuple(d for d, _ in found.days),
        terms=_heaviest(found.terms),
        figures_worth=figures_worth,
        names_worth=_sum(found.names, NAMES_CAP),
        best_name=max((worth for _, worth in found.names), default=0.0),
        gap=min(gaps),
        covered=covered,
        likeness=found.likeness,
        copied=found.copied,
    )


def evidence(a: Profile, b: Profile, rarity: Rarity) -> Evidence:
    """Everything that two articles share, weighed."""
    return _weighed(a, b, rarity, _shared(a, b, rarity))


def evidence_of(a: Profile, b: Profile, rarity: Rarity, least: float) -> Evidence | None:
    """The same where its score may reach `least`, else None: most pairs share too little to look further."""
    found = _shared(a, b, rarity)
    may_be = coverage.MOST if found.score >= SOMETHING and a.article.lang != b.article.lang else 0.0
    return _weighed(a, b, rarity, found) if found.score + may_be >= least else None
