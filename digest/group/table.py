"""Reads the data files of this room; lines that begin with "#" tell their source."""

from functools import cache
from importlib.resources import files


@cache
def lines(file: str) -> tuple[str, ...]:
    """The lines of `data/<file>` that say something."""
    text = (files("digest.group") / "data" / file).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def rows(file: str) -> tuple[tuple[str, ...], ...]:
    """The tab-separated rows of `data/<file>` below its line of column names."""
    return tuple(tuple(line.split("\t")) for line in lines(file)[1:])
