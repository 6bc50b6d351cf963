"""Saved queries of digest.toml: feeds of what meets every condition stated."""

import json
import re
from dataclasses import replace
from typing import Any

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import markdown
from digest.errors import ConfigError
from digest.model import Brief
from digest.query import Query
from digest.site.entries import Entry, entry
from digest.site.saved import declared, matching
from digest.text.fold import flat
from tests.site.conftest import Workshop, make

BEATS = ("china-tech", "korea-politics")


def item(number: int, headline: str, **changes: Any) -> Entry:
    brief = replace(make(number), headline=headline, **changes)
    made = entry(brief, path=f"{number}.md", digest=str(number), url=markdown.url(brief))
    return replace(made, standfirst="", text="")


def asked(query: Query, *items: Entry) -> list[str]:
    return [found.headline for found in matching(query, items, {}, 50)]


ITEMS = (
    item(1, "比亚迪在深圳建厂", lang="zh", names=("byd",)),
    item(2, "寧德時代發布電池", lang="zh"),
    item(3, "BYD가 공장을 세운다", lang="ko", names=("byd",)),
    item(4, "The minister said rain", lang="en"),
    item(5, "AI chips for ministers", lang="en", beat="korea-politics"),
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"any": ("비야디",)}, [1, 3]),
        ({"any": ("비야디", "宁德时代")}, [1, 2, 3]),
        ({"names": ("byd",), "lang": "ko"}, [3]),
        ({"any": ("ai",)}, [5]),
        ({"any": ("minister",)}, [4]),
        ({"any": ("minister", "MINISTERS")}, [4, 5]),
        ({"all": ("the", "ＲＡＩＮ")}, [4]),
        ({"all": ("비야디", "공장")}, [3]),
        ({"any": ("深圳", "BYD"), "none": ("공장",)}, [1]),
        ({"beat": "korea-politics"}, [5]),
        ({"lang": "en", "none": ("chips",)}, [4]),
        ({"any": ("공장을",)}, [3]),
        ({"any": ("said   rain",)}, [4]),
        ({"any": (".*",)}, []),
    ],
)
def test_what_a_query_finds(query: dict[str, Any], expected: list[int]) -> None:
    """Words find other scripts, other cases and the names they stand for; Latin words stand by themselves."""
    assert asked(Query(name="q", **query), *ITEMS) == [ITEMS[number - 1].headline for number in expected]


@settings(deadline=None)
@given(st.text(min_size=1).filter(str.strip), st.text())
def test_any_word(word: str, text: str) -> None:
    """Whatever a word holds, asking for it never fails and finds nothing that does not hold its letters."""
    found = asked(Query(name="q", any=(word,)), item(1, text))
    letters = [letter for letter in flat(word) if letter.isalnum() and letter.isascii()]

    assert all(letter in flat(text) for letter in letters) or not found


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"name": "q", "names": ["bydd"]}, "[[queries]] q: unknown name: bydd (nearest known: byd)"),
        (
            {"name": "q", "beat": "china-teck"},
            "[[queries]] q: unknown beat: china-teck (nearest known: china-tech)",
        ),
        ({"name": "q", "ani": []}, "DIGEST_QUERIES"),
        ("q", "DIGEST_QUERIES"),
    ],
)
def test_a_bad_query_is_named(row: object, message: str) -> None:
    """A query that asks for a name, a beat or a key that there is not says so in one line."""
    with pytest.raises(ConfigError) as caught:
        declared([row], BEATS)

    assert (message in str(caught.value), "\n" in str(caught.value)) == (True, False)


QUERIES = """
DIGEST_QUERIES = [
    {"name": "plants", "title": "Plants <&> works", "any": ["plant", "공장"], "beat": "china-tech"},
    {"name": "english", "lang": "en"},
]
"""


def _titles(shop: Workshop, name: str) -> list[str]:
    return [item["title"] for item in json.loads(shop.read(f"feeds/saved/{name}.json"))["items"]]


def _three(*, day: str = "2026-02-03") -> tuple[Brief, ...]:
    return make(1, day=day), make(2, "zh", day=day), make(3, "en", day=day)


def test_feeds_of_saved_queries(workshop: Workshop) -> None:
    """Each query has its feeds, stands on the page of feeds and in their list, in every language."""
    workshop.put(*_three())
    workshop.build(QUERIES)
    page = workshop.read("en/subscribe/index.html")

    assert (
        _titles(workshop, "plants"),
        _titles(workshop, "english"),
        [
            feedparser.parse((workshop.output / f"feeds/saved/plants.{kind}.xml").read_bytes()).feed.title
            for kind in ("rss", "atom")
        ],
        "Plants &lt;&amp;&gt; works" in page,
        re.findall(r'href="\.\./\.\./feeds/saved/([a-z.]+)"', page)[:3],
        "/feeds/saved/english.atom.xml" in workshop.read("feeds/feeds.opml"),
    ) == (
        [make(3, "en").headline, make(1).headline],
        [make(3, "en").headline],
        ["다이제스트: Plants <&> works"] * 2,
        True,
        ["plants.atom.xml", "plants.rss.xml", "plants.json"],
        True,
    )


def test_a_new_query(workshop: Workshop) -> None:
    """A query that is added, or changed, shows at the next build; one that is taken away is gone."""
    workshop.put(*_three())
    workshop.build()
    before = (workshop.output / "feeds" / "saved").exists()
    workshop.build(QUERIES)
    first = _titles(workshop, "plants")
    workshop.build(QUERIES.replace('"공장"', '"工厂"'))
    second = _titles(workshop, "plants")
    workshop.build()

    assert (before, len(first), len(second), (workshop.output / "feeds/saved/plants.json").exists()) == (
        False,
        2,
        2,
        False,
    )
    assert first != second
