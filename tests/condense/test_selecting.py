"""Points are the best set of sentences that may be quoted, whatever the order of the articles."""

from collections.abc import Sequence
from datetime import UTC, datetime
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.condense.candidates import Sentence
from digest.condense.condenser import Condenser
from digest.condense.ranking import Ranked
from digest.condense.selecting import chosen
from digest.model import Article, Lang, Story
from digest.proof.budget import allowance

LETTERS = "가나다라마바사아자차카타파하"


def scored(*some: tuple[float, int]) -> Sequence[Ranked]:
    """Sentences of one article by score and length, best first; no two alike."""
    texts = [LETTERS[number] * (length - 2) + "1." for number, (_, length) in enumerate(some)]
    article = Article(
        id="a",
        document_id="d",
        origin="a",
        title="",
        paragraphs=tuple(texts),
        lang="ko",
    )
    found = []
    for number, (score, length) in enumerate(some):
        start = article.text.index(texts[number])
        one = Sentence(
            article=article,
            start=start,
            end=start + length,
            number=number,
            paragraph=number,
            text=texts[number],
        )
        parts = dict.fromkeys(("position", "centrality", "title", "fresh", "said", "background"), 0.0)
        found.append(Ranked(sentence=one, score=score, straight=True, **parts))
    return sorted(found, key=lambda one: -one.score)


def numbers(found: Sequence[Ranked]) -> list[int]:
    return [one.number for one in chosen(found)]


def test_the_best_that_fit() -> None:
    """The three that are worth most within the budget, in the order of the source."""
    assert numbers(scored((1.2, 90), (0.9, 80), (0.8, 90), (0.7, 60))) == [0, 1, 2]


def test_a_long_one_gives_way_to_more() -> None:
    """A sentence so long that only a weak one fits beside it gives way to two good ones."""
    assert numbers(scored((1.2, 120), (0.95, 150), (0.92, 90), (0.9, 80), (0.3, 30))) == [0, 2, 3]


def test_the_news_stays() -> None:
    """The best sentence is in the set even where others would be worth more without it."""
    assert 0 in numbers(scored((1.2, 250), (1.1, 100), (1.1, 100), (1.1, 100), (0.2, 40)))


def test_nothing_twice() -> None:
    """A sentence that says what a better one says is no point."""
    found = scored((1.2, 60), (0.9, 60), (0.8, 60))
    again = Ranked(**{**{key: getattr(found[0], key) for key in Ranked.__slots__}, "score": 1.1})

    assert numbers([found[0], again, *found[1:]]) == [0, 1, 2]


def test_allowance() -> None:
    """A fifth of a long text; of one in which three sentences are more than a fifth, the cap."""
    sentence = "국회는 이날 본회의를 열어 예산안을 의결했다. "

    assert allowance("", "ko") == 300
    assert allowance(sentence * 8, "ko") == 300
    assert allowance(sentence * 30, "ko") == 240
    assert allowance(sentence * 55, "ko") == int(len(sentence) * 55 * 0.2)
    assert allowance(sentence * 500, "ko") == 300
    assert allowance("\n.\n".join(["가" * 150] * 8), "ko") == 244  # a line of stops counts as others do


SENTENCES: tuple[tuple[Lang, tuple[str, ...]], ...] = (
    (
        "ko",
        (
            "가온전자가 24일 앞으로 3년간 배터리 공장에 3800억원을 투자한다고 밝혔다.",
            "이는 지난 10년 동안 같은 분야에 쓴 돈을 모두 합친 것보다 많은 금액이다.",
            "회사는 투자금을 생산 라인 두 곳을 짓는 데 쓸 계획이라고 설명했다.",
            "도순호 대표는 “시장이 빠르게 커지고 있다”고 말했다.",
            "가온전자의 주가는 이날 5% 올랐다고 거래소가 밝혔다.",
            "새 공장은 2027년 6월부터 가동된다.",
        ),
    ),
    (
        "en",
        (
            "Gaon Electronics said on Monday it would invest 380 billion won in batteries over three years.",
            "The sum is larger than everything the company spent on such plants in the past decade.",
            "The first plant is due to open in June 2027 and will employ 1,200 people.",
        ),
    ),
)


@st.composite
def told(draw: st.DrawFn) -> tuple[Article, ...]:
    articles = []
    for number in range(draw(st.integers(2, 4))):
        lang, sentences = draw(st.sampled_from(SENTENCES))
        dated = draw(st.booleans())
        some = draw(st.lists(st.sampled_from(sentences), min_size=1, max_size=5, unique=True))
        articles.append(
            Article(
                id=f"a{number}",
                document_id=f"d{number}",
                origin=f"{number}.html",
                title=draw(st.sampled_from(("가온전자, 3800억원 투자", "Gaon to invest"))),
                paragraphs=tuple(some),
                lang=lang,
                outlet=draw(st.sampled_from(("하나", "둘", ""))),
                published=datetime(2025, 2, draw(st.integers(20, 22)), tzinfo=UTC) if dated else None,
                published_basis="stated" if dated else "unknown",
            )
        )
    return tuple(articles)


@settings(max_examples=80, deadline=None)
@given(told(), st.randoms(use_true_random=False))
def test_order_of_articles_changes_nothing(articles: tuple[Article, ...], random: Random) -> None:
    """A story shuffled gives the same briefs and the same reasons for none."""
    shuffled = list(articles)
    random.shuffle(shuffled)
    outcomes = [
        Condenser().condense(Story(id="1a2b3c4d", beat="china-tech", reasons=(), articles=tuple(some)))
        for some in (articles, shuffled)
    ]

    assert outcomes[0] == outcomes[1]
