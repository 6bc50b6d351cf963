"""Figures carry what they measure, whose they are, and the words that prove them."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.condense.candidates import Sentence, every, usable
from digest.condense.figures import facts
from digest.condense.markets import impacts
from digest.condense.quoting import quotes
from digest.condense.relaying import relayed
from digest.condense.sides import one_side
from digest.model import Article, Fact, Lang
from digest.names.register import Name, using


def article(text: str, lang: Lang = "ko") -> Article:
    return Article(
        id="a",
        document_id="d",
        origin="a.html",
        title="제목",
        paragraphs=(text,),
        lang=lang,
        published=datetime(2025, 2, 24, tzinfo=UTC),
        published_basis="stated",
    )


def sentences(text: str, lang: Lang = "ko") -> tuple[Sentence, ...]:
    return usable(article(text, lang))


def told(text: str, lang: Lang = "ko") -> tuple[Fact, ...]:
    found = sentences(text, lang)
    return facts(found, found, lang)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ko", "알리바바가 3년간 3800억 위안을 투자한다고 밝혔다.", ("investment", "380000000000", "CNY")),
        ("ko", "회사의 지난해 매출은 66조1930억원으로 집계됐다.", ("revenue", "66193000000000", "KRW")),
        ("ko", "탄핵안은 국회 본회의에서 찬성 204표로 가결됐다.", ("votes_for", "204", "votes")),
        ("ko", "여론조사에서 국정 지지율은 54%로 나타났다.", ("approval", "54", "%")),
        ("zh", "该公司季度收入2801.54亿元，创下历史新高。", ("revenue", "280154000000", "CNY")),
        ("zh", "国会以204票赞成通过了对总统的弹劾案。", ("votes_for", "204", "votes")),
        (
            "en",
            "Alibaba will invest at least 380 billion yuan in its cloud.",
            ("investment", "380000000000", "CNY"),
        ),
    ],
)
def test_measure(lang: Lang, text: str, expected: tuple[str, str, str]) -> None:
    """The nearest word in the clause names what a figure measures."""
    assert expected in [(fact.measure, fact.value, fact.unit) for fact in told(text, lang)]


CASES = Path(__file__).parent.parent / "data" / "condense" / "facts.tsv"
SIGNS = {"": "", "at_least": ">=", "more_than": ">", "at_most": "<=", "less_than": "<"}


def cases() -> list[list[str]]:
    return [
        row.split("\t") for row in CASES.read_text("utf-8").splitlines() if row and not row.startswith("#")
    ]


def shown(fact: Fact) -> str:
    words = " ".join(word for word in (fact.measure or "-", fact.value, fact.unit) if word)
    return f"{words}{'~' * fact.approximate}{SIGNS[fact.bound]}{' !' * bool(fact.note)}"


@pytest.mark.parametrize(("lang", "text", "expected"), cases())
def test_facts_of_a_sentence(lang: Lang, text: str, expected: str) -> None:
    """What a figure says, of what, and how surely is read as a reader would; in doubt it is left out."""
    dated = replace(article(text, lang), published=datetime(2025, 11, 20, tzinfo=UTC))
    found = tuple(every(dated))

    assert ("; ".join(map(shown, facts(found, found, lang))) or "-") == expected


def test_votes_are_told_apart() -> None:
    """Each count of a vote has the word beside it."""
    found = told("탄핵안은 찬성 204표, 반대 85표, 기권 3표, 무효 8표로 가결됐다.")

    assert [(fact.measure, fact.value) for fact in found] == [
        ("votes_for", "204"),
        ("votes_against", "85"),
        ("votes_abstain", "3"),
        ("votes_invalid", "8"),
    ]


def test_conversion_is_the_source_s() -> None:
    """An amount restated in brackets has the measure of the first and says who converted it."""
    found = told("알리바바가 클라우드에 3800억 위안(약 75조원)을 투자한다고 밝혔다.")

    assert [(fact.measure, fact.unit, fact.note) for fact in found] == [
        ("investment", "CNY", ""),
        ("investment", "KRW", "원문의 환산"),
    ]


def test_figure_elsewhere_cites_few_words() -> None:
    """A figure of a sentence that the brief does not quote cites the figure and its word, no more."""
    found = sentences(
        "알리바바는 24일 투자 계획을 내놨다. 회사의 지난해 매출은 66조1930억원으로 한 해 전보다 늘었다."
    )
    revenue = next(fact for fact in facts(found, found[:1], "ko") if fact.measure == "revenue")
    text = found[0].article.text

    assert text[revenue.span.start : revenue.span.end] == "매출은 66조1930억원"


def test_level_in_brackets_is_noted() -> None:
    """A bracket that holds last year's level instead of the increase is noted, and stays as it is."""
    found = told("매출은 400억1600만 위안으로 한 해 전보다 62%(247억 위안) 늘었다고 회사가 밝혔다.")
    level = next(fact for fact in found if fact.value == "24700000000")

    assert level.text == "247억 위안"
    assert level.note == "400.16/1.62 = 247.01: 괄호 안 수치는 증감분이 아니라 이전 수준임"


def test_true_increase_has_no_note() -> None:
    """A bracket that holds the increase is not noted."""
    found = told("매출은 400억1600만 위안으로 한 해 전보다 62%(153억 위안) 늘었다고 회사가 밝혔다.")

    assert [fact.note for fact in found] == ["", "", ""]


def test_strange_rate_is_noted() -> None:
    """A conversion at a rate that no year has seen is noted."""
    found = told("알리바바가 클라우드에 3800억 위안(약 7조원)을 투자한다고 밝혔다.")

    assert found[1].note == "원문 환산율 18.42(CNY/KRW)이 통상 범위를 벗어남"


def test_subject_is_the_one_name_before() -> None:
    """A figure belongs to the one company named before it, to none where two are."""
    assert told("알리바바가 3800억 위안을 투자한다고 밝혔다.")[0].subject == "alibaba"
    assert told("알리바바와 텐센트가 3800억 위안을 투자한다고 밝혔다.")[0].subject == ""


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "ko",
            '이날 국회에서 기자회견을 연 하은솔 대변인은 "민심의 경고로 듣겠다"고 말했다.',
            [("하은솔 대변인", "민심의 경고로 듣겠다")],
        ),
        (
            "ko",
            '한 업계 관계자는 "값이 더 오를 것으로 본다"고 했다.',
            [("한 업계 관계자", "값이 더 오를 것으로 본다")],
        ),
        ("ko", '규제안을 내놨다가 주가가 폭락하자 "의견을 진지하게 검토하겠다"며 물러섰다.', []),
        (
            "ko",
            '시민당 관계자는 "실리 외교의 결과"라고 했고, 전진당 관계자는 "문서로 확인해야 한다"고 했다.',
            [("시민당 관계자", "실리 외교의 결과"), ("전진당 관계자", "문서로 확인해야 한다")],
        ),
        (
            "zh",
            "该公司发言人表示：“我们会配合监管部门的调查。”",
            [("该公司发言人", "我们会配合监管部门的调查。")],
        ),
        ("zh", "报告提出由“稳健的货币政策”转为适度宽松。", []),
        (
            "en",
            '"It is a licence regime, not a ban," said a metals trader in London.',
            [("a metals trader in London", "It is a licence regime, not a ban")],
        ),
    ],
)
def test_quotation(lang: Lang, text: str, expected: list[tuple[str, str]]) -> None:
    """A quotation is verbatim and has the speaker of its sentence, or there is none."""
    found = sentences(text, lang)

    assert [(quote.speaker, quote.text) for quote in quotes(found, found)] == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ko", "홍콩 증시에서 텐센트는 12.4% 떨어진 채 거래를 마쳤다.", [("텐센트", "0700.HK", "negative")]),
        ("zh", "截至收盘，腾讯控股下跌12.4%。", [("腾讯", "0700.HK", "negative")]),
        ("en", "Alibaba's U.S.-listed shares rose about 8% on Thursday.", [("Alibaba", "BABA", "positive")]),
        ("ko", "텐센트는 지난해 매출이 12.4% 떨어졌다고 증시에 알렸다.", []),
        ("ko", "텐센트는 24일 새 게임을 내놓겠다고 발표했다.", []),
        ("en", "BYD sold 502,657 vehicles, up 66.5%, a stock exchange filing showed.", []),
        ("zh", "腾讯市场份额上升12.4%，股价未变。", []),
        ("ko", "비야디 주가는 하락폭을 2%로 줄였다.", []),
        ("ko", "텐센트 주가는 3% 올랐다가 1% 내린 채 마감했다.", []),
        ("ko", "텐센트는 이번 조치로 수혜를 보지 못했다.", []),
        ("ko", "알리바바에는 호재가 아니라는 분석이 나온다.", []),
        ("ko", "비야디 주가가 10% 오를 것이라는 전망이 나왔다.", []),
        ("zh", "比亚迪股价跌幅收窄至2%。", []),
        ("zh", "腾讯并未因此受益。", []),
        ("zh", "比亚迪股价有望上涨20%。", []),
        ("zh", "小米集团股票收涨2.3%，报45.6港元。", [("小米集团", "1810.HK", "positive")]),
        ("en", "The move is not a boost for Alibaba, analysts said.", []),
        ("en", "Tencent shares could rise 10%, the bank said.", []),
        ("en", "Tencent shares gave up a 3% gain to end down 1%.", []),
    ],
)
def test_impact(lang: Lang, text: str, expected: list[tuple[str, str, str]]) -> None:
    """A stated move of a listed company's shares is an impact; a mention or a figure of sales is none."""
    found = sentences(text, lang)

    assert [(one.company, one.ticker, one.direction) for one in impacts(found, found, lang)] == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "ko",
            "10일 중국 상해증권보(上海證券報)에 따르면 회사는 이 같은 계획을 밝혔다.",
            [("한강뉴스", "상해증권보")],
        ),
        ("zh", "据新华社报道，会议通过了这项决定。", [("한강뉴스", "新华社")]),
        ("en", "The plan was dropped, Reuters reported on Monday, citing people.", [("한강뉴스", "Reuters")]),
        ("ko", "업계에 따르면 회사는 이 같은 계획을 밝혔다.", []),
        ("ko", "한강뉴스에 따르면 회사는 이 같은 계획을 밝혔다.", []),
    ],
)
def test_relayed(lang: Lang, text: str, expected: list[tuple[str, str]]) -> None:
    """A source that has its news from another outlet says so, and the brief does too."""
    own = replace(article(text, lang), outlet="한강뉴스")

    assert list(relayed(usable(own))) == expected


def test_one_side() -> None:
    """Words of one party alone are noticed; an unknown speaker may be of the other side."""
    own = '국민의힘 관계자는 "법안을 철회해야 한다고 본다"고 말했다. '

    assert one_side(sentences(own))
    assert not one_side(sentences(f'{own}더불어민주당 관계자는 "법안을 그대로 처리하겠다"고 말했다.'))
    assert not one_side(sentences(f'{own}한 관계자는 "법안을 그대로 처리하겠다"고 말했다.'))
    assert not one_side(sentences("국회는 24일 본회의를 열어 예산안을 의결했다."))


def test_generations_are_no_households() -> None:
    """A generation, "5세대(5G)", counts no homes, "500세대" does."""
    found = told("이동통신사가 5세대(5G) 서비스를 500세대 아파트 단지에서 먼저 시작했다고 24일 밝혔다.")

    assert [fact.value for fact in found if fact.unit == "households"] == ["500"]


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("매출이 100억원에서 150억원으로 20% 늘었다.", True),
        ("매출이 약 100억원에서 150억원으로 20% 늘었다.", False),
        ("매출이 100억원에서 최대 150억원으로 20% 늘었다.", False),
    ],
)
def test_only_exact_figures_are_held_against_each_other(text: str, noted: bool) -> None:  # noqa: FBT001
    """A share is no mismatch where the source says only about how much it is of."""
    assert any(fact.note for fact in told(text)) == noted


@pytest.mark.parametrize(("before", "owner"), [("[서울=가람신문] ", "naru"), ("[가람신문 특약] ", "")])
def test_nobody_owns_a_figure_where_the_dateline_may_be_meant(before: str, owner: str) -> None:
    """A name in the dateline is a name before the figure for whoever reads the source again."""
    own = [
        Name(id="naru", kind="company", ko=("나루전자",)),
        Name(id="garam", kind="body", ko=("가람신문 특약",)),
    ]
    with using(own):
        found = sentences(f"{before}나루전자가 직원 500명을 새로 채용한다고 24일 밝혔다.")
        (fact, *_) = facts(found, [], "ko")

    assert (fact.text, fact.subject) == ("500명", owner)
