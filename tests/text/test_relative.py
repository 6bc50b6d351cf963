"""Times that texts name: a file of hand-written cases, and what holds of every text."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Lang
from digest.text.relative import mentions

CASES = Path(__file__).parent.parent / "data" / "text" / "mentions.tsv"
FRIDAY = date(2025, 9, 12)


def _cases() -> list[tuple[str, str, str, date]]:
    rows = CASES.read_text(encoding="utf-8").split("\n")
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return [(c[0], c[1], c[2], date.fromisoformat(c[3]) if len(c) > 3 else FRIDAY) for c in cells]


@pytest.mark.parametrize(("lang", "text", "expected", "anchor"), _cases())
def test_times_that_a_text_names(lang: Lang, text: str, expected: str, anchor: date) -> None:
    """A time is resolved from the day of its article, back in time unless the text looks ahead."""
    found = [each.value for each in mentions(text, anchor, lang)]

    assert ("; ".join(found) or "-") == expected


@pytest.mark.parametrize(("lang", "text", "expected", "anchor"), _cases())
def test_without_a_date_only_absolute_times_are_resolved(
    lang: Lang, text: str, expected: str, anchor: date
) -> None:
    """An undated article gives only what its text says in full."""
    del anchor
    found = [each.value for each in mentions(text, None, lang)]
    years = [value for value in found if value[:4] not in text and value[2:4] not in text]

    assert years == [] or "二〇" in text
    assert len(found) <= len(expected.split("; "))


VALUE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-H[12]|-Q[1-4])?")
ALPHABET = st.sampled_from(
    "0123456789.-~년월일지난달오는 주수요일전날이上下半年第季度月日周三今昨Sept. MayonQ"
)


@given(
    st.text(ALPHABET, max_size=40),
    st.dates(date(1950, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["ko", "zh", "en", "ja", "und"]),
)
def test_no_text_breaks_the_reader(text: str, anchor: date, lang: Lang) -> None:
    """Times stand in order inside of the text and have one of five forms."""
    found = mentions(text, anchor, lang)
    ends = [0, *(each.end for each in found)]

    assert all(
        before <= each.start < each.end <= len(text) for before, each in zip(ends, found, strict=False)
    )
    assert all(VALUE.fullmatch(each.value) for each in found)


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("법안은 4월부터 시행될 예정이다.", "ko", []),
        ("법안은 4월부터 시행됐다.", "ko", ["2025-04"]),
        ("新规将从4月起施行。", "zh", []),
        ("新规从4月起施行。", "zh", ["2025-04"]),
    ],
)
def test_a_month_from_which_something_will_be(text: str, lang: Lang, expected: list[str]) -> None:
    """A month that is over, from which something is still to come, is of no certain year."""
    assert [each.value for each in mentions(text, date(2025, 9, 12), lang)] == expected
