"""All of a change in SQLite, or nothing of it. Writes the disk."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """What is written inside is on the disk when it ends, and none of it where it fails."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:  # a full disk has ended it by itself
            database.execute("ROLLBACK")
        raise
