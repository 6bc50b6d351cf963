"""The segmenter of plain-text dumps."""

from pathlib import Path

import pytest

from digest.extract.draft import Draft, Quarantine
from digest.extract.dump import segment

SEOUL = "Asia/Seoul"


@pytest.mark.shared
class TestTheRealPage:
    @pytest.fixture
    def parts(self, shared: Path) -> tuple[Draft | Quarantine, ...]:
        page = shared / "data/seeds/newspim-saved-page.txt"
        return segment(page.read_text(encoding="utf-8"), zone=SEOUL)

    def test_articles(self, parts: tuple[Draft | Quarantine, ...]) -> None:
        """The page holds three articles; only the side ones state when they were published."""
        found = [
            (part.title, part.byline, part.published and part.published.isoformat(), part.published_basis)
            for part in parts
            if isinstance(part, Draft)
        ]

        assert [
            ("알리바바 클라우드 '디지털화' 가속화, 인재 5000명 채용", ("배상희",), None, "unknown"),
            ('靑 "원포인트 개헌 반대 안해"', ("김미경", "박찬제"), "2026-02-03T12:37:00+09:00", "stated"),
            ("'법정소란' 이하상 변호사 감치 집행", ("홍석희",), "2026-02-03T17:07:00+09:00", "stated"),
        ] == found

    def test_main_article(self, parts: tuple[Draft | Quarantine, ...]) -> None:
        """Deck, section, outlet and the caption of the main article stand in their own fields."""
        main = parts[0]

        assert isinstance(main, Draft)
        assert (
            "클라우드 인프라 구축에 3년간 34조 투입",
            "전세계 경제의 디지털화 조류에 따른 투자",
        ) == main.deck
        assert (8, "중국 경제일반", "뉴스핌", 1) == (
            len(main.paragraphs),
            main.section,
            main.outlet,
            len(main.captions),
        )

    def test_what_is_no_article(self, parts: tuple[Draft | Quarantine, ...]) -> None:
        """Mails, buttons, datelines and widgets are in no article; the widgets are named."""
        text = "\n".join("\n".join(part.paragraphs) for part in parts if isinstance(part, Draft))
        strangers = ["@", "뉴스핌]", "더 작게", "출력을 준비", "Lockheed", "Caterpillar", "사진=", "기자 ="]

        assert [] == [stranger for stranger in strangers if stranger in text]
        assert ["기사 번역", "종목 추적기"] == [part.label for part in parts if isinstance(part, Quarantine)]
