"""What the reader reaches on the development pages and the gold pages; floors in `floors.json` only rise."""

import gzip
import hashlib
import importlib.util
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from statistics import mean
from types import ModuleType
from typing import Any

import pytest

from digest.errors import ReadError
from digest.extract.reader import Reader
from digest.model import Article, Document

pytestmark = pytest.mark.shared

FLOORS: Mapping[str, float] = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))
Truth = Mapping[str, Any]
_ENGLISH = 0.1
_SAVED = re.compile(r"_(20\d\d)_(\d\d)_(\d\d)$")


@cache
def scorer(shared: Path) -> ModuleType:
    """The metric of the development data."""
    spec = importlib.util.spec_from_file_location("evaluate", shared / "data/extraction/evaluate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def articles(body: bytes, url: str = "") -> list[Article]:
    """What the reader makes of a file."""
    document = Document(id=hashlib.sha256(body).hexdigest(), origin="page", body=body, url=url)
    try:
        return [item for item in Reader().extract(document) if isinstance(item, Article)]
    except ReadError:
        return []


@cache
def pages(shared: Path) -> tuple[tuple[Truth, Mapping[str, str]], ...]:
    """Every development page with what was read of it."""
    found = []
    for file in sorted((shared / "data/extraction/pages").glob("*.json")):
        truth = json.loads(file.read_text("utf-8"))
        body = gzip.decompress(file.with_suffix(".html.gz").read_bytes())
        main = next(iter(articles(body, truth["url"] or "")), None)
        told = (
            {}
            if main is None
            else {
                "title": main.title,
                "body": "\n".join(main.paragraphs),
                "author": ", ".join(main.byline),
                "date": main.published.isoformat() if main.published else "",
            }
        )
        found.append((truth, told))
    return tuple(found)


def possible(truth: Truth) -> Truth:
    """The truth without a date that is later than the day on which the page was saved, as its id tells it.

    Two newspaper pages carry such a one: the truth of another page, and days and months mixed up.
    """
    saved = _SAVED.search(truth["id"])
    late = saved and truth["date"] and truth["date"][:10] > "-".join(saved.groups())
    return {**truth, "date": None} if late else truth


def is_english(truth: Truth) -> bool:
    """Whether a text is in English, by its commonest words."""
    found = re.findall(r"[a-z]+", (truth["body"] or "").lower())
    return sum(word in {"and", "in", "of", "the", "to"} for word in found) > _ENGLISH * len(found)


def scored(shared: Path, lang: str, *, news: bool = False, english: bool = False) -> Mapping[str, float]:
    """The scorer's figures for one language; of the Latin-script pages only those of newspapers, if asked."""
    kept = [
        (truth, told)
        for truth, told in pages(shared)
        if truth["lang"] == lang
        and (not news or "fundus" in truth["source"])
        and (not english or is_english(truth))
    ]
    figures: Mapping[str, float] = scorer(shared).score(
        [possible(truth) for truth, _ in kept], {truth["id"]: told for truth, told in kept}
    )[0]
    return figures


@pytest.mark.parametrize("lang", ["ko", "zh", "ja"])
def test_bodies(shared: Path, lang: str) -> None:
    """Bodies of Korean, Chinese and Japanese pages are found; docF1 counts a page without body as 0."""
    assert scored(shared, lang)["docF1"] >= FLOORS[f"extract_docf1_{lang}"]


def test_bodies_of_newspapers(shared: Path) -> None:
    """Bodies of newspaper pages of forty countries are found."""
    figures = scored(shared, "latin", news=True)

    assert figures["docF1"] >= FLOORS["extract_docf1_news"]
    assert figures["F1"] >= FLOORS["extract_f1_news"]


def test_bodies_of_english_newspapers(shared: Path) -> None:
    """Bodies of English newspaper pages, by the measure of the article extraction benchmark."""
    assert scored(shared, "latin", news=True, english=True)["F1"] >= FLOORS["extract_f1_english"]


def test_bodies_of_other_pages(shared: Path) -> None:
    """Blogs, guides and company pages are read too."""
    assert scored(shared, "latin")["docF1"] >= FLOORS["extract_docf1_latin"]


def test_facts_of_newspapers(shared: Path) -> None:
    """Titles, dates and bylines of newspaper pages are right; a wrong date is rarer than a missing one."""
    figures = scored(shared, "latin", news=True)

    assert figures["title_loose"] >= FLOORS["extract_title_news"]
    assert figures["date"] >= FLOORS["extract_date_news"]
    assert figures["date_wrong"] <= FLOORS["extract_date_news_wrong_max"]
    assert figures["author_hit"] >= FLOORS["extract_byline_news"]


def test_facts_of_korean_and_chinese_pages(shared: Path) -> None:
    """No Korean or Chinese page has a wrong date; every Korean title is right."""
    korean, chinese = scored(shared, "ko"), scored(shared, "zh")

    assert korean["title_loose"] >= FLOORS["extract_title_ko"]
    assert (korean["date"], chinese["date"]) == (1.0, 1.0)


@cache
def gold(shared: Path) -> tuple[tuple[Truth, Sequence[Article]], ...]:
    """Every gold article with all that was read of the file that holds it."""
    found = []
    for folder in sorted((shared / "gold").glob("*/articles")):
        truths = {file.stem: json.loads(file.read_text("utf-8")) for file in sorted(folder.glob("*.json"))}
        for name, main in truths.items():
            file = folder.parent / main["page"]
            if file.stem == name:  # each file once, with every article that it holds
                read = articles(file.read_bytes())
                found += [({**truths[held], "side": held != name}, read) for held in main["page_articles"]]
    return tuple(found)


def same(truth: Truth, read: Sequence[Article]) -> list[Article]:
    """The articles read that are this one, by their titles."""
    return [article for article in read if article.title == truth["title"]]


def share(found: Sequence[bool]) -> float:
    return mean(map(float, found))


def test_gold_articles_once(shared: Path) -> None:
    """Every gold article is found exactly once, under its title, in any format and encoding."""
    assert (
        share([len(same(truth, read)) == 1 for truth, read in gold(shared)])
        >= FLOORS["extract_gold_found_once"]
    )


def test_gold_bodies(shared: Path) -> None:
    """The bodies of gold articles are whole and clean."""
    measure = scorer(shared).prf
    found = [
        max((measure("\n".join(truth["body"]), "\n".join(one.paragraphs))[2] for one in read), default=0.0)
        for truth, read in gold(shared)
    ]

    assert mean(found) >= FLOORS["extract_gold_docf1"]


def test_gold_facts(shared: Path) -> None:
    """Day, byline and deck of gold articles are as the page states them."""
    pairs = [(truth, same(truth, read)[0]) for truth, read in gold(shared) if same(truth, read)]
    days = [
        (str(one.published.isoformat())[:10] if one.published else "") == (truth["published"] or "")[:10]
        for truth, one in pairs
    ]
    wrong = [
        one.published is not None and one.published.isoformat()[:10] != (truth["published"] or "")[:10]
        for truth, one in pairs
    ]

    assert share(days) >= FLOORS["extract_gold_date"]
    assert share(wrong) <= FLOORS["extract_gold_date_wrong_max"]
    assert (
        share([set(one.byline) == set(truth["byline"]) for truth, one in pairs])
        >= FLOORS["extract_gold_byline"]
    )
    # An article beside another one may be shown without its deck.
    decks = [list(one.deck) == truth["deck"] for truth, one in pairs if not truth["side"]]
    assert share(decks) >= FLOORS["extract_gold_deck"]
