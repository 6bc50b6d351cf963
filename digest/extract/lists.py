"""The knowledge of this room: sorted data files, read once. Touches only the package's own files."""

from functools import cache
from importlib import resources


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of a tab-separated file of `digest/extract/data`, without comments and empty lines."""
    text = (resources.files("digest.extract") / "data" / name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line.strip() and line[0] != "#")


@cache
def words(name: str, kind: str = "") -> tuple[str, ...]:
    """Last cells of the rows whose first cell is `kind` (all rows where it is empty), longest first."""
    found = {row[-1] for row in rows(name) if not kind or row[0] == kind}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))
