"""What a figure measures, from the words beside it: `매출`, `投资`, "revenue"."""

import re
from dataclasses import dataclass
from functools import cache

from digest.model import Fact
from digest.proof.tables import rows

_BEHIND = 2  # what a word behind the figure costs against one before it
_CLAUSE = 10  # what a comma between costs
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
_NUMBER = re.compile(r"\d[\d.,]*")
_NONE = "none"
_BALLOTS = ("표", "票", "votes", "vote")
_SIDES = 2
_COMMA = re.compile(r"[,，、；;]|\s(?:and|while|그리고)\s")
_FAMILIES = (  # of these the nearest word decides; a sentence often has more than one
    ("approval", "disapproval"),
    ("attendance", "votes_abstain", "votes_against", "votes_for", "votes_invalid"),
    ("decline", "growth"),
    ("profit", "revenue"),
)
_OTHERS = {one: {*family} - {one} for family in _FAMILIES for one in family}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that names a measure, at `text[start:end]`."""

    measure: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A word that names a measure, and where it may stand."""

    measure: str
    side: str
    reach: int
    pattern: re.Pattern[str]


@cache
def cues(kind: str, lang: str) -> tuple[Row, ...]:
    """The words for figures of a kind, in the order of the file."""
    return tuple(
        Row(
            measure=measure,
            side=side,
            reach=int(reach),
            pattern=re.compile(rf"\b(?:{pattern})\b" if lang == "en" else pattern),
        )
        for measure, kinds, of, side, reach, pattern in rows("measures.tsv")
        if of == lang and kind in kinds.split()
    )


def cue(text: str, start: int, end: int, *, kind: str, lang: str) -> Cue | None:
    """The word that tells what the figure at `text[start:end]` measures, None where no word does."""
    best: tuple[int, int, Cue] | None = None
    for row in cues(kind, lang):
        low = start if row.side == "after" else max(0, start - row.reach)
        high = end if row.side == "before" else min(len(text), end + row.reach)
        for found in row.pattern.finditer(text, low, high):
            if found.start() < end and found.end() > start:
                continue
            if row.measure == _NONE:
                return None
            cost = _cost(text, start, end, found)
            rank = cost, -len(found[0])
            if cost <= row.reach and (best is None or rank < best[:2]):
                best = (*rank, Cue(measure=row.measure, start=found.start(), end=found.end()))
    return best[2] if best and not _is_lone_vote(best[2], text[start:end], text, lang) else None


def _is_lone_vote(found: Cue, figure: str, text: str, lang: str) -> bool:
    """Whether people are "for" or "against" something that is no vote: "3人反对决裂" has no other side."""
    if not found.measure.startswith("votes_") or figure.rstrip().endswith(_BALLOTS):
        return False
    told = {row.measure for row in cues("count", lang) if row.pattern.search(text)}
    return len([measure for measure in told if measure.startswith("votes_")]) < _SIDES


def _cost(text: str, start: int, end: int, found: re.Match[str]) -> int:
    before = found.end() <= start
    between = _ASIDE.sub("", text[found.end() : start] if before else text[end : found.start()])
    numbers = len(_NUMBER.findall(between))  # another figure is nearer to the word
    commas = len(_COMMA.findall(between))
    return len(between) + _CLAUSE * (commas + numbers) + (0 if before else _BEHIND)


def supports(fact: Fact, words: str, lang: str) -> bool:
    """Whether the words speak of what a figure is said to measure, and no word for its like stands nearer."""
    if not any(row.measure == fact.measure and row.pattern.search(words) for row in cues(fact.kind, lang)):
        return False
    others = _OTHERS.get(fact.measure)
    if not others:
        return True
    places = re.finditer(rf"(?<!\d)(?<!\d[.,]){re.escape(fact.text)}", words)  # "2명" is not in "182명"
    nearest = [cue(words, *place.span(), kind=fact.kind, lang=lang) for place in places]
    return any(one is None or one.measure not in others for one in nearest)
