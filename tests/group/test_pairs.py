"""Pairs of reports: one event, or two that only look alike."""

from collections.abc import Callable
from pathlib import Path

import pytest

from digest.group.grouper import Grouper
from digest.model import Article, Story

Build = Callable[..., Article]


def _cases(file: str) -> list[list[str]]:
    """The rows of a table below its comment and its column names."""
    lines = (Path(__file__).parent.parent / "data" / "group" / file).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


CASES = [*_cases("pairs.tsv"), *_cases("bridges.tsv")]
UNDATED = _cases("undated.tsv")


@pytest.mark.parametrize("case", CASES, ids=[f"{case[0]} {case[5][:24]}" for case in CASES])
def test_pair(build: Build, case: list[str]) -> None:
    """Two reports are one story if and only if they tell one event."""
    same, lang, title, lead, other_lang, other_title, other_lead = case
    one = build(title, lead, lang=lang, on="2025-03-04T15:00:00+09:00")
    other = build(other_title, other_lead, lang=other_lang, on="2025-03-04T17:00:00+09:00")

    assert len(Grouper().group([one, other])) == (1 if same == "yes" else 2)


@pytest.mark.parametrize("case", UNDATED, ids=[f"{case[0]} {case[6][:24]}" for case in UNDATED])
def test_report_without_a_date(build: Build, case: list[str]) -> None:
    """A report that lost its date joins its event, and not the earlier one that it looks back to."""
    same, on, lang, title, lead, other_lang, other_title, other_lead = case
    one = build(title, lead, lang=lang, on=f"{on}T15:00:00+09:00")
    other = build(other_title, other_lead, lang=other_lang)

    assert len(Grouper().group([one, other])) == (1 if same == "yes" else 2)


def test_pairs_in_a_crowd(build: Build) -> None:
    """Among all the other reports of that day the same pairs stand together, and no look-alike joins them."""
    told: dict[tuple[str, ...], Article] = {}
    for _, *case in CASES:
        for report in (tuple(case[:3]), tuple(case[3:])):
            if report not in told:
                told[report] = build(
                    *report[1:], lang=report[0], on=f"2025-03-04T{10 + len(told) % 9}:00:00+09:00"
                )
    stories = [story for story in Grouper().group(list(told.values())) if isinstance(story, Story)]
    home = {article.id: story.id for story in stories for article in story.articles}
    judged = [
        (home[told[tuple(case[1:4])].id] == home[told[tuple(case[4:])].id], case[0] == "yes")
        for case in CASES
    ]

    assert [joined for joined, _ in judged] == [same for _, same in judged]


def test_bridge_is_told(build: Build) -> None:
    """A join by a name that no register has says what each text calls it."""
    korean, english = next(
        (case[2:4], case[5:7]) for case in CASES if case[5].startswith("Yuntan Robotics opens")
    )
    one = build(*korean, on="2025-03-04T15:00:00+09:00", outlet="가람신문")
    other = build(*english, on="2025-03-04T17:00:00+09:00", lang="en", outlet="Quay Post")
    (story,) = Grouper().group([one, other])

    assert isinstance(story, Story)
    assert (
        story.reasons[1]
        == "가람신문 + Quay Post: shared 운담로봇 = Yuntan Robotics · 2025-03-04 · 공장 · what both open with"
    )
