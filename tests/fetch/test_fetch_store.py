"""The memory between runs."""

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from digest.errors import FetchError, ReadError
from digest.fetch.opml import Subscription
from digest.fetch.state import FeedState
from digest.fetch.store import Store, StoredEntry, StoredPage
from tests.fetch.loopback import NOW

pytest_plugins = ("tests.fetch.loopback",)

URL = "https://hanbit.example/rss"
STATE = FeedState(
    url=URL,
    etag='W/"1"',
    last_modified="x",
    next_try=NOW,
    last_try=NOW,
    failures=2,
    problem="HTTP status 500",
    parked=True,
)
ENTRY = StoredEntry(
    feed=URL,
    key="a",
    guid="1",
    url="https://hanbit.example/a/1",
    title="여야 'R&D' \"합의\"; DROP TABLE feeds",
    byline=("김하나", "이두리"),
    stated="2026-11-22",
    published=NOW - timedelta(days=1),
    source="",
    content="c",
    document="d",
    first_seen=NOW,
    last_seen=NOW,
)


def test_what_is_stored_is_read_again(store: Store) -> None:
    """Feeds, stories and pages come back as they were, from a file that was closed in between."""
    page = StoredPage(
        url="https://hanbit.example/a/1", document="d", fetched=NOW, again=NOW, tries=2, status=200
    )
    store.record(STATE, [ENTRY, replace(ENTRY, key="b", published=None, byline=())])
    store.record_page(page)

    assert store.feed(URL) == STATE
    assert store.entries(URL) == (ENTRY, replace(ENTRY, key="b", published=None, byline=()))
    assert store.page(page.url) == page
    assert store.page("https://hanbit.example/none") is None
    assert store.feed("https://other.example/") == FeedState(url="https://other.example/")
    assert [state.url for state in store.feeds()] == [URL]


def test_a_file_closed_and_opened_is_the_same(tmp_path: Path) -> None:
    """Nothing lives in memory only."""
    with Store(tmp_path / "deep" / "a.sqlite") as store:
        store.record(STATE, [ENTRY])
    with Store(tmp_path / "deep" / "a.sqlite") as store:
        assert (store.feed(URL), store.entries(URL)) == (STATE, (ENTRY,))


def test_state_and_stories_are_written_together_or_not_at_all(store: Store) -> None:
    """An ETag without its stories would say "nothing new" for ever."""
    with pytest.raises(sqlite3.Error):
        store.record(replace(STATE, failures="many"), [ENTRY])  # type: ignore[arg-type]

    assert (store.feed(URL), store.entries(URL)) == (FeedState(url=URL), ())


def test_one_writer_at_a_time(store: Store, tmp_path: Path) -> None:
    """A second run is told to wait; a reader need not."""
    store.record(STATE, [ENTRY])
    with pytest.raises(FetchError, match="another run is at work"):
        Store(tmp_path / "digest.sqlite")
    with Store(tmp_path / "digest.sqlite", is_writer=False) as reader:
        assert reader.feed(URL) == STATE


def test_the_right_to_write_ends_with_the_store(tmp_path: Path) -> None:
    """The next run is not told to wait for one that has ended."""
    Store(tmp_path / "a.sqlite").close()
    Store(tmp_path / "a.sqlite").close()

    assert (tmp_path / "a.sqlite").exists()


@pytest.mark.parametrize("content", [b"no database " * 100, b"SQLite format 3\0" + b"x" * 4_000])
def test_a_file_that_is_no_database_is_said(tmp_path: Path, content: bytes) -> None:
    """One line with the file and what to do; the archive is not lost with it."""
    (tmp_path / "a.sqlite").write_bytes(content)
    with pytest.raises(ReadError, match="cannot be used"):
        Store(tmp_path / "a.sqlite")


def test_a_newer_file_is_not_touched(tmp_path: Path) -> None:
    """What a later version wrote is refused, not misread."""
    Store(tmp_path / "a.sqlite").close()
    database = sqlite3.connect(tmp_path / "a.sqlite")
    database.execute("PRAGMA user_version=99")
    database.close()

    with pytest.raises(ReadError, match="newer digest"):
        Store(tmp_path / "a.sqlite")


def test_a_time_that_was_tampered_with_is_none(store: Store, tmp_path: Path) -> None:
    """Garbage in the file is no crash."""
    store.record(STATE)
    database = sqlite3.connect(tmp_path / "digest.sqlite", isolation_level=None)
    database.execute("UPDATE feeds SET next_try = 'tomorrow', last_try = '2026-11-23T10:00:00'")
    database.close()

    assert store.feed(URL).next_try is None
    assert store.feed(URL).last_try == NOW


def test_health_tells_how_each_source_fares(store: Store) -> None:
    """Well, damaged, failing, parked or not asked yet, in the order of the subscriptions."""
    well = replace(STATE, failures=0, problem="", parked=False, last_success=NOW, entries=3, title="한빛")
    store.record(replace(well, url="a"), [replace(ENTRY, feed="a")])
    store.record(replace(well, url="b", damage="not well-formed"))
    store.record(replace(STATE, url="c", parked=False))
    store.record(replace(STATE, url="d"))

    found = store.health([Subscription(url=url) for url in "dcbae"])

    assert [(one.url, one.condition, one.problem) for one in found] == [
        ("d", "parked", "HTTP status 500"),
        ("c", "failing", "HTTP status 500"),
        ("b", "damaged", "not well-formed"),
        ("a", "well", ""),
        ("e", "not asked yet", ""),
    ]
    assert (found[3].title, found[3].entries, found[3].known, found[3].last_success) == ("한빛", 3, 1, NOW)
    assert found[0].next_try is None


def test_damage_further_in_is_one_clear_error(tmp_path: Path) -> None:
    """What SQLite says while the store is in use names the file and what to do, like damage at its door."""
    with pytest.raises(ReadError, match=r"no room \(move it away"), Store(tmp_path / "x.sqlite3"):
        raise sqlite3.OperationalError("no room")
