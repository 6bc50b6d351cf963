"""A story becomes one proven brief for each language of its sources."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import permutations

import pytest

from digest.condense.candidates import usable
from digest.condense.condenser import Condenser
from digest.condense.heading import headline, slug, standfirst, subjects
from digest.model import Article, Brief, Story
from digest.proof import refusals
from digest.report import Skip

KO = (
    "알리바바그룹이 24일 앞으로 3년간 클라우드에 3800억 위안을 투자한다고 밝혔다.",
    "이는 지난 10년 동안 같은 분야에 쓴 돈을 모두 합친 것보다 많은 금액이다.",
    "회사는 투자금을 서버와 데이터센터를 짓는 데 쓸 계획이라고 설명했다.",
)
EN = (
    "Alibaba said on Monday it would invest at least 380 billion yuan in cloud computing over three years.",
    "The sum is larger than everything the company spent on such infrastructure in the past decade.",
)


def article(number: int = 1, paragraphs: Sequence[str] = KO, lang: str = "ko", **more: object) -> Article:
    fields: dict[str, object] = {
        "id": f"a{number}",
        "document_id": f"d{number}",
        "origin": f"{number}.html",
        "title": "알리바바, 3년간 3800억 위안 투자",
        "paragraphs": tuple(paragraphs),
        "lang": lang,
        "outlet": f"outlet {number}",
        "published": datetime(2025, 2, 24, tzinfo=UTC),
        "published_basis": "stated",
    }
    return Article(**{**fields, **more})  # type: ignore[arg-type]


def story(*articles: Article) -> Story:
    return Story(id="1a2b3c4d", beat="china-tech", reasons=("names: alibaba",), articles=articles)


def condensed(*articles: Article) -> list[Brief]:
    found = [one for one in Condenser().condense(story(*articles)) if isinstance(one, Brief)]
    for one in found:
        assert refusals(one, {each.id: each.text for each in articles}) == ()
    return found


def test_a_brief_for_each_language() -> None:
    """Sources in two languages give two briefs, each in its own language."""
    found = condensed(article(), article(2, EN, "en", title="Alibaba to invest"))

    assert [(one.id, one.lang) for one in found] == [("1a2b3c4d-ko", "ko"), ("1a2b3c4d-en", "en")]


def test_points_are_sentences_of_the_source() -> None:
    """Each point is a whole sentence as its article has it, in its order."""
    (brief,) = condensed(article())

    assert [point.text for point in brief.points] == list(KO)


def test_order_of_articles_does_not_matter() -> None:
    """The same articles in any order give the same briefs."""
    articles = [
        article(1),
        article(2, KO[:2], url="https://b.example/1"),
        article(3, EN, "en"),
        article(
            4, [*KO[1:], "주가는 5% 올랐다고 거래소가 밝혔다."], published=None, published_basis="unknown"
        ),
    ]
    found = {tuple(condensed(*some)) for some in permutations(articles)}

    assert len(found) == 1


def test_thin_article() -> None:
    """An article with one usable sentence gives no brief, and says why."""
    (skip,) = Condenser().condense(story(article(paragraphs=[KO[0]])))

    assert skip == Skip(stage="condense", subject="1.html", reason=f"too thin: {len(KO[0])} characters")


def test_other_language() -> None:
    """A story in a language that no brief is made in is a skip."""
    (skip,) = Condenser().condense(story(article(lang="ja")))

    assert isinstance(skip, Skip)
    assert skip.reason == "no brief is made in ja"


@pytest.mark.parametrize(
    "line",
    [
        "홍길동 기자 hong@hangang.example",
        "ⓒ 한강뉴스, 무단 전재 및 재배포 금지",
        "[사진=한강뉴스 제공] 알리바바 본사 전경.",
        "▶ 관련기사 알리바바, 서버 투자 늘린다.",
        "3일 서울 여의도 국회에서 본회의가 열리고 있다.",
        "24일 오후 서울 한 매장에서 시민들이 새 전화기를 살펴보는 모습.",
        "하은솔 대변인이 24일 국회 본회의장에서 표결 결과를 발표하고 있다.",
        "중국 항저우에 있는 회사 본사 전경.",
        "짧은 말이다.",
        "마침표가 없는 소제목은 문장이 아니므로 쓰지 않음",
    ],
)
def test_furniture_is_no_sentence(line: str) -> None:
    """Bylines, notices, captions, buttons and headings are not candidates."""
    assert [one.text for one in usable(article(paragraphs=[*KO, line]))] == list(KO)


@pytest.mark.parametrize(
    ("lang", "before", "sentence"),
    [
        ("ko", "[서울=한강뉴스] 홍길동 기자 = ", KO[0]),
        ("ko", "(서울=한강뉴스) 홍길동·김철수 기자 = ", KO[0]),
        (
            "zh",
            "江畔网2月24日电（记者 程默）",
            "阿里巴巴集团宣布未来三年将投入超过3800亿元建设云和AI基础设施。",
        ),
        ("en", "HANGZHOU, Feb. 24 — ", EN[0]),
        ("en", "HANGZHOU, China, Feb. 24 (Pacific Wire) -- ", EN[0]),
        ("en", "", "IBM, Qinglan and others - all of them makers of chips - signed the letter this week."),
    ],
)
def test_dateline_is_cut_off(lang: str, before: str, sentence: str) -> None:
    """Place, agency and reporter before the news are no part of a point; its span begins behind them."""
    (one, *_) = usable(article(paragraphs=[before + sentence], lang=lang))

    assert one.text == sentence
    assert one.article.text[one.start : one.end] == sentence


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("新华社杭州2月24日电（记者 程默）", "阿里巴巴集团宣布未来三年将投入超过3800亿元建设云设施。"),
        ("江畔网讯 ", "阿里巴巴集团宣布未来三年将投入超过3800亿元建设云设施。"),
        ("本报杭州2月24日电 ", "阿里巴巴集团宣布未来三年将投入超过3800亿元建设云设施。"),
        ("（新社杭州24日电）", "阿里巴巴集团宣布未来三年将投入超过3800亿元建设云设施。"),
        ("", "华为和比亚迪电子宣布未来三年将投入超过3800亿元建设云设施。"),
        ("", "中国移动通讯集团宣布未来三年将投入超过3800亿元建设云设施。"),
        ("", "国家电网电力调度中心宣布未来三年将投入超过3800亿元建设设施。"),
    ],
)
def test_chinese_dateline(before: str, after: str) -> None:
    """An agency's line is cut off; a name with the same signs in it is not."""
    (one,) = usable(article(paragraphs=[before + after], lang="zh"))

    assert one.text == after


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("[속보] 국회, 예산안 의결", "국회, 예산안 의결"),
        ("[단독][종합] 국회, 예산안 의결(종합2보)", "국회, 예산안 의결"),
        ("快讯｜阿里巴巴宣布投资", "阿里巴巴宣布投资"),
        ("BREAKING: Assembly passes budget", "Assembly passes budget"),
        ("속보", "속보"),
        ("Updates to the law", "Updates to the law"),
    ],
)
def test_headline(title: str, expected: str) -> None:
    """The tags of an outlet are no part of a headline."""
    assert headline(title) == expected


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (
            "近日，阿里巴巴（BABA.US，09988.HK）宣布投入3800亿元建设云设施。",
            "阿里巴巴宣布投入3800亿元建设云设施。",
        ),
        (
            "24日，记者从南屿市交通局获悉，该市拟对网约车实施运力预警制度。",
            "该市拟对网约车实施运力预警制度。",
        ),
        (
            "记者从南屿市交通局获悉，该市拟对网约车平台实施运力预警制度。",
            "该市拟对网约车平台实施运力预警制度。",
        ),
        (
            "据江畔网报道，阿里巴巴（尚未证实）将投入3800亿元。",
            "据江畔网报道，阿里巴巴（尚未证实）将投入3800亿元。",
        ),
        ("近日，国会通过预算案。", "近日，国会通过预算案。"),
    ],
)
def test_standfirst(first: str, expected: str) -> None:
    """A Chinese standfirst has no lead-in and no ticker; whose news it is and what is in doubt stays."""
    assert standfirst(first, "zh") == expected
    assert standfirst(first, "ko") == first


def test_standfirst_is_the_best_sentence() -> None:
    """What says the news best stands first, even where the article opens with what was before."""
    article = Article(
        id="z1",
        document_id="z1",
        origin="z.html",
        title="云汀汽车将在南屿建设电池工厂",
        paragraphs=(
            "近年来，不少车企开始自己生产电池，以免受制于人。",
            "云汀汽车18日宣布，将投资60亿元在南屿建设电池工厂。",
            "工厂年产能为30吉瓦时，计划2027年6月投产。",
            "公司表示，新工厂将招聘1200名员工。",
        ),
        lang="zh",
        outlet="模拟日报",
        published=datetime(2025, 11, 18, tzinfo=UTC),
        published_basis="stated",
    )
    story = Story(id="1a2b3c4d", beat="china-tech", reasons=(), articles=(article,))
    (made,) = Condenser().condense(story)

    assert isinstance(made, Brief)
    assert made.standfirst == article.paragraphs[1]
    assert refusals(made, {article.id: article.text}) == ()


def test_standfirst_is_proven() -> None:
    """A brief whose standfirst is so shortened passes its gate."""
    first = "近日，阿里巴巴（BABA.US，09988.HK）宣布未来三年将投入3800亿元建设云和AI基础设施。"
    second = "这一数字超过了公司过去十年在同类设施上的投入总和。"
    (brief,) = condensed(article(paragraphs=[first, second], lang="zh"))

    assert brief.points[0].text == first
    assert brief.standfirst == "阿里巴巴宣布未来三年将投入3800亿元建设云和AI基础设施。"


def test_slug() -> None:
    """An address is ASCII, says who and what, ends in the brief's id and is short whatever the title."""
    assert subjects("中 알리바바, 텐센트와 손잡다") == ("Alibaba", "Tencent")
    assert slug(("Alibaba", "votes_for"), "1a2b3c4d-ko") == "alibaba-votes-for-1a2b3c4d-ko"
    assert slug(("😀", "../x"), "1a2b3c4d-ko") == "x-1a2b3c4d-ko"
    assert len(slug(("alibaba",) * 30, "1a2b3c4d-ko")) <= 80
    assert condensed(article())[0].slug == "alibaba-investment-1a2b3c4d-ko"


def test_undated_story() -> None:
    """A story without a date has none, and says so."""
    (brief,) = condensed(article(published=None, published_basis="unknown"))

    assert (brief.published, brief.published_basis) == (None, "unknown")
    assert "날짜를 밝힌 출처가 없음" in brief.notes


def test_a_copy_gives_no_second_allowance() -> None:
    """Of two copies of one text the one with an address is quoted, within the budget of one source."""
    text = (
        "알리바바 클라우드는 12일 항저우에서 새 모델을 공개했다.",
        "회사는 올해 데이터센터에 200억 위안을 투자한다고 밝혔다.",
        "새 모델은 반도체 설계와 소프트웨어 개발에 쓰인다.",
        "다음 달부터 기업 고객에게 이 모델을 제공할 계획이다.",
        "직원 3000명도 새로 뽑는다고 회사는 설명했다.",
    )
    linked = Article(
        id="b", document_id="d1", origin="pages/b.html", title="제목", paragraphs=text, lang="ko",
        url="https://hanbit.example/1",
    )  # fmt: skip
    copy = Article(
        id="a", document_id="d2", origin="pages/a.txt", title="제목", paragraphs=(" ".join(text),), lang="ko"
    )
    story = Story(id="0123abcd", beat="china-tech", reasons=("x",), articles=(copy, linked))

    (brief,) = Condenser().condense(story)

    assert isinstance(brief, Brief)
    assert {span.article_id for point in brief.points for span in point.spans} == {"b"}
    assert len(brief.points) <= 3
    assert [source.article_id for source in brief.sources] == ["b", "a"]
