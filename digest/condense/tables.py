"""The data files of this room: what is said of sentences, by key and language."""

from collections.abc import Callable
from functools import cache

from digest import tables


@cache
def rows(name: str) -> tuple[tables.Row, ...]:
    """The rows of `data/<name>` in order."""
    return tables.rows("digest.condense", name)


def made(name: str, make: Callable[[tables.Row], tables.Made | None]) -> tuple[tables.Made, ...]:
    """What `make` gives of the rows of `data/<name>` that it has a use for."""
    return tables.made("digest.condense", name, make)


@cache
def words(name: str, key: str, *, column: int = 1) -> tuple[str, ...]:
    """What stands in a column of the rows that begin with `key`, in order."""
    return tuple(row[column] for row in rows(name) if row[0] == key)
