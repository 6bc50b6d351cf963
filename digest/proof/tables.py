"""The data files of this room."""

from functools import cache

from digest import tables


@cache
def rows(name: str) -> tuple[tables.Row, ...]:
    """The rows of `data/<name>` in order."""
    return tables.rows("digest.proof", name)
