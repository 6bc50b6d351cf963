"""The words that help a query along: for initial consonants (ㅇㄹㅂㅂ) and for typos.

Kept apart by the initial consonants of the first two characters: a word stands with both, so that a typo in
one of them, or a syllable too few or too many there, leaves a file in which the word is found.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Final, NamedTuple

from digest.site.search.korean import Lexicon
from digest.site.search.normal import is_hangul, is_latin
from digest.site.search.postings import deflate

LENGTHS: Final = range(2, 13)  # syllables
_LATIN: Final = range(4, 21)  # letters
_MANY: Final = 10_000  # words; a site that has more keeps the most frequent
INITIALS: Final = 19
_NAME: Final = 20
_VOWELS_AND_FINALS: Final = 21 * 28
OTHER: Final = INITIALS  # the file of words that begin with no Hangul
YOUNG: Final = OTHER + 1  # that of the words of young briefs, by whatever they begin


def group(character: str) -> int:
    """The file of a character: by its initial consonant (ㄱ 0 ... ㅎ 18); 19 for every other script."""
    return (ord(character) - ord("가")) // _VOWELS_AND_FINALS if "가" <= character <= "힣" else OTHER


def worth(counts: Mapping[str, int], lexicon: Lexicon) -> Counter[str]:
    """What the words in some runs weigh: Korean ones without their tails, Latin ones as they are."""
    found: Counter[str] = Counter()
    for run, count in counts.items():
        if is_hangul(run[0]):
            for word, weight in lexicon.words(run).items():
                if len(word) in LENGTHS:
                    found[word] += weight * count
        elif is_latin(run[0]) and len(run) in _LATIN and run.isalpha():
            found[run] += count
    return found


def han(counts: Mapping[str, int]) -> Counter[str]:
    """How often each Han character stands in some words."""
    found: Counter[str] = Counter()
    for word, count in counts.items():
        if not is_hangul(word[0]) and not is_latin(word[0]):
            for character in word:
                found[character] += count
    return found


def _frequent(words: Mapping[str, int]) -> Mapping[str, int]:
    """The most frequent; of those that are as frequent as the last one, the first by the alphabet."""
    if len(words) <= _MANY:
        return words
    least = sorted(words.values(), reverse=True)[_MANY - 1]
    more = {word: weight for word, weight in words.items() if weight > least}
    last = sorted(word for word, weight in words.items() if weight == least)
    return more | dict.fromkeys(last[: _MANY - len(more)], least)


def _line(words: Mapping[str, int]) -> bytes:
    return "\n".join([f"{word}\t{words[word]}" for word in sorted(words)]).encode()


class Weights(NamedTuple):
    """How often words stand in some briefs, and the names there: these weigh as if they stood more often."""

    words: Counter[str]
    names: frozenset[str]


def files(settled: Weights, young: Weights) -> list[bytes]:
    """Twenty files of `word<tab>weight` lines, sorted, and one of the words that young briefs change."""
    frequent = _frequent(settled.words)
    counts = Counter(frequent)
    counts.update(dict.fromkeys(settled.names, _NAME))
    grouped: dict[int, dict[str, int]] = defaultdict(dict)
    for word, count in counts.items():
        for number in {group(character) for character in word[:2]}:
            grouped[number][word] = count
    names = settled.names | young.names
    least = min(frequent.values(), default=0) if len(frequent) == _MANY else 0
    for word in {*young.words, *young.names}:
        count = settled.words[word] + young.words[word]
        weight = (count if count > least or word in frequent else 0) + _NAME * (word in names)
        if weight:
            grouped[YOUNG][word] = weight
    return [deflate(_line(grouped[number])) for number in range(YOUNG + 1)]
