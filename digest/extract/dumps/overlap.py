"""How much of a heading is said again by a text: the test that tells a title from a label or a nickname."""

import re
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

from digest.extract.lists import rows
from digest.text.fold import flat

_WORDS = re.compile(r"[a-zà-öø-ÿāăąćčďęěğıłńňőřśšşťůűźžż][a-zà-öø-ÿāăąćčďęěğıłńňőřśšşťůűźžż&]+|\d[\d.,]*\d")
_NOT_LETTERS = re.compile(r"[^\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
_WORD = 3  # letters of a word that counts
REACH = 6000  # characters of the body that are asked


@cache
def _empty() -> frozenset[str]:
    return frozenset(row[0] for row in rows("dump_stopwords.txt"))


def _each(text: str) -> list[str]:
    folded = flat(text)
    pairs = [run[i : i + 2] for run in _NOT_LETTERS.split(folded) for i in range(len(run) - 1)]
    return pairs + [
        word.rstrip("s") for word in _WORDS.findall(folded) if len(word) >= _WORD and word not in _empty()
    ]


def marks(text: str) -> frozenset[str]:
    """The pairs of CJK characters and the longer words of a text."""
    return _marks(text[:REACH])


@lru_cache(maxsize=256)
def _marks(text: str) -> frozenset[str]:
    """A heading is held against several texts, the opening of a text against several headings."""
    return frozenset(_each(text))


def share(heading: str, body: AbstractSet[str]) -> float:
    """Which share of the heading's marks the body has, from 0 to 1; 0 for a heading without marks."""
    own = marks(heading)
    return len(own & body) / len(own) if own else 0.0


def weight(text: str, known: AbstractSet[str]) -> float:
    """Which share of a longer text's marks is known, each as often as it is said; from 0 to 1."""
    own = _each(text[:REACH])
    return sum(mark in known for mark in own) / len(own) if own else 0.0
