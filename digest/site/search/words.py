"""The words that help a query along: for initial consonants (ㅇㄹㅂㅂ) and for typos.

Kept apart by the initial consonants of the first two characters: a word stands with both, so that a typo in
one of them, or a syllable too few or too many there, leaves a file in which the word is found.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from digest.site.search.postings import deflate

LENGTHS: Final = range(2, 13)  # syllables
_LATIN: Final = range(4, 21)  # letters
_MANY: Final = 10_000  # words; a site that has more keeps the most frequent
INITIALS: Final = 19
_NAME: Final = 20
_VOWELS_AND_FINALS: Final = 21 * 28
OTHER: Final = INITIALS  # the file of words that begin with no Hangul


def group(character: str) -> int:
    """The file of a character: by its initial consonant (ㄱ 0 ... ㅎ 18); 19 for every other script."""
    return (ord(character) - ord("가")) // _VOWELS_AND_FINALS if "가" <= character <= "힣" else OTHER


def _line(words: Mapping[str, int]) -> bytes:
    return "\n".join(f"{word}\t{words[word]}" for word in sorted(words)).encode()


def files(hangul: Mapping[str, int], latin: Mapping[str, int], names: Iterable[str]) -> list[bytes]:
    """Twenty files of `word<tab>count` lines, sorted; names count as if they stood more often."""
    counts: Counter[str] = Counter()
    counts.update({word: count for word, count in hangul.items() if len(word) in LENGTHS})
    counts.update({word: count for word, count in latin.items() if len(word) in _LATIN and word.isalpha()})
    if len(counts) > _MANY:
        counts = Counter(dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MANY]))
    for name in names:
        counts[name] += _NAME
    grouped: dict[int, dict[str, int]] = defaultdict(dict)
    for word, count in counts.items():
        for number in {group(character) for character in word[:2]}:
            grouped[number][word] = count
    return [deflate(_line(grouped[number])) for number in range(INITIALS + 1)]
