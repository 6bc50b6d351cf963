"""Where Korean words begin and end, learned from the texts themselves.

No dictionary and no analyser: what stands before many different particles is a noun (개헌을, 개헌은, 개헌),
and a long noun made of two frequent ones is a compound (삼성+전자).
Two briefs teach little, ten thousand a lot; what is not known stays whole, which costs rank and never a hit.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Self

LONGEST: Final = 24  # syllables; a longer run is no word
_NOUN: Final = 2  # syllables of the shortest noun
_AFFIXED: Final = 3  # syllables of a noun with an affix: 부총리
_KNOWN: Final = 3  # different tails after which a stem counts as a noun


@cache
def _rows(file: str) -> tuple[str, ...]:
    text = (files("digest.site.search") / "data" / file).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def particles() -> tuple[str, ...]:
    """Every particle, sorted."""
    return _rows("particles.txt")


@cache
def _particles() -> frozenset[str]:
    return frozenset(particles())


@cache
def _verbal() -> frozenset[str]:
    return frozenset(_rows("verbal.txt"))


@cache
def _affixes() -> tuple[frozenset[str], frozenset[str]]:
    cells = dict(row.split("\t") for row in _rows("affixes.tsv"))
    return frozenset(cells["before"]), frozenset(cells["after"])


def _tail(rest: str) -> str:
    """What kind of tail a rest is: "" none, a particle, "V" a verb's ending; "?" no tail at all."""
    if not rest or rest in _particles():
        return rest
    return "V" if rest[0] in _verbal() or rest[:2] in _verbal() else "?"


def _bound(word: str) -> bool:
    """Whether it is one syllable with a long particle: 색으로."""
    return len(word) > _NOUN and word[1:] in _particles()


@dataclass(frozen=True, slots=True)
class Cut:
    """A run of Hangul cut up: `parts` are the nouns in it, `stem` is where its tail begins."""

    parts: tuple[tuple[int, int], ...]
    stem: int
    bare: bool  # the tail is a particle (or nothing) and the stem is known, so the tail need not be indexed


class Lexicon:
    """The nouns of a set of texts; `seal` is the key of those texts, where there is one."""

    def __init__(self, counts: Mapping[str, int], seal: str = "") -> None:
        """From how often each run of Hangul stands in the texts."""
        tails: dict[str, set[str]] = defaultdict(set)
        weight: Counter[str] = Counter()
        for run, count in counts.items():
            for stop in range(_NOUN, min(len(run), LONGEST) + 1):
                tail = _tail(run[stop:])
                if tail != "?":
                    tails[run[:stop]].add(tail)
                    weight[run[:stop]] += count
        self._stems = {stem: (len(kinds), weight[stem]) for stem, kinds in tails.items()}
        self._cuts: dict[str, Cut] = {}
        self._pieces: dict[str, tuple[str, ...]] = {}
        self.seal = seal

    @classmethod
    def unpacked(cls, blob: bytes, seal: str) -> Self:
        """What `packed` gave."""
        found = cls({}, seal)
        stems, pieces = (part.split("\n") for part in blob.decode().split("\n\n"))
        rows = [row.split("\t") for row in stems if row]
        found._stems = {stem: (int(tails), int(weight)) for stem, tails, weight in rows}
        found._pieces = {run: tuple(words) for run, *words in (row.split("\t") for row in pieces)}
        return found

    def packed(self, counts: Iterable[str]) -> bytes:
        """Each stem with its tails and how often it stands; after an empty line, runs with their words."""
        stems = "\n".join(f"{stem}\t{tails}\t{weight}" for stem, (tails, weight) in self._stems.items())
        runs = "\n".join("\t".join((run, *self.pieces(run))) for run in counts)
        return f"{stems}\n\n{runs}".encode()

    def _tails(self, stem: str) -> int:
        return self._stems.get(stem, (0, 0))[0]

    def _weight(self, stem: str) -> int:
        return self._stems.get(stem, (0, 0))[1]

    def known(self, stem: str) -> bool:
        """Whether the texts show this stem as a noun."""
        return self._tails(stem) >= _KNOWN

    def pieces(self, run: str) -> tuple[str, ...]:
        """The nouns in a run, and what it is without its tail."""
        known = self._pieces.get(run)
        if known is None:
            cut = self.cut(run)
            spans = sorted({*cut.parts, (0, cut.stem)})
            known = self._pieces[run] = tuple(dict.fromkeys(run[start:stop] for start, stop in spans))
        return known

    def words(self, counts: Mapping[str, int]) -> Counter[str]:
        """The words of texts without their tails, and the parts of compounds, each with its count.

        What the texts show as a noun counts four times: the rest is often a verb's form.
        """
        found: Counter[str] = Counter()
        for run, count in counts.items():
            for word in self.pieces(run):
                found[word] += count
        return Counter(
            {
                word: count * (4 if self.known(word) else 1)
                for word, count in found.items()
                if not _bound(word)
            }
        )

    def cut(self, run: str) -> Cut:
        """`삼성전자는` -> parts (0, 2) (2, 4), stem 4."""
        found = self._cuts.get(run)
        if found is None:
            found = self._cuts[run] = self._cut(run)
        return found

    def _cut(self, run: str) -> Cut:
        if len(run) < _NOUN or len(run) > LONGEST:
            return Cut(((0, len(run)),), len(run), bare=False)
        stops = [stop for stop in range(_NOUN, len(run) + 1) if _tail(run[stop:]) != "?"]
        stem = max(stops, key=lambda stop: (self._tails(run[:stop]), self._plausible(run, stop), stop))
        tail = _tail(run[stem:])
        bare = tail != "V" and self.known(run[:stem])
        return Cut(tuple(self._parts(run, 0, stem)), stem, bare=bare)

    def _plausible(self, run: str, stop: int) -> bool:
        """Decides where a run was seen once: a compound of known nouns, or a particle too long for chance."""
        return len(self._parts(run, 0, stop)) > 1 or len(run) - stop > 1

    def _parts(self, run: str, start: int, stop: int) -> list[tuple[int, int]]:
        """The nouns of a compound; a whole that does not split is one."""
        size = stop - start
        if size == _AFFIXED:
            return [*self._affixed(run, start, stop), (start, stop)]
        if size < 2 * _NOUN:
            return [(start, stop)]
        splits = [at for at in range(start + _NOUN, stop - _NOUN + 1) if self._both(run, start, at, stop)]
        if not splits:
            return [(start, stop)]
        at = max(splits, key=lambda at: (min(self._weight(run[start:at]), self._weight(run[at:stop])), at))
        return [*self._parts(run, start, at), *self._parts(run, at, stop)]

    def _both(self, run: str, start: int, at: int, stop: int) -> bool:
        left, right = run[start:at], run[at:stop]
        whole = self._weight(run[start:stop])
        return (
            self.known(left)
            and self.known(right)
            and 2 * min(self._weight(left), self._weight(right)) >= whole
        )

    def _affixed(self, run: str, start: int, stop: int) -> list[tuple[int, int]]:
        """The two-syllable noun in one of three, where the third is an affix: 부총리 -> 총리."""
        before, after = _affixes()
        whole = self._weight(run[start:stop])
        found = []
        if (
            run[start] in before
            and self.known(run[start + 1 : stop])
            and self._weight(run[start + 1 : stop]) > whole
        ):
            found.append((start + 1, stop))
        if run[stop - 1] in after and self.known(run[start : stop - 1]):
            found.append((start, stop - 1))
        return found
