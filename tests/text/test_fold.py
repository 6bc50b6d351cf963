"""Folding: one form for what a reader takes for one word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.fold import flat, fold
from digest.text.tables import rows

FORMS = [
    ("靑瓦臺", "青瓦台"),
    ("裏", "里"),
    ("裡", "里"),
    ("鋒", "锋"),
    ("華為", "华为"),
    ("習近平", "习近平"),
    ("臺積電", "台积电"),
    ("ＢＹＤ", "byd"),
    ("２０２６", "2026"),
    ("李在明", "李在明"),
    ("尹錫悅", "尹锡悦"),
    ("尹錫悦", "尹锡悦"),
    ("韓悳洙", "韩悳洙"),
    ("金鍾仁", "金钟仁"),
    ("Moore’s", "moore's"),
    ("文·李", "文・李"),
    ("円", "圆"),
]


@pytest.mark.parametrize(("form", "plain"), FORMS)
def test_forms_of_one_word_have_one_key(form: str, plain: str) -> None:
    """Traditional, Korean and Japanese forms, case and width are one in both foldings."""

    assert fold(form) == fold(plain)
    assert flat(form) == flat(plain)


HAN = st.text(st.characters(min_codepoint=0x3400, max_codepoint=0xFAFF) | st.characters(), max_size=30)


@given(HAN)
def test_folding_twice_is_folding_once(text: str) -> None:
    """A key of a key is that key."""

    assert fold(fold(text)) == fold(text)
    assert flat(flat(text)) == flat(text)


@given(HAN)
def test_flat_keeps_the_length(text: str) -> None:
    """A place in the flat text is the same place in the text."""

    assert len(flat(text)) == len(text)


def test_flat_is_folded_letter_by_letter() -> None:
    """What has no single folded letter stays: `½` and `ß` keep their place."""

    assert flat("½ß가A") == "½ß가a"


def test_variants_are_characters() -> None:
    """One character stands for one, or a flat text would lose its places."""
    assert {len(cell) for row in rows("variants.tsv") for cell in row} == {1}
