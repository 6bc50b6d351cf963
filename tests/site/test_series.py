"""Figures over time on the page of a name: only what can stand in one row."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import Brief, Evidence, Fact, Point, Span
from digest.site.languages import Interface
from digest.site.series import series, stated
from tests.site.conftest import Workshop, make

KO = Interface(lang="ko")
SPAN = Span(article_id="a", start=0, end=1, sha256="")


def fact(value: str, **changes: Any) -> Fact:
    one = Fact(
        kind="count", measure="deliveries", value=value, unit="vehicles", text=value, span=SPAN, subject="byd"
    )
    return replace(one, **changes)


def rows(*values: str) -> list[tuple[date, str, tuple[str, ...]]]:
    return [
        (date(2026, 1 + turn, 2), f"/{turn}/", (f"byd deliveries vehicles {value}",))
        for turn, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([fact("210000")], ("byd deliveries vehicles 210000",)),
        ([fact("210000"), fact("210000")], ("byd deliveries vehicles 210000",)),
        ([fact("210000"), fact("90000")], ()),
        ([fact("210000", subject="tesla")], ()),
        ([fact("210000", subject="the company")], ()),
        ([fact("210000", note="the source says 21 elsewhere")], ()),
        ([fact("210000", bound="at_least")], ()),
        ([fact("1", measure="fine")], ()),
        ([fact("1", measure="")], ()),
        ([fact("43", measure="approval", unit="%", kind="percent")], ("byd approval % 43",)),
        ([fact("43", unit="")], ("byd deliveries - 43",)),
    ],
)
def test_what_a_brief_adds(facts: list[Fact], expected: tuple[str, ...]) -> None:
    """A brief adds a value of a measure of its names where it states one value without a doubt."""
    assert stated(facts, ("byd",)) == expected


def test_three_days_are_a_plot() -> None:
    """Values of three days are a plot, oldest first, the largest on top, each said in words."""
    (one,) = series("byd", rows("300000", "210000", "400000"), KO)

    assert (
        one.id,
        one.label,
        [(dot.words, dot.href) for dot in one.dots],
        [one.dots[0].x, one.dots[2].x],
        one.dots[2].y < one.dots[0].y < one.dots[1].y,
    ) == (
        "deliveries-vehicles",
        "인도량",
        [("30만대", "/0/"), ("21만대", "/1/"), ("40만대", "/2/")],
        [4.0, 308.0],
        True,
    )


@pytest.mark.parametrize(
    "told",
    [
        rows("1", "2"),
        rows("1", "2", "three"),
        rows("1", "2", "1e99"),
        rows("1", "2", "30"),
        [*rows("1", "2", "3"), (date(2026, 3, 2), "/x/", ("byd deliveries vehicles 4",))],
        [(day, href, (figures[0].replace("byd", "nio"),)) for day, href, figures in rows("1", "2", "3")],
    ],
    ids=["two days", "no number", "no such number", "months and years", "a day that differs", "another name"],
)
def test_no_plot(told: list[tuple[date, str, tuple[str, ...]]]) -> None:
    """There is no plot where values are too few, unlike, or differ on one day."""
    assert series("byd", told, KO) == ()


@settings(deadline=None)
@given(st.lists(st.tuples(st.dates(), st.text(alphabet="0123456789.eE+-naif", max_size=12)), max_size=40))
def test_any_values(told: list[tuple[date, str]]) -> None:
    """Whatever the values are, every dot stands inside the drawing."""
    made = series("a", [(day, "/", (f"a price CNY {value}",)) for day, value in told], KO)

    assert all(
        0 <= dot.x <= one.width and 0 <= dot.y <= one.height and len(one.dots) <= 26
        for one in made
        for dot in one.dots
    )


def _stating(number: int, value: str, day: str) -> Brief:
    """A brief whose one sentence states a number of vehicles of BYD."""
    brief = make(number, day=day, names=("byd",))
    text = f"비야디는 인도량이 {value}대라고 밝혔다."
    digest = sha256(text.encode()).hexdigest()
    whole = Span(article_id=brief.sources[0].article_id, start=0, end=len(text), sha256=digest)
    told = fact(value, text=f"{value}대", span=whole, unit="units")
    return replace(
        brief,
        headline=text,
        standfirst=text,
        points=(Point(text=text, status="fact", spans=(whole,)),),
        facts=(told,),
        evidence=(Evidence(span=whole, text=text),),
    )


def test_the_page_of_a_name(workshop: Workshop) -> None:
    """The page of a name has the plot with a table of its values, each linked to its brief."""
    workshop.put(*(_stating(turn, f"{20 + turn}0000", f"2026-0{turn}-03") for turn in (1, 2, 3)))
    skips = workshop.build().skips
    page, english = (workshop.read(f"{home}names/byd/index.html") for home in ("", "en/"))

    assert (
        skips,
        page.count("<circle"),
        'id="table-deliveries-units"' in page,
        page.count('<th scope="row"><a href="../../china-tech/2026/'),
        "23만대" in page,
        "230,000 units" in english,
    ) == ((), 3, True, 3, True, True)
