"""Figures in three languages: a file of hand-written cases, and what holds of every text."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Lang
from digest.text.numbers import amounts

CASES = Path(__file__).parent.parent / "data" / "text" / "amounts.tsv"

SIGNS = {"": "", "at_least": ">=", "more_than": ">", "at_most": "<=", "less_than": "<"}


def _cases() -> list[list[str]]:
    rows = CASES.read_text(encoding="utf-8").split("\n")
    return [row.split("\t") for row in rows if row and not row.startswith("#")]


@pytest.mark.parametrize(("lang", "text", "expected"), _cases())
def test_figures_of_a_text(lang: Lang, text: str, expected: str) -> None:
    """A figure has its value in base units and its unit; what could be two things is none."""
    found = [
        f"{each.value} {each.unit}{'~' * each.approximate}{SIGNS[each.bound]}" for each in amounts(text, lang)
    ]

    assert ("; ".join(found) or "-") == expected


@given(st.integers(1, 9999), st.sampled_from([("억", 10**8), ("만", 10**4), ("조", 10**12)]))
def test_korean_money_round_trips(number: int, scale: tuple[str, int]) -> None:
    """What is written with one scale word is read with its value."""
    found = amounts(f"{number}{scale[0]}원", "ko")

    assert [(each.value, each.unit) for each in found] == [(Decimal(number * scale[1]), "KRW")]


@given(st.integers(1, 10**15))
def test_a_chain_of_scales_round_trips(number: int) -> None:
    """`1조2345억6789만12원` is read as what it was made of, in Korean and Chinese."""
    parts, rest = [], number
    for word, scale in (("조", 10**12), ("억", 10**8), ("만", 10**4), ("", 1)):
        digit, rest = divmod(rest, scale)
        parts.append(f"{digit}{word}" if digit else "")
    korean = "".join(parts)
    chinese = korean.translate(str.maketrans("조억만", "兆亿万"))

    assert [each.value for each in amounts(f"{korean}원", "ko")] == [Decimal(number)]
    assert [each.value for each in amounts(f"{chinese}韩元", "zh")] == [Decimal(number)]


ALPHABET = st.sampled_from(
    "0123456789,.-~%$ 조억만천백십원명년월일万亿千三两分之成元人年to billion만yuan여多"
)


@given(st.text(ALPHABET, max_size=40), st.sampled_from(["ko", "zh", "en"]))
def test_no_text_breaks_the_reader(text: str, lang: Lang) -> None:
    """Figures stand in order inside of the text, without overlaps."""
    found = amounts(text, lang)
    ends = [0, *(each.end for each in found)]

    assert all(
        before <= each.start < each.end <= len(text) for before, each in zip(ends, found, strict=False)
    )


def test_a_number_and_a_unit_on_two_lines_are_no_figure() -> None:
    """A counter at the end of a line and a word on the next have nothing to do with each other."""

    assert amounts("조회 2114\n\n일간 순위", "ko") == ()


def test_a_round_number_of_years_is_a_length() -> None:
    """A number of three digits dates a thing by a year, unless it is round."""
    told = [amounts(text, "ko") for text in ("668년 멸망했다", "죄수는 120년 형을 받았다")]

    assert [[str(each.value) for each in found] for found in told] == [[], ["120"]]
