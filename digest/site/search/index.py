"""Builds the index: pure, the same records in any order give the same bytes.

manifest.bin           gzip JSON              t/<hash>/<n>.bin   postings
han.bin, w/<n>.bin     read with the manifest c/<hash>/<n>.bin   cards, going on from p/<hash>.bin
f/<hash>.bin           outlets and names
"""

import gzip
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, groupby
from math import log2
from typing import Final

from digest.names import register
from digest.site.search.cards import BLOCK, block, dump, prime, squeeze
from digest.site.search.korean import Lexicon, particles
from digest.site.search.memory import Memory
from digest.site.search.normal import key, variants
from digest.site.search.postings import deflate, shards
from digest.site.search.reading import Reading, bits, read, rules, seal
from digest.site.search.record import Record
from digest.site.search.words import files as word_files

VERSION: Final = 2
_SHORT: Final = 32  # terms; the length classes double from here
_CLASSES: Final = 5
_WHOLE: Final = 1024  # briefs; a site that has more learns from the oldest, so that a new one changes nothing


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The readings newest first, and by number: each group of language and beat has its own blocks."""

    newest: Sequence[Reading]
    groups: Mapping[tuple[str, str], Sequence[Reading]] = field(default_factory=dict)

    def numbered(self) -> Iterator[tuple[int, Reading]]:
        """Each reading with its number: oldest first, so that a new brief changes none."""
        base = 0
        for readings in self.groups.values():
            yield from enumerate(readings, base)
            base += -(-len(readings) // BLOCK) * BLOCK


def _shelf(readings: Sequence[Reading]) -> _Shelf:
    by_id = sorted(readings, key=lambda reading: reading.record.id)
    newest = sorted(by_id, key=lambda reading: reading.record.date or "0", reverse=True)
    groups: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    for reading in reversed(newest):
        groups[reading.record.lang, reading.record.beat].append(reading)
    return _Shelf(newest, dict(sorted(groups.items())))


def learned_from(count: int) -> int:
    """How many of a number of briefs, the oldest, teach what all are read by: it changes at powers of two."""
    return count if count < _WHOLE else 1 << count.bit_length() - 1


def _lexicon(oldest: Sequence[Reading], memory: Memory) -> Lexicon:
    """The nouns of the oldest briefs."""
    own = seal("lexicon", *(reading.key for reading in oldest))
    made: list[Lexicon] = []

    def make() -> bytes:
        counts = Counter(chain.from_iterable(reading.hangul for reading in oldest))
        made.append(Lexicon(counts, own))
        return made[0].packed(counts)

    blob = memory.get(f"lexicon {own}", make)
    return made[0] if made else Lexicon.unpacked(blob, own)


def _postings(
    shelf: _Shelf, lexicon: Lexicon, memory: Memory
) -> tuple[dict[str, tuple[list[int], bytearray]], dict[str, int]]:
    """Every term with its briefs, and how many terms each brief has."""
    postings: dict[str, tuple[list[int], bytearray]] = {}
    lengths = {}
    for number, reading in shelf.numbered():
        lengths[reading.key], words, marks = bits(reading, lexicon, memory)
        for word, mark in zip(words, marks, strict=True):
            found = postings.get(word)
            if found is None:
                postings[word] = ([number], bytearray((mark,)))
            else:
                found[0].append(number)
                found[1].append(mark)
    return postings, lengths


def _day(iso: str) -> int:
    """Days since 1970; 0 where no day is stated."""
    try:
        return date.fromisoformat(iso[:10]).toordinal() - 719163
    except ValueError:
        return 0


def _columns(shelf: _Shelf, lengths: Mapping[str, int]) -> dict[str, object]:
    """Newest first: group and length class of each brief as one character; days as steps and counts."""
    place = {group: at for at, group in enumerate(shelf.groups)}
    rows = [
        (
            place[reading.record.lang, reading.record.beat],
            min(_CLASSES, max(0, round(log2(max(lengths[reading.key], 1) / _SHORT)))),
        )
        for reading in shelf.newest
    ]
    kinds = sorted(set(rows))
    sign = {row: chr(0x23 + at) for at, row in enumerate(kinds)}
    days = [
        (day, len(list(same))) for day, same in groupby(_day(reading.record.date) for reading in shelf.newest)
    ]
    newest = days[0][0] if days else 0
    steps = [before - day for (before, _), (day, _) in zip([(newest, 0), *days], days, strict=False)]
    return {
        "groups": [[*group, len(readings)] for group, readings in shelf.groups.items()],
        "kinds": kinds,
        "column": "".join(sign[row] for row in rows),
        "newest": newest,
        "days": [value for step, (_, count) in zip(steps, days, strict=True) for value in (step, count)],
    }


def _facets(shelf: _Shelf) -> dict[str, object]:
    """The outlets and the names of each brief, for the filters; read only when somebody opens them."""
    sources: dict[str, list[int]] = defaultdict(list)
    names: dict[str, list[int]] = defaultdict(list)
    for number, reading in shelf.numbered():
        for outlet in reading.record.source:
            sources[outlet].append(number)
        for name in reading.names:
            if not name.startswith("hanja:"):
                names[name].append(number)
    said = {name: [register.display(name, lang) for lang in ("ko", "zh", "en")] for name in names}
    return {
        "sources": [[outlet, _gaps(sources[outlet])] for outlet in sorted(sources)],
        "names": [[name, *said[name], _gaps(names[name])] for name in sorted(names)],
    }


def _gaps(numbers: Sequence[int]) -> list[int]:
    return [number - before for before, number in zip([0, *numbers], numbers, strict=False)]


def _characters(readings: Sequence[Reading]) -> str:
    """Pairs of a traditional character and the simplified one, for those that the texts hold."""
    here = set().union(*(reading.title + reading.body for reading in readings))
    return "".join(form + plain for form, plain in variants() if plain in here)


def _name(*data: bytes) -> str:
    """The name of files by what they hold."""
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in data)).hexdigest()[:8]


def _prime(lang: str, shelf: _Shelf, memory: Memory) -> bytes:
    """The prime of a language, from its oldest briefs."""
    own = [reading for reading in reversed(shelf.newest) if reading.record.lang == lang]
    oldest = own[: learned_from(len(own))]
    name = seal("prime", *(reading.key for reading in oldest))
    return memory.get(f"prime {name}", lambda: prime(reading.record for reading in oldest))


def _block(readings: Sequence[Reading], words: bytes, memory: Memory) -> list[bytes]:
    """The files of a block of cards."""
    name = seal("cards", _name(words), *(reading.key for reading in readings))

    def make() -> bytes:
        made = block([reading.record for reading in readings], words)
        return json.dumps([len(data) for data in made]).encode() + b"\n" + b"".join(made)

    head, _, rest = memory.get(f"cards {name}", make).partition(b"\n")
    files, at = [], 0
    for size in json.loads(head):
        files.append(rest[at : at + size])
        at += size
    return files


def _cards(shelf: _Shelf, memory: Memory) -> tuple[dict[str, bytes], dict[str, object]]:
    """The files of all cards and primes, and what the manifest says of them."""
    files: dict[str, bytes] = {}
    primes: dict[str, tuple[str, int]] = {}
    blocks: list[str] = []
    words: dict[str, bytes] = {}
    for (lang, _), readings in shelf.groups.items():
        if lang not in primes:
            words[lang] = _prime(lang, shelf, memory)
            _, head = squeeze(words[lang])
            primes[lang] = (_name(head), len(words[lang]))
            files[f"p/{primes[lang][0]}.bin"] = head
        for at in range(0, len(readings), BLOCK):
            made = _block(readings[at : at + BLOCK], words[lang], memory)
            blocks.append(_name(*made))
            files |= {f"c/{blocks[-1]}/{place}.bin": data for place, data in enumerate(made)}
    return files, {"primes": primes, "cards": blocks}


def _words(readings: Sequence[Reading], lexicon: Lexicon) -> dict[str, bytes]:
    hangul = lexicon.words(Counter(chain.from_iterable(reading.hangul for reading in readings)))
    latin = Counter(chain.from_iterable(reading.latin for reading in readings))
    forms = {form for reading in readings for forms in reading.names.values() for form in forms}
    spoken = sorted({key(form) for form in forms} - {""})
    return {f"w/{at}.bin": data for at, data in enumerate(word_files(hangul, latin, spoken))}


def build(
    records: Sequence[Record], remembered: MutableMapping[str, bytes] | None = None
) -> Mapping[str, bytes]:
    """The files of the index by their path below /search/, sorted by path.

    `remembered`: what the build before left there, by keys that change with a brief, a rule or a name;
    afterwards it holds what this build used. It saves time and changes no byte.
    """
    memory = Memory(remembered or {})
    rule = rules()
    shelf = _shelf([read(record, rule, memory) for record in records])
    oldest = shelf.newest[::-1][: learned_from(len(shelf.newest))]
    lexicon = _lexicon(oldest, memory)
    postings, lengths = _postings(shelf, lexicon, memory)
    parts = list(shards(postings))
    files, manifest = _cards(shelf, memory)
    facets = deflate(dump(_facets(shelf)))
    folder = _name(*(data for _, data in parts))
    files |= {f"t/{folder}/{at}.bin": data for at, (_, data) in enumerate(parts)}
    files |= {f"f/{_name(facets)}.bin": facets, "han.bin": deflate(_characters(shelf.newest).encode())}
    files |= _words(shelf.newest, lexicon)
    manifest |= {
        "v": VERSION,
        "first": "\n".join(first.split("\t")[0] for first, _ in parts),
        "terms": folder,
        "facets": _name(facets),
        "particles": " ".join(particles()),
        **_columns(shelf, lengths),
    }
    files["manifest.bin"] = gzip.compress(dump(manifest), 9, mtime=0)
    if remembered is not None:
        remembered.clear()
        remembered.update(memory.used)
    return dict(sorted(files.items()))
