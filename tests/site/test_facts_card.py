"""A story is told in the languages of its sources; its facts are said in the others."""

import re
from dataclasses import replace
from hashlib import sha256

import pytest

from digest import markdown
from digest.model import Brief, Fact, Impact, Quote, Span
from digest.site.facts_card import Words, facts_card
from digest.site.figures import said
from digest.site.languages import Interface
from tests.site.conftest import Workshop, make

STATED = (
    "중국 알리바바가 3년간 2000억 위안을 투자하고 5,000명을 채용해 점유율 39.8%를 지키겠다고 "
    "24일 밝혀 주가가 올랐다."
)


def told() -> Brief:
    """A Korean brief with figures of every kind."""
    brief = make(1, "ko", day="2026-02-24")
    span = replace(brief.evidence[0].span, end=len(STATED), sha256=_sha(STATED))
    facts = (
        _fact(span, "duration", "3", "years", "3년간"),
        replace(_fact(span, "money", "200000000000", "CNY", "2000억 위안"), measure="investment"),
        replace(_fact(span, "count", "5000", "people", "5,000명"), measure="hiring", note="확인 필요"),
        _fact(span, "percent", "39.8", "%", "39.8%"),
        _fact(span, "date", "2026-02-24", "", "24일"),
    )
    return replace(
        brief,
        headline=STATED,
        standfirst=STATED,
        points=(replace(brief.points[0], text=STATED, status="plan", spans=(span,)),),
        evidence=(replace(brief.evidence[0], span=span, text=STATED),),
        facts=facts,
        names=("alibaba", "china"),
        impacts=(Impact(company="알리바바", ticker="BABA", direction="positive", span=span),),
    )


def _sha(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _fact(span: Span, kind: str, value: str, unit: str, text: str) -> Fact:
    return Fact(kind=kind, measure="", value=value, unit=unit, text=text, span=span, subject="alibaba")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lang", "values", "names", "labels"),
    [
        (
            "en",
            ["3 years", "CNY 200 billion", "5,000 people", "39.8%", "24 February 2026"],
            ["Alibaba", "China"],
            ["Duration", "Investment", "Hiring", "Share", "Date"],
        ),
        (
            "zh",
            ["3年", "2,000亿元", "5,000人", "39.8%", "2026年2月24日"],
            ["阿里巴巴", "中国"],
            ["期限", "投资", "招聘", "比例", "日期"],
        ),
    ],
)
def test_facts_are_said(lang: str, values: list[str], names: list[str], labels: list[str]) -> None:
    """Figures, dates, names and measures are said as the language of the card writes them."""
    card = facts_card(told(), Interface(lang=lang))

    assert (values, names, labels) == (
        [figure.value for figure in card.figures],
        [name.text for name in card.names],
        [figure.label for figure in card.figures],
    )


def test_what_is_not_said_is_marked() -> None:
    """The words of a source keep their language; the company of an impact has its name in the register."""
    card = facts_card(told(), Interface(lang="en"))

    assert (
        Words(text="2000억 위안", lang="ko"),
        Words(text="Alibaba", lang=""),
        Words(text="확인 필요", lang="ko"),
        ((1, "Plan"),),
    ) == (card.figures[1].source, card.impacts[0].company, card.figures[2].note, card.points)


def test_a_name_without_a_form_keeps_its_language() -> None:
    """A subject that stands in no register is the source's own words, marked as such."""
    brief = told()
    card = facts_card(
        replace(brief, facts=(replace(brief.facts[0], subject="새벽전자"),)), Interface(lang="zh")
    )

    assert card.figures[0].subject == Words(text="새벽전자", lang="ko")


@pytest.mark.parametrize(("value", "words"), [("1", "1 year"), ("2", "2 years"), ("0.5", "0.5 years")])
def test_one_is_singular(value: str, words: str) -> None:
    """One of a unit is named in the singular."""
    fact = replace(told().facts[0], value=value)

    assert said(fact, Interface(lang="en")) == words


def test_card_stands_where_no_brief_does(workshop: Workshop) -> None:
    """The page has a card for each language without a brief; its language switch and lists lead there."""
    brief = told()
    english = make(2, "en", story=1)
    workshop.put(brief, english)
    workshop.build()
    text = workshop.read(f"{markdown.url(brief).strip('/')}/index.html")
    chinese = workshop.read("zh/index.html")

    assert (
        re.findall(r'<div id="facts-(\w+)"', text),
        re.findall(r'<li><a href="#facts-(\w+)" lang="([^"]+)">', text),
        re.findall(r"#facts-(\w+)", workshop.read("en/index.html")),
        re.findall(r"#facts-(\w+)", chinese),
        "2,000亿元" in text,
        "CNY 200 billion" in text,
    ) == (["zh"], [("zh", "zh-Hans")], [], ["zh"], True, False)


def test_figure_opens_its_sentence(workshop: Workshop) -> None:
    """Each figure is said in the language of the page, beside the source's own words in their sentence."""
    workshop.put(told())
    workshop.build()
    text = workshop.read(f"{markdown.url(told()).strip('/')}/index.html")

    assert (
        "2,000억 위안" in text,
        "중국 알리바바가 3년간 <mark>2000억 위안</mark>을 투자하고" in text,
    ) == (True, True)


def test_quotes_are_not_said() -> None:
    """Nobody's words are put into another language."""
    brief = told()
    quoted = replace(brief, quotes=(Quote(text="투자", speaker="한 연구원", span=brief.facts[0].span),))

    assert facts_card(quoted, Interface(lang="en")) == facts_card(brief, Interface(lang="en"))
