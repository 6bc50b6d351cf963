"""The segmenter of plain-text dumps: pages of our own, the real page it began with, and hostile text."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.extract.draft import Draft, Quarantine
from digest.extract.dump import segment
from tests.extract.dump_kinds import KINDS, made
from tests.extract.dump_pages import page, pieces

SEOUL = "Asia/Seoul"
CASES = Path(__file__).parents[1] / "data/extract/dump"
NAMES = sorted(file.name.removesuffix(".txt") for file in CASES.glob("*.txt"))


def told(part: Draft) -> dict[str, Any]:
    """An article as the expectation of a case has it."""
    return {
        "title": part.title,
        "byline": list(part.byline),
        "published": part.published and part.published.isoformat(),
        "updated": part.updated and part.updated.isoformat(),
        "deck": list(part.deck),
        "captions": list(part.captions),
        "outlet": part.outlet,
        "section": part.section,
        "paragraphs": len(part.paragraphs),
        "first": part.paragraphs[0][:24],
        "last": part.paragraphs[-1][-24:],
    }


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str) -> None:
    """A page in `tests/data/extract/dump` reads as its `.expected.json` says."""
    expected = json.loads((CASES / f"{name}.expected.json").read_text("utf-8"))
    parts = segment((CASES / f"{name}.txt").read_text("utf-8"), zone=expected["zone"])

    assert expected["articles"] == [told(part) for part in parts if isinstance(part, Draft)]
    assert expected["quarantined"] == [part.label for part in parts if isinstance(part, Quarantine)]


@pytest.mark.parametrize("lang", ["en", "ko", "zh"])
@pytest.mark.parametrize("seed", range(12))
def test_layouts(lang: str, seed: int) -> None:
    """Whatever the layout, no article is lost or made up, and no date is taken from a neighbour."""
    stock = [piece for piece in pieces(CASES / "articles.json") if piece.lang == lang]
    shown = tuple(stock[(seed + number) % len(stock)] for number in range(1 + seed % 3))
    text, truth = page(seed, shown, tuple(piece for piece in stock if piece not in shown))
    found = [part for part in segment(text, zone="UTC") if isinstance(part, Draft)]
    days = {part.published.isoformat()[:10] for part in found if part.published}

    assert len(truth) == len(found)
    assert set() == days - {piece.published[:10] for piece in truth}


@pytest.mark.parametrize("lang", ["en", "ko", "zh"])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.startswith(("untold", "one line"))])
def test_kinds(lang: str, kind: str) -> None:
    """In whichever order and state articles were copied: each is found, with its own date and no other's."""
    stock = [piece for piece in pieces(CASES / "articles.json") if piece.lang == lang]
    text, truth = made(kind, 1, tuple(stock[:3]))
    found = [part for part in segment(text, zone="UTC") if isinstance(part, Draft)]
    days = [part.published.isoformat()[:10] for part in found if part.published]

    assert len(truth) == len(found)
    assert sorted(piece.published[:10] for piece in truth) == sorted(days)


@pytest.mark.shared
class TestTheRealPage:
    @pytest.fixture
    def parts(self, shared: Path) -> tuple[Draft | Quarantine, ...]:
        dump = shared / "data/seeds/newspim-saved-page.txt"
        return segment(dump.read_text(encoding="utf-8"), zone=SEOUL)

    def test_articles(self, parts: tuple[Draft | Quarantine, ...]) -> None:
        """The page holds three articles; only the side ones state when they were published."""
        found = [
            (part.title, part.byline, part.published and part.published.isoformat(), part.published_basis)
            for part in parts
            if isinstance(part, Draft)
        ]
        expected = [
            ("알리바바 클라우드 '디지털화' 가속화, 인재 5000명 채용", ("배상희",), None, "unknown"),
            ('靑 "원포인트 개헌 반대 안해"', ("김미경", "박찬제"), "2026-02-03T12:37:00+09:00", "stated"),
            ("'법정소란' 이하상 변호사 감치 집행", ("홍석희",), "2026-02-03T17:07:00+09:00", "stated"),
        ]

        assert expected == found

    def test_main_article(self, parts: tuple[Draft | Quarantine, ...]) -> None:
        """Deck, section, outlet and the caption of the main article stand in their own fields."""
        main = parts[0]
        assert isinstance(main, Draft)
        found = (main.deck, len(main.paragraphs), main.section, main.outlet, len(main.captions))
        deck = ("클라우드 인프라 구축에 3년간 34조 투입", "전세계 경제의 디지털화 조류에 따른 투자")

        assert (deck, 8, "중국 경제일반", "뉴스핌", 1) == found

    def test_what_is_no_article(self, parts: tuple[Draft | Quarantine, ...]) -> None:
        """Mails, buttons, datelines and widgets are in no article; the widgets are named."""
        text = "\n".join("\n".join(part.paragraphs) for part in parts if isinstance(part, Draft))
        strangers = ["@", "뉴스핌]", "더 작게", "출력을 준비", "Lockheed", "Caterpillar", "사진=", "기자 ="]
        found = [stranger for stranger in strangers if stranger in text]
        labels = [part.label for part in parts if isinstance(part, Quarantine)]

        assert not found
        assert labels == ["기사 번역", "종목 추적기"]


BITS = st.sampled_from(json.loads((CASES / "bits.json").read_text("utf-8")))


@given(st.one_of(st.text(max_size=400), st.lists(BITS, max_size=60).map("".join)))
@settings(max_examples=300, deadline=None)
def test_any_text(text: str) -> None:
    """Whatever the text, it is read without an error, twice alike, and an undated article says so."""
    parts = segment(text, zone=SEOUL)
    drafts = [part for part in parts if isinstance(part, Draft)]

    assert parts == segment(text, zone=SEOUL)
    assert all((part.published is None) == (part.published_basis == "unknown") for part in drafts)
    assert all(part.paragraphs and all(part.paragraphs) for part in drafts)


def test_wrapping() -> None:
    """A page wrapped at 72 columns reads like the page itself."""
    plain = (CASES / "single-en.txt").read_text("utf-8")
    wrapped = "\n".join(cut for line in plain.split("\n") for cut in _cut(line, 72))

    def bodies(text: str) -> list[tuple[str, ...]]:
        return [part.paragraphs for part in segment(text, zone="UTC") if isinstance(part, Draft)]

    assert bodies(plain) == bodies(wrapped)


def _cut(line: str, width: int) -> list[str]:
    lines = [""]
    for word in line.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def test_a_long_headline_is_no_paragraph() -> None:
    """A headline that is long and ends like a sentence, but without its stop, opens its article."""
    stock = [piece for piece in pieces(CASES / "articles.json") if piece.lang == "ko"][:2]
    long = stock[1].title + ' 두고 관계자 "업계 의견을 두루 들어 신중하게 접근하겠다"'
    lines = []
    for title, piece in ((stock[0].title, stock[0]), (long, stock[1])):
        lines += [title, *piece.deck, f"{piece.byline[0]} 기자 2026.02.03 12:37", "", *piece.body, ""]

    found = [part for part in segment("\n".join(lines), zone=SEOUL) if isinstance(part, Draft)]

    assert [part.title for part in found] == [stock[0].title, long]


def test_articles_without_name_or_date() -> None:
    """Titles alone divide articles that have neither byline nor date, where they stand apart."""
    stock = [piece for piece in pieces(CASES / "articles.json") if piece.lang == "zh"][:3]
    text = "\n\n\n".join("\n\n".join((piece.title, *piece.body)) for piece in stock)

    found = [part for part in segment(text, zone="UTC") if isinstance(part, Draft)]

    assert [part.title for part in found] == [piece.title for piece in stock]
    assert {part.published for part in found} == {None}


def test_no_article() -> None:
    """A page of links and buttons holds no article."""
    text = "로그인\n정치\n경제\n• 코스피 나흘 만에 반등\n많이 본 뉴스\n1 편의점 택배 요금 인상"

    found = segment(text, zone=SEOUL)

    assert len(found) == 0
