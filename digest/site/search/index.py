"""Builds the index: pure, the same records in any order give the same bytes."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from itertools import chain
from typing import Final

from digest.site.search.cards import PER_FILE, file, prime
from digest.site.search.files import files
from digest.site.search.korean import Lexicon
from digest.site.search.postings import changed, row, shards
from digest.site.search.reading import Reading, read
from digest.site.search.record import Record, Stub, stub
from digest.site.search.rules import rules
from digest.site.search.shelf import BLOCK, Shelf
from digest.site.search.state import Brief, Cards, State, unpack
from digest.site.search.terms import HERE, Terms
from digest.site.search.words import han, worth
from digest.site.search.young import Young, young

_CHANGED: Final = 8  # where more than one in so many briefs changed, all are read


def _seal(parts: Iterable[str]) -> str:
    """The hash of some texts."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


class _Build:
    """One build, going on from the state that the build before left."""

    def __init__(self, shelf: Shelf, before: State) -> None:
        self.shelf = shelf
        self.before = before
        self.numbered = dict(shelf.settled())
        self._young = {number: read(stub.read()) for number, stub in shelf.unsettled()}
        self._known = {one.seal: one for one in before.cards.values()}
        self.teachers = shelf.teachers()
        self.state = State(before.rule, _seal(stub.seal for stub in self.teachers))

    def make(self) -> tuple[State, Young]:
        """The state of the site as it is now, and what is made of its young briefs."""
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
        for place, block in enumerate(self.shelf.blocks):
            for at in range(0, len(block.stubs), PER_FILE):
                self.state.cards[(place * BLOCK + at) // PER_FILE] = self._cards(
                    block.stubs[at : at + PER_FILE]
                )
        return self.state, young(self.shelf, self._young, self.terms)

    def _reading(self, number: int) -> Reading:
        return read(self.numbered[number].read())

    def _brief(self, number: int, reading: Reading, size: int) -> Brief:
        return Brief(self.numbered[number].seal, size, tuple(reading.names), reading.outlets)

    def _whole(self) -> None:
        """Reads every brief."""
        readings = {number: self._reading(number) for number in self.numbered}
        teachers = {stub.seal for stub in self.teachers}
        taught = [readings[number] for number, stub in self.numbered.items() if stub.seal in teachers]
        state, lexicon = self.state, Lexicon.learned(Counter(_words(taught or self._young.values())))
        self.terms = terms = Terms(lexicon)
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
        self.terms = terms = Terms(lexicon := Lexicon.unpacked(before.lexicon))
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

    def _cards(self, stubs: Sequence[Stub]) -> Cards:
        """A file of cards: that of before where it holds the same."""
        lang = stubs[0].lang
        prime_seal, words = self._prime(lang)
        seal = _seal((prime_seal, *(stub.seal for stub in stubs)))
        return self._known.get(seal) or Cards(seal, lang, file(stubs, words))

    def _prime(self, lang: str) -> tuple[str, bytes]:
        """The prime of a language, from its oldest briefs, and its seal."""
        primes = self.state.primes
        if lang not in primes:
            oldest = self.shelf.teachers(lang)
            seal, before = _seal(stub.seal for stub in oldest), self.before.primes.get(lang, ("", b""))
            primes[lang] = before if before[0] == seal else (seal, prime(oldest))
        return primes[lang]


def _words(readings: Iterable[Reading]) -> Iterator[str]:
    return chain.from_iterable(reading.words for reading in readings)


def _sum(before: Counter[str], change: Counter[str]) -> Counter[str]:
    """Without what stands nowhere any more."""
    for key, count in change.items():
        before[key] += count
        if not before[key]:
            del before[key]
    return before


def index(stubs: Iterable[Stub], remembered: MutableMapping[str, bytes] | None = None) -> Mapping[str, bytes]:
    """As `build`, from stubs: of a brief that did not change since the build before, no more is read."""
    shelf = Shelf(stubs)
    state, fresh = _Build(shelf, unpack(remembered or {}, rules())).make()
    if remembered is not None:
        state.pack(remembered)
    return files(shelf, state, fresh)


def build(
    records: Iterable[Record], remembered: MutableMapping[str, bytes] | None = None
) -> Mapping[str, bytes]:
    """The files of the index by their path below /search/, sorted by path.

    `remembered`: what the build before left there; afterwards it holds what this one leaves.
    It saves time and changes no byte.
    """
    return index(map(stub, records), remembered)
