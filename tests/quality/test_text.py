"""Figures, times and sentences against the given cases and the gold facts, with floors that only rise."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest

from digest.model import Lang
from digest.text.clock import clocks
from digest.text.dates import stated
from digest.text.numbers import amounts
from digest.text.relative import mentions
from digest.text.scripts import language

pytestmark = pytest.mark.shared

Row = dict[str, Any]


@pytest.fixture(scope="module")
def floors(root: Path) -> dict[str, float]:
    """What was reached before."""
    found: dict[str, float] = json.loads((root / "tests" / "quality" / "floors.json").read_text("utf-8"))
    return found


def _lang(name: str) -> Lang:
    return next(lang for lang in get_args(Lang) if lang == name)


def _given(shared: Path) -> Row:
    file = shared / "data" / "dates-and-money" / "cases.json"
    cases: Row = json.loads(file.read_text("utf-8"))
    return cases


def test_every_given_date_is_right(shared: Path) -> None:
    """All given relative dates and clocks are read as wanted."""
    cases = _given(shared)
    anchor = date.fromisoformat(cases["published"])
    wrong = []
    for case in cases["dates"]:
        days = [each.value for each in mentions(case["text"], anchor, _lang(case["lang"]))]
        found = days or [each.value for each in clocks(case["text"])]
        if found != [case["want"]]:
            wrong.append((case["text"], found))

    assert wrong == []


def test_every_given_figure_is_right(shared: Path) -> None:
    """All given figures have the wanted value and currency."""
    wrong = []
    for case in _given(shared)["money"]:
        *currency, value = case["want"].split()
        found = [(each.value, each.unit) for each in amounts(case["text"], _lang(case["lang"]))]
        if len(found) != 1 or found[0][0] != Decimal(value) or (currency and found[0][1] != currency[0]):
            wrong.append((case["text"], found))

    assert wrong == []


def _facts(shared: Path) -> list[Row]:
    files = sorted((shared / "gold").glob("*/stories.jsonl"))
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    return [fact for line in lines for fact in json.loads(line)["facts"]]


def _article(shared: Path, name: str) -> Row:
    file = next((shared / "gold").glob(f"*/articles/{name}.json"))
    article: Row = json.loads(file.read_text("utf-8"))
    return article


def _text(article: Row) -> str:
    return "\n".join([article["title"], *article["deck"], *article["body"]])


def test_gold_figures_are_read_from_their_words(shared: Path, floors: dict[str, float]) -> None:
    """A figure of the gold facts is read from the words that say it; some of them carry no unit at all."""
    asked = right = 0
    for fact in _facts(shared):
        if fact["kind"] not in {"money", "percent", "count", "duration"}:
            continue
        for lang, words in fact["text"].items():
            asked += 1
            right += Decimal(str(fact["value"])) in {each.value for each in amounts(words, _lang(lang))}

    assert right / asked >= floors["text_gold_figures"]


def test_gold_dates_are_read_from_their_articles(shared: Path, floors: dict[str, float]) -> None:
    """A day of the gold facts is among the times of each article that says it."""
    asked = right = 0
    for fact in _facts(shared):
        for name in fact["articles"] if fact["kind"] == "date" else ():
            article = _article(shared, name)
            if article["published"] and article["lang"] in fact["text"]:
                asked += 1
                found = mentions(
                    _text(article), date.fromisoformat(article["published"][:10]), article["lang"]
                )
                right += set(str(fact["value"]).split("/")) <= {each.value for each in found}

    assert right / asked >= floors["text_gold_dates"]


def test_gold_articles_have_their_language(shared: Path) -> None:
    """The script tells the language of every gold title and paragraph that has a sentence's length."""
    wrong = []
    for file in sorted((shared / "gold").glob("*/articles/*.json")):
        article = json.loads(file.read_text("utf-8"))
        texts = [article["title"], *article["body"]]
        wrong += [text for text in texts if len(text) > 20 and language(text) != article["lang"]]

    assert wrong == []


def test_every_quirk_feed_has_its_time(shared: Path) -> None:
    """The dates of the trap feeds are read in the zone of their source."""
    right = {
        ("Asia/Seoul", "2026.09.27 19:00"): "2026-09-27T19:00:00+09:00",
        ("Asia/Seoul", "Sun,27 Sep 2026 19:00:00 +0900"): "2026-09-27T19:00:00+09:00",
        ("Asia/Shanghai", "Sun, 27 Sep 2026 19:00:00 CST"): "2026-09-27T19:00:00+08:00",
    }
    feeds = "".join(
        file.read_text("utf-8", "replace")
        for file in sorted((shared / "data/feeds/quirks").glob("date_*.xml"))
    )
    found = {key: value.isoformat() for key in right if key[1] in feeds and (value := stated(key[1], key[0]))}

    assert found == right
