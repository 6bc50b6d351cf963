"""How the sources are, written once."""

import json
from pathlib import Path

from digest.publish.sources import publish_sources

ROWS = [
    {"beat": "korea-politics", "title": "새벽일보", "url": "https://dawn.example/rss", "condition": "well"},
    {
        "beat": "china-tech",
        "title": "珠江科技报",
        "url": "https://zhujiang.example/rss",
        "condition": "failing",
    },
]


def test_the_order_of_the_rows_does_not_matter(tmp_path: Path) -> None:
    """The same sources in another order are nothing new, and the file is not touched."""
    assert publish_sources(tmp_path, ROWS)
    before = (tmp_path / "sources.json").stat().st_mtime_ns

    assert not publish_sources(tmp_path, reversed(ROWS))

    assert (tmp_path / "sources.json").stat().st_mtime_ns == before
    written = json.loads((tmp_path / "sources.json").read_text("utf-8"))
    assert [row["title"] for row in written["sources"]] == ["珠江科技报", "새벽일보"]


def test_a_change_is_written(tmp_path: Path) -> None:
    """A source that fares otherwise is news."""
    publish_sources(tmp_path, ROWS)

    assert publish_sources(tmp_path, ROWS[:1])
