"""The site tells how the feeds fare that it is made of."""

import json
from xml.etree import ElementTree as ET

import pytest

from digest.site.subscriptions import opml, subscriptions
from tests.site.conftest import Workshop, make

ROWS = [
    {
        "beat": "china-tech",
        "condition": "failing",
        "entries": 0,
        "failures": 3,
        "known": 12,
        "last_success": "2026-02-01",
        "problem": "HTTP 503 <b>",
        "title": "珠江科技报",
        "url": "https://zhujiang.example/rss?a=1&b=2",
    },
    {
        "beat": "korea-politics",
        "condition": "well",
        "known": 1,
        "title": "새벽일보",
        "url": "javascript:alert(1)",
    },
]


def test_sources_page_tells_conditions(workshop: Workshop) -> None:
    """Each feed stands with its condition in words, its last answer and its problem; the list is OPML too."""
    workshop.put(make(1))
    workshop.write("sources.json", json.dumps({"sources": ROWS}))
    workshop.build()
    text = workshop.read("sources/index.html")
    outlines = ET.fromstring(workshop.read("feeds/sources.opml")).findall("body/outline")  # noqa: S314 - our own

    assert (
        [word in text for word in ("실패 중", "정상", "2026년 2월 1일", "HTTP 503 &lt;b&gt;")],
        "failing" in workshop.read("en/sources/index.html"),
        "javascript:" in text,
        [outline.get("xmlUrl") for outline in outlines],
    ) == ([True] * 4, True, False, ["https://zhujiang.example/rss?a=1&b=2"])


def test_change_of_health_draws_one_page(workshop: Workshop) -> None:
    """When a feed fares otherwise, the page of sources is drawn again and no other."""
    workshop.put(make(1), make(2))
    workshop.write("sources.json", json.dumps({"sources": ROWS}))
    workshop.build()
    before = {file: file.stat().st_mtime_ns for file in workshop.output.rglob("*.html")}
    workshop.write("sources.json", json.dumps({"sources": [{**ROWS[0], "condition": "well"}, ROWS[1]]}))
    workshop.build()
    changed = {
        file.relative_to(workshop.output).as_posix()
        for file, stamp in before.items()
        if file.stat().st_mtime_ns != stamp
    }

    assert changed == {"sources/index.html", "en/sources/index.html", "zh/sources/index.html"}


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b'{"sources": 3}', b'{"sources": [3, null]}', b"\xff", b"[" * 100_000],
)
def test_no_file_is_no_feed(data: bytes) -> None:
    """A file that is absent or says nothing costs the table, never the build."""
    assert subscriptions(data) == ()


def test_values_of_any_kind() -> None:
    """What is not of its kind is left empty."""
    found = subscriptions(b'{"sources": [{"title": null, "known": "x", "last_success": 7, "condition": []}]}')

    assert [(one.known, one.last_success, one.condition) for one in found] == [(0, None, "not asked yet")]


def test_opml_can_be_read_back() -> None:
    """Titles of any kind survive in the list."""
    rows = subscriptions(
        json.dumps({"sources": [{"title": "<a> \"b\" & 'c'", "url": "https://a.example/"}]}).encode()
    )
    outline = ET.fromstring(opml("제목 <1>", rows)).find("body/outline")  # noqa: S314 - our own

    assert outline is not None
    assert outline.get("text") == "<a> \"b\" & 'c'"
