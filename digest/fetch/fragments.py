"""The bodies of feed entries, many at once, in one SQLite file of the archive. Reads and writes the disk.

A fetch brings dozens of small bodies. As files each would wait for the disk twice; here all of one feed
are one transaction, whole on the disk or not there at all.
"""

import gzip
import os
import sqlite3
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from digest.errors import ReadError
from digest.fetch.transactions import transaction

NAME = "fragments.sqlite3"
BUSY = 10.0  # seconds to wait for another process


def _database(path: Path) -> sqlite3.Connection:
    """The connection to the file that stands at `path` now, of this process: none goes through a fork."""
    path.touch()
    return _opened(path, path.stat().st_ino, os.getpid())


@lru_cache(maxsize=4)
def _opened(path: Path, inode: int, process: int) -> sqlite3.Connection:  # noqa: ARG001 - parts of the key
    database = sqlite3.connect(path, timeout=BUSY, isolation_level=None, check_same_thread=False)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute(
        "CREATE TABLE IF NOT EXISTS fragments (id TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT, WITHOUT ROWID"
    )
    return database


@dataclass(frozen=True, slots=True)
class Fragments:
    """Bodies by the sha256 of their bytes, compressed; the file is made by the first `put`."""

    path: Path

    def put(self, bodies: Mapping[str, bytes]) -> None:
        """Stores all of them or none; raises `ReadError` where the file cannot be used."""
        if not bodies:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        rows = [(name, gzip.compress(body, 6, mtime=0)) for name, body in sorted(bodies.items())]
        try:
            database = _database(self.path)
            with transaction(database):
                for row in rows:
                    database.execute("INSERT OR IGNORE INTO fragments (id, body) VALUES (?, ?)", row)
        except (sqlite3.Error, OSError) as error:
            raise self._unusable(error) from error

    def get(self, identity: str) -> bytes | None:
        """The bytes of a body, None where it is not here; raises `ReadError` where it is damaged."""
        found = self._asked("SELECT body FROM fragments WHERE id = ?", identity)
        try:
            return gzip.decompress(found[0][0]) if found else None
        except (OSError, EOFError, zlib.error) as error:
            raise ReadError(identity, "damaged in the archive", "fetch it again") from error

    def __contains__(self, identity: str) -> bool:
        return bool(self._asked("SELECT 1 FROM fragments WHERE id = ?", identity))

    def ids(self) -> tuple[str, ...]:
        """Every id, sorted."""
        return tuple(row[0] for row in self._asked("SELECT id FROM fragments ORDER BY id"))

    def _asked(self, sql: str, *values: str) -> list[Any]:
        if not self.path.exists():
            return []
        try:
            return _database(self.path).execute(sql, values).fetchall()
        except (sqlite3.Error, OSError) as error:
            raise self._unusable(error) from error

    def _unusable(self, error: sqlite3.Error | OSError) -> ReadError:
        _opened.cache_clear()
        return ReadError(str(self.path), f"cannot be used: {error}", "move it away and fetch again")
