"""What the search knows of a brief."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One brief as the search sees it; texts are plain, as a reader would see them."""

    id: str
    url: str
    title: str
    body: str  # standfirst and points; a body that opens with the title is cut there
    lang: str
    beat: str = ""
    date: str = ""  # ISO day or time; "" where none is stated
    names: tuple[str, ...] | None = (
        None  # ids in the register of names; None: they are looked for in the text
    )
    source: tuple[str, ...] = ()  # outlets, lead first
    sample: bool = False


class Stub(NamedTuple):
    """What a record is sorted by, and how to get the rest of it: of most, a build needs no more."""

    date: str
    id: str
    lang: str
    beat: str
    seal: str  # names what the record holds: equal seals, equal records
    read: Callable[[], Record]


def stub(record: Record) -> Stub:
    """The stub of a record that is there already."""
    seal = hashlib.sha256(repr(record).encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return Stub(record.date, record.id, record.lang, record.beat, seal, lambda: record)
