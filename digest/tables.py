"""The data files of the rooms: what is known stands in `digest/<room>/data/`, and is read here and alike.

A file opens with a comment, lines that begin with "#", which names its source and tells its columns.
Below it each line is one thing known, a row of cells apart by tabs; comments and empty lines say nothing.
Touches only the package's own files. A broken file is `DataError`, with its name and the line.
"""

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import TypeVar

from digest.errors import DataError

Row = tuple[str, ...]
Made = TypeVar("Made")


@cache
def lines(room: str, name: str) -> tuple[str, ...]:
    """The lines of a file that say something, in its order: `lines("digest.names", "particles.txt")`."""
    return tuple(text for _, text in _numbered(room, name))


@cache
def rows(room: str, name: str, least: int = 0, most: int = 0) -> tuple[Row, ...]:
    """The lines as cells: the first of `rows("digest.text", "zones.tsv")` is ("aedt", "+11:00").

    A row has as many cells as the first one; or from `least` to `most` where the last may be left out.
    """
    return tuple(row for _, row in _rows(room, name, least, most))


def made(room: str, name: str, make: Callable[[Row], Made | None]) -> tuple[Made, ...]:
    """What `make` gives of each row, None for one that it has no use for.

    A row that it refuses is broken: no number, no pattern, an unknown word.
    """
    found = []
    for at, row in _rows(room, name):
        try:
            one = make(row)
        except (ValueError, LookupError, re.error) as error:
            raise _broken(room, name, at, f"{type(error).__name__}: {error}") from error
        if one is not None:
            found.append(one)
    return tuple(found)


def _broken(room: str, name: str, at: int, reason: str) -> DataError:
    return DataError(f"{room.replace('.', '/')}/data/{name}, line {at}: {reason}")


def _numbered(room: str, name: str) -> list[tuple[int, str]]:
    text = (files(room) / "data" / name).read_text("utf-8")
    if not text.startswith("#"):
        raise _broken(room, name, 1, "no comment that names the source")
    every = enumerate(text.splitlines(), start=1)
    return [(at, line) for at, line in every if line.strip() and not line.startswith("#")]


def _rows(room: str, name: str, least: int = 0, most: int = 0) -> list[tuple[int, Row]]:
    found = [(at, tuple(line.split("\t"))) for at, line in _numbered(room, name)]
    least = least or (len(found[0][1]) if found else 0)
    most = most or least
    for at, row in found:
        if not least <= len(row) <= most:
            wanted = f"{least}" if least == most else f"{least} to {most}"
            raise _broken(room, name, at, f"{len(row)} cells, not {wanted}")
    return found
