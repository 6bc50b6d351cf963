"""What a build of the index leaves for the next one: blobs by key, and the file that keeps them."""

import hashlib
import json
import sys
from array import array
from collections import Counter
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from digest.site.search.cards import PER_FILE, opened
from digest.site.search.postings import Shard
from digest.site.search.reading import Reading, reread

_SEAL: Final = 32  # bytes of a sha256


@dataclass(frozen=True, slots=True)
class Brief:
    """What the index keeps of a brief: its seal, how many terms it has, its names and outlets."""

    seal: str
    size: int
    names: Sequence[str]
    outlets: Sequence[str]


@dataclass(frozen=True, slots=True)
class Cards:
    """A file of cards; `seal` names the briefs and the prime of which it was made."""

    seal: str
    lang: str
    data: bytes


@dataclass(slots=True)
class State:
    """All parts of an index; `rule` names code, tables and names, `learned` the briefs it learned from.

    Cards are those of all briefs by their number / PER_FILE; the rest is of settled briefs alone.
    """

    rule: str
    learned: str = ""
    lexicon: bytes = b""
    briefs: dict[int, Brief] = field(default_factory=dict)  # by number, rising
    shards: Sequence[Shard] = ()
    words: Counter[str] = field(default_factory=Counter)
    characters: Counter[str] = field(default_factory=Counter)  # Han characters of the texts
    primes: dict[str, tuple[str, bytes]] = field(default_factory=dict)  # by language: seal and words
    cards: dict[int, Cards] = field(default_factory=dict)

    def reading(self, number: int) -> Reading:
        """A brief as the build before read it, from its card."""
        file = self.cards[number // PER_FILE]
        _, _, title, text, *_ = opened(file.data, self.primes[file.lang][1])[number % PER_FILE]
        return reread(title, text, self.briefs[number].names)

    def pack(self, into: MutableMapping[str, bytes]) -> None:
        """Leave nothing else there."""
        into.clear()
        sizes = array("I", [size for part in self.shards for size in part.sizes])
        counts = array("I", [count for part in self.shards for count in part.counts])
        head = {
            "rule": f"{self.rule} {sys.byteorder}",
            "learned": self.learned,
            "briefs": [
                [number, one.seal, one.size, one.names, one.outlets] for number, one in self.briefs.items()
            ],
            "shards": [[part.first, len(part.data), len(part.sizes)] for part in self.shards],
            "characters": self.characters,
            "primes": {lang: [seal, words.decode()] for lang, (seal, words) in self.primes.items()},
            "cards": [[at, one.seal, one.lang, len(one.data)] for at, one in self.cards.items()],
        }
        into["head"] = json.dumps(head, separators=(",", ":")).encode()
        into["lexicon"] = self.lexicon
        into["words"] = "\n".join(self.words).encode()
        into["weights"] = array("I", self.words.values()).tobytes()
        into["terms"] = b"".join([part.data for part in self.shards])
        into["rows"] = sizes.tobytes() + counts.tobytes()
        into["cards"] = b"".join([one.data for one in self.cards.values()])


def unpack(blobs: Mapping[str, bytes], rule: str) -> State:
    """What `pack` left; an empty state where there is none, or one by other rules."""
    try:
        head = json.loads(blobs["head"])
    except (KeyError, ValueError):
        return State(rule)
    if head["rule"] != f"{rule} {sys.byteorder}":
        return State(rule)
    weights = array("I", blobs["weights"])
    return State(
        rule=rule,
        learned=head["learned"],
        lexicon=blobs["lexicon"],
        briefs={number: Brief(*row) for number, *row in head["briefs"]},
        shards=_shards(head["shards"], blobs["terms"], blobs["rows"]),
        words=Counter(
            dict(zip(blobs["words"].decode().split("\n"), weights, strict=True)) if weights else {}
        ),
        characters=Counter(head["characters"]),
        primes={lang: (seal, words.encode()) for lang, (seal, words) in head["primes"].items()},
        cards=_cards(head["cards"], blobs["cards"]),
    )


def _shards(rows: Sequence[Any], terms: bytes, lengths: bytes) -> list[Shard]:
    numbers = array("I", lengths)
    half, at, row, found = len(numbers) // 2, 0, 0, []
    for first, size, count in rows:
        sizes, counts = numbers[row : row + count], numbers[half + row : half + row + count]
        found.append(Shard(first, terms[at : at + size], sizes, counts))
        at, row = at + size, row + count
    return found


def _cards(rows: Sequence[Any], cards: bytes) -> dict[int, Cards]:
    at, found = 0, {}
    for place, seal, lang, size in rows:
        found[place] = Cards(seal, lang, cards[at : at + size])
        at += size
    return found


def packed(blobs: Mapping[str, bytes]) -> bytes:
    """One file of them all, with a seal by which a damaged one is known."""
    head = json.dumps([[name, len(blobs[name])] for name in sorted(blobs)]).encode()
    whole = head + b"\n" + b"".join(blobs[name] for name in sorted(blobs))
    return hashlib.sha256(whole).digest() + whole


def unpacked(data: bytes) -> dict[str, bytes]:
    """What `packed` gave; nothing from a file that is damaged or none of ours."""
    if hashlib.sha256(memoryview(data)[_SEAL:]).digest() != data[:_SEAL]:
        return {}
    end = data.index(b"\n", _SEAL)
    found, at = {}, end + 1
    for name, size in json.loads(data[_SEAL:end]):
        found[name] = data[at : at + size]
        at += size
    return found
