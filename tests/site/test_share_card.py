"""The share card: a headline in lines that fit, as a picture that is text."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import markdown
from digest.site.entries import entry
from digest.site.languages import INTERFACES, Interface
from digest.site.place import Site
from digest.site.share_card import card, share, wrapped
from tests.site.conftest import make

SVG = "{http://www.w3.org/2000/svg}"
LONG = "국회 본회의는 재석 298명 가운데 찬성 204명으로 안건을 가결했다고 회사가 밝혔다 " * 5


def drawn(headline: str, lang: str = "ko", *, foot: str = "2026년 2월 3일 · 매체 3곳") -> ET.Element:
    text = card(
        site="소식", motto="문장마다 출처", kicker="중국 기술", headline=headline, foot=foot, lang=lang
    )
    return ET.fromstring(text)  # noqa: S314 - our own output


def lines(tree: ET.Element) -> list[str]:
    return [span.text or "" for span in tree.iter(f"{SVG}tspan")]


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_headline(headline: str, foot: str) -> None:
    """Whatever a headline holds, the card is XML with at most five lines, all inside the picture."""
    tree = drawn(headline, foot=foot)
    places = [float(span.get("y", "0")) for span in tree.iter(f"{SVG}tspan")]

    assert (len(places) <= 5, all(190 < place < 540 for place in places)) == (True, True)
    assert {node.tag.removeprefix(SVG) for node in tree.iter()} <= {
        "svg",
        "title",
        "rect",
        "text",
        "path",
        "tspan",
    }


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("가나 다ab 中文、。《》“”1,."), max_size=120), st.integers(600, 3000))
def test_no_letter_is_lost(text: str, limit: int) -> None:
    """Lines hold every letter of the text in its order."""
    assert "".join(wrapped(text, limit)).replace(" ", "") == text.replace(" ", "")


def test_korean_words_stay_whole() -> None:
    """Korean breaks at spaces only."""
    assert wrapped("비야디가 전기차 공장을 세웠다", 800) == ["비야디가 전기차", "공장을 세웠다"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("比亚迪建成电池工厂，投产", ["比亚迪建成电池工", "厂，投产"]),
        ("比亚迪建成工厂产能，投产", ["比亚迪建成工厂产", "能，投产"]),
        ("国务院关于发展《意见》", ["国务院关于发展", "《意见》"]),
        ("新能源汽车销量达210万辆", ["新能源汽车销量达", "210万辆"]),
    ],
)
def test_chinese_marks(text: str, expected: list[str]) -> None:
    """No line of Chinese begins with a closing mark or ends with an opening one, and figures stay whole."""
    assert wrapped(text, 830) == expected


def test_short_and_long() -> None:
    """A short headline is set large; one that no size holds is cut with an ellipsis."""
    sizes = [
        {node.get("font-size") for node in drawn(text).iter(f"{SVG}text")} & {"72", "46"}
        for text in ("총선 결과", LONG)
    ]

    assert (sizes, lines(drawn(LONG))[-1][-1], len(lines(drawn(LONG)))) == ([{"72"}, {"46"}], "…", 5)


def test_the_card_says_what_it_is() -> None:
    """The card has the headline as its name, its language, and nothing that runs or loads."""
    text = card(
        site="소식",
        motto="m",
        kicker="k",
        headline='<script>&"',
        foot="<img onerror=x>",
        lang='ko" onload="alert(1)',
    )
    tree = ET.fromstring(text)  # noqa: S314 - our own output

    assert (
        tree.findtext(f"{SVG}title"),
        tree.get("onload"),
        re.findall(r"https?://[^\"]+", text),
    ) == ('<script>&"', None, ["http://www.w3.org/2000/svg"])


def test_the_card_of_a_brief() -> None:
    """A card says beat, age, date and outlets in the language of its brief; an undated one says so."""
    speakers = {lang: Interface(lang=lang) for lang in INTERFACES}
    site = Site(
        name="다이제스트",
        url="https://a.example",
        tag="t",
        names={"en": "The Digest"},
        beats=(),
        interfaces=speakers,
    )

    def told(number: int, lang: str, day: str, *, old: bool = False, outlets: int = 1) -> list[str]:
        brief = make(number, lang, day=day)  # type: ignore[arg-type] # the test names only languages
        item = entry(brief, path="a.md", digest="a", url=markdown.url(brief))
        tree = ET.fromstring(share(speakers[lang], site, item, outlets=outlets, old=old))  # noqa: S314 - our own
        return [node.text for node in tree.iter(f"{SVG}text") if node.text]

    assert [
        told(1, "en", "2020-06-09", old=True, outlets=3),
        told(2, "ko", "2026-02-03"),
        told(3, "zh", "", outlets=0),
    ] == [
        [
            "The Digest",
            "Every sentence with its source",
            "China tech · An article of 2020",
            "9 June 2020 · 3 outlets",
        ],
        ["다이제스트", "문장마다 출처가 있는 뉴스 요약", "중국 테크", "2026년 2월 3일 · 매체 1곳"],
        ["다이제스트", "每一句都有出处", "中国科技", "日期不详 · 未注明媒体"],
    ]
