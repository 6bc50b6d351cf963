"""Builds the index: pure, the same records in any order give the same bytes.

manifest.bin           gzip JSON              t/<hash>.bin       postings
han.bin, w/<n>.bin     read with the manifest c/<hash>/<n>.bin   cards, going on from p/<hash>.bin
f/<hash>.bin           outlets and names
"""

import gzip
import hashlib
from base64 import b32encode
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from itertools import chain
from typing import Final

from digest.site.search.cards import block, dump, prime, squeeze
from digest.site.search.columns import columns, facets
from digest.site.search.korean import Lexicon, particles
from digest.site.search.names import spoken
from digest.site.search.normal import variants
from digest.site.search.postings import changed, deflate, row, shards
from digest.site.search.reading import Reading, read
from digest.site.search.record import Record, Stub, stub
from digest.site.search.rules import rules
from digest.site.search.shelf import Block, Shelf
from digest.site.search.state import Brief, Cards, State, unpack
from digest.site.search.terms import HERE, Terms
from digest.site.search.words import files as word_files
from digest.site.search.words import han, worth

VERSION: Final = 3
_NAME: Final = 7  # letters of base 32
_CHANGED: Final = 8  # where more than one in so many briefs changed, all are read


def _seal(parts: Iterable[str]) -> str:
    """The hash of some texts."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _name(data: bytes) -> str:
    """The name of a file by what it holds."""
    return b32encode(hashlib.sha256(data).digest())[:_NAME].decode().lower()


class _Build:
    """One build, going on from the state that the build before left."""

    def __init__(self, shelf: Shelf, before: State) -> None:
        self.shelf = shelf
        self.before = before
        self.numbered = dict(shelf.numbered())
        self._known = {one.seal: one for one in before.blocks}
        self.teachers = shelf.teachers()
        self.state = State(before.rule, _seal(stub.seal for stub in self.teachers))

    def make(self) -> State:
        """The state of the site as it is now."""
        before = self.before.briefs
        came = [
            number
            for number, stub in self.numbered.items()
            if number not in before or before[number].seal != stub.seal
        ]
        new = set(came)
        gone = [number for number in before if number in new or number not in self.numbered]
        few = (len(came) + len(gone)) * _CHANGED < len(self.numbered)
        if few and self.before.learned == self.state.learned:
            self._change(came, gone)
        else:
            self._whole()
        self.state.blocks = [self._block(one) for one in self.shelf.blocks]
        return self.state

    def _reading(self, number: int) -> Reading:
        return read(self.numbered[number].read())

    def _brief(self, number: int, reading: Reading, size: int) -> Brief:
        return Brief(self.numbered[number].seal, size, tuple(reading.names), reading.outlets)

    def _whole(self) -> None:
        """Reads every brief."""
        readings = {number: self._reading(number) for number in self.numbered}
        teachers = {stub.seal for stub in self.teachers}
        taught = (readings[number] for number, stub in self.numbered.items() if stub.seal in teachers)
        state, lexicon = self.state, Lexicon.learned(Counter(_words(taught)))
        terms = Terms(lexicon)
        postings: dict[str, list[int]] = defaultdict(list)
        for number, reading in readings.items():
            found, size = terms.of(reading)
            place = number << 4 | HERE
            for term, bits in found.items():
                postings[term].append(place ^ bits)
            state.briefs[number] = self._brief(number, reading, size)
        state.lexicon = lexicon.packed()
        state.shards = list(shards(row(term, postings[term]) for term in sorted(postings)))
        counts = Counter(_words(readings.values()))
        state.words, state.characters = worth(counts, lexicon), han(counts)

    def _change(self, came: Sequence[int], gone: Sequence[int]) -> None:
        """Reads the briefs that are new or other, and those in their places before."""
        state, before = self.state, self.before
        terms = Terms(lexicon := Lexicon.unpacked(before.lexicon))
        changes: dict[str, dict[int, int | None]] = defaultdict(dict)
        counts: Counter[str] = Counter()
        for number in gone:
            reading = before.reading(number)
            for term in terms.of(reading)[0]:
                changes[term][number] = None
            counts.subtract(reading.words)
        briefs = {number: brief for number, brief in before.briefs.items() if number in self.numbered}
        for number in came:
            reading = self._reading(number)
            found, size = terms.of(reading)
            for term, bits in found.items():
                changes[term][number] = bits ^ HERE
            counts.update(reading.words)
            briefs[number] = self._brief(number, reading, size)
        state.briefs = dict(sorted(briefs.items()))
        state.lexicon = before.lexicon
        state.shards = list(changed(before.shards, changes))
        state.words = _sum(before.words, worth(counts, lexicon))
        state.characters = _sum(before.characters, han(counts))

    def _block(self, one: Block) -> Cards:
        """The files of a block of cards: those of before where they hold the same."""
        lang = one.stubs[0].lang
        words = self._prime(lang)
        seal = _seal((self.state.primes[lang][0], *(stub.seal for stub in one.stubs)))
        return self._known.get(seal) or Cards(seal, lang, block(one.stubs, words))

    def _prime(self, lang: str) -> bytes:
        """The prime of a language, from its oldest briefs."""
        primes = self.state.primes
        if lang not in primes:
            oldest = self.shelf.teachers(lang)
            seal, before = _seal(stub.seal for stub in oldest), self.before.primes.get(lang, ("", b""))
            primes[lang] = before if before[0] == seal else (seal, prime(oldest))
        return primes[lang][1]


def _words(readings: Iterable[Reading]) -> Iterator[str]:
    return chain.from_iterable(reading.words for reading in readings)


def _sum(before: Counter[str], change: Counter[str]) -> Counter[str]:
    """Without what stands nowhere any more."""
    for key, count in change.items():
        before[key] += count
        if not before[key]:
            del before[key]
    return before


def _files(shelf: Shelf, state: State) -> dict[str, bytes]:
    """The files of the index by their path."""
    files: dict[str, bytes] = {}
    blocks = []
    for one in state.blocks:
        blocks.append(_name(b"".join(one.files)))
        files |= {f"c/{blocks[-1]}/{at}.bin": data for at, data in enumerate(one.files)}
    primes = {}
    for lang, (_, words) in state.primes.items():
        head = squeeze(words)[1]
        primes[lang] = (_name(head), len(words))
        files[f"p/{primes[lang][0]}.bin"] = head
    terms = [_name(part.data) for part in state.shards]
    files |= {f"t/{name}.bin": part.data for name, part in zip(terms, state.shards, strict=True)}
    filters = deflate(dump(facets(state.briefs)))
    files[f"f/{_name(filters)}.bin"] = filters
    pairs = [form + plain for form, plain in variants() if plain in state.characters]
    files["han.bin"] = deflate("".join(pairs).encode())
    names = {name for brief in state.briefs.values() for name in brief.names}
    files |= {f"w/{at}.bin": data for at, data in enumerate(word_files(state.words, spoken(names)))}
    manifest = {
        "v": VERSION,
        "first": "\n".join(part.first.split("\t")[0] for part in state.shards),
        "terms": " ".join(terms),
        "cards": " ".join(blocks),
        "blocks": [one.group for one in shelf.blocks],
        "primes": primes,
        "facets": _name(filters),
        "particles": " ".join(particles()),
        **columns(shelf, {brief.seal: brief for brief in state.briefs.values()}),
    }
    files["manifest.bin"] = gzip.compress(dump(manifest), 9, mtime=0)
    return dict(sorted(files.items()))


def index(stubs: Iterable[Stub], remembered: MutableMapping[str, bytes] | None = None) -> Mapping[str, bytes]:
    """As `build`, from stubs: of a brief that did not change since the build before, no more is read."""
    shelf = Shelf(stubs)
    state = _Build(shelf, unpack(remembered or {}, rules())).make()
    if remembered is not None:
        state.pack(remembered)
    return _files(shelf, state)


def build(
    records: Iterable[Record], remembered: MutableMapping[str, bytes] | None = None
) -> Mapping[str, bytes]:
    """The files of the index by their path below /search/, sorted by path.

    `remembered`: what the build before left there; afterwards it holds what this one leaves.
    It saves time and changes no byte.
    """
    return index(map(stub, records), remembered)
