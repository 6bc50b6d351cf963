"""The data files of this room: word lists, and tables below a line of column names."""

from functools import cache

from digest import tables


@cache
def lines(file: str) -> tuple[str, ...]:
    """The lines of `data/<file>` that say something."""
    return tables.lines("digest.group", file)


@cache
def rows(file: str) -> tuple[tables.Row, ...]:
    """The rows of `data/<file>` below its line of column names."""
    return tables.rows("digest.group", file)[1:]
