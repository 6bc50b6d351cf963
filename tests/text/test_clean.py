"""Cleaning: what comes from outside stands safely on a line."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.clean import line, lines

DIRTY = [
    ("제어\x0b문자 1", "제어문자 1"),
    ("a\u202eb\u2066c\u200fd", "abcd"),
    ("zero\u200bwid\ufeffth\u00ad", "zerowidth"),
    ("\u00a0a\u3000 b\r\n\tc ", "a b c"),
    ("tag\U000e0041ged", "tagged"),
    ("lone\ud800surrogate\ufffe", "lonesurrogate"),
    ("esc\x1b[31mred", "esc[31mred"),
    ("\u1112\u1161\u11ab글", "한글"),
    ("빈\u3164칸", "빈 칸"),
    ("", ""),
]


@pytest.mark.parametrize(("dirty", "clean"), DIRTY)
def test_a_line_is_clean(dirty: str, clean: str) -> None:
    """Controls, bidi marks and zero-width letters are gone, white space is single spaces."""

    assert line(dirty) == clean


def test_lines_keep_their_ends() -> None:
    """Every kind of line end becomes a newline; what stands between is clean."""

    assert lines("\na\r\n b \u2028c\x85\n\nd\n") == "a\nb\nc\n\n\nd"


XML = re.compile("[\x09\x0a\x0d\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")
ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)


@given(ANY)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """A clean line stays as it is."""

    assert line(line(text)) == line(text)
    assert lines(lines(text)) == lines(text)


@given(ANY)
def test_a_clean_text_is_legal_in_xml(text: str) -> None:
    """No character that XML 1.0 forbids is left, and no line end in a line."""

    assert XML.fullmatch(line(text))
    assert XML.fullmatch(lines(text))
    assert len(line(text).splitlines()) <= 1
