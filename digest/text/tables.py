"""The data files of this room; the only place that reads them."""

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of `data/<name>` split at tabs, without comments and empty lines, in the file's order."""
    text = files("digest.text").joinpath("data").joinpath(name).read_text(encoding="utf-8")
    return tuple(tuple(row.split("\t")) for row in text.splitlines() if row and not row.startswith("#"))
