"""Feeds of which the W3C feed validator would have nothing to say, by its rules as `feed_rules` has them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest.model import Brief, Evidence, Lang, Point, Span
from digest.site.feeds import WRITERS, atom, rss
from tests.site.conftest import Workshop, make
from tests.site.feed_rules import WARNINGS, events
from tests.site.test_feeds import ATOM, channel

TITLES = (
    "R&D·M&A에 5조원…AT&T5G",
    "if (a<b) && c>d; x &lt; y &amp;amp; &#60; &eacute;",
    "<script>alert(1)</script>",
    "</title></item><item><title>둘째 기사",
    "]]>&nbsp;<!-- -->",
    "<img src=x onerror=alert(1)> \"따옴표\" '따옴표'",
    "<a href=/x>읽기</a><b>굵게",
)


def _brief(number: int, lang: Lang, title: str, words: Sequence[str], *, day: str, **told: str) -> Brief:
    """A brief of an article that says these words under this title."""
    evidence = tuple(
        Evidence(
            span=Span(
                article_id=f"{number:016x}", start=0, end=len(text), sha256=sha256(text.encode()).hexdigest()
            ),
            text=text,
        )
        for text in words
    )
    published = datetime.fromisoformat(day) if day else None
    brief = make(number, lang, published=published, published_basis="stated" if day else "unknown")
    source = replace(brief.sources[0], lang=lang, title=title, published=published, **told)  # type: ignore[arg-type]
    return replace(
        brief,
        headline=title,
        standfirst=words[0],
        points=tuple(Point(text=one.text, status="fact", spans=(one.span,)) for one in evidence),
        evidence=evidence,
        sources=(source,),
    )


def _gold(shared: Path) -> Iterator[Brief]:
    """A brief of each gold article: its own title, its key sentences; some corrected, one undated."""
    files = sorted((shared / "gold").glob("*/articles/*.json"))
    for number, file in enumerate(files, 1):
        told = json.loads(file.read_text("utf-8"))
        brief = _brief(
            number,
            told["lang"],
            told["title"],
            told["key_sentences"],
            day=(told["published"] or "") if number > 1 else "",
            outlet=told["outlet"],
            url=told["url"] or "",
        )
        if number % 5 == 0 and brief.published:
            brief = replace(brief, updated=brief.published + timedelta(days=1, seconds=number))
        yield brief


def _said(workshop: Workshop, base: str) -> dict[str, set[str]]:
    """The events of every feed and OPML file, by its name."""
    feeds = workshop.output / "feeds"
    files = sorted(file for file in feeds.rglob("*") if file.suffix in {".xml", ".opml"})
    return {
        name: set(events(file.read_text("utf-8"), f"{base}/feeds/{name}"))
        for file in files
        if (name := file.relative_to(feeds).as_posix())
    }


def test_validator_is_silent_on_gold(workshop: Workshop, shared: Path) -> None:
    """Of a site of gold articles, below a path, with a hub, an empty feed and no source, nothing is said."""
    workshop.put(*_gold(shared))
    queries = [
        {"name": "cars", "title": "전기차 & 배터리", "any": ["배터리", "电池"]},
        {"name": "none", "all": ["어디에도없는말"]},
    ]
    workshop.build(
        f'\nSITEURL = "https://news.example/digest"\nDIGEST_HUB = "https://hub.example/?a&b"\n'
        f"DIGEST_QUERIES = {queries!r}\n"
    )
    said = _said(workshop, "https://news.example/digest")
    entries = ET.fromstring(workshop.read("feeds/all.atom.xml")).findall(f"{ATOM}entry")  # noqa: S314 - our own
    langs = {entry.get("{http://www.w3.org/XML/1998/namespace}lang") for entry in entries}

    assert (
        {name: told for name, told in said.items() if told},
        {"saved/cars.rss.xml", "saved/none.atom.xml", "corrections.rss.xml", "sources.opml"} <= said.keys(),
        len(entries),
        langs,
    ) == ({}, True, 50, {"ko", "en", "zh-Hans", "zh-Hant"})


def test_validator_on_hostile_titles(workshop: Workshop) -> None:
    """Whatever stands in headlines, summaries and outlets, a validator finds no error; titles may be odd."""
    for number, text in enumerate(TITLES, 1):
        words = (f"{text}라고 회사가 밝혔다.", f"회사는 {text} 소식을 알렸다.")
        workshop.put(_brief(number, "ko", text, words, day=f"2026-02-{number:02}T09:00+09:00", outlet=text))
    workshop.build()
    said = {event.split()[0] for told in _said(workshop, "http://localhost:8000").values() for event in told}
    entries = ET.fromstring(workshop.read("feeds/all.atom.xml")).findall(f"{ATOM}entry")  # noqa: S314 - our own

    assert (said, len(entries)) == ({"ContainsHTML"}, len(TITLES))


@given(st.text(min_size=1))
@example("</b> R&D1 <b> \x7f\x85 \ufdd0 \ufffe \U0001ffff \ud800")
def test_no_text_is_an_error(text: str) -> None:
    """No text at all makes a feed that a validator refuses or takes for other HTML than it is."""
    made = channel(text)
    made = replace(
        made, items=[replace(made.items[0], id="tag:a.example,2026:1", content=f"<p>{escape(text)}</p>")]
    )
    made = replace(made, id="tag:a.example,2026:feed:all")
    said = {
        event.split()[0]
        for kind, write in (("rss", rss), ("atom", atom))
        for event in events(write(made), f"https://news.example/feeds/all.{kind}.xml")
    }

    assert said <= {"ContainsHTML", "NotBlank", "BadCharacters"}


@pytest.mark.parametrize(
    ("kind", "old", "new", "event"),
    [
        ("rss", "<language>ko</language>", "<language>한국어</language>", "InvalidLanguage"),
        ("rss", "<link>https://news.example/a/", "<link>/a/", "InvalidFullLink"),
        ("rss", "<link>https://news.example/a/", "<link>https://뉴스.example/a/", "InvalidFullLink"),
        ("rss", "<title>", "<title>a</title><title>", "DuplicateElement"),
        ("rss", "<guid", "<id>1</id><guid", "UndefinedElement"),
        ("rss", " isPermaLink", " permalink", "UnexpectedAttribute"),
        ("rss", "</item>", "</item><link>https://news.example/</link>", "MisplacedItem"),
        ("rss", "<pubDate>Tue, ", "<pubDate>Mon, ", "IncorrectDOW"),
        ("rss", "+0000</pubDate>", "+0827</pubDate>", "ProblematicalRFC822Date"),
        ("rss", "2026 09:00:00", "1970 09:00:00", "ImplausibleDate"),
        ("rss", "<description>R&amp;amp;D", "<description>R&amp;D", "NotHtml"),
        ("rss", "<title>R&#x26;D1", "<title>R&amp;D1", "ContainsHTML"),
        ("rss", "<title>R&#x26;D1", "<title>\x85", "BadCharacters"),
        ("rss", "&lt;p&gt;", "&lt;p&gt;&lt;a href=&quot;/a/&quot;&gt;a&lt;/a&gt;", "ContainsRelRef"),
        ("rss", "&lt;p&gt;", "&lt;p&gt;&lt;script&gt;&lt;/script&gt;", "SecurityRisk"),
        ("rss", "&lt;p&gt;", "&lt;p onclick=&quot;1&quot;&gt;", "SecurityRisk"),
        ("rss", "&lt;p&gt;", "&lt;p&gt;&lt;p&gt;", "NotHtml"),
        ("rss", 'rel="self"', 'rel="hub"', "MissingSelf"),
        ("atom", "<id>tag:a.example,2026:1", "<id>tag:a.example:1", "InvalidTAG"),
        ("atom", "<id>tag:a.example,2026:1", "<id>tag:a.example,2026:가", "InvalidTAG"),
        ("atom", "<updated>2026-02-03T", "<updated>2026-02-03 ", "InvalidRFC3339Date"),
        ("atom", "<author><name>R&#x26;D1</name></author>", "", "MissingElement"),
        ("atom", 'rel="self"', 'rel="own"', "UnregisteredAtomLinkRel"),
        ("atom", "feeds/all.", "feeds/other.", "SelfDoesntMatchLocation"),
        ("atom", 'xml:lang="ko"', 'xml:lang="kr-old"', "InvalidLanguage"),
        (
            "atom",
            'rel="self" type="application/atom+xml"',
            'rel="alternate" type="text/html"',
            "DuplicateAtomLink",
        ),
        ("atom", "</entry>", "</entry><id>tag:a.example,2026:2</id>", "MisplacedMetadata"),
        ("atom", "<summary>R&#x26;D1", "<summary>", "NotBlank"),
    ],
)
def test_the_judge_sees_a_fault(kind: str, old: str, new: str, event: str) -> None:
    """The rules find what they are there to find, and nothing in what we write."""
    made = channel("R&D1")
    item = replace(made.items[0], id="tag:a.example,2026:1", content="<p>R&amp;D</p>")
    text = WRITERS[f"{kind}.xml"](replace(made, id="tag:a.example,2026:feed:all", items=[item]))
    at = f"https://news.example/feeds/all.{kind}.xml"

    assert (events(text, at), event in {one.split()[0] for one in events(text.replace(old, new), at)}) == (
        [],
        True,
    )


def test_items_that_are_one() -> None:
    """Two items under one id are an error in either format; two changed at one moment are remarked on."""
    made = replace(channel("a"), id="tag:a.example,2026:feed:all")
    item = replace(made.items[0], id="tag:a.example,2026:1")
    twice = replace(made, items=[item, item])
    said = {
        kind: {
            event.split()[0] for event in events(write(twice), f"https://news.example/feeds/all.{kind}.xml")
        }
        for kind, write in (("rss", rss), ("atom", atom))
    }

    assert (said, {"DuplicateUpdated"} <= WARNINGS) == (
        {"rss": {"DuplicateValue"}, "atom": {"DuplicateEntries", "DuplicateUpdated"}},
        True,
    )
