"""What is remembered of feeds between runs: one SQLite file. Reads and writes the disk.

A feed's validators (ETag, Last-Modified) are written in one transaction with its stories,
so that a run killed in between asks for the whole feed again instead of hearing "nothing new".
"""

import fcntl
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from digest.errors import FetchError, ReadError
from digest.fetch.entry import Oddity
from digest.fetch.health import SourceHealth, health
from digest.fetch.identity import Known
from digest.fetch.opml import Subscription
from digest.fetch.plain import same_place
from digest.fetch.state import FeedState
from digest.fetch.transactions import transaction
from digest.fetch.when import when
from digest.names.outlets import zone_for

VERSION = 1
BUSY = 10_000  # milliseconds to wait for another process
TIMES = {"next_try", "last_try", "last_success", "first_seen", "last_seen", "fetched", "published", "again"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEntry:
    """A story as a feed carried it last; its HTML stands in the archive under `document`."""

    feed: str
    key: str
    guid: str
    url: str
    title: str
    byline: tuple[str, ...]
    stated: str
    published: datetime | None
    source: str
    content: str
    document: str
    first_seen: datetime
    last_seen: datetime

    @property
    def known(self) -> Known:
        """What identifies it when the feed comes again."""
        place = same_place(self.url)
        return Known(key=self.key, guid=self.guid, place=place, title=self.title, content=self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPage:
    """The page behind a story: its archive id, or why it was not taken."""

    url: str
    final_url: str = ""
    media_type: str = ""
    charset: str = ""
    document: str = ""
    problem: str = ""
    status: int = 0  # of HTTP; 0 where no answer came
    tries: int = 0
    fetched: datetime
    again: datetime | None = None  # None: what was found stands


def _out(value: Any) -> str | int:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return "\n".join(value)
    return "" if value is None else value if isinstance(value, int) else str(value)


def _in(name: str, value: Any) -> Any:
    if name == "byline":
        return tuple(filter(None, value.split("\n")))
    if name == "parked":
        return bool(value)
    return _time(value) if name in TIMES else value


def _time(text: str) -> datetime | None:
    """A time that was tampered with is none."""
    try:
        found = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found and found.tzinfo is None else found


class Store:
    """The memory of the digest; one writer at a time, readers beside it."""

    def __init__(self, path: Path, *, is_writer: bool = True) -> None:
        """Opens or makes the file at `path`.

        Raises `FetchError` where another run writes, `ReadError` where the file is no database of ours.
        """
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = self._locked() if is_writer else None
        try:
            self._db = sqlite3.connect(path, timeout=BUSY / 1000, isolation_level=None)
            self._db.row_factory = sqlite3.Row
            self._prepare()
        except sqlite3.Error as error:
            self.close()
            raise self._unusable(error) from error

    def _locked(self) -> Any:
        handle = Path(f"{self._path}.lock").open("a")  # noqa: SIM115 - held as long as the store
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            handle.close()
            raise FetchError(str(self._path), "another run is at work", "wait until it has ended") from error
        return handle

    def _prepare(self) -> None:
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        found = self._db.execute("PRAGMA user_version").fetchone()[0]
        if found > VERSION:
            raise sqlite3.DatabaseError(f"made by a newer digest (version {found})")
        if found < VERSION:
            schema = (files("digest.fetch") / "data" / "schema.sql").read_text("utf-8")
            self._db.executescript(f"BEGIN IMMEDIATE;\n{schema}\nPRAGMA user_version={VERSION};\nCOMMIT;")

    def close(self) -> None:
        """Ends the writer's right, too."""
        if hasattr(self, "_db"):
            self._db.close()
        if self._lock:
            self._lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if isinstance(error, sqlite3.Error):  # damaged further in, or no room left on the disk
            raise self._unusable(error) from error

    def _unusable(self, error: sqlite3.Error) -> ReadError:
        reason = f"the database cannot be used: {error}"
        return ReadError(str(self._path), reason, "move it away: the archive is not lost")

    def _write(self, table: str, row: Any) -> None:
        names = [column.name for column in fields(row)]
        marks = ",".join("?" * len(names))
        sql = f"INSERT OR REPLACE INTO {table} ({','.join(names)}) VALUES ({marks})"  # noqa: S608 - names are ours
        self._db.execute(sql, [_out(getattr(row, name)) for name in names])

    def feed(self, url: str) -> FeedState:
        """What is known of a feed; a fresh state for one never asked."""
        row = self._db.execute("SELECT * FROM feeds WHERE url = ?", (url,)).fetchone()
        return FeedState(**{name: _in(name, row[name]) for name in row.keys()}) if row else FeedState(url=url)  # noqa: SIM118 - a Row has no other way

    def feeds(self) -> tuple[FeedState, ...]:
        """Every feed ever asked, sorted by address."""
        rows = self._db.execute("SELECT url FROM feeds ORDER BY url").fetchall()
        return tuple(self.feed(row["url"]) for row in rows)

    def record(self, state: FeedState, entries: Iterable[StoredEntry] = ()) -> None:
        """Stories first, then the state with its validators, in one transaction."""
        with transaction(self._db):
            for entry in entries:
                self._write("entries", entry)
            self._write("feeds", state)

    def entries(self, feed: str) -> tuple[StoredEntry, ...]:
        """Every story that a feed ever carried, sorted by key."""
        rows = self._db.execute("SELECT * FROM entries WHERE feed = ? ORDER BY key", (feed,)).fetchall()
        return tuple(StoredEntry(**{name: _in(name, row[name]) for name in row.keys()}) for row in rows)  # noqa: SIM118 - as above

    def page(self, url: str) -> StoredPage | None:
        """The page behind an address, where it was asked for."""
        row = self._db.execute("SELECT * FROM pages WHERE url = ?", (url,)).fetchone()
        return StoredPage(**{name: _in(name, row[name]) for name in row.keys()}) if row else None  # noqa: SIM118 - as above

    def health(self, subscriptions: Iterable[Subscription]) -> tuple[SourceHealth, ...]:
        """How each subscribed feed has fared, in the order given."""
        counts = dict(self._db.execute("SELECT feed, count(*) FROM entries GROUP BY feed").fetchall())
        return tuple(
            health(one, self.feed(one.url), counts.get(one.url, 0), self._oddities(one))
            for one in subscriptions
        )

    def _oddities(self, subscription: Subscription) -> tuple[Oddity, ...]:
        """Why the dates of each story of a feed's last answer are none, "" for those that are."""
        rows = self._db.execute(
            "SELECT stated, published, last_seen FROM entries WHERE feed = ?1"
            " AND last_seen = (SELECT max(last_seen) FROM entries WHERE feed = ?1) ORDER BY key",
            (subscription.url,),
        ).fetchall()
        lang = (subscription.lang or self.feed(subscription.url).lang).casefold().partition("-")[0]
        zone = zone_for(subscription.url, lang)
        return tuple(
            "" if row["published"] else when(row["stated"], zone=zone, now=seen)[1]
            for row in rows
            if (seen := _time(row["last_seen"]))
        )

    def record_page(self, page: StoredPage) -> None:
        """What asking for a page gave."""
        with transaction(self._db):
            self._write("pages", page)
