"""What a figure measures, and whose it is, from the words beside it."""

import re
from dataclasses import dataclass
from functools import cache

from digest.condense.tables import rows
from digest.names.register import find, get

_REACH = 24  # characters to either side; English words are longer
_REACH_EN = 40
_BEHIND = 2  # what a word behind the figure costs against one before it
_CLAUSE = 10  # what a comma between costs
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
_COMMA = re.compile(r"[,，、；;]|\s(?:and|while|그리고)\s")
_SENTENCE_SUBJECTS = frozenset({"company", "party", "body", "person"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that names a measure, at `text[start:end]`."""

    measure: str
    start: int
    end: int


def cue(text: str, start: int, end: int, *, kind: str, lang: str) -> Cue | None:
    """The word that tells what the figure at `text[start:end]` measures, None where no word does."""
    reach = _REACH_EN if lang == "en" else _REACH
    low, high = max(0, start - reach), min(len(text), end + reach)
    best: tuple[int, int, Cue] | None = None
    for measure, pattern in _patterns(kind, lang):
        for found in pattern.finditer(text, low, high):
            if found.start() < end and found.end() > start:
                continue
            cost = _cost(text, start, end, found)
            if cost <= reach and (best is None or (cost, -len(found[0])) < best[:2]):
                best = (cost, -len(found[0]), Cue(measure=measure, start=found.start(), end=found.end()))
    return best[2] if best else None


def _cost(text: str, start: int, end: int, found: re.Match[str]) -> int:
    before = found.end() <= start
    between = _ASIDE.sub("", text[found.end() : start] if before else text[end : found.start()])
    numbers = len(re.findall(r"\d[\d.,]*", between))  # another figure is nearer to the word
    commas = len(_COMMA.findall(between))
    return len(between) + _CLAUSE * (commas + numbers) + (0 if before else _BEHIND)


def subject(text: str, start: int) -> str:
    """The id of the one name that stands before a figure in its sentence, "" where there is not just one."""
    ids = {mention.id for mention in find(text[:start])}
    named = sorted(name for name in ids if get(name).kind in _SENTENCE_SUBJECTS)
    return named[0] if len(named) == 1 else ""


@cache
def _patterns(kind: str, lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (measure, re.compile(pattern))
        for measure, kinds, of, pattern in rows("measures.tsv")
        if of == lang and kind in kinds.split()
    )
