"""Feeds that machines can read, with ids that never change."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import ConfigError
from digest.site.feeds import WRITERS, Channel, Item, atom, rss
from tests.site.conftest import Workshop, make, telling
from tests.site.feed_rules import html

ATOM = "{http://www.w3.org/2005/Atom}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)\Z", re.ASCII)
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


def _rss_faults(text: str) -> list[str]:
    head = ET.fromstring(text).find("channel")  # noqa: S314 - our own output
    assert head is not None
    items = head.findall("item")
    found = [
        f"channel without {name}" for name in ("title", "link", "description") if not head.findtext(name)
    ]
    found += [
        f"item without {name}"
        for item in items
        for name in ("title", "guid", "pubDate")
        if not item.findtext(name)
    ]
    for item in items:
        moment = parsedate_to_datetime(item.findtext("pubDate") or "")
        found += ["pubDate without a zone"] * (moment.tzinfo is None)
        found += ["link is relative"] * (not (item.findtext("link") or "").startswith("https://"))
    guids = [item.findtext("guid") for item in items]
    return found + ["a guid twice"] * (len(set(guids)) < len(guids))


def _atom_faults(text: str) -> list[str]:
    feed = ET.fromstring(text)  # noqa: S314 - our own output
    entries = feed.findall(f"{ATOM}entry")
    found = []
    for node in (feed, *entries):
        found += [f"no {name}" for name in ("id", "title", "updated") if not node.findtext(f"{ATOM}{name}")]
        stated = [node.findtext(f"{ATOM}{name}") for name in ("updated", "published")]
        found += [
            f"{moment} is no RFC 3339 time" for moment in stated if moment and not RFC3339.match(moment)
        ]
        links = {link.get("rel"): link.get("href", "") for link in node.findall(f"{ATOM}link")}
        found += ["a relative link" for href in links.values() if not href.startswith("https://")]
        found += ["no alternate link"] * ("alternate" not in links)
    found += ["no self link"] * (feed.find(f"{ATOM}link[@rel='self']") is None)
    found += ["no author"] * (feed.find(f"{ATOM}author/{ATOM}name") is None)
    names = [entry.findtext(f"{ATOM}id") for entry in entries]
    return found + ["an id twice"] * (len(set(names)) < len(names))


def _json_faults(text: str) -> list[str]:
    feed = json.loads(text)
    items = feed["items"]
    found = [f"no {name}" for name in ("title", "home_page_url", "feed_url") if not feed.get(name)]
    found += ["another version"] * (feed["version"] != "https://jsonfeed.org/version/1.1")
    for item in items:
        found += [f"item without {name}" for name in ("id", "url", "content_html") if not item.get(name)]
        found += ["a relative address"] * (not item["url"].startswith("https://"))
        found += ["no RFC 3339 time"] * (not RFC3339.match(item["date_published"]))
    return found + ["an id twice"] * (len({item["id"] for item in items}) < len(items))


def test_feeds_hold_what_validators_want(workshop: Workshop) -> None:
    """Every feed has what its format requires: ids once, dates of its form, whole addresses, its own link."""
    workshop.put(
        *(make(number, updated=datetime(2026, 3, 1, 1, 2, 3, 456, tzinfo=UTC)) for number in range(1, 4)),
        make(9, "zh", names=()),
        make(10, "en", beat="korea-politics"),
    )
    workshop.build('\nSITEURL = "https://news.example/digest"\n')
    checks = {".rss.xml": _rss_faults, ".atom.xml": _atom_faults, ".json": _json_faults}
    feeds = sorted(
        file for file in (workshop.output / "feeds").rglob("*") if file.suffix in {".xml", ".json"}
    )
    wrong = {
        file.name: faults
        for file in feeds
        for ending, check in checks.items()
        if file.name.endswith(ending) and (faults := check(file.read_text("utf-8")))
    }

    assert (wrong, len(feeds) > 20) == ({}, True)


def test_hub(workshop: Workshop) -> None:
    """Each format names the hub where one is configured, beside the feed's own address; else none."""
    workshop.put(make(1))
    workshop.build('\nDIGEST_HUB = "https://hub.example/?a&b"\n')
    links = [
        {
            link.rel: link.href
            for link in feedparser.parse((workshop.output / f"feeds/all.{kind}.xml").read_bytes()).feed.links
        }
        for kind in ("rss", "atom")
    ]
    told = json.loads(workshop.read("feeds/all.json"))["hubs"]
    workshop.build()

    assert (
        [found["hub"] for found in links],
        [found["self"].rpartition("/")[2] for found in links],
        told,
        "hub" in workshop.read("feeds/all.atom.xml") + workshop.read("feeds/all.json"),
    ) == (
        ["https://hub.example/?a&b"] * 2,
        ["all.rss.xml", "all.atom.xml"],
        [{"type": "WebSub", "url": "https://hub.example/?a&b"}],
        False,
    )


def test_empty_feed_has_a_plausible_date() -> None:
    """A feed without items is as old as the address that names it: no 1970, and the same at each build."""
    dates = [
        replace(channel("a"), id=f"tag:news.example,{since}:feed:x", items=[]).updated.isoformat()
        for since in ("2026", "2026-05", "2026-05-09", "2026-13")
    ]

    assert dates == [
        "2026-01-01T00:00:00+00:00",
        "2026-05-01T00:00:00+00:00",
        "2026-05-09T00:00:00+00:00",
        "1970-01-01T00:00:00+00:00",
    ]


def test_odd_zones_are_told_in_utc() -> None:
    """A moment off by other than half hours is told in UTC, the same moment; any other keeps its zone."""
    made = channel("a")
    for minutes, shown in ((507, "00:33:00+00:00"), (345, "03:15:00+00:00"), (570, "09:00:00+09:30")):
        moment = datetime(2026, 2, 3, 9, tzinfo=timezone(timedelta(minutes=minutes)))
        text = atom(replace(made, items=[replace(made.items[0], published=moment, updated=moment)]))

        assert f"<published>2026-02-03T{shown}</published>" in text


def test_addresses_of_other_letters() -> None:
    """A site under a name in Hangul is linked by its name in ASCII; a plain address stays as it is."""
    made = channel("a")
    item = replace(made.items[0], id="tag:a.example,2026:brief:내 글", url="https://뉴스.example/가/?q=[a]")
    text = rss(replace(made, items=[item], base="https://뉴스.example/feeds/all", home="http://[::1]:8000/"))
    tree = ET.fromstring(text)  # noqa: S314 - our own output

    assert (
        tree.findtext("channel/item/link"),
        tree.findtext("channel/item/guid"),
        tree.findtext("channel/link"),
    ) == (
        "https://xn--vg1b002a.example/%EA%B0%80/?q=[a]",
        "tag:a.example,2026:brief:%EB%82%B4%20%EA%B8%80",
        "http://[::1]:8000/",
    )


def test_summary_is_read_back() -> None:
    """The description of an RSS item is HTML that says the summary; in Atom it is the summary itself."""
    text = 'R&D <b> & "따옴표"'
    made = channel(text)
    read = ET.fromstring(rss(made)).findtext("channel/item/description")  # noqa: S314 - our own output
    entry = ET.fromstring(atom(made)).find(f"{ATOM}entry")  # noqa: S314 - our own output

    assert entry is not None
    assert (read, list(html(read or "")), entry.findtext(f"{ATOM}summary")) == (
        'R&amp;D &lt;b&gt; & "따옴표"'.replace(" & ", " &amp; "),
        [],
        text,
    )


@pytest.mark.parametrize(
    "tag", ["news.example", "News.example,2026", "뉴스.example,2026", "news.example,26", "a b,2026"]
)
def test_a_tag_that_names_nothing_is_refused(workshop: Workshop, tag: str) -> None:
    """An authority that no tag: address may have stops the build with a line that says what it must be."""
    with pytest.raises(ConfigError, match=r"news\.example,2026"):
        workshop.build(f"\nDIGEST_TAG = {tag!r}\n")


def test_a_feed_of_a_name(workshop: Workshop) -> None:
    """The feed of a name holds its twenty newest briefs, newest first."""
    briefs = [
        telling(number, f"비야디가 {number}번째 공장을 지었다.", names=("byd",)) for number in range(1, 25)
    ]
    workshop.put(*briefs)
    workshop.build()
    feed = json.loads(workshop.read("feeds/names/byd.json"))

    assert [item["title"] for item in feed["items"]] == [brief.headline for brief in reversed(briefs[4:])]
