"""Sentences: cases as a file, and what holds of every text."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.sentences import sentences

CASES = Path(__file__).parent.parent / "data" / "text" / "sentences.txt"


def _cases() -> list[tuple[str, tuple[str, ...]]]:
    blocks = CASES.read_text(encoding="utf-8").split("\n== ")[1:]
    rows = [block.strip().split("\n") for block in blocks]
    return [(" " if head == "space" else "", tuple(pieces)) for head, *pieces in rows]


@pytest.mark.parametrize(("joint", "pieces"), _cases())
def test_sentences_of_a_line(joint: str, pieces: tuple[str, ...]) -> None:
    """Sentences end where a reader ends them."""
    text = joint.join(pieces)

    assert pieces == tuple(text[start:end] for start, end in sentences(text))


@pytest.mark.parametrize(("joint", "pieces"), _cases())
def test_no_break_spaces_count_as_spaces(joint: str, pieces: tuple[str, ...]) -> None:
    """A no-break space splits like any other space."""
    text = joint.join(pieces).replace(" ", "\u00a0")

    assert len(pieces) == len(sentences(text))


def test_a_line_end_always_ends_a_sentence() -> None:
    """A title has no full stop and still is a sentence of its own."""
    assert sentences("제목\n본문.") == ((0, 2), (3, 6))


def test_a_forgotten_quotation_mark_swallows_nothing() -> None:
    """A mark that is never closed does not join the sentences behind it."""
    assert len(sentences("그는 “좋다고 했다. 이어 떠났다. 끝이다.")) == 3


ALPHABET = st.sampled_from("가다요까라고며는 .。!?…\"'“”‘’()（）「」《》aA1U.S\n\u00a0他说表示,，:-")


@given(st.text(ALPHABET, max_size=80) | st.text(max_size=40))
def test_no_character_is_lost(text: str) -> None:
    """Ranges stand in order, do not overlap, are stripped, and hold every character but white space."""
    found = sentences(text)
    kept = "".join(text[start:end] for start, end in found)

    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in found)
    assert "".join(text.split()) == "".join(kept.split())
