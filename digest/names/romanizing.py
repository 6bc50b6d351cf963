"""Korean names in Latin letters: `탁은조` is printed Tak Eun-jo, Tark Eunjo, or Eun-jo Tak.

The Revised Romanization syllable by syllable, as names are written (no sound change across syllables).
"""

from functools import cache

from digest.names.edges import is_hangul
from digest.names.table import rows

FIRST = 0xAC00
VOWELS = 21
CODAS = 28


@cache
def _letters() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Latin letters of the beginnings, vowels and ends of syllables, in the order of Unicode."""
    table = rows("romanization.tsv")
    begin, middle, end = (
        tuple(row["latin"].replace("-", "") for row in table if row["part"] == part)
        for part in ("begin", "vowel", "end")
    )
    return begin, middle, end


def syllable(char: str) -> str:
    """One syllable: 은 -> eun."""
    begin, middle, end = _letters()
    at = ord(char) - FIRST
    return begin[at // (VOWELS * CODAS)] + middle[at // CODAS % VOWELS] + end[at % CODAS]


def romanized(text: str) -> str:
    """Korean in Latin letters, the rest as it is: `가람 AI` -> `garam AI`."""
    return "".join(syllable(char) if is_hangul(char) else char for char in text)
