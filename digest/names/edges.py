"""Where a word ends: letters of one script run on, a Korean particle does not.

알리바바가   is 알리바바 with a particle
알리바바컵   is another word
"""

import re
from functools import cache

from digest.names.table import lines

HANGUL = "[\uac00-\ud7a3]"  # a pattern of what `is_hangul` is true of
LATIN = "[0-9A-Za-z\u00c0-\u024f]"  # and of `is_latin`
LONGEST_TAIL = 12  # characters of particles and suffixes that may follow a name
_TAIL = re.compile(f"{HANGUL}{{0,{LONGEST_TAIL + 1}}}")


def is_hangul(char: str) -> bool:
    """Whether a Korean syllable."""
    return "\uac00" <= char <= "\ud7a3"


def is_latin(char: str) -> bool:
    """Whether a letter or digit that runs on in a Latin word: `R1`, `É`."""
    return (char.isascii() and char.isalnum()) or "\u00c0" <= char <= "\u024f"


@cache
def _tails() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(lines("particles.txt")), frozenset(lines("suffixes.txt"))


@cache
def is_tail(run: str) -> bool:
    """Whether Korean syllables after a name only mark its role: `에서는`, `측이`, `발`."""
    particles, suffixes = _tails()
    if not run or run in particles or run in suffixes:
        return True
    return any(run.startswith(suffix) and is_tail(run[len(suffix) :]) for suffix in suffixes if suffix)


def ends_word(text: str, end: int) -> bool:
    """Whether a form before `end` is not the beginning of a longer word."""
    if end >= len(text):
        return True
    last, after = text[end - 1], text[end]
    if is_latin(last):
        return not is_latin(after)
    if not (is_hangul(last) and is_hangul(after)):
        return True
    behind = _TAIL.match(text, end)
    return is_tail(behind[0] if behind else "")


def ends_term(text: str, end: int) -> bool:
    """Whether a word of a subject may end here: `반도체` begins 반도체업계, `chip` is in "chips".

    A Korean word of one syllable begins too many others: `앱`, but not `앱솔루트`.
    """
    if end >= len(text):
        return True
    if is_hangul(text[end - 1]):
        return (end > 1 and is_hangul(text[end - 2])) or ends_word(text, end)
    if not is_latin(text[end - 1]):
        return True
    plural = end + 1 if text[end] == "s" else end
    return plural >= len(text) or not is_latin(text[plural])
