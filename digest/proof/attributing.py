"""Who says the words between quotation marks, by the words of the sentence around them.

Condensing asks it whom a source lets speak, the gate whether a brief gives the words to nobody else.
"""

import re
from collections.abc import Iterator
from functools import cache

from digest.names.register import find, get
from digest.proof.tables import rows
from digest.text.clean import line

_WORDS = 4
_PARTICLE = re.compile(
    r"[가-힣](?:에서|에게|으로|부터|까지|을|를|은|는|에|이|가|도|한|된|던|인|운|온|난|찬|며|고|자|르면)$"
    r"|^(?:연|낸|온|간|본|쓴|든|선|편|펴낸)$"
)
_FULL_STOP = re.compile(r"(?<=[a-z]{2})\.$")  # of the sentence; that of "J." belongs to the name


def attributed(text: str, lang: str) -> Iterator[tuple[str, int, int]]:
    """The speaker of each quotation in a sentence, and where its words stand; none where it may be nobody."""
    for pattern in _patterns(lang):
        matches = list(pattern.finditer(text))
        for match in matches:
            speaker = line(_speaker(match["speaker"], lang))
            if speaker:
                yield speaker, *match.span("words")
        if matches:
            return


def _speaker(told: str, lang: str) -> str:
    """The speaker without what leads the sentence in, "" where it may be none.

    "이날 우원식 국회의장" becomes "우원식 국회의장"; "내놨다가 텐센트 주가" is nobody.
    """
    if _listed("nobody").search(told.strip(" ,，")):
        return ""
    bare = _FULL_STOP.sub("", _listed("lead").sub("", told.strip(" ,，")))
    if lang == "ko":
        bare = _tail(bare)
    people = [mention for mention in find(bare) if get(mention.id).kind == "person"]
    if people:
        return bare[people[0].start :]
    return "" if lang == "ko" and not bare.endswith(_roles()) else bare


def _tail(told: str) -> str:
    """The last words that hang together: of "국회에서 기자회견을 연 하은솔 대변인" the last two."""
    some: list[str] = []
    for word in reversed(told.rpartition(",")[2].split()):
        if some and (len(some) == _WORDS or _PARTICLE.search(word)):
            break
        some.append(word)
        if word == "한":  # "한 업계 관계자": one of the trade
            break
    return " ".join(reversed(some))


def _words(file: str, key: str) -> tuple[str, ...]:
    return tuple(row[1] for row in rows(file) if row[0] == key)


@cache
def _roles() -> tuple[str, ...]:
    return tuple(_words("roles.tsv", "ko")[0].split("|"))


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in _words("quoting.tsv", lang))


@cache
def _listed(key: str) -> re.Pattern[str]:
    return re.compile("|".join(_words("quoting.tsv", key)))
