"""What a figure measures, and whose it is, from the words beside it."""

import re
from dataclasses import dataclass
from functools import cache

from digest.condense.tables import rows
from digest.names.register import find, get

_BEHIND = 2  # what a word behind the figure costs against one before it
_CLAUSE = 10  # what a comma between costs
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
_NUMBER = re.compile(r"\d[\d.,]*")
_NONE = "none"
_BALLOTS = ("표", "票", "votes", "vote")
_SIDES = 2
_COMMA = re.compile(r"[,，、；;]|\s(?:and|while|그리고)\s")
_SENTENCE_SUBJECTS = frozenset({"company", "party", "body", "person"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that names a measure, at `text[start:end]`."""

    measure: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    measure: str
    side: str
    reach: int
    pattern: re.Pattern[str]


def cue(text: str, start: int, end: int, *, kind: str, lang: str) -> Cue | None:
    """The word that tells what the figure at `text[start:end]` measures, None where no word does."""
    best: tuple[int, int, Cue] | None = None
    for row in _words(kind, lang):
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
    told = {row.measure for row in _words("count", lang) if row.pattern.search(text)}
    return len([measure for measure in told if measure.startswith("votes_")]) < _SIDES


def _cost(text: str, start: int, end: int, found: re.Match[str]) -> int:
    before = found.end() <= start
    between = _ASIDE.sub("", text[found.end() : start] if before else text[end : found.start()])
    numbers = len(_NUMBER.findall(between))  # another figure is nearer to the word
    commas = len(_COMMA.findall(between))
    return len(between) + _CLAUSE * (commas + numbers) + (0 if before else _BEHIND)


def subject(text: str, start: int) -> str:
    """The id of the one name that stands before a figure in its sentence, "" where there is not just one."""
    ids = {mention.id for mention in find(text[:start])}
    named = sorted(name for name in ids if get(name).kind in _SENTENCE_SUBJECTS)
    return named[0] if len(named) == 1 else ""


@cache
def _words(kind: str, lang: str) -> tuple[_Row, ...]:
    return tuple(
        _Row(
            measure=measure,
            side=side,
            reach=int(reach),
            pattern=re.compile(rf"\b(?:{pattern})\b" if lang == "en" else pattern),
        )
        for measure, kinds, of, side, reach, pattern in rows("measures.tsv")
        if of == lang and kind in kinds.split()
    )
