"""How alike two texts are, letter by letter: the same in any language and in any process."""

import zlib

from digest.text.fold import fold
from digest.text.patterns import lazy

_MARKS = lazy(r"[\W_]+")


def shingles(text: str, n: int) -> frozenset[int]:
    """32-bit hashes of every run of `n` letters or digits of the folded text.

    White space and marks are left out, so a reflowed copy is equal.
    A text shorter than `n` is one shingle, an empty one none. The hash is CRC-32: equal in every process.
    """
    letters = _MARKS.sub("", fold(text))
    if not letters:
        return frozenset()
    last = max(len(letters) - n, 0)
    return frozenset(zlib.crc32(letters[at : at + n].encode()) for at in range(last + 1))


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    """The share of shingles that both have, 0 to 1; two empty sets are not alike."""
    if not a or not b:
        return 0.0
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared)
