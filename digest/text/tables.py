"""The data files of this room."""

from functools import cache

from digest import tables

# A unit that nothing may follow has a fourth cell.
_CELLS = {"units.tsv": (3, 4)}


@cache
def rows(name: str) -> tuple[tables.Row, ...]:
    """The rows of `data/<name>`, in the file's order."""
    return tables.rows("digest.text", name, *_CELLS.get(name, ()))
