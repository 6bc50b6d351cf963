"""The rules by which texts are read, as one hash: what was made by other rules is made anew."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from digest.names import register

_ROOMS: Final = ("digest.site.search", "digest.names", "digest.text")
_ENDINGS: Final = (".py", ".tsv", ".txt", ".toml")


def _walk(place: Traversable) -> Iterator[Traversable]:
    for item in sorted(place.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            yield from _walk(item)
        elif item.name.endswith(_ENDINGS):
            yield item


@cache
def _code() -> bytes:
    """The hash of code and tables."""
    whole = hashlib.sha256()
    whole.update((files("digest") / "tables.py").read_bytes())  # how the tables are read
    for room in _ROOMS:
        for file in _walk(files(room)):
            whole.update(file.read_bytes())
    return whole.digest()


def rules() -> str:
    """The hash of code, tables and the names in use."""
    names = repr(register.in_use().names).encode()
    return hashlib.sha256(_code() + hashlib.sha256(names).digest()).hexdigest()
