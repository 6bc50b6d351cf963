"""What is to come and why the news matters are sentences of the sources, or are not told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from digest.condense.candidates import usable
from digest.condense.condenser import Condenser
from digest.condense.outlook import coming, matters
from digest.markdown import parse, render
from digest.model import Article, Brief, Lang, Story
from digest.proof import refusals

LEAD: dict[str, str] = {
    "ko": "국회는 10일 본회의를 열어 데이터 보호법 개정안을 재석 272명 가운데 찬성 220명으로 의결했다.",
    "zh": "全国数据管理部门10日发布公告，公布新修订的数据出境安全评估办法全文及配套标准合同文本。",
    "en": "The assembly passed a revised data protection bill by 220 votes to 29 after a long debate.",
}


def article(*sentences: str, lang: Lang = "ko", dated: bool = True) -> Article:
    return Article(
        id="a1",
        document_id="d1",
        origin="a.html",
        title=LEAD[lang],
        paragraphs=(LEAD[lang], *sentences),
        lang=lang,
        published=datetime(2025, 11, 10, tzinfo=UTC) if dated else None,
        published_basis="stated" if dated else "unknown",
    )


def ahead(one: Article) -> list[tuple[str, str]]:
    found = usable(one)
    return [(each.date, each.text) for each in coming(found, found[:1])]


@pytest.mark.parametrize(
    ("lang", "sentence", "date"),
    [
        ("ko", "개정된 법은 2027년 1월부터 시행된다.", "2027-01"),
        ("ko", "다음 공청회는 오는 25일 국회에서 열린다.", "2025-11-25"),
        ("ko", "위원회는 다음 달 2일 후속 안건을 다루기로 했다.", "2025-12-02"),
        ("zh", "新办法将于12月1日起施行。", "2025-12-01"),
        ("en", "The law takes effect on Jan. 1, 2027, for all firms.", "2027-01-01"),
        ("en", "A public hearing is due on Nov. 25 in the capital.", "2025-11-25"),
    ],
)
def test_coming(lang: Lang, sentence: str, date: str) -> None:
    """A sentence that says what is to come and when is told with its date."""
    assert ahead(article(sentence, lang=lang)) == [(date, sentence)]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("ko", "개정안은 지난 3월 5일 상임위원회를 통과했다."),
        ("ko", "2027년 대선을 앞두고 여야가 법안을 처리했다."),
        ("ko", "업계는 2027년부터 비용이 늘어날 것으로 보인다."),
        ("ko", "야당은 12월에 다시 논의해야 한다고 주장했다."),
        ("zh", "业内人士认为，2027年费用将上涨。"),
        ("en", "Analysts said costs could rise in 2027 for everyone."),
        ("en", "The committee approved the bill on March 5 this year."),
    ],
)
def test_not_coming(lang: Lang, sentence: str) -> None:
    """What is past, guessed or demanded is not to come."""
    assert ahead(article(sentence, lang=lang)) == []


def test_undated_article_has_nothing_to_come() -> None:
    """Where nobody knows the day of an article, nobody knows what was ahead of it."""
    assert ahead(article("개정된 법은 2027년 1월부터 시행된다.", dated=False)) == []


@pytest.mark.parametrize(
    ("lang", "sentence", "told"),
    [
        ("ko", "여야가 쟁점 법안을 합의한 것은 2008년 이후 17년 만이다.", True),
        ("ko", "이번 개정은 정보 주체의 권리를 넓혔다는 데 의미가 있다.", True),
        ("zh", "这是该法实施以来首次全面修订。", True),
        ("en", "The bill marks the first overhaul of the law since 2011.", True),
        ("ko", "위원장은 회의가 끝난 뒤 기자들을 만나지 않았다.", False),
        ("en", "The committee met twice before the vote in the assembly.", False),
    ],
)
def test_matters(lang: Lang, sentence: str, told: bool) -> None:  # noqa: FBT001
    """Only a sentence that weighs the news says why it matters."""
    found = usable(article(sentence, lang=lang))

    assert [one.text for one in matters(found, found[:1])] == ([sentence] if told else [])


def brief() -> Brief:
    one = article(
        "개정된 법은 2027년 1월부터 시행된다.", "여야가 쟁점 법안을 합의한 것은 2008년 이후 17년 만이다."
    )
    story = Story(id="1a2b3c4d", beat="korea-politics", reasons=(), articles=(one,))
    (made,) = Condenser().condense(story)
    assert isinstance(made, Brief)
    assert made.coming
    assert made.matters
    assert refusals(made, {one.id: one.text}) == ()
    return made


def test_in_the_file() -> None:
    """The file keeps both; one that was written before there were such sections reads as without them."""
    text = render(brief())
    old = "\n".join(line for line in text.split("\n") if not line.startswith(("matters:", "coming:")))

    assert parse(text) == brief()
    assert parse(old) == replace(brief(), matters=(), coming=())


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda b: replace(b, coming=(replace(b.coming[0], date="2028-01"),)), "does not say 2028-01"),
        (lambda b: replace(b, coming=(replace(b.coming[0], date="2024-01"),)), "is not after its source"),
        (lambda b: replace(b, coming=(replace(b.coming[0], text="다른 말."),)), "is not the words"),
        (lambda b: replace(b, matters=(replace(b.matters[0], text="다른 말."),)), "is not the words"),
    ],
)
def test_refused(change: Callable[[Brief], Brief], reason: str) -> None:
    """A wrong date or a changed word is refused."""
    assert reason in "; ".join(refusals(change(brief())))


def quoted(speaker: str) -> Brief:
    """What the speaker of the assembly declared on 2024-12-14, after the vote."""
    one = replace(
        article(f"{speaker} said, “I declare that the impeachment motion has been passed.”", lang="en"),
        published=datetime(2024, 12, 14, 9, tzinfo=UTC),
    )
    story = Story(id="1a2b3c4d", beat="korea-politics", reasons=(), articles=(one,))
    (made,) = Condenser().condense(story)
    assert isinstance(made, Brief)
    assert refusals(made, {one.id: one.text}) == ()
    return made


def test_post_of_a_speaker() -> None:
    """A speaker named without a post has the one that the register is sure of, and no other passes."""
    made = quoted("Woo Won-shik")
    (quote,) = made.quotes
    (other,) = quoted("Speaker Woo Won-shik").quotes
    wrong = replace(made, quotes=(replace(quote, post="prime minister"),))

    assert (quote.speaker, quote.post) == ("Woo Won-shik", "National Assembly speaker")
    assert other.post in {"", quote.post}
    assert "is not known to have been 'prime minister'" in "; ".join(refusals(wrong))
    assert parse(render(made)) == made
