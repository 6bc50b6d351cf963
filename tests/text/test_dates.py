"""Absolute dates: fields of feeds and pages, and dates in running text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.clock import clocks
from digest.text.dates import stamps, stated
from digest.text.fold import flat
from digest.text.tables import rows

CASES = Path(__file__).parent.parent / "data" / "text" / "stated.tsv"


def _cases() -> list[list[str]]:
    rows = CASES.read_text(encoding="utf-8").split("\n")
    return [row.split("\t") for row in rows if row and not row.startswith("#")]


@pytest.mark.parametrize(("zone", "field", "expected"), _cases())
def test_a_field_states_its_date_or_none(zone: str, field: str, expected: str) -> None:
    """A field gives the time it states, in its own zone or its source's; what is not sure is none."""
    value = stated(field, zone)

    assert (value.isoformat() if value else "-") == expected


def test_dates_of_a_text_stand_at_their_place() -> None:
    """Every absolute date of a text is found, in order, with its clock and its precision."""
    text = "입력 2026.02.03 12:37 | 수정 2026.02.04 13:00:05, 창간 1999년 5월 1일, 문의 02-2026-0303"
    found = [(text[s.start : s.end], s.value.isoformat(), s.precision) for s in stamps(text, "Asia/Seoul")]

    assert found == [
        ("2026.02.03 12:37", "2026-02-03T12:37:00+09:00", "minute"),
        ("2026.02.04 13:00:05", "2026-02-04T13:00:05+09:00", "second"),
        ("1999년 5월 1일", "1999-05-01T00:00:00+09:00", "day"),
    ]


LOOKALIKES = [
    "https://news.example/article/2026-02-03/12345",
    "사건번호 2026-02-0303",
    "버전 2026.2.3",
    "제품 KS-2026-02-03",
    "3:2로 이겼다",
    "IP 20.26.2.3",
    "$2026.02.03",
    "전화 02-2026-0203",
    "2026.02.03.1234",
]


@pytest.mark.parametrize("text", LOOKALIKES)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    """Addresses, versions, numbers of cases and telephones are no dates."""

    assert stamps(text, "Asia/Seoul") == ()


CLOCKS = [
    ("오전 9시 30분", ["09:30"]),
    ("오후 7시 24분에", ["19:24"]),
    ("19时24分", ["19:24"]),
    ("7:24 p.m.", ["19:24"]),
    ("晚上8点半", ["20:30"]),
    ("3시간 20분", []),
    ("3:2 승리", []),
    ("25:00", []),
    ("5.12点", []),
]


@pytest.mark.parametrize(("text", "expected"), CLOCKS)
def test_times_of_day(text: str, expected: list[str]) -> None:
    """A clock is read in 24 hours; scores and durations are none."""

    assert [clock.value for clock in clocks(text)] == expected


@given(
    st.text(st.sampled_from("2026.-/年월일 :0193오후TZ+pmSepGMT,’'()시분"), max_size=40),
    st.sampled_from(["Asia/Seoul", "UTC"]),
)
def test_no_text_breaks_the_reader(text: str, zone: str) -> None:
    """Whatever stands in a field, the answer is aware dates at places inside of it, or none."""
    found = stamps(text, zone)
    value = stated(text, zone)

    assert all(0 <= s.start < s.end <= len(text) and s.value.tzinfo is not None for s in found)
    assert value is None or value.tzinfo is not None


def test_a_weekday_that_fits_no_reading() -> None:
    """A day in figures whose weekday contradicts the order of its country is unknown."""
    fields = ("Mon 03/02/2026", "Thu 03/02/2026")

    assert [str(stated(field, "America/New_York"))[:10] for field in fields] == ["2026-03-02", "None"]


def test_months_stand_as_in_flat_text() -> None:
    """Dates are looked for in flat text, so a month with a capital would never be found."""
    names = [name for _, name in rows("months.tsv")]

    assert names == [flat(name) for name in names]
