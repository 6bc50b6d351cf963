"""What is smuggled into a brief is refused, with its sources at hand and, where it can be seen, without.

Each case is an honest brief of the condenser with one thing in it changed so that it still reads well.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from digest.condense.condenser import Condenser
from digest.condense.evidence import span
from digest.model import Article, Brief, Evidence, Fact, Lang, Quote, Story
from digest.names.register import Name, using
from digest.proof import refusals
from digest.proof.measures import supports

KO = Article(
    id="ko",
    document_id="d1",
    origin="ko.html",
    title="[속보] 가람전자, 최소 3000억원 투자…2년간 500명 채용",
    paragraphs=(
        "[서울=한강뉴스] 하은솔 기자 = 가람전자가 24일 앞으로 2년간 최소 3000억원을 투자한다고 밝혔다.",
        "가람전자는 300억 위안을 새 공장에, 300억원을 연구에 쓴다고 25일 공시했다.",
        "나루모빌리티와 달리 가람전자는 직원 500명을 새로 채용하지 않겠다고 설명했다.",
        '하한결 대표는 하은결 부대표에게 "투자를 크게 늘리지 않겠다"고 말했다.',
        '하은결 부대표는 하한결 대표에게 "인력을 그대로 두겠다"고 말했다.',
    ),
    lang="ko",
    outlet="한강뉴스",
    published=datetime(2025, 2, 24, tzinfo=UTC),
    published_basis="stated",
)
ZH = Article(
    id="zh",
    document_id="d2",
    origin="zh.html",
    title="青岚电子将投资至少3000亿元",
    paragraphs=(
        "近日，青岚电子（QL.US）宣布，未来两年至少投资3000亿元建设工厂。",
        "公司2025年营收为800亿元，净利润为90亿元，研发投入为70亿元。",
        "云渡科技表示，与青岚电子不同，公司不会新增500个岗位。",
        "魏思远表示，“我们不会大幅增加投资，也不会裁员”。",
    ),
    lang="zh",
    outlet="云界",
    published=datetime(2025, 2, 24, tzinfo=UTC),
    published_basis="stated",
)
EN = Article(
    id="en",
    document_id="d3",
    origin="en.html",
    title="Qinglan to invest at least 300 billion yuan",
    paragraphs=(
        "BEIJING, Feb. 24 (Pacific Wire) -- Qinglan will invest at least 300 billion yuan, it said.",
        "Revenue was 80 billion yuan and net profit was 9 billion yuan in 2025, the company added.",
        "Unlike Yundu, Qinglan will not hire more than 500 people this year, a manager said.",
        "“We will not raise our investment very much,” said Wei Siyuan, who leads Qinglan.",
    ),
    lang="en",
    outlet="Pacific Wire",
    published=datetime(2025, 2, 24, tzinfo=UTC),
    published_basis="stated",
)
ARTICLES = {"ko": KO, "zh": ZH, "en": EN}
NAMES = (
    Name(
        id="garam", kind="company", ko=("가람전자",), zh=("青岚电子",), en=("Qinglan", "Qinglan Electronics")
    ),
    Name(id="naru", kind="company", ko=("나루모빌리티",), zh=("云渡科技",), en=("Yundu",)),
)


@pytest.fixture(params=["ko", "zh", "en"])
def lang(request: pytest.FixtureRequest) -> Lang:
    """Each language in turn."""
    found: Lang = request.param
    return found


def made(lang: Lang) -> Brief:
    """The honest brief of the article in a language."""
    story = Story(id="1a2b3c4d", beat="china-tech", reasons=(), articles=(ARTICLES[lang],))
    (brief,) = Condenser().condense(story)
    assert isinstance(brief, Brief)
    return brief


def refused(brief: Brief) -> tuple[bool, bool]:
    """Whether it is refused without its source, and with it."""
    source = ARTICLES[brief.lang]
    return bool(refusals(brief)), bool(refusals(brief, {source.id: source.text}))


def citing(brief: Brief, words: str) -> Brief:
    """The brief with words of its source as a further evidence, hash and all."""
    source = ARTICLES[brief.lang]
    start = source.text.index(words)
    new = Evidence(span=span(source, start, start + len(words)), text=words)
    return replace(brief, evidence=tuple(dict.fromkeys((*brief.evidence, new))))


def told(brief: Brief, words: str, fact: Fact) -> Brief:
    """The brief with one figure, of these words of its source."""
    cited = citing(brief, words)
    place = next(one.span for one in cited.evidence if one.text == words)
    return replace(cited, facts=(replace(fact, span=place),))


def pointing(brief: Brief, words: str) -> Brief:
    """The brief with one point, these words of its source, and nothing beside it."""
    cited = citing(brief, words)
    place = next(one for one in cited.evidence if one.text == words)
    point = replace(brief.points[0], text=words, spans=(place.span,))
    blank = replace(cited, points=(point,), evidence=(place,), standfirst=words, names=(), headline=words)
    return replace(blank, facts=(), quotes=(), impacts=(), matters=(), coming=())


def figure(lang: Lang, text: str, value: str, unit: str, kind: str = "money") -> Fact:
    """A figure without its words."""
    nowhere = span(ARTICLES[lang], 0, 1)
    return Fact(kind=kind, measure="", value=value, unit=unit, text=text, span=nowhere)  # type: ignore[arg-type]


def test_honest_briefs_are_proven(lang: Lang) -> None:
    """What the condenser makes passes, with its source and without."""
    with using(NAMES):
        assert refused(made(lang)) == (False, False)


BOTH = figure(
    "ko",
    f"300억원{KO.paragraphs[1].partition('300억원')[2]}\n나루모빌리티와 달리 가람전자는 직원 500명",
    "500",
    "people",
    "count",
)


@pytest.mark.parametrize(
    ("lang", "words", "fact", "seen"),
    [
        ("ko", KO.paragraphs[1], figure("ko", "300억원", "30000000000", "CNY"), (True, True)),
        ("ko", KO.paragraphs[1], figure("ko", "300억 위안", "30000000000", "KRW"), (True, True)),
        ("ko", KO.paragraphs[1], figure("ko", "300억원", "30000000000", "KRW", "count"), (True, True)),
        ("ko", KO.paragraphs[1], figure("ko", "공장", "30000000000", "KRW"), (True, True)),
        ("ko", KO.paragraphs[1], figure("ko", "300억원", "30000000000", "KRW"), (False, False)),
        ("ko", "3000억원", figure("ko", "3000억원", "300000000000", "KRW"), (False, True)),
        ("zh", "3000亿元", figure("zh", "3000亿元", "300000000000", "CNY"), (False, True)),
        ("en", "300 billion yuan", figure("en", "300 billion yuan", "300000000000", "CNY"), (False, True)),
        ("ko", KO.paragraphs[1], figure("ko", "새 공장에, 300억원", "30000000000", "KRW"), (False, False)),
        ("ko", KO.paragraphs[2], figure("ko", "500명", "500", "people", "count"), (False, False)),
        ("ko", f"{KO.paragraphs[1]}\n{KO.paragraphs[2]}", BOTH, (True, True)),
        ("ko", KO.paragraphs[1], figure("ko", "억원을 연구에", "30000000000", "KRW"), (True, True)),
        ("ko", "2년간", figure("ko", "2년간", "2", "years", "duration"), (False, False)),
    ],
)
def test_a_figure_of_another_unit_kind_or_bound(
    lang: Lang, words: str, fact: Fact, seen: tuple[bool, bool]
) -> None:
    """A unit of the figure beside it, or an "at least" left out of the words cited, is refused."""
    with using(NAMES):
        assert refused(told(made(lang), words, fact)) == seen


@pytest.mark.parametrize(
    ("text", "value", "measure", "proven"),
    [
        ("800亿元", "80000000000", "revenue", True),
        ("90亿元", "9000000000", "profit", True),
        ("800亿元", "80000000000", "investment", False),
        ("70亿元", "7000000000", "investment", True),
        ("70亿元", "7000000000", "revenue", False),
        ("90亿元", "9000000000", "investment", False),
        ("800亿元", "80000000000", "profit", False),
    ],
)
def test_a_figure_of_another_measure(text: str, value: str, measure: str, proven: bool) -> None:  # noqa: FBT001
    """Of revenue, profit and investment in one sentence each figure is what the nearest word says."""
    fact = replace(figure("zh", text, value, "CNY"), measure=measure)

    assert refused(told(made("zh"), ZH.paragraphs[1], fact)) == (not proven, not proven)


LEVELS = (
    ("성장률은 올해 3%로 떨어졌고 수출은 5% 늘었다.", "3%", "decline", False),
    ("비율은 올해 들어 3%로 떨어졌다.", "3%", "decline", False),
    ("매출은 지난해 모두 더해 800억 위안(약 16조원)으로 집계됐다.", "16조원", "revenue", True),
    ("매출은 800억 위안(약 16조원)으로 집계됐다.", "16조원", "revenue", True),
    ("매출은 800억 위안(약 16조원)으로 집계됐다.", "16조원", "profit", False),
)


@pytest.mark.parametrize(("words", "text", "measure", "proven"), LEVELS)
def test_a_level_is_no_change(words: str, text: str, measure: str, proven: bool) -> None:  # noqa: FBT001
    """What a change arrives at is not how much it changed; a conversion measures what it restates."""
    value, unit, kind = ("3", "%", "percent") if text == "3%" else ("16000000000000", "KRW", "money")
    fact = replace(figure("ko", text, value, unit, kind), measure=measure, approximate=kind == "money")

    assert supports(fact, words, "ko") == proven


OWNED = (
    figure("ko", "500명", "500", "people", "count"),
    replace(figure("en", "500 people", "500", "people", "count"), bound="more_than"),
    figure("zh", "500个", "500", "items", "count"),
)


@pytest.mark.parametrize("fact", OWNED)
@pytest.mark.parametrize("subject", ["garam", "naru"])
def test_a_figure_moved_to_another_subject(fact: Fact, subject: str) -> None:
    """Of two companies before a figure none is told as its owner, though the sentence names both."""
    lang = next(key for key, article in ARTICLES.items() if article.id == fact.span.article_id)
    with using(NAMES):
        brief = pointing(made(lang), ARTICLES[lang].paragraphs[2])  # type: ignore[arg-type]
        nobodys = replace(fact, span=brief.points[0].spans[0])
        given = [refused(replace(brief, facts=(replace(nobodys, subject=one),))) for one in ("", subject)]

    assert given == [(False, False), (True, True)]


SPEAKERS = (
    ("ko", KO.paragraphs[3], "투자를 크게 늘리지 않겠다", "하한결 대표", "하은결 부대표"),
    ("ko", KO.paragraphs[4], "인력을 그대로 두겠다", "하은결 부대표", "하한결 대표"),
    ("en", EN.paragraphs[3], "We will not raise our investment very much", "Wei Siyuan", "Qinglan"),
    ("zh", ZH.paragraphs[3], "我们不会大幅增加投资，也不会裁员", "魏思远", "投资"),
)


@pytest.mark.parametrize(("lang", "sentence", "words", "speaker", "other"), SPEAKERS)
def test_a_quotation_given_to_another_of_its_sentence(
    lang: Lang, sentence: str, words: str, speaker: str, other: str
) -> None:
    """Who is spoken to, of the same family name or not, is not who speaks; a part of a name is nobody."""
    with using(NAMES):
        brief = citing(pointing(made(lang), sentence), words)
        place = next(one.span for one in brief.evidence if one.text == words)
        quote = Quote(text=words, speaker=speaker, span=place)
        given = [refused(replace(brief, quotes=(replace(quote, speaker=one),))) for one in (speaker, other)]
        torn = refused(replace(brief, quotes=(replace(quote, speaker=speaker[:1]),)))

    assert (given, torn) == ([(False, False), (True, True)], (True, True))


@pytest.mark.parametrize(
    ("words", "verbatim"),
    [
        ("투자를 크게 늘리지 않겠다", True),
        ("투자를 크게 늘리", False),
        ("크게 늘리지 않겠다", False),
        ("하은결 부대표에게", False),
    ],
)
def test_a_quotation_is_all_that_stands_between_its_marks(words: str, verbatim: bool) -> None:  # noqa: FBT001
    """A quotation without its "not", and the source's own words as somebody's, are refused."""
    brief = citing(pointing(made("ko"), KO.paragraphs[3]), words)
    place = next(one.span for one in brief.evidence if one.text == words)
    quoting = replace(brief, quotes=(Quote(text=words, speaker="하한결 대표", span=place),))

    assert refused(quoting) == (not verbatim, not verbatim)


@pytest.mark.parametrize(
    "other", ["투자를 크게 늘리지는 않겠다", "투자는 크게 늘리지 않겠다", "투자를 크게 늘리겠다"]
)
def test_a_changed_particle(other: str) -> None:
    """One particle of a quotation changed is another quotation."""
    brief = citing(pointing(made("ko"), KO.paragraphs[3]), "투자를 크게 늘리지 않겠다")
    place = brief.evidence[-1].span

    assert refused(replace(brief, quotes=(Quote(text=other, speaker="하한결 대표", span=place),))) == (
        True,
        True,
    )


@pytest.mark.parametrize(
    ("lang", "words", "seen"),
    [
        ("ko", KO.paragraphs[2], (False, False)),
        ("ko", KO.paragraphs[2].removesuffix("지 않겠다고 설명했다."), (True, True)),
        ("ko", KO.paragraphs[2].removeprefix("나루모빌리티와 달리 "), (False, True)),
        ("ko", KO.paragraphs[0].partition("= ")[2], (False, False)),
        ("zh", ZH.paragraphs[2].removesuffix("新增500个岗位。"), (True, True)),
        ("zh", ZH.paragraphs[0].partition("未来两年至少")[2], (False, True)),
        ("en", EN.paragraphs[0].partition("-- ")[2], (False, False)),
        ("en", EN.paragraphs[2].partition("will not ")[2], (False, True)),
    ],
)
def test_a_point_is_all_of_its_sentence(lang: Lang, words: str, seen: tuple[bool, bool]) -> None:
    """A sentence without its "not" or its "at least" is no sentence; without its dateline it is."""
    assert refused(pointing(made(lang), words)) == seen


@pytest.mark.parametrize(
    ("lang", "headline", "proven"),
    [
        ("ko", KO.title, True),
        ("ko", "가람전자, 최소 3000억원 투자…2년간 500명 채용", True),
        ("ko", "3000억원 투자…2년간 500명 채용", False),
        ("ko", "가람전자, 최소 3000억원", False),
        ("zh", "3000亿元", False),
        ("en", "Qinglan to invest", False),
        ("en", "300 billion yuan", False),
    ],
)
def test_a_headline_loses_no_word(lang: Lang, headline: str, proven: bool) -> None:  # noqa: FBT001
    """A tag may be cut off a headline, a bound, a verb or half of a figure may not."""
    assert refused(replace(made(lang), headline=headline)) == (not proven, not proven)


@pytest.mark.parametrize(
    ("standfirst", "proven"),
    [
        ("青岚电子宣布，未来两年至少投资3000亿元建设工厂。", True),
        ("未来两年至少投资3000亿元建设工厂。", True),
        ("投资3000亿元建设工厂。", False),
        ("青岚电子宣布，未来两年至少投资3000亿元", False),
    ],
)
def test_a_standfirst_loses_no_word(standfirst: str, proven: bool) -> None:  # noqa: FBT001
    """What leads a sentence in may go, what belongs to its figure may not."""
    assert refused(replace(made("zh"), standfirst=standfirst)) == (not proven, not proven)


OTHER_NAMES: tuple[Callable[[Brief], Brief], ...] = (
    lambda b: replace(b, names=("naver",)),
    lambda b: replace(b, headline="가람電子, 최소 3000억원 투자…2년간 500명 채용"),
    lambda b: replace(b, headline="Garam, 최소 3000억원 투자…2년간 500명 채용"),
    lambda b: replace(b, standfirst=b.standfirst.replace("가람전자", "나루모빌리티")),
    lambda b: replace(b, points=(replace(b.points[0], text=b.points[0].text.replace("가", "가\u200b")),)),
)


@pytest.mark.parametrize("change", OTHER_NAMES)
def test_another_name_or_one_in_another_script(change: Callable[[Brief], Brief]) -> None:
    """A name that no source has, also of the same company in other letters, is refused."""
    with using(NAMES):
        assert refused(change(made("ko"))) == (True, True)


def test_another_day(lang: Lang) -> None:
    """A new brief is of the day of one of its sources; one that was changed later keeps its first day."""
    brief = made(lang)
    assert brief.published
    late = replace(brief, published=brief.published + timedelta(days=1))
    kept = replace(late, updated=brief.published + timedelta(days=2))

    assert [refused(one) for one in (late, replace(brief, published=None, published_basis="unknown"))] == [
        (True, True),
        (True, True),
    ]
    assert refused(kept) == (False, False)
