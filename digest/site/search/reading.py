"""What the index takes from one brief, kept between builds: a brief is read again only when it changed.

A reading depends on the record, the names in use and the rules, its terms also on the lexicon; all of them
stand in the key under which it is remembered, so a build gives the same bytes with or without a memory.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from digest.names import register
from digest.site.search.cards import text
from digest.site.search.korean import Lexicon
from digest.site.search.memory import Memory
from digest.site.search.names import named, term
from digest.site.search.normal import key, normal, runs
from digest.site.search.record import Record
from digest.site.search.terms import BEGINS, ENDS, SPACED, TITLE, terms

_RULES: Final = ("digest.site.search", "digest.names", "digest.text")
_FILES: Final = (".py", ".tsv", ".txt", ".toml")


@dataclass(frozen=True, slots=True)
class Reading:
    """A record with its texts normalised, its words and its names (id -> forms)."""

    record: Record
    key: str
    title: str
    body: str
    names: Mapping[str, tuple[str, ...]]
    hangul: tuple[str, ...]
    latin: tuple[str, ...]


def _walk(place: Traversable) -> Iterator[Traversable]:
    for item in sorted(place.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            yield from _walk(item)
        elif item.name.endswith(_FILES):
            yield item


@cache
def _rules() -> bytes:
    """The hash of the rules by which texts are read: code and tables."""
    whole = hashlib.sha256()
    for package in _RULES:
        for file in _walk(files(package)):
            whole.update(file.read_bytes())
    return whole.digest()


def rules() -> str:
    """The hash of the rules and of the names in use."""
    names = repr(register.in_use().names).encode()
    return hashlib.sha256(_rules() + hashlib.sha256(names).digest()).hexdigest()


def seal(*parts: str) -> str:
    """The hash of some texts."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _pack(record: Record) -> bytes:
    title, body = normal(record.title), normal(text(record))
    found = [run for part in (title, body) for run in runs(part)]
    words = [[run.text for run in found if run.kind == kind] for kind in ("hangul", "latin")]
    return json.dumps([title, body, dict(named(record)), *words], ensure_ascii=True).encode()


def read(record: Record, rule: str, memory: Memory) -> Reading:
    """The reading of a record."""
    own = seal(rule, repr(record))
    title, body, names, hangul, latin = json.loads(memory.get(f"read {own}", lambda: _pack(record)))
    spelled = {name: tuple(forms) for name, forms in names.items()}
    return Reading(record, own, title, body, spelled, tuple(hangul), tuple(latin))


def _name_bits(reading: Reading) -> dict[str, int]:
    found: dict[str, int] = {}
    squeezed = reading.title.replace(" ", "")
    for spellings in reading.names.values():
        place = TITLE if any(key(form) in squeezed for form in spellings) else 0
        for form in spellings:
            if key(form):
                found[_alias(form, spellings)] = BEGINS | ENDS | place
    return found


def _alias(form: str, spellings: tuple[str, ...]) -> str:
    """A name's term with what else it is called behind a tab, for the note and the marks."""
    return f"{term(form)}\t" + "|".join(spelling for spelling in spellings if spelling != form)


def _bits(reading: Reading, lexicon: Lexicon) -> dict[str, int]:
    found: dict[str, int] = {}
    for part, place in ((reading.title, TITLE), (reading.body, 0)):
        for word, edges in terms(part, lexicon):
            known = found.get(word, SPACED)
            found[word] = (known | edges | place) & ~SPACED | known & edges & SPACED
    return found


def _terms(reading: Reading, lexicon: Lexicon) -> bytes:
    plain = _bits(reading, lexicon)
    found = plain | _name_bits(reading)
    return b"%d %d\n" % (len(plain), len(found)) + bytes(found.values()) + "\n".join(found).encode()


def bits(reading: Reading, lexicon: Lexicon, memory: Memory) -> tuple[int, list[str], bytes]:
    """How many terms a brief has beside its names; every term of it; four bits for each."""
    blob = memory.get(f"terms {lexicon.seal} {reading.key}", lambda: _terms(reading, lexicon))
    head, _, rest = blob.partition(b"\n")
    size, count = map(int, head.split())
    return size, rest[count:].decode().split("\n") if count else [], rest[:count]
