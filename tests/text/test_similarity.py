"""Likeness of texts."""

from hypothesis import given
from hypothesis import strategies as st

from digest.text.similarity import jaccard, shingles


def test_a_reflowed_copy_is_equal() -> None:
    """White space, marks, case and script of the same words change nothing."""

    assert shingles("華為  發布 (Mate 80)", 3) == shingles("华为发布mate80", 3)


def test_shingles_are_the_same_in_every_process() -> None:
    """The hash has no seed."""

    assert shingles("abcd", 3) == frozenset({0x352441C2}) | shingles("bcd", 3)


def test_short_and_empty_texts() -> None:
    """A text shorter than a shingle is one, an empty one none, and nothing is like nothing."""

    assert (len(shingles("ab", 4)), len(shingles(" .", 4))) == (1, 0)
    assert jaccard(frozenset(), frozenset()) == 0.0


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_a_share(a: str, b: str) -> None:
    """It lies between 0 and 1, is 1 for the same text, and does not depend on the order."""
    first, second = shingles(a, 3), shingles(b, 3)

    assert 0 <= jaccard(first, second) <= 1
    assert jaccard(first, second) == jaccard(second, first)
    assert not first or jaccard(first, first) == 1
