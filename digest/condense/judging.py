"""What kind of statement a sentence makes: fact, claim, plan or interpretation, by its source's own verbs."""

import re
from functools import cache

from digest.condense.tables import made
from digest.model import Status

_QUOTED = re.compile('“[^”]*”|"[^"]*"|「[^」]*」|『[^』]*』|‘[^’]*’(?!s)')
_SPOKEN = re.compile('“[^”]{12,}”|"[^"]{10,}"|「[^」]{10,}」')  # shorter ones are names and terms
_STATUSES: dict[str, Status] = {"interpretation": "interpretation", "plan": "plan", "claim": "claim"}


def status(sentence: str, lang: str) -> Status:
    """The status: "...풀이된다." is an interpretation. Quoted words are somebody's own and do not count."""
    told = _QUOTED.sub(" ", sentence)
    for name, pattern in _patterns(lang):
        if pattern.search(told):
            return name
    return "claim" if _SPOKEN.search(sentence) else "fact"


@cache
def _patterns(lang: str) -> tuple[tuple[Status, re.Pattern[str]], ...]:
    def make(row: tuple[str, ...]) -> tuple[Status, re.Pattern[str]] | None:
        name, of, pattern = row
        return (_STATUSES[name], re.compile(pattern)) if of == lang else None

    return made("status.tsv", make)
