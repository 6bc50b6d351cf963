"""Datelines are taken off, and what they say is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.extract.dateline import strip

KO, ZH, EN = "중국 정부는 24일 이같이 밝혔다.", "国务院总理今天作报告。", "The assembly voted on Tuesday."


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (f"[서울=한강뉴스] 배상윤 기자 = {KO}", (KO, "서울", "한강뉴스", ("배상윤",))),
        (f"(서울=한강뉴스) 김서준 이서연 기자 = {KO}", (KO, "서울", "한강뉴스", ("김서준", "이서연"))),
        (
            f"【베이징=한강뉴스】 김서준 특파원 이서연 기자 = {KO}",
            (KO, "베이징", "한강뉴스", ("김서준", "이서연")),
        ),
        (f"[서울=한강뉴스] {KO}", (KO, "서울", "한강뉴스", ())),
        (f"[동해일보=김서준 기자] {KO}", (KO, "", "동해일보", ("김서준",))),
        (f"김서준 기자 = {KO}", (KO, "", "", ("김서준",))),
        (f"岭南社北京2月3日电（记者 何思源、陈一诺）{ZH}", (ZH, "北京", "岭南社", ("何思源", "陈一诺"))),
        (f"岭南社首尔3月5日电　{ZH}", (ZH, "首尔", "岭南社", ())),
        (f"本报讯（记者 何思源）{ZH}", (ZH, "", "本报", ("何思源",))),
        (f"本报北京2月3日讯 {ZH}", (ZH, "北京", "本报", ())),
        (f"〔記者沈以晴／台北報導〕{ZH}", (ZH, "台北", "", ("沈以晴",))),
        (f"[누리경제 문채원 기자] {KO}", (KO, "", "누리경제", ("문채원",))),
        (f"【香江日訊專訊】{ZH}", (ZH, "", "香江日訊", ())),
        (f"AI SHANGHAI (Lingnan) - {EN}", (EN, "SHANGHAI", "Lingnan", ())),
        (f"NEW YORK (Lingnan) - {EN}", (EN, "NEW YORK", "Lingnan", ())),
        (f"BEIJING, Feb 3 (Lingnan) -- {EN}", (EN, "BEIJING", "Lingnan", ())),
        (f"SEOUL, Feb. 3 (Hangang) -- {EN}", (EN, "SEOUL", "Hangang", ())),
        (f"SEOUL — {EN}", (EN, "SEOUL", "", ())),
        (f"SEOUL (HN) — {EN}", (EN, "SEOUL", "HN", ())),
        (f"HONG KONG, Feb. 3, 2026 /HangangWire/ -- {EN}", (EN, "HONG KONG", "HangangWire", ())),
    ],
)
def test_strip(paragraph: str, expected: tuple[str, str, str, tuple[str, ...]]) -> None:
    """A dateline of any of the three languages is parted into its place, agency and names."""
    assert expected == tuple(strip(paragraph))


@pytest.mark.parametrize(
    "paragraph",
    [
        KO,
        ZH,
        EN,
        "[사진=뉴스DB] 알리바바 본사 전경",
        "[사진 제공=한강뉴스] 본회의장",
        "[그래픽=김서준 기자] 연도별 수출",
        "[단독] 대통령이 말했다.",
        "[속보] 국회, 예산안 통과",
        "AI - the next wave",
        "정부는 (서울=기준) 말했다.",
    ],
)
def test_other_paragraphs_stay(paragraph: str) -> None:
    """A paragraph without a dateline stays as it is."""
    assert (paragraph, "", "", ()) == tuple(strip(paragraph))


@given(st.text(max_size=300))
def test_the_rest_is_the_end(text: str) -> None:
    """What is left is always the end of the paragraph, letter for letter."""
    assert text.endswith(strip(text).rest)
