"""Reads the data files of this room: tab-separated, with a comment on top that names their source."""

from functools import cache
from importlib.resources import files

SEPARATOR = "|"


@cache
def lines(file: str) -> tuple[str, ...]:
    """The lines of a data file that say something, without comments: `particles.txt`."""
    text = (files("digest.names") / "data" / file).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def rows(file: str) -> tuple[dict[str, str], ...]:
    """The rows of a table, keyed by the names in its first line; a short row is filled with ""."""
    head, *body = lines(file)
    columns = head.split("\t")
    return tuple(dict(zip(columns, [*row.split("\t"), *[""] * len(columns)], strict=False)) for row in body)


def forms(cell: str) -> tuple[str, ...]:
    """The several forms in one cell: `알리바바|알리바바그룹`."""
    return tuple(form for form in cell.split(SEPARATOR) if form)
