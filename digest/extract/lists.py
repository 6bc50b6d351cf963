"""The knowledge of this room: words and patterns from its data files."""

from functools import cache

from digest import tables

# A phrase that only one script has names it in a third cell.
_CELLS = {"furniture.tsv": (2, 3)}


@cache
def rows(name: str) -> tuple[tables.Row, ...]:
    """The rows of `data/<name>`, in the file's order."""
    return tables.rows("digest.extract", name, *_CELLS.get(name, ()))


@cache
def words(name: str, kind: str = "") -> tuple[str, ...]:
    """Last cells of the rows whose first cell is `kind` (all rows where it is empty), longest first."""
    found = {row[-1] for row in rows(name) if not kind or row[0] == kind}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))
