"""Which story of a feed is one that is known already. Pure.

A guid alone is no identity: some change with each fetch, some stand for two stories at once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from digest.fetch.entry import Entry
from digest.fetch.plain import same_place
from digest.text.similarity import jaccard, shingles

CROWD = 1_000  # known stories of one guid or address: it names the feed rather than a story
ALIKE = 0.3  # of letter pairs: a corrected headline keeps more, another story's has less


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What identifies a stored story."""

    key: str
    guid: str
    place: str  # `same_place` of its address
    title: str
    content: str  # `content_of` it


def _hash(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()


def content_of(entry: Entry) -> str:
    """A hash of what a reader would see, and where."""
    return _hash(same_place(entry.url), entry.title, entry.html, entry.stated)


def key_of(entry: Entry) -> str:
    """The key that a story gets when it is first seen, 16 hex characters."""
    return _hash(entry.guid, content_of(entry))[:16]


class _Register:
    """The known stories that no entry of this fetch has claimed yet."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._left = {one.key: one for one in sorted(known, key=lambda one: one.key)}
        self._letters: dict[str, frozenset[int]] = {}
        self._by: defaultdict[str, list[str]] = defaultdict(list)
        for one in self._left.values():
            for mark in (f"c{one.content}", f"g{one.guid}", f"p{one.place}"):
                self._by[mark].append(one.key)

    def unchanged(self, entry: Entry) -> str:
        """The key of the story with the very same words."""
        return next((one.key for one in self._at(f"c{content_of(entry)}")), "")

    def changed(self, entry: Entry, crowded: frozenset[str]) -> str:
        """The key of the story that this is a newer version of.

        Guid or address must hold and the headline be alike;
        where many stories give one address (the front page), both guid and headline must hold.
        """
        place = same_place(entry.url)
        letters = shingles(entry.title, 2)
        for one in self._at(f"g{entry.guid}") if entry.guid else ():
            if self._is_alike(entry, letters, one):
                return one.key
        for one in self._at(f"p{place}") if place and place not in crowded else ():
            if self._is_alike(entry, letters, one):
                return one.key
        return ""

    def _is_alike(self, entry: Entry, letters: frozenset[int], known: Known) -> bool:
        if entry.title == known.title:
            return True
        if known.key not in self._letters:
            self._letters[known.key] = shingles(known.title, 2)
        return jaccard(letters, self._letters[known.key]) >= ALIKE

    def claim(self, key: str) -> None:
        """No other entry may take it."""
        self._left.pop(key, None)

    def _at(self, mark: str) -> list[Known]:
        keys = self._by.get(mark, ())
        return [self._left[key] for key in keys if key in self._left] if len(keys) <= CROWD else []


def assign(entries: Sequence[Entry], known: Iterable[Known]) -> tuple[tuple[str, Entry], ...]:
    """Each entry with its key, a known one's where it is that story again; no key twice, no story lost.

    An entry that comes twice with the same words in one fetch is one.
    """
    register = _Register(known)
    distinct = {(entry.guid, content_of(entry)): entry for entry in reversed(entries)}
    crowd = Counter(same_place(entry.url) for entry in distinct.values())
    crowded = frozenset(place for place, count in crowd.items() if count > 1)
    keyed: dict[str, Entry] = {}
    for entry in distinct.values():  # those that did not change take their own keys first
        if key := register.unchanged(entry):
            register.claim(key)
            keyed[key] = entry
    stayed = {id(entry) for entry in keyed.values()}
    for entry in distinct.values():
        if id(entry) in stayed:
            continue
        key = register.changed(entry, crowded) or key_of(entry)
        register.claim(key)
        keyed[key] = entry
    return tuple(sorted(keyed.items()))
