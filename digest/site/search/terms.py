"""The terms of a text: what a query can ask for, each with how well it stands there.

`삼성전자 GPT-5` -> 삼성 성전 전자 gpt-5 gpt 5, and 자|gpt is not one: Hangul and Latin do not cross.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from digest.site.search.korean import Lexicon
from digest.site.search.names import aliases
from digest.site.search.normal import PARTS, is_hangul, is_latin
from digest.site.search.reading import Reading

BEGINS: Final = 1  # a noun begins with it
ENDS: Final = 2  # a noun ends with it
TITLE: Final = 4
SPACED: Final = 8  # it stands only across a space, as 방선 in 지방 선거
_WHOLE: Final = BEGINS | ENDS
HERE: Final = SPACED  # while they are gathered, that bit says the contrary: it stands in a word
_WORD: Final = 2  # characters
_JOINS: Final = ("", "의")  # what may stand between the nouns of a compound that is written apart

Edges = Sequence[tuple[str, int]]  # terms with BEGINS and ENDS


def _latin(word: str) -> Iterator[tuple[str, int]]:
    yield word, _WHOLE
    parts = [] if is_hangul(word[-1]) else PARTS.split(word)  # 2000억 is one
    if len(parts) > 1:
        yield from ((part, 0) for part in parts if part)


def _hangul(word: str, lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    cut = lexicon.cut(word)
    begins = {start for start, _ in cut.parts}
    ends = {stop for _, stop in cut.parts}
    for at in range((cut.stem if cut.bare else len(word)) - 1):
        yield word[at : at + 2], (BEGINS if at in begins else 0) | (ENDS if at + 2 in ends else 0)


class Terms:
    """The terms of briefs; those of each word are found once."""

    def __init__(self, lexicon: Lexicon) -> None:
        """`lexicon`: what is known of Korean nouns."""
        self._lexicon = lexicon
        self._words: dict[str, Edges] = {}
        self._lasts: dict[str, str] = {}

    def _of(self, word: str) -> Edges:
        if is_latin(word[0]):
            found = [*_latin(word)]
        elif len(word) < _WORD:
            found = [(word + "$", _WHOLE)]
        elif is_hangul(word[0]):
            found = [*_hangul(word, self._lexicon)]
        else:  # where a Chinese word ends is not known
            found = [(word[at : at + 2], 0) for at in range(len(word) - 1)]
        self._words[word] = found
        return found

    def _across(self, left: str, right: str) -> str:
        """The term over a space: `지방 선거` -> 방선, `ce mo` in Latin; "" behind a tail other than 의."""
        if is_latin(right[0]):
            return f"{left[-2:]} {right[:2]}"
        last = self._lasts.get(left)
        if last is None:
            stem = self._lexicon.cut(left).stem
            last = self._lasts[left] = left[stem - 1] if left[stem:] in _JOINS else ""
        return last and last + right[0]

    def of(self, reading: Reading) -> tuple[dict[str, int], int]:
        """Each term of a brief with its bits, HERE in place of SPACED; how many without its names."""
        found: dict[str, int] = {}
        get, words = found.get, self._words
        for part, place in ((reading.title, HERE | TITLE), (reading.body, HERE)):
            for word in part.words:
                for term, edges in words.get(word) or self._of(word):
                    found[term] = get(term, 0) | edges | place
            for left, right in part.pairs:
                term = self._across(left, right)
                if not term:
                    continue
                found[term] = get(term, 0) | (place if " " in term else place & TITLE)
        size = len(found)
        for forms in reading.names.values():
            rows = aliases(forms)
            place = TITLE if any(form in reading.heading for form, _ in rows) else 0
            found.update((term, HERE | _WHOLE | place) for _, term in rows)
        return found, size
