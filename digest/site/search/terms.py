"""The terms of a text: what a query can ask for, each with how well it stands there.

`삼성전자 GPT-5` -> 삼성 성전 전자 gpt-5 gpt 5, and 자|gpt is not one: Hangul and Latin do not cross.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from digest.site.search.korean import Cut, Lexicon
from digest.site.search.names import aliases
from digest.site.search.normal import PARTS, is_hangul, is_latin
from digest.site.search.reading import Reading

BEGINS: Final = 1  # a noun begins with it
ENDS: Final = 2  # a noun ends with it
TITLE: Final = 4
SPACED: Final = 8  # it stands only across a space, as 방선 in 지방 선거
_WHOLE: Final = BEGINS | ENDS
HERE: Final = SPACED  # while they are gathered, that bit says the contrary: it stands in a word
PAIR: Final = 2  # characters
ALONE: Final = "$"  # ends the term of a character that is a word
_JOINS: Final = ("", "의")  # what may stand between the nouns of a compound that is written apart
Edges = Sequence[tuple[str, int]]  # terms with BEGINS and ENDS


def pieces(word: str) -> list[str]:
    """The parts of a Latin word that has some: `gpt-5` -> gpt 5."""
    if not is_latin(word[0]) or is_hangul(word[-1]):  # 2000억 is one
        return []
    parts = PARTS.split(word)
    return [part for part in parts if part] if len(parts) > 1 else []


def pairs(word: str, cut: Cut) -> Iterator[tuple[str, int]]:
    """The pairs of neighbours in a Korean word or in its beginning, with where a noun begins and ends."""
    begins = {start for start, _ in cut.parts}
    ends = {stop for _, stop in cut.parts}
    for at in range(len(word) - 1):
        yield word[at : at + PAIR], (BEGINS if at in begins else 0) | (ENDS if at + PAIR in ends else 0)


@cache
def _named(forms: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys of a name and its terms."""
    rows = aliases(forms)
    return tuple(key for key, _ in rows), tuple(term for _, term in rows)


class Terms:
    """The terms of briefs; those of each word are found once."""

    def __init__(self, lexicon: Lexicon) -> None:
        """`lexicon`: what is known of Korean nouns."""
        self.lexicon = lexicon
        self._words: dict[str, Edges] = {}
        self._lasts: dict[str, str] = {}

    def _of(self, word: str) -> Edges:
        if is_latin(word[0]):
            found = [(word, _WHOLE), *((piece, 0) for piece in pieces(word))]
        elif len(word) < PAIR:
            found = [(word + ALONE, _WHOLE)]
        elif is_hangul(word[0]):
            cut = self.lexicon.cut(word)
            found = [*pairs(word[: cut.stem] if cut.bare else word, cut)]
        else:  # where a Chinese word ends is not known
            found = [(word[at : at + PAIR], 0) for at in range(len(word) - 1)]
        self._words[word] = found
        return found

    def across(self, left: str, right: str) -> str:
        """The term over a space: `지방 선거` -> 방선, `ce mo` in Latin; "" behind a tail other than 의."""
        if is_latin(right[0]):
            return f"{left[-2:]} {right[:2]}"
        last = self._lasts.get(left)
        if last is None:
            stem = self.lexicon.cut(left).stem
            last = self._lasts[left] = left[stem - 1] if left[stem:] in _JOINS else ""
        return last and last + right[0]

    def of(self, reading: Reading) -> tuple[dict[str, int], int]:
        """Each term of a brief with its bits, HERE in place of SPACED; how many without its names."""
        found: dict[str, int] = {}
        get, words, across = found.get, self._words, self.across
        for part, place in ((reading.title, HERE | TITLE), (reading.body, HERE)):
            for word in part.words:
                for term, edges in words.get(word) or self._of(word):
                    found[term] = get(term, 0) | edges | place
            for left, right in part.pairs:
                term = across(left, right)
                if term:
                    found[term] = get(term, 0) | (place if " " in term else place & TITLE)
        size = len(found)
        for forms in reading.names.values():
            place = TITLE if in_heading(reading, forms) else 0
            found.update(dict.fromkeys(_named(forms)[1], HERE | _WHOLE | place))
        return found, size


def in_heading(reading: Reading, forms: tuple[str, ...]) -> bool:
    """Whether a form of a name stands in the title of a brief."""
    return any(map(reading.heading.__contains__, _named(forms)[0]))
