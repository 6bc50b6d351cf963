"""What a short line of a page says about its place: button, list heading, end mark, caption ...

The knowledge is `data/dump_phrases.tsv`; a page's own words are folded before they are matched.
"""

import re
from functools import cache, lru_cache
from typing import Final, Literal

from digest.extract.lists import rows
from digest.text.fold import flat

Phrase = Literal["advert", "close", "comments", "furniture", "list", "widget"]
Mark = Phrase | Literal["caption", "disclaimer", "legal"]

# The order in which a line is asked: what ends an article first, what merely decorates it last.
_ORDER: Final[tuple[Phrase, ...]] = ("widget", "comments", "list", "close", "advert", "furniture")
_DECORATION = re.compile(r"^[\s■▶▷◆◇●○★☆※〉>|【\[<(]+|[\s\])】>]+$")
_REACH = 160  # a longer line is never a button or a heading
_LEGAL_REACH = 400
_WHERE = {"=": r"^(?:{0})[\s:]*$", "^": r"^(?:{0})", "$": r"(?:{0})[\s.。]*$", "~": r"(?:{0})"}


@cache
def _pattern(phrase: Mark) -> re.Pattern[str]:
    """All phrases of a class as one pattern."""
    by_place: dict[str, list[str]] = {}
    for kind, place, words in rows("dump_phrases.tsv"):
        if kind == phrase:
            by_place.setdefault(place, []).append(re.escape(flat(words)).replace(r"\ ", r"\s*"))
    parts = [_WHERE[place].format("|".join(sorted(words))) for place, words in sorted(by_place.items())]
    return re.compile("|".join(parts))


@lru_cache(maxsize=16)
def _forms(text: str) -> tuple[str, ...]:
    """The line folded, and without its decoration where it has some; a line is asked many times in a row."""
    folded = flat(text.replace("ⓒ", "©"))  # flat() would make it a letter
    plain = _DECORATION.sub("", folded)
    return (folded,) if plain == folded else (folded, plain)


def says(phrase: Mark, text: str) -> bool:
    """Whether the line belongs to a class, decoration such as `[ … ]` and `▶` aside."""
    if len(text) > (_LEGAL_REACH if phrase == "legal" else _REACH):
        return False
    pattern = _pattern(phrase)
    return any(pattern.search(form) for form in _forms(text))


def of(text: str) -> Phrase | None:
    """The class of a short line, None where it is in none."""
    return next((phrase for phrase in _ORDER if says(phrase, text)), None)
