"""Stories: what belongs together, and what only looks alike."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.group import grouper
from digest.group.candidates import CROWD
from digest.group.evidence import Evidence, evidence
from digest.group.grouper import Grouper
from digest.group.profile import Profile
from digest.group.weights import Rarity
from digest.model import Article, Story
from digest.report import Skip

Build = Callable[..., Article]
KO = (
    (
        "중국 로봇 업체 운담로봇이 4일 항저우에서 휴머노이드 로봇 1만2400대를 내년까지 생산하겠다고 밝혔다. "
        "투자액은 37억 위안이다."
    ),
    "회사는 공장을 두 곳 더 짓고 기술 인력 860명을 뽑을 계획이라고 설명했다.",
)
ZH = (
    "云潭机器人4日在杭州宣布，明年底前将生产1.24万台人形机器人，投资额为37亿元。",
    "公司表示将再建两座工厂，并招聘860名技术人员。",
)
EN = (
    (
        "HANGZHOU - Chinese robot maker Yuntan Robotics said on Tuesday it would build 12,400 humanoid "
        "robots by the end of next year and invest 3.7 billion yuan."
    ),
    "It plans two more factories and will hire 860 engineers.",
)
POLL = (
    "나래조사가 {days} 전국 성인 {asked}명에게 물은 결과 "
    "대통령이 잘하고 있다는 응답은 {good}%, 잘못하고 있다는 응답은 {bad}%였다."
)
EARNINGS = (
    "{}가 13일 1분기 매출이 {}억 위안으로 지난해보다 {}% 늘었다고 밝혔다. "
    "클라우드와 광고가 실적을 이끌었다. 시장은 반도체 조달을 묻는다."
)


def _stories(articles: Sequence[Article], known: dict[str, str] | None = None) -> list[Story]:
    return [story for story in Grouper(known).group(articles) if isinstance(story, Story)]


def _ids(articles: Sequence[Article]) -> list[set[str]]:
    return [{article.id for article in story.articles} for story in _stories(articles)]


@pytest.fixture
def robots(build: Build) -> list[Article]:
    """One event in three languages."""
    return [
        build(
            "운담로봇, 휴머노이드 1만2400대 생산…37억 위안 투자",
            *KO,
            on="2025-03-04T15:00:00+09:00",
            outlet="가람신문",
        ),
        build(
            "云潭机器人：明年底前生产1.24万台人形机器人",
            *ZH,
            on="2025-03-04T13:30:00+08:00",
            lang="zh",
            outlet="江岸网",
        ),
        build(
            "Yuntan to build 12,400 humanoid robots",
            *EN,
            on="2025-03-04T14:10:00+08:00",
            lang="en",
            outlet="Quay Post",
        ),
    ]


def test_one_event_in_three_languages_is_one_story(robots: list[Article]) -> None:
    """Figures, place and day join reports that share no word."""

    assert _ids(robots) == [{article.id for article in robots}]


def test_every_join_says_why(robots: list[Article]) -> None:
    """The reasons name the outlets and what their reports share."""
    (story,) = _stories(robots)

    assert story.reasons[0].startswith("China tech: place ")
    assert all(" + " in reason and "CNY 3.7 billion" in reason for reason in story.reasons[1:])
    assert len(story.reasons) == len(story.articles)


def test_next_week_s_poll_follows_and_is_not_the_same(build: Build) -> None:
    """Two issues of a weekly poll are two stories, the second a continuation of the first."""
    first = build(
        "[나래조사] 대통령 긍정평가 54%…9월 1주 정례조사",
        POLL.format(days="지난 2∼4일", asked=1004, good=54, bad=37),
        on="2025-09-05T10:30:00+09:00",
    )
    second = build(
        "[나래조사] 대통령 긍정평가 51%…9월 2주 정례조사",
        POLL.format(days="지난 9∼11일", asked=1007, good=51, bad=40),
        on="2025-09-12T10:30:00+09:00",
    )
    stories = _stories([second, first])

    assert [[a.id for a in story.articles] for story in stories] == [[first.id], [second.id]]
    assert [story.follows for story in stories] == ["", stories[0].id]


def test_two_companies_one_day_are_two_stories(build: Build) -> None:
    """Quarterly results of two firms on one day stay apart though every other word is the same."""
    one = build(
        "텐센트, 1분기 매출 증가", EARNINGS.format("텐센트", 1800, 13), on="2025-05-13T18:00:00+09:00"
    )
    other = build(
        "바이두, 1분기 매출 증가", EARNINGS.format("바이두", 325, 3), on="2025-05-13T18:30:00+09:00"
    )

    assert _ids([one, other]) == [{one.id}, {other.id}]


def test_copy_of_a_wire_is_one_voice(build: Build) -> None:
    """A reprint joins its original, is told as a copy, and does not count as a second voice."""
    body = (
        "국회가 3일 본회의를 열어 지방자치법 개정안을 재석 271명 가운데 찬성 233명으로 의결했다.",
        "개정안은 공포 여섯 달 뒤 시행된다.",
    )
    wire = build("지방자치법 개정안 국회 통과", *body, on="2025-07-03T14:00:00+09:00", outlet="누리통신")
    copy = build("국회, 지방자치법 개정안 의결", *body, on="2025-07-03T15:00:00+09:00", outlet="바다일보")
    (story,) = _stories([copy, wire])

    assert [article.outlet for article in story.articles] == ["누리통신", "바다일보"]
    assert story.reasons[1] == "누리통신 + 바다일보: copy, 100 % of the shorter text"
    assert story.score == 1.0


def test_published_story_keeps_its_id(robots: list[Article]) -> None:
    """A story that grows keeps the id under which it was published."""
    first, *later = robots
    (story,) = _stories([*later, first], {later[-1].id: "0badcafe"})

    assert story.id == "0badcafe"


def test_two_published_stories_never_merge(robots: list[Article]) -> None:
    """What stands on the site as two stories stays two."""
    stories = _stories(robots, {robots[0].id: "11111111", robots[1].id: "22222222"})

    assert {"11111111", "22222222"} <= {story.id for story in stories}


def test_article_that_came_twice_is_told_once(robots: list[Article]) -> None:
    """The second coming of an article is a skip that names the first."""
    found = Grouper().group([*robots, robots[0]])
    skips = [item for item in found if isinstance(item, Skip)]

    assert [skip.stage for skip in skips] == ["group"]
    assert sum(len(item.articles) for item in found if isinstance(item, Story)) == len(robots)


def test_nothing_gives_nothing() -> None:
    """No articles make no stories, and an empty article does no harm."""

    assert Grouper().group([]) == ()


def test_empty_article_stands_alone(build: Build) -> None:
    """An article without a date, title or text is a story by itself, on no beat."""
    (story,) = _stories([build("")])

    assert (story.beat, len(story.articles)) == ("", 1)


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(range(6)))
def test_order_of_input_changes_nothing(order: list[int]) -> None:
    """The same articles in any order give the same stories, ids, reasons and leads."""
    count = iter(range(9))

    def made(title: str, text: str, day: int, outlet: str) -> Article:
        return Article(
            id=f"{next(count):016x}",
            document_id="",
            origin=outlet,
            title=title,
            paragraphs=(text,),
            lang="ko",
            outlet=outlet,
            published=datetime(2025, 3, day, 6, tzinfo=UTC) if day else None,
        )

    articles = [
        made("운담로봇 1만2400대", KO[0], 4, "가"),
        made("운담로봇 휴머노이드 생산", KO[0], 4, "나"),
        made("운담로봇 37억 위안 투자", KO[0] + KO[1], 5, "다"),
        made("나래조사 54%", POLL.format(days="지난 2∼4일", asked=1004, good=54, bad=37), 5, "가"),
        made("나래조사 51%", POLL.format(days="지난 9∼11일", asked=1007, good=51, bad=40), 12, "가"),
        made("날짜 없는 글", KO[1], 0, "라"),
    ]

    assert Grouper().group([articles[at] for at in order]) == Grouper().group(articles)


def _follows(build: Build, *reports: tuple[str, str, str, str]) -> list[bool]:
    """Which of the stories continue the first one."""
    articles = [build(title, lead, lang=lang, on=f"{on}T15:00:00+09:00") for on, lang, title, lead in reports]
    stories = [story for story in Grouper().group(articles) if isinstance(story, Story)]
    first = next(story for story in stories if story.articles[0] == articles[0])
    found = {story.articles[0].id: story.follows == first.id for story in stories}
    return [found[article.id] for article in articles[1:]]


BAN = (
    "2025-02-15",
    "ko",
    "운담챗, 국내 다운로드 중단",
    "개인정보위는 15일 운담챗의 국내 다운로드를 중단시켰다.",
)


@pytest.mark.parametrize(
    ("continues", "report"),
    [
        (
            True,
            (
                "2025-04-28",
                "ko",
                "운담챗 다운로드 재개",
                "2월 15일 중단된 운담챗 다운로드가 28일 재개됐다고 개인정보위가 밝혔다.",
            ),
        ),
        (
            False,
            ("2025-04-28", "ko", "운담챗 이용자 늘어", "운담챗의 국내 이용자가 28일 기준 40만명으로 늘었다."),
        ),
        (
            False,
            (
                "2025-04-28",
                "ko",
                "개인정보위, 가람몰에 과징금",
                "개인정보위는 28일 2월 15일 정보를 유출한 가람몰에 과징금을 부과했다.",
            ),
        ),
    ],
)
def test_follow_up_looks_back(build: Build, report: tuple[str, str, str, str], *, continues: bool) -> None:
    """A story continues an earlier one where it names that day and shares what is rare."""

    assert _follows(build, BAN, report) == [continues]


def test_a_crowd_of_reprints_is_one_story(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that more outlets print than an anchor may have holders is one story, weighed by few pairs."""
    weighed: list[str] = []

    def counted(one: Profile, other: Profile, rarity: Rarity) -> Evidence:
        weighed.append(other.article.id)
        return evidence(one, other, rarity)

    monkeypatch.setattr(grouper, "evidence", counted)
    reprints = [
        build(
            "운담로봇, 휴머노이드 1만2400대 생산…37억 위안 투자",
            *KO,
            on=f"2025-03-04T{at % 24:02}:{at // 24:02}:00+09:00",
            outlet=f"가람신문 {at}",
        )
        for at in range(CROWD + 20)
    ]
    (story,) = _stories(reprints)

    assert len(story.articles) == len(story.reasons) == CROWD + 20
    assert max(Counter(weighed).values()) <= 2 * grouper.NEAR
