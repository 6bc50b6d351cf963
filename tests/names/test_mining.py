"""Alias pairs that papers print themselves."""

from pathlib import Path

import pytest

from digest.names.mining import pairs, row


def _sets(text: str) -> list[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    return [(pair.ko, pair.zh, pair.en) for pair in pairs(text)]


def test_brackets_hold_other_names() -> None:
    """A Korean name before brackets and the names in them are one set."""
    text = (
        "가온 클라우드(佳穩雲∙가온윈)는 4일 '솔빛 브레인(松光大腦·Solbit Brain)'을 공개했다. "
        "가온 클라우드의 매출, 가온 클라우드의 인력"
    )

    assert _sets(text) == [
        (("가온 클라우드", "가온윈"), ("佳穩雲",), ()),
        (("솔빛 브레인",), ("松光大腦",), ("Solbit Brain",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "인공지능(AI) 기술",
        "2000억 위안(약 34조원) 규모",
        "62%(247억 위안) 늘어났다",
        "형사합의부(재판장 국태웅) 심리",
        "감염증(코로나19) 사태",
        "이사장(理事長)은",
        "창업자(創業者)",
    ],
)
def test_other_brackets_name_nobody(text: str) -> None:
    """Abbreviations, amounts, posts, and names after a post are no alias."""

    assert pairs(text) == ()


def test_wrong_conversion_is_the_same_set() -> None:
    """阿裏雲 is a wrong conversion of 阿里云; both are one set, and it is known."""
    found = pairs("알리윈(阿裏雲)은 성장했다. 알리윈(阿里云)은 알리바바의 사업부다.")

    assert [row(pair) for pair in found] == ["alibaba-cloud\t알리윈\t阿裏雲\t"]


def test_span_holds_the_pair() -> None:
    """The place of a pair is where its words stand."""
    text = "중국 지질대학(地質大學)이 밝혔다"
    (pair,) = pairs(text)

    assert text[pair.start : pair.end] == "지질대학(地質大學)"


@pytest.mark.shared
def test_seed_page_has_five_sets(shared: Path) -> None:
    """The real page prints five sets of names and no more."""
    page = shared / "data" / "seeds" / "newspim-saved-page.txt"

    assert len(pairs(page.read_text("utf-8"))) == 5
