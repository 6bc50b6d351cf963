"""Feeds that machines can read, with ids that never change."""

import json
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.site.feeds import WRITERS, Channel, Item
from tests.site.conftest import Workshop, make

NOW = datetime(2026, 2, 3, 9, tzinfo=UTC)


def channel(text: str) -> Channel:
    item = Item(
        id="tag:x",
        url="https://news.example/a/",
        title=text,
        summary=text,
        content=text,
        lang="ko",
        published=NOW,
        updated=NOW,
        category=text,
    )
    return Channel(
        id="tag:y",
        title=text,
        home="https://news.example/",
        base="https://news.example/feeds/all",
        lang="ko",
        author=text,
        items=[item],
    )


@given(st.text())
def test_any_text(text: str) -> None:
    """Whatever a title holds, the feeds are XML and JSON."""
    made = {kind: write(channel(text)) for kind, write in WRITERS.items()}
    for kind in ("rss.xml", "atom.xml"):
        ET.fromstring(made[kind].encode("utf-8", "strict"))  # noqa: S314 - our own output
    found = json.loads(made["json"])["items"][0]["title"]

    assert True is (found in text or text not in found)


@pytest.mark.parametrize("name", ["all", "china-tech", "korea-politics", "ko", "zh", "en"])
@pytest.mark.parametrize("kind", ["rss.xml", "atom.xml"])
def test_feed_reader(built: Workshop, name: str, kind: str) -> None:
    """A feed reader finds every item with its id, link and date."""
    read = feedparser.parse((built.output / "feeds" / f"{name}.{kind}").read_bytes())

    assert (
        bool(read.bozo),
        all(entry.id.startswith("tag:") and entry.link and entry.published_parsed for entry in read.entries),
    ) == (False, True)


def test_same_items_in_each_kind(built: Workshop) -> None:
    """RSS, Atom and JSON Feed hold the same items under the same ids."""
    feeds = built.output / "feeds"
    rss, atom = (
        [entry.id for entry in feedparser.parse((feeds / f"all.{kind}").read_bytes()).entries]
        for kind in ("rss.xml", "atom.xml")
    )
    found = [item["id"] for item in json.loads((feeds / "all.json").read_bytes())["items"]]

    assert (found, found) == (rss, atom)


def test_date_does_not_post_again(workshop: Workshop) -> None:
    """Another date is the same item: the id is made of the brief's id alone."""
    ids = []
    for day in ("2026-02-03", "2026-02-09"):
        for file in (workshop.place / "content").rglob("plant-*.md"):
            file.unlink()
        workshop.put(make(1, day=day))
        workshop.build()
        ids.append([item["id"] for item in json.loads(workshop.read("feeds/all.json"))["items"]])

    assert ids[0] == ids[1]
