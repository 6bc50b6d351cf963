"""Builds the index: pure, the same records in any order give the same bytes.

manifest.bin         gzip JSON, the one file whose name stays
<hash>/t/0.bin ...   postings          <hash>/c/0.bin ...   cards, going on from <hash>/c/prime.bin
<hash>/w/0.bin ...   words for help    <hash>/han.bin, <hash>/facets.bin
"""

import gzip
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import log2

from digest.names import register
from digest.site.search.cards import PER_FILE, cards, dump, text
from digest.site.search.korean import Lexicon, particles
from digest.site.search.names import named, term
from digest.site.search.normal import key, normal, runs, variants
from digest.site.search.postings import deflate, shards
from digest.site.search.record import Record
from digest.site.search.terms import BEGINS, ENDS, SPACED, TITLE, terms
from digest.site.search.words import files as word_files

VERSION = 1
_SHORT = 32  # terms; the length classes double from here
_CLASSES = 5


@dataclass(frozen=True, slots=True)
class _Read:
    """A record with its texts normalised."""

    record: Record
    title: str
    body: str
    names: Mapping[str, tuple[str, ...]]


def _newest_first(records: Sequence[Record]) -> list[Record]:
    by_id = sorted(records, key=lambda record: record.id)
    return sorted(by_id, key=lambda record: record.date or "0", reverse=True)


def _day(iso: str) -> int:
    """Days since 1970; 0 where no day is stated."""
    try:
        return date.fromisoformat(iso[:10]).toordinal() - 719163
    except ValueError:
        return 0


def _lexicon(reads: Sequence[_Read]) -> Lexicon:
    counts: Counter[str] = Counter()
    for read in reads:
        for part in (read.title, read.body):
            counts.update(run.text for run in runs(part) if run.kind == "hangul")
    return Lexicon(counts)


def _bits(read: _Read, lexicon: Lexicon) -> dict[str, int]:
    """Every term of a record with its four bits."""
    found: dict[str, int] = {}
    for part, place in ((read.title, TITLE), (read.body, 0)):
        for word, edges in terms(part, lexicon):
            known = found.get(word, SPACED)
            found[word] = (known | edges | place) & ~SPACED | known & edges & SPACED
    return found


def _name_bits(read: _Read) -> dict[str, int]:
    found: dict[str, int] = {}
    squeezed = read.title.replace(" ", "")
    for spellings in read.names.values():
        place = TITLE if any(key(form) in squeezed for form in spellings) else 0
        for form in spellings:
            if key(form):
                found[_alias(form, spellings)] = BEGINS | ENDS | place
    return found


def _alias(form: str, spellings: tuple[str, ...]) -> str:
    """A name's term with what else it is called behind a tab, for the note and the marks."""
    return f"{term(form)}\t" + "|".join(spelling for spelling in spellings if spelling != form)


def _columns(reads: Sequence[_Read], lengths: Mapping[str, int]) -> dict[str, object]:
    """Newest first: beat, language and length class of each brief as one character; days as steps and counts.

    The browser numbers the briefs from it as `_numbered` does: language, beat, then newest first.
    """
    rows = [
        (
            read.record.lang,
            read.record.beat,
            min(_CLASSES, max(0, round(log2(max(lengths[read.record.id], 1) / _SHORT)))),
        )
        for read in reads
    ]
    kinds = sorted(set(rows))
    place = {row: chr(0x23 + at) for at, row in enumerate(kinds)}
    days = [(day, len(list(group))) for day, group in groupby(_day(read.record.date) for read in reads)]
    steps = (
        [before - day for (before, _), (day, _) in zip([(days[0][0], 0), *days], days, strict=False)]
        if days
        else []
    )
    return {
        "kinds": kinds,
        "column": "".join(place[row] for row in rows),
        "newest": days[0][0] if days else 0,
        "days": [value for step, (_, count) in zip(steps, days, strict=True) for value in (step, count)],
    }


def _numbered(reads: Iterable[_Read]) -> list[_Read]:
    """In the order of their numbers: neighbours share words, which makes gaps and cards small."""
    return sorted(reads, key=lambda read: (read.record.lang, read.record.beat))


def _facets(reads: Sequence[_Read]) -> dict[str, object]:
    """The outlets and the names of each brief, for the filters; read only when somebody opens them."""
    sources: dict[str, list[int]] = defaultdict(list)
    names: dict[str, list[int]] = defaultdict(list)
    for number, read in enumerate(reads):
        for outlet in read.record.source:
            sources[outlet].append(number)
        for name in read.names:
            if not name.startswith("hanja:"):
                names[name].append(number)
    said = {name: [register.display(name, lang) for lang in ("ko", "zh", "en")] for name in names}
    return {
        "sources": [[outlet, _gaps(sources[outlet])] for outlet in sorted(sources)],
        "names": [[name, *said[name], _gaps(names[name])] for name in sorted(names)],
    }


def _gaps(numbers: Sequence[int]) -> list[int]:
    return [number - before for before, number in zip([0, *numbers], numbers, strict=False)]


def _characters(reads: Sequence[_Read]) -> str:
    """Pairs of a traditional character and the simplified one, for those that the texts hold."""
    here = {character for read in reads for character in read.title + read.body}
    return "".join(form + plain for form, plain in variants() if plain in here)


def _latin(reads: Sequence[_Read]) -> Counter[str]:
    return Counter(
        run.text
        for read in reads
        for part in (read.title, read.body)
        for run in runs(part)
        if run.kind == "latin"
    )


def _postings(reads: Sequence[_Read], lexicon: Lexicon) -> tuple[dict[str, dict[int, int]], dict[str, int]]:
    """Every term with its briefs, and how many terms each brief has."""
    postings: dict[str, dict[int, int]] = defaultdict(dict)
    lengths = {}
    for number, read in enumerate(reads):
        found = _bits(read, lexicon)
        lengths[read.record.id] = len(found)
        for word, bits in (found | _name_bits(read)).items():
            postings[word][number] = bits
    return postings, lengths


def build(records: Sequence[Record]) -> Mapping[str, bytes]:
    """The files of the index by their path below /search/, sorted by path."""
    by_date = [
        _Read(record, normal(record.title), normal(text(record)), named(record))
        for record in _newest_first(records)
    ]
    reads = _numbered(by_date)
    lexicon = _lexicon(reads)
    postings, lengths = _postings(reads, lexicon)
    parts = list(shards(postings))
    files, primes = cards([read.record for read in reads])
    spoken = sorted({key(form) for read in reads for forms in read.names.values() for form in forms} - {""})
    inside = {f"t/{at}.bin": data for at, (_, data) in enumerate(parts)}
    inside |= {f"c/{name}.bin": data for name, data in files.items()}
    inside |= {f"w/{at}.bin": data for at, data in enumerate(word_files(lexicon, _latin(reads), spoken))}
    inside["facets.bin"] = deflate(dump(_facets(reads)))
    manifest = {
        "v": VERSION,
        "first": "\n".join(first.split("\t")[0] for first, _ in parts),
        "per": PER_FILE,
        "primes": primes,
        "particles": " ".join(particles()),
        **_columns(by_date, lengths),
    }
    return _sealed(manifest, inside) | {"han.bin": deflate(_characters(reads).encode())}


def _sealed(manifest: dict[str, object], inside: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files in a folder that is called by the hash of them all."""
    seal = hashlib.sha256(dump(manifest))
    for name in sorted(inside):
        seal.update(name.encode() + b"\0" + hashlib.sha256(inside[name]).digest())
    folder = seal.hexdigest()[:12]
    whole = {f"{folder}/{name}": data for name, data in inside.items()}
    whole["manifest.bin"] = gzip.compress(dump({**manifest, "folder": folder}), 9, mtime=0)
    return dict(sorted(whole.items()))
