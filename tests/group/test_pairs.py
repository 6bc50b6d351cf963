"""Pairs of one day: one event, or two that only look alike."""

from collections.abc import Callable
from pathlib import Path

import pytest

from digest.group.grouper import Grouper
from digest.model import Article

Build = Callable[..., Article]
CASES = [
    row.split("\t")
    for row in (Path(__file__).parent.parent / "data" / "group" / "pairs.tsv")
    .read_text("utf-8")
    .splitlines()[2:]
]


@pytest.mark.parametrize("case", CASES, ids=[f"{case[0]} {case[2][:20]}" for case in CASES])
def test_pair(build: Build, case: list[str]) -> None:
    """Two reports are one story if and only if they tell one event."""
    same, lang, title, lead, other_lang, other_title, other_lead = case
    one = build(title, lead, lang=lang, on="2025-03-04T15:00:00+09:00")
    other = build(other_title, other_lead, lang=other_lang, on="2025-03-04T17:00:00+09:00")

    assert len(Grouper().group([one, other])) == (1 if same == "yes" else 2)
