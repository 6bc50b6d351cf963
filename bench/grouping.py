"""Grouping a season of news: 10,000 articles over 90 days in three languages, from our own sentences.

The size is `DIGEST_BENCH_ARTICLES`. Events are told by one to six outlets; some reports are copies; the same
subjects return all the time, as in the news.
"""

import os
import random
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from bench.measure import Case
from digest.group.grouper import Grouper
from digest.model import Article, Lang
from digest.names.register import Name, names

ARTICLES = int(os.environ.get("DIGEST_BENCH_ARTICLES", "10000"))
DAYS = 90
FIRST = datetime(2025, 3, 1, tzinfo=UTC)
LANGS: tuple[Lang, ...] = ("ko", "ko", "zh", "zh", "en")
REPORTS = (1, 1, 1, 1, 2, 2, 2, 3, 4, 6)
SENTENCES = {
    "ko": (
        "{who}는 {day}일 {where}에서 {what} 계획을 발표하고 {money}억 위안을 투자하겠다고 밝혔다.",
        "{other}와 {who}는 지난해 {count}명을 새로 뽑았고 올해는 {percent}% 늘릴 방침이다.",
        "업계는 이번 결정이 {what} 시장의 판도를 바꿀 것으로 보고 {other}의 대응을 지켜보고 있다.",
        '{where}의 한 관계자는 "{what} 수요가 {percent}% 가까이 늘어 공급이 따라가지 못한다"고 말했다.',
        "{who}가 {money}억원 규모의 {what} 사업을 시작한 것은 지난 {day}일이며 참여 업체는 {count}곳이다.",
        "여야는 {what} 지원 법안을 두고 맞섰고, 본회의에서는 찬성 {count}표로 통과됐다.",
        "전문가들은 {other}가 {where}에 짓는 시설이 {what} 공급의 {percent}%를 차지하게 된다고 분석했다.",
        "한편 {other}의 주가는 발표 뒤 {percent}% 올랐고 거래량은 {count}만 주를 넘었다.",
    ),
    "zh": (
        "{who}{day}日在{where}公布{what}计划，表示将投资{money}亿元。",
        "{other}与{who}去年新招聘{count}人，今年计划再增加{percent}%。",
        "业内人士认为，这一决定将改变{what}市场的格局，{other}的应对受到关注。",
        "{where}一位负责人表示，{what}的需求增长近{percent}%，供应跟不上。",
        "{who}于{day}日启动总额{money}亿元的{what}项目，参与企业达{count}家。",
        "朝野就{what}支持法案展开争论，最终以{count}票赞成获得通过。",
        "专家分析称，{other}在{where}建设的设施将占{what}供应的{percent}%。",
        "此外，{other}股价在消息公布后上涨{percent}%，成交量超过{count}万股。",
    ),
    "en": (
        "{who} said on the {day}th that it would invest {money} million yuan in {what} in {where}.",
        "{other} and {who} hired {count} people last year and plan to add {percent} percent this year.",
        "Analysts expect the decision to change the market for {what} and watch how {other} responds.",
        "An official in {where} said demand for {what} had grown by nearly {percent} percent.",
        "The {what} project of {money} million yuan, begun on the {day}th, brings {count} firms together.",
        "Lawmakers argued over the bill on {what}, which passed with {count} votes in favor.",
        "Experts said the site that {other} is building in {where} would supply {percent} percent of {what}.",
        "Shares of {other} rose {percent} percent after the news, with {count} thousand traded.",
    ),
}
SUBJECTS = {
    "ko": (
        "반도체",
        "인공지능",
        "전기차",
        "배터리",
        "로봇",
        "클라우드",
        "수출통제",
        "예산",
        "연금",
        "통신망",
    ),
    "zh": (
        "半导体",
        "人工智能",
        "电动汽车",
        "电池",
        "机器人",
        "云计算",
        "出口管制",
        "预算",
        "养老金",
        "通信网",
    ),
    "en": (
        *("chips", "artificial intelligence", "electric cars", "batteries", "robots"),
        *("cloud computing", "export controls", "the budget", "pensions", "telecom networks"),
    ),
}


def _form(name: Name, lang: str) -> str:
    return {"ko": name.ko, "zh": name.zh, "en": name.en}[lang][0]


def _actors() -> tuple[list[Name], list[Name]]:
    """Names that each language has: those who act, and places."""
    whole = [name for name in names() if name.ko and name.zh and name.en and not name.doubtful]
    actors = [name for name in whole if name.kind in {"company", "person", "body", "party"}]
    return actors, [name for name in whole if name.kind == "place"]


def _values(chance: random.Random) -> dict[str, object]:
    return {
        "day": chance.randrange(1, 29),
        "money": chance.randrange(11, 9999),
        "count": chance.randrange(12, 99999),
        "percent": f"{chance.randrange(1, 99)}.{chance.randrange(1, 10)}",
    }


def _sentence(chance: random.Random, pattern: str, lang: str, event: dict[str, object], about: int) -> str:
    actors, places = _ACTORS
    filled = {
        "who": _form(chance.choice(actors), lang),
        "other": _form(chance.choice(actors), lang),
        "where": _form(chance.choice(places), lang),
        "what": SUBJECTS[lang][about],
        **_values(chance),
    }
    return pattern.format(**(filled | event))


_ACTORS = _actors()


def _report(event: int, turn: int, lang: Lang, published: datetime) -> Article:
    """One report of an event: its first sentence is the event's, the others are background."""
    told, own = random.Random(event), random.Random(event * 100 + turn)  # noqa: S311 - the same corpus each time
    actors, places = _ACTORS
    who, where, about = told.choice(actors), told.choice(places), told.randrange(len(SUBJECTS[lang]))
    facts = {"who": _form(who, lang), "where": _form(where, lang), **_values(told)}
    lead = _sentence(told, SENTENCES[lang][0], lang, facts, about)
    count = own.randrange(7, 15)
    rest = [_sentence(own, own.choice(SENTENCES[lang]), lang, {}, about) for _ in range(count)]
    return Article(
        id=sha256(f"{event}/{turn}".encode()).hexdigest()[:16],
        document_id="",
        origin=f"{event}-{turn}",
        title=lead.rstrip(".。").split("。")[0],
        paragraphs=(lead, *rest),
        lang=lang,
        outlet=f"outlet {turn}",
        published=published if own.random() > 0.02 else None,  # noqa: PLR2004 - a few lost their dates
    )


def corpus(size: int = ARTICLES) -> list[Article]:
    """The articles, the same each time."""
    found: list[Article] = []
    event = 0
    while len(found) < size:
        event += 1
        chance = random.Random(-event)  # noqa: S311
        start = FIRST + timedelta(minutes=chance.randrange(DAYS * 24 * 60))
        first = _report(event, 0, chance.choice(LANGS), start)
        found.append(first)
        for turn in range(1, chance.choice(REPORTS)):
            later = start + timedelta(minutes=chance.randrange(30, 2000))
            report = _report(event, turn, chance.choice(LANGS), later)
            is_copy = chance.random() < 0.2 and report.lang == first.lang  # noqa: PLR2004
            found.append(_copy(first, report) if is_copy else report)
    return found[:size]


def _copy(first: Article, report: Article) -> Article:
    return Article(
        id=report.id,
        document_id="",
        origin=report.origin,
        title=report.title,
        paragraphs=first.paragraphs,
        lang=first.lang,
        outlet=report.outlet,
        published=report.published,
    )


def cases() -> list[Case]:
    """One case: beats and stories of the whole season."""
    articles = corpus()

    def work() -> int:
        Grouper().group(articles)
        return len(articles)

    return [Case(name=f"group: {ARTICLES} articles over {DAYS} days", unit="articles", work=work, runs=1)]
