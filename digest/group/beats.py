"""Which beat an article is on, and why: a place AND a subject, both near the top of the text.

A beat is a file; a third beat is a third file and no code.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from digest.group import terms
from digest.group.beat_files import Beat, built_in
from digest.group.sightings import Sighting, Sightings, gather, sightings
from digest.model import Article
from digest.names import register
from digest.names.register import Name
from digest.text.fold import flat

PLACE_ENOUGH = 2.5  # a name of the place in the title, or in the lead and once more
SUBJECT_ENOUGH = 3.0  # a core term in the title, or in the lead with another
ALONE = 0.5  # worth of a subject that needs no other beside it
OWN = 0.5  # what a name of the beat is worth as a subject: Alibaba, a party
NEARLY_HOME = 2.5  # what the language alone is worth as a place
SECTION = 1.0
REPEAT = 0.2  # more for each further time that a word against the beat stands
REPEATS = 3
SHOWN = 4  # words in a reason


@dataclass(frozen=True, slots=True, kw_only=True)
class BeatVerdict:
    """The beat, "" for none, and the words that decided it."""

    beat: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """What speaks for one beat."""

    beat: Beat
    place: float
    subject: float
    against: float
    core: bool
    where: tuple[str, ...]
    what: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return (
            self.core
            and self.place >= PLACE_ENOUGH
            and self.subject >= SUBJECT_ENOUGH
            and self.subject > self.against
        )


def _weighed(seen: Iterable[tuple[Sighting, float]]) -> float:
    return sum(sighting.weight * worth for sighting, worth in seen)


def _place(
    beat: Beat, article: Article, plain: str, named: tuple[tuple[Sighting, Name], ...]
) -> tuple[float, list[Sighting]]:
    """How much a text is at home, and by which names."""
    home = [sighting for sighting, name in named if name.place in beat.home]
    weight = sum(sighting.weight + min(sighting.count - 1, 2) * 0.5 for sighting in home)
    stranger = any(name.place and name.place not in beat.home and s.zone != "body" for s, name in named)
    if article.lang == beat.tongue and not stranger:
        weight += NEARLY_HOME
    if any(word in plain for word in beat.words):
        weight += 0.5 if stranger else 1.0
    return weight, home


def _pressed(sighting: Sighting) -> float:
    """The weight of a word that speaks against a beat; the more often it stands, the more."""
    return sighting.weight * (1 + REPEAT * min(sighting.count - 1, REPEATS))


def _section(beat: Beat, article: Article) -> float:
    """What the outlet's own section says."""
    for side, worth in (("for", SECTION), ("against", -SECTION)):
        if any(word in article.section for word in beat.sections.get(side, ())):
            return worth
    return 0.0


def _worth(groups: tuple[str, ...], table: Mapping[str, float]) -> float:
    return max((table.get(group, 0.0) for group in groups), default=0.0)


def _own(beat: Beat, article: Article, seen: Sightings) -> list[Sighting]:
    """The beat's own words in a text, but those that are terms of its subjects anyway."""
    if not beat.own:
        return []
    counted = {term.word for term in seen.terms if _worth(terms.terms()[term.id].groups, beat.subjects)}
    return [found for found in gather(article, beat.matcher.find(article.text)) if found.word not in counted]


def _subjects(
    beat: Beat, groups: list[tuple[Sighting, tuple[str, ...]]], *, named: bool
) -> Mapping[str, float]:
    """What a term of each group is worth in this text."""
    rest = {group: worth for group, worth in beat.subjects.items() if group not in beat.together}
    accompanied = named or any(_worth(of, rest) >= ALONE for _, of in groups)
    return {**beat.subjects, **beat.together} if accompanied else beat.subjects


def _case(
    beat: Beat, article: Article, plain: str, seen: Sightings, named: tuple[tuple[Sighting, Name], ...]
) -> _Case:
    place, home = _place(beat, article, plain, named)
    words_of_its_own = _own(beat, article, seen)
    own = [sighting for sighting, name in named if name.beat == beat.id]
    groups = [(term, terms.terms()[term.id].groups) for term in seen.terms]
    subjects = _subjects(beat, groups, named=bool(own))
    words = [(term, worth) for term, of in groups if (worth := _worth(of, subjects))]
    words += [(term, 1.0) for term in words_of_its_own]
    core = [term for term, of in groups if beat.core & set(of) and term.zone != "body"]
    core += [term for term in words_of_its_own if term.zone != "body"]
    hint = _section(beat, article) + (SECTION if article.feed_beat == beat.id else 0.0)
    return _Case(
        beat=beat,
        place=place,
        subject=_weighed(words) + min(_weighed((name, OWN) for name in own), 4.0) + hint,
        against=sum(_pressed(term) * _worth(of, beat.against) for term, of in groups),
        core=bool(core) or any(name.zone != "body" for name in own),
        where=tuple(sighting.word for sighting in home[:SHOWN]),
        what=tuple(dict.fromkeys(s.word for s in (*core, *(w for w, _ in words), *own)))[:SHOWN],
    )


def _reason(case: _Case) -> str:
    label = case.beat.label.get("en", case.beat.id)
    where = ", ".join(case.where) or f"language {case.beat.tongue}"
    return f"{label}: place {where}; subject {', '.join(case.what)}"


def _lack(case: _Case) -> str:
    label = case.beat.label.get("en", case.beat.id)
    placed, spoken = case.place >= PLACE_ENOUGH, case.core and case.subject >= SUBJECT_ENOUGH
    if placed and spoken:
        return f"{label} is outweighed by other subjects ({', '.join(case.what)})"
    if placed:
        return f"{label} has its place ({', '.join(case.where) or case.beat.tongue}) but no subject"
    if spoken:
        return f"{label} has its subject ({', '.join(case.what)}) but no place"
    return f"{label} has neither place nor subject"


def _why_not(cases: list[_Case]) -> str:
    """What each beat lacks, near the top of the text."""
    return f"no beat: {'; '.join(map(_lack, cases))}" if cases else "no beat is configured"


def verdict(article: Article, seen: Sightings, beats: Sequence[Beat]) -> BeatVerdict:
    """The beat, among those given, of an article whose names and terms are known."""
    named = tuple((sighting, register.get(sighting.id)) for sighting in seen.names)
    plain = flat(article.text)
    cases = [_case(beat, article, plain, seen, named) for beat in beats]
    holding = [case for case in cases if case.holds]
    if not holding:
        return BeatVerdict(beat="", reason=_why_not(cases))
    best = max(holding, key=lambda case: (case.subject - case.against, case.place, case.beat.id))
    return BeatVerdict(beat=best.beat.id, reason=_reason(best))


def beat_of(article: Article, beats: Sequence[Beat] | None = None) -> BeatVerdict:
    """The beat of an article among those given (else the built-in ones), or none, and the reason in words."""
    return verdict(article, sightings(article), built_in() if beats is None else beats)
