"""The data files of this room: word lists, and tables whose first row names the columns."""

from functools import cache

from digest import tables

SEPARATOR = "|"


@cache
def lines(file: str) -> tuple[str, ...]:
    """The lines of a data file that say something, without comments: `particles.txt`."""
    return tables.lines("digest.names", file)


@cache
def rows(file: str) -> tuple[dict[str, str], ...]:
    """The rows of a table, keyed by the names in its first line."""
    columns, *body = tables.rows("digest.names", file)
    return tuple(dict(zip(columns, row, strict=True)) for row in body)


def forms(cell: str) -> tuple[str, ...]:
    """The several forms in one cell: `알리바바|알리바바그룹`."""
    return tuple(form for form in cell.split(SEPARATOR) if form)
