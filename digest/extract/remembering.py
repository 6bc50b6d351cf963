"""Articles read once are not read again: a reader with a memory on the disk.

The memory may be deleted at any time; it never changes what is read, only how long it takes.
A newer reader has another version and so an empty memory.
"""

import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from digest.model import Article, Document
from digest.protocols import Extractor
from digest.report import Skip

# What decides how a document is read: the code and the data of these.
ROOMS = ("extract", "names", "tables.py", "text")
TUPLES = ("paragraphs", "deck", "byline", "captions")
TIMES = ("published", "updated")


def version() -> str:
    """A name for the readers as they are now: a hash of their code and data."""
    seen = blake2b(digest_size=8)
    for room in ROOMS:
        for name, content in sorted(_contents(files("digest") / room, room)):
            seen.update(name.encode() + b"\0" + content)
    return seen.hexdigest()


def _contents(place: Traversable, name: str) -> Iterable[tuple[str, bytes]]:
    if not place.is_dir():
        yield name, place.read_bytes()
    elif place.name != "__pycache__":
        for one in place.iterdir():
            yield from _contents(one, f"{name}/{one.name}")


@dataclass(frozen=True, slots=True)
class Remembering:
    """A reader that looks into its memory first; errors are not remembered."""

    reader: Extractor
    folder: Path  # of this version alone

    def extract(self, document: Document) -> tuple[Article | Skip, ...]:
        """What the reader gives, or gave."""
        place = self._place(document)
        try:
            return tuple(_item(row) for row in json.loads(place.read_bytes()))
        except (OSError, ValueError, TypeError, KeyError):
            # Never read, or the memory was damaged: the reader decides.
            found = tuple(self.reader.extract(document))
        _write(
            place, json.dumps([_row(item) for item in found], ensure_ascii=False).encode("utf-8", "replace")
        )
        return found

    def _place(self, document: Document) -> Path:
        """What is read depends on the bytes and on what is said about them."""
        said = (document.origin, document.url, document.media_type, repr(document.hints))
        key = blake2b("\0".join(said).encode("utf-8", "replace"), digest_size=8).hexdigest()
        return self.folder / document.id[:2] / f"{document.id}-{key}.json"


def _row(item: Article | Skip) -> dict[str, Any]:
    row = asdict(item)
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in row.items()}


def _item(row: dict[str, Any]) -> Article | Skip:
    if "stage" in row:
        return Skip(**row)
    changed: dict[str, Any] = {name: tuple(row[name]) for name in TUPLES}
    for name in TIMES:
        changed[name] = datetime.fromisoformat(row[name]) if row[name] else None
    return Article(**{**row, **changed})


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".aside-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(aside).replace(path)
    except OSError as error:  # a full disk does not say for which file
        Path(aside).unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from error
