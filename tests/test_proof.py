"""Nothing passes the gate that its evidence does not say."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.condense.condenser import Condenser
from digest.condense.evidence import kept, span
from digest.model import Article, Bound, Brief, Direction, Fact, Impact, Lang, Point, Quote, Story
from digest.names.register import display, find, get
from digest.proof import refusals, unsupported
from digest.proof.facts import says
from digest.proof.measures import supports

ARTICLE = Article(
    id="a1",
    document_id="d1",
    origin="a.html",
    title="알리바바, 3년간 3800억 위안 투자",
    paragraphs=(
        "알리바바그룹이 24일 앞으로 3년간 클라우드에 3800억 위안을 투자한다고 밝혔다.",
        "이는 지난 10년 동안 같은 분야에 쓴 돈을 모두 합친 것보다 많은 금액이다.",
        '우융밍 최고경영자는 "인공지능 투자를 크게 늘리겠다"고 말했다.',
    ),
    lang="ko",
    outlet="한강뉴스",
    published=datetime(2025, 2, 24, tzinfo=UTC),
    published_basis="stated",
)
TEXTS = {ARTICLE.id: ARTICLE.text}


def made() -> Brief:
    story = Story(id="1a2b3c4d", beat="china-tech", reasons=("r",), articles=(ARTICLE,))
    (brief,) = Condenser().condense(story)
    assert isinstance(brief, Brief)
    return brief


def test_our_brief_is_proven() -> None:
    """A brief of the condenser passes with and without its sources at hand."""
    assert refusals(made()) == ()
    assert refusals(made(), TEXTS) == ()


@given(st.data())
def test_one_changed_character_is_refused(data: st.DataObject) -> None:
    """Any one character of a point changed, dropped or added is refused."""
    brief = made()
    number = data.draw(st.integers(0, len(brief.points) - 1))
    text = brief.points[number].text
    at = data.draw(st.integers(0, len(text) - 1))
    new = data.draw(st.characters().filter(lambda c: c != text[at])) if data.draw(st.booleans()) else ""
    changed = text[:at] + new + text[at + 1 :]
    points = list(brief.points)
    points[number] = replace(points[number], text=changed)

    assert refusals(replace(brief, points=tuple(points)))


def evidence_changed(brief: Brief) -> Brief:
    first = brief.evidence[0]
    return replace(brief, evidence=(replace(first, text=first.text.replace("3", "4")), *brief.evidence[1:]))


def fact(brief: Brief, text: str, value: str) -> Brief:
    cited = brief.evidence[0].span
    made = Fact(kind="money", measure="", value=value, unit="CNY", text=text, span=cited)
    return replace(brief, facts=(made,))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (evidence_changed, "is not the words that were cited"),
        (lambda b: replace(b, points=()), "no points"),
        (lambda b: replace(b, evidence=()), "are cited, not kept"),
        (lambda b: replace(b, sources=()), "is of no source"),
        (lambda b: replace(b, headline="알리바바, 3년간 3900억 위안 투자"), "headline stands in no source"),
        (lambda b: replace(b, headline="알리바바, 3년간 3"), "headline stands in no source"),
        (lambda b: replace(b, standfirst="새 문장."), "standfirst stands in no evidence"),
        (lambda b: replace(b, id="x"), "is not of story"),
        (lambda b: replace(b, published=None), "undated"),
        (lambda b: fact(b, "800억 위안", "80000000000"), "does not stand in the words"),
        (lambda b: fact(b, "3800억 위안", "38000000000"), "do not say 38000000000 CNY"),
        (
            lambda b: replace(b, quotes=(Quote(text="말", speaker="", span=b.evidence[0].span),)),
            "not verbatim",
        ),
        (
            lambda b: replace(
                b,
                impacts=(
                    Impact(company="텐센트", ticker="0700.HK", direction="positive", span=b.evidence[0].span),
                ),
            ),
            "do not name it",
        ),
        (lambda b: replace(b, names=("tencent",)), "stands nowhere in the evidence"),
        (lambda b: replace(b, points=(replace(b.points[0], spans=()),)), "cites nothing"),
    ],
)
def test_refused(change: Callable[[Brief], Brief], reason: str) -> None:
    """Each thing that is not proven is refused with its own reason."""
    assert reason in "; ".join(refusals(change(made())))


def test_true_fact_is_proven() -> None:
    """A figure that its words say passes."""
    assert refusals(fact(made(), "3800억 위안", "380000000000")) == ()


@pytest.mark.parametrize(
    ("text", "bound", "proven"),
    [
        ("3800억 위안 이상", "at_least", True),
        ("3800억 위안 이상", "", False),
        ("3800억 위안 이상", "at_most", False),
        ("최대 3800억 위안", "at_most", True),
        ("3800억 위안을 넘", "more_than", True),
        ("3800억 위안 미만", "less_than", True),
        ("3800억 위안", "", True),
        ("3800억 위안", "at_least", False),
        ("약 3800억 위안", "", False),
    ],
)
def test_a_bound_is_told_as_it_is(text: str, bound: Bound, proven: bool) -> None:  # noqa: FBT001
    """A figure of which the source says "at least" is refused as that very figure, and the reverse."""
    told = Fact(
        kind="money",
        measure="",
        value="380000000000",
        unit="CNY",
        text="3800억 위안",
        span=span(ARTICLE, 0, 4),
        bound=bound,
    )

    assert says(told, text, lang="ko", day=None) == proven


def test_source_at_hand_is_read_again() -> None:
    """Evidence that its source does not hold at that place is refused."""
    assert "does not stand in its source" in "; ".join(refusals(made(), {"a1": f"x{ARTICLE.text}"}))


def swapped_speaker(brief: Brief) -> Brief:
    return replace(brief, quotes=(replace(brief.quotes[0], speaker="알리바바그룹"),))


def swapped_owner(brief: Brief) -> Brief:
    return replace(brief, facts=(replace(brief.facts[0], subject="tencent"), *brief.facts[1:]))


def swapped_headline(brief: Brief) -> Brief:
    return replace(brief, sources=(replace(brief.sources[0], title="알리바바, 3년간 3900억 위안 투자"),))


def swapped_listing(brief: Brief) -> Brief:
    impact = Impact(company="알리바바", ticker="0700.HK", direction="positive", span=brief.evidence[0].span)
    return replace(brief, impacts=(impact,))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (swapped_speaker, "does not stand in the sentence of '인공지능"),
        (swapped_owner, "does not say that it is of 'tencent'"),
        (swapped_headline, "has another headline"),
        (swapped_listing, "is no listing of it"),
        (lambda b: replace(b, facts=(replace(b.facts[-1], value="1", kind="count"),)), "do not say 1"),
    ],
)
def test_swaps_are_refused(change: Callable[[Brief], Brief], reason: str) -> None:
    """Whose words, whose figure, which listing: a swap is seen where the source is at hand."""
    assert made().quotes
    assert reason in "; ".join(refusals(change(made()), TEXTS))


MARKET = (
    ("ko", "비야디 주가는 이날 홍콩 증시에서 3.2% 급락했다.", "비야디", "negative"),
    ("ko", "이번 조치는 텐센트에 호재로 꼽힌다.", "텐센트", "positive"),
    ("zh", "比亚迪股价当日收盘上涨3.2%。", "比亚迪", "positive"),
    ("en", "Shares of Tencent closed 3.2% lower in Hong Kong.", "Tencent", "negative"),
    ("en", "Shares of Tencent did not change in Hong Kong.", "Tencent", ""),
)


@pytest.mark.parametrize(("lang", "sentence", "company", "way"), MARKET)
@pytest.mark.parametrize("told", ["positive", "negative"])
def test_a_swapped_move_is_refused(
    lang: Lang, sentence: str, company: str, way: str, told: Direction
) -> None:
    """An impact stands only where the words cited say that very direction of the company."""
    article = replace(ARTICLE, paragraphs=(sentence,), lang=lang)
    start = article.text.index(sentence)
    cited = span(article, start, start + len(sentence))
    (name,) = [one.id for one in find(company)]
    impact = Impact(company=display(name, lang), ticker=get(name).tickers[0], direction=told, span=cited)
    brief = replace(
        made(),
        sources=(replace(made().sources[0], lang=lang),),
        lang=lang,
        points=(Point(text=sentence, status="fact", spans=(cited,)),),
        evidence=kept([cited], {article.id: article.text}),
        facts=(),
        quotes=(),
        impacts=(impact,),
    )
    reasons = "; ".join(refusals(brief))

    assert (f"do not say '{told}'" in reasons) == (told != way)


@pytest.mark.parametrize(
    ("text", "value", "measure", "proven"),
    [
        ("204표", "204", "votes_for", True),
        ("204표", "204", "votes_against", False),
        ("85표", "85", "votes_against", True),
        ("85표", "85", "votes_for", False),
        ("300명", "300", "attendance", True),
        ("300명", "300", "votes_for", False),
        ("300명", "300", "hiring", False),
    ],
)
def test_a_measure_that_the_words_do_not_speak_of_is_refused(
    text: str,
    value: str,
    measure: str,
    proven: bool,  # noqa: FBT001
) -> None:
    """A figure is of what its sentence says; of votes the nearest word decides."""
    words = "탄핵소추안은 재석 의원 300명 가운데 찬성 204표, 반대 85표로 가결됐다."
    cited = span(replace(ARTICLE, title=words), 0, len(words))
    told = Fact(kind="count", measure=measure, value=value, unit="", text=text, span=cited)

    assert supports(told, words, "ko") == proven


def test_a_swapped_owner_is_seen_in_the_quoted_sentence() -> None:
    """Whose figure it is must stand in the point that tells it, with or without its source at hand."""
    assert "does not say that it is of 'tencent'" in "; ".join(refusals(swapped_owner(made())))


def test_too_much_of_one_source() -> None:
    """More than three sentences of a source are refused."""
    long = replace(
        ARTICLE, paragraphs=tuple(f"알리바바그룹은 {n}일 새 서버 {n}만 대를 샀다." for n in range(1, 6))
    )
    brief = made()
    texts = list(long.paragraphs[:4])

    spans = [span(long, long.text.index(text), long.text.index(text) + len(text)) for text in texts]
    points = tuple(
        Point(text=text, status="fact", spans=(one,)) for text, one in zip(texts, spans, strict=True)
    )
    many = replace(
        brief,
        points=points,
        evidence=kept(spans, {long.id: long.text}),
        standfirst=points[0].text,
        names=(),
        facts=(),
        quotes=(),
    )

    assert refusals(many) == ("4 sentences of source '알리바바, 3년간 3800억 위안 투자', 3 may be quoted",)


def test_too_much_in_one_piece() -> None:
    """Four sentences are too many, however few the footnotes that hold them."""
    words = " ".join(f"알리바바그룹은 {n}일 새 서버 {n}만 대를 샀다." for n in range(1, 5))
    long = replace(ARTICLE, paragraphs=(words,))
    one = span(long, long.text.index(words), len(long.text))
    brief = replace(
        made(),
        points=(Point(text=words, status="fact", spans=(one,)),),
        evidence=kept([one], {long.id: long.text}),
        standfirst=words,
        names=(),
        facts=(),
        quotes=(),
    )

    assert [reason.partition(" of ")[0] for reason in refusals(brief)] == ["4 sentences"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("알리바바그룹은 3년간 3800억 위안을 투자한다.", ()),
        ("Alibaba will invest 380 billion yuan.", ()),
        ("阿里巴巴将投资3800亿元。", ()),
        ("알리바바그룹은 3년간 3900억 위안을 투자한다.", ("figure '3900억 위안'",)),
        ("텐센트는 3년간 3800억 위안을 투자한다.", ("name '텐센트'",)),
        ("알리바바는 25일 투자를 밝혔다.", ("time '25일'",)),
    ],
)
def test_unsupported(text: str, expected: tuple[str, ...]) -> None:
    """A rephrased sentence is held against the words by value, name and day, in any language."""
    words = "알리바바그룹이 24일 앞으로 3년간 클라우드에 3800억 위안을 투자한다고 밝혔다."

    assert [one for one in unsupported(text, words, anchor=date(2025, 2, 24)) if one in expected] == list(
        expected
    )
    assert bool(unsupported(text, words, anchor=date(2025, 2, 24))) == bool(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fund will hold at least 200 billion yuan.", ()),
        ("The fund will hold more than 200 billion yuan.", ()),
        ("The fund will hold 200 billion yuan.", ()),
        ("The fund will hold up to 200 billion yuan.", ("bound of '200 billion yuan'",)),
        ("기금은 2000억 위안 미만이 된다.", ("bound of '2000억 위안'",)),
    ],
)
def test_a_turned_bound_is_unsupported(text: str, expected: tuple[str, ...]) -> None:
    """An "at least" may become "more than" in other words, never "up to"."""
    assert unsupported(text, "该基金规模将不低于2000亿元。") == expected


def test_negated_quotation() -> None:
    """A quotation with one word changed is no quotation."""
    words = '그는 "투자를 크게 늘리겠다"고 말했다.'

    assert unsupported('그는 "투자를 늘리지 않겠다"고 말했다.', words) == (
        "quotation '투자를 늘리지 않겠다'",
    )
