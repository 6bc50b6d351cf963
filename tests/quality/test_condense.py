"""What the condenser and its gate reach on the gold set; floors in `floors.json` only rise."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from digest.condense.candidates import every, usable
from digest.condense.condenser import Condenser
from digest.condense.ranking import ranked
from digest.model import Article, Bound, Brief, Direction, Story
from digest.proof import refusals, unsupported

pytestmark = pytest.mark.shared

Gold = Mapping[str, Any]


@cache
def articles(shared: Path) -> Mapping[str, tuple[Gold, Article]]:
    found = {}
    for file in sorted((shared / "gold").glob("*/articles/*.json")):
        gold = json.loads(file.read_text("utf-8"))
        when = gold["published"]
        found[gold["id"]] = (
            gold,
            Article(
                id=gold["id"],
                document_id=gold["id"],
                origin=gold["page"],
                title=gold["title"],
                deck=tuple(gold["deck"]),
                paragraphs=tuple(gold["body"]),
                lang=gold["lang"],
                url=gold["url"],
                outlet=gold["outlet"],
                published=datetime.fromisoformat(when) if when else None,
                published_basis="stated" if when else "unknown",
            ),
        )
    return found


@cache
def stories(shared: Path) -> tuple[tuple[Gold, Story, tuple[Brief, ...]], ...]:
    found = []
    for file in sorted((shared / "gold").glob("*/stories.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            gold = json.loads(line)
            told = tuple(articles(shared)[one][1] for one in gold["articles"])
            story = Story(id=gold["id"], beat=gold["beat"], reasons=(), articles=told)
            briefs = tuple(one for one in Condenser().condense(story) if isinstance(one, Brief))
            found.append((gold, story, briefs))
    return tuple(found)


@pytest.fixture(scope="session")
def floors(root: Path) -> Mapping[str, float]:
    found: Mapping[str, float] = json.loads((root / "tests/quality/floors.json").read_text("utf-8"))
    return found


def share(hits: list[bool]) -> float:
    return sum(hits) / len(hits)


@pytest.mark.parametrize("lang", ["en", "ko", "zh"])
def test_key_sentences(shared: Path, floors: Mapping[str, float], lang: str) -> None:
    """Of the three best sentences, as many are an editor's as the floor says."""
    hits = []
    for gold, article in articles(shared).values():
        if gold["lang"] == lang:
            best = [one.sentence.text for one in ranked(usable(article))[:3]]
            hits += [any(text in key or key in text for key in gold["key_sentences"]) for text in best]

    assert share(hits) >= floors[f"condense_key_sentences_{lang}"]


@pytest.mark.parametrize("lang", ["en", "ko", "zh"])
def test_points_are_key_sentences(shared: Path, floors: Mapping[str, float], lang: str) -> None:
    """Of the points of a brief of one article, as many are an editor's sentences as the floor says."""
    hits = []
    for gold, article in articles(shared).values():
        story = Story(id="1a2b3c4d", beat="china-tech", reasons=(), articles=(article,))
        points = [
            one for made in Condenser().condense(story) if isinstance(made, Brief) for one in made.points
        ]
        if gold["lang"] == lang:
            hits += [
                any(one.text in key or key in one.text for key in gold["key_sentences"]) for one in points
            ]

    assert share(hits) >= floors[f"condense_points_{lang}"]


def test_gold_facts(shared: Path, floors: Mapping[str, float]) -> None:
    """A brief tells the figures that matter in its story."""
    hits = []
    for gold, _, briefs in stories(shared):
        values = {fact.value for brief in briefs for fact in brief.facts}
        points = " ".join(point.text for brief in briefs for point in brief.points)
        for fact in gold["facts"]:
            said = any(words and words in points for words in fact["text"].values())
            hits.append(said or plain(fact["value"]) in values)

    assert share(hits) >= floors["condense_gold_facts"]


def plain(value: object) -> str:
    text = str(value)
    return f"{Decimal(text).normalize():f}" if re.fullmatch(r"[\d.]+", text) else text


def test_impacts(shared: Path, floors: Mapping[str, float]) -> None:
    """Every impact told is one that the gold set knows, and few of those are missed."""
    wrong, hits = [], []
    for gold, _, briefs in stories(shared):
        told = {(one.ticker.split(".")[0], one.direction) for brief in briefs for one in brief.impacts}
        known = {(one["ticker"].split(".")[0], one["direction"]) for one in gold["impacts"]}
        wrong += sorted(told - known)
        hits += [one in told for one in sorted(known)]

    assert wrong == []
    assert share(hits) >= floors["condense_impacts_recall"]


def test_every_brief_is_proven(shared: Path) -> None:
    """No brief of the gold stories holds a thing that its sources do not say."""
    refused = []
    for _, story, briefs in stories(shared):
        texts = {article.id: article.text for article in story.articles}
        refused += [reason for brief in briefs for reason in refusals(brief, texts)]

    assert refused == []


def test_injected_errors(shared: Path, floors: Mapping[str, float]) -> None:
    """A wrong digit, unit, name, date, speaker or listing, or a negated quotation, is refused."""
    hits: dict[str, list[bool]] = {}
    for _, story, briefs in stories(shared):
        texts = {article.id: article.text for article in story.articles}
        for brief in briefs:
            for kind, wrong in injected(brief):
                hits.setdefault(kind, []).append(bool(refusals(wrong, texts)))
    errors = [one for some in hits.values() for one in some]

    assert len(errors) > 1000
    assert share(errors) >= floors["proof_injected_refused"]
    assert {kind: share(some) for kind, some in hits.items() if share(some) < 0.9} == {}


def injected(brief: Brief) -> Iterator[tuple[str, Brief]]:
    """The brief with one error in it, again and again."""
    for number, point in enumerate(brief.points):
        for text in (*swapped(point.text), *digits(point.text)):
            points = (*brief.points[:number], replace(point, text=text), *brief.points[number + 1 :])
            yield "point", replace(brief, points=points)
    for key in ("headline", "standfirst"):
        for text in (*swapped(getattr(brief, key)), *digits(getattr(brief, key))):
            yield key, replace(brief, **{key: text})  # type: ignore[arg-type]
    for kind, of, wrong in (*wrong_facts(brief), *wrong_others(brief)):
        rows = list(getattr(brief, of))
        rows[wrong[0]] = wrong[1]
        yield kind, replace(brief, **{of: tuple(rows)})  # type: ignore[arg-type]
    for number, source in enumerate(brief.sources):
        for title in digits(source.title):
            sources = [*brief.sources[:number], replace(source, title=title), *brief.sources[number + 1 :]]
            yield "source", replace(brief, sources=tuple(sources))


def wrong_facts(brief: Brief) -> Iterator[tuple[str, str, tuple[int, object]]]:
    for number, fact in enumerate(brief.facts[:6]):
        for text in digits(fact.text):
            yield "figure text", "facts", (number, replace(fact, text=text))
        for value in digits(fact.value):
            yield "figure value", "facts", (number, replace(fact, value=value))
        if fact.unit in {"CNY", "KRW", "USD"}:
            unit = "USD" if fact.unit != "USD" else "CNY"
            yield "figure unit", "facts", (number, replace(fact, unit=unit))
        if fact.kind != "date":
            bound: Bound = "" if fact.bound else "at_least"
            yield "bound", "facts", (number, replace(fact, bound=bound))
            yield "about", "facts", (number, replace(fact, approximate=not fact.approximate))
        if fact.measure:
            measure = OTHERS.get(fact.measure, "fine" if fact.kind == "money" else "attendance")
            yield "figure measure", "facts", (number, replace(fact, measure=measure))
        if fact.subject:
            yield "figure subject", "facts", (number, replace(fact, subject="hanwha"))


def wrong_others(brief: Brief) -> Iterator[tuple[str, str, tuple[int, object]]]:
    negated = {"ko": "지 않", "zh": "不", "en": " not"}[brief.lang]
    for number, quote in enumerate(brief.quotes):
        half = len(quote.text) // 2
        text = quote.text[:half] + negated + quote.text[half:]
        yield "quotation", "quotes", (number, replace(quote, text=text))
        yield "speaker", "quotes", (number, replace(quote, speaker="한서준 대표"))
    for number, impact in enumerate(brief.impacts):
        yield "company", "impacts", (number, replace(impact, company="Hanwha"))
        yield "listing", "impacts", (number, replace(impact, ticker="000000.KS"))
        way: Direction = "negative" if impact.direction == "positive" else "positive"
        yield "direction", "impacts", (number, replace(impact, direction=way))


def digits(text: str) -> Iterator[str]:
    """The text with each of its first two digits wrong in turn."""
    for found in list(re.finditer(r"\d", text))[:2]:
        yield text[: found.start()] + str((int(found[0]) + 3) % 10) + text[found.end() :]


OTHERS = {
    "approval": "disapproval",
    "attendance": "votes_for",
    "decline": "growth",
    "disapproval": "approval",
    "fine": "revenue",
    "growth": "decline",
    "votes_against": "votes_for",
    "votes_for": "votes_against",
}
SWAPS = (
    (r"\d", lambda found: str((int(found[0]) + 3) % 10)),
    (r"위안|(?<=[\d억조만])원(?=[ ,을이])", lambda _: "달러"),
    ("亿", lambda _: "万"),
    ("billion", lambda _: "million"),
    ("알리바바|비야디|딥시크|텐센트", lambda _: "화웨이"),
    ("阿里巴巴|比亚迪|腾讯", lambda _: "华为"),
    ("Alibaba|BYD|DeepSeek|Tencent", lambda _: "Huawei"),
    ("국민의힘", lambda _: "더불어민주당"),
)


def swapped(text: str) -> Iterator[str]:
    for pattern, change in SWAPS:
        changed = re.sub(pattern, change, text, count=1)
        if changed != text:
            yield changed


def unproven(text: str, sources: list[Article]) -> set[str]:
    """What none of the sources supports."""
    found = [set(unsupported(text, one.text, anchor=day(one))) for one in sources]
    return set.intersection(*found)


def day(article: Article) -> date | None:
    return article.published.date() if article.published else None


def references(shared: Path) -> Iterator[tuple[str, list[Article]]]:
    """The reference points, which say what the sources say in other words."""
    for gold, story, _ in stories(shared):
        for lang in ("en", "ko", "zh"):
            sources = [one for one in story.articles if one.lang == lang]
            if sources:
                yield from ((point, sources) for point in gold["brief"][lang]["points"])


def test_false_alarms(shared: Path, floors: Mapping[str, float]) -> None:
    """The gate for rephrased sentences lets true ones pass."""
    passed = [not unproven(text, sources) for text, sources in references(shared)]

    assert share(passed) >= floors["proof_true_sentences_passed"]


def test_injected_errors_in_other_words(shared: Path, floors: Mapping[str, float]) -> None:
    """The gate for rephrased sentences sees a wrong digit, unit or name against the words that are cited."""
    hits = []
    for text, sources in references(shared):
        words, anchor = words_for(text, sources)
        wrong = (*swapped(text), *digits(text)) if words else ()
        hits += [bool(unsupported(changed, words, anchor=anchor)) for changed in wrong]

    assert len(hits) > 300
    assert share(hits) >= floors["proof_rephrased_injected_refused"]


def words_for(text: str, sources: list[Article]) -> tuple[str, date | None]:
    """The shortest run of up to three sentences that supports a reference point, "" where none does."""
    runs = []
    for article in sources:
        told = [one.text for one in every(article)]
        runs += [(" ".join(told[at : at + n]), day(article)) for n in (1, 2, 3) for at in range(len(told))]
    best = sorted(runs, key=lambda run: (len(run[0]), run[0]))
    return next((run for run in best if not unsupported(text, run[0], anchor=run[1])), ("", None))
