"""Korean names in Latin letters: `탁은조` is printed Tak Eun-jo, Tark Eunjo, or Eun-jo Tak.

People spell as they like: 이 is Lee, Yi, I or Rhee; 정 is Jung, Jeong or Chung. Two spellings are compared by
a key in which what varies is one letter: `sounds("Jae-myung") == sounds("jaemyeong")`.
"""

import re
from functools import cache

from digest.names.edges import is_hangul
from digest.names.table import forms, rows

FIRST = 0xAC00
VOWELS = 21
CODAS = 28
# One letter for each group of spellings; longer ones first. A bare y is a vowel here.
GROUPS = (
    ("Y", r"yeo|you|yoo|yuh(?![aeiouy])|yeu|yu|yo"),
    ("E", r"yae|yai|ye"),
    ("A", r"yah(?![aeiouy])|ya"),
    ("W", r"wah(?![aeiouy])|wa"),
    ("i", r"wee|wi|eui|ui|yi|ee|ie|i|y"),
    ("e", r"wae|we|oe|ae|ai|ay|e(?![ou])"),
    ("o", r"weo|woo|wo|wu|eo|eu|oo|ou|uh(?![aeiouy])|oh(?![aeiouy])|u|o"),
    ("a", r"ah(?![aeiouy])|a"),
    ("N", r"ng"),
    ("k", r"kk|gg|ck|k|g"),
    ("t", r"tt|dd|t|d"),
    ("p", r"pp|bb|p|b"),
    ("c", r"jj|ch|j"),
    ("s", r"ss|sh|s"),
    ("r", r"rr|ll|r|l"),
)
SPELLINGS = re.compile("|".join(f"(?P<{letter}>{pattern})" for letter, pattern in GROUPS))
NG = re.compile(r"(?<=[aeiouy])ng(?=[aeiouyw])")
SYLLABLES = re.compile(r"(?:[ktpcsrhmn]?[YEAWieoa][NktpcsrhmnN]?){2}")


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
    """One syllable by the Revised Romanization: 은 -> eun."""
    begin, middle, end = _letters()
    at = ord(char) - FIRST
    return begin[at // (VOWELS * CODAS)] + middle[at // CODAS % VOWELS] + end[at % CODAS]


def romanized(text: str) -> str:
    """Korean in Latin letters, as names are written: `가람 AI` -> `garam AI`."""
    return "".join(syllable(char) if is_hangul(char) else char for char in text)


def sounds(given: str) -> tuple[str, ...]:
    """The keys of a given name in Latin letters; none for what is no Korean given name of two syllables.

    `Min-guk` has one; `Mingook` may be Min-gook or Ming-ook, so it has two.
    """
    plain = given.casefold()
    ways = (plain, NG.sub("n-g", plain)) if NG.search(plain) else (plain,)
    keys = (
        "".join(SPELLINGS.sub(lambda match: match.lastgroup or "", part) for part in re.split("[ -]", way))
        for way in ways
    )
    return tuple(dict.fromkeys(key for key in keys if SYLLABLES.fullmatch(key)))


@cache
def family_names() -> dict[str, tuple[str, ...]]:
    """Korean family names by how they are spelled: `lim` -> 임; 이 stands for itself."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("surnames.tsv"):
        for spelling in (row["ko"], *forms(row["latin"])):
            found[spelling] = (*found.get(spelling, ()), row["ko"])
    return found


def person_keys(family: str, given: str) -> tuple[str, ...]:
    """Under which keys a person may be found, whatever the spelling; none for what is no Korean name.

    `person_keys("이", "재명")` and `person_keys("Lee", "Jae-myung")` share one.
    """
    spelled = "-".join(map(syllable, given)) if all(map(is_hangul, given)) else given
    keys = sounds(spelled)
    families = family_names().get(family.casefold(), ()) if keys else ()
    return tuple(f"{name}{key}" for name in families for key in keys)
