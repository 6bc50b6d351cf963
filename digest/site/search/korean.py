"""Where Korean words begin and end, learned from the texts themselves.

No dictionary and no analyser: what stands before many different particles is a noun (개헌을, 개헌은, 개헌),
and a long noun made of two frequent ones is a compound (삼성+전자).
Two briefs teach little, ten thousand a lot; what is not known stays whole, which costs rank and never a hit.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Self

from digest.tables import lines, rows

_ROOM: Final = "digest.site.search"
LONGEST: Final = 24  # syllables; a longer run is no word
_NOUN: Final = 2  # syllables of the shortest noun
_AFFIXED: Final = 3  # syllables of a noun with an affix: 부총리
_KNOWN: Final = 3  # different tails after which a stem counts as a noun
_NEVER: Final = (0, 0)


@cache
def particles() -> tuple[str, ...]:
    """Every particle, sorted."""
    return lines(_ROOM, "particles.txt")


@cache
def _particles() -> frozenset[str]:
    return frozenset(particles())


@cache
def _verbal() -> frozenset[str]:
    return frozenset(lines(_ROOM, "verbal.txt"))


@cache
def _affixes() -> tuple[frozenset[str], frozenset[str]]:
    syllables = {row[0]: row[1] for row in rows(_ROOM, "affixes.tsv", 2)}
    return frozenset(syllables["before"]), frozenset(syllables["after"])


@cache
def _bound_tails() -> frozenset[str]:
    """A word with one of these behind its first syllable is that syllable with a long particle: 색으로."""
    return frozenset(particle for particle in particles() if len(particle) >= _NOUN)


def _stops(run: str) -> list[tuple[int, bool]]:
    """Where a noun may end in a run, and whether a verb's ending follows; the end of the run last."""
    nouns, verbs = _particles(), _verbal()
    found = []
    for stop in range(_NOUN, min(len(run), LONGEST + 1)):
        rest = run[stop:]
        verb = rest not in nouns
        if not verb or rest[0] in verbs or rest[:2] in verbs:
            found.append((stop, verb))
    if len(run) <= LONGEST:
        found.append((len(run), False))
    return found


@dataclass(frozen=True, slots=True)
class Cut:
    """A run of Hangul cut up: `parts` are the nouns in it, `stem` is where its tail begins."""

    parts: tuple[tuple[int, int], ...]
    stem: int
    bare: bool  # the tail is a particle (or nothing) and the stem is known, so the tail need not be indexed


class Lexicon:
    """The nouns of a set of texts: how many tails a stem stands before, and how often it stands."""

    def __init__(self, stems: Mapping[str, tuple[int, int]]) -> None:
        self._stems = stems
        self._cuts: dict[str, Cut] = {}

    @classmethod
    def learned(cls, counts: Mapping[str, int]) -> Self:
        """From how often each run of Hangul stands in the texts."""
        tails: Counter[str] = Counter()
        weight: Counter[str] = Counter()
        verbs: set[str] = set()
        for run, count in counts.items():
            for stop, verb in _stops(run):
                stem = run[:stop]
                weight[stem] += count
                if not verb:
                    tails[stem] += 1
                elif stem not in verbs:  # all endings of verbs are one tail
                    verbs.add(stem)
                    tails[stem] += 1
        return cls({stem: (kinds, weight[stem]) for stem, kinds in tails.items() if kinds > 1})

    @classmethod
    def unpacked(cls, blob: bytes) -> Self:
        """What `packed` gave."""
        stems, tails, weights = (part.split("\n") for part in blob.decode().split("\n\n"))
        return cls(
            dict(zip(stems, zip(map(int, tails), map(int, weights), strict=True), strict=True))
            if stems[0]
            else {}
        )

    def packed(self) -> bytes:
        """The stems, a line each; behind an empty line how many tails each has, then how often it is."""
        tails, weights = zip(*self._stems.values(), strict=True) if self._stems else ((), ())
        return "\n\n".join("\n".join(map(str, column)) for column in (self._stems, tails, weights)).encode()

    def _tails(self, stem: str) -> int:
        return self._stems.get(stem, _NEVER)[0]

    def _weight(self, stem: str) -> int:
        return self._stems.get(stem, _NEVER)[1]

    def known(self, stem: str) -> bool:
        """Whether the texts show this stem as a noun."""
        return self._stems.get(stem, _NEVER)[0] >= _KNOWN

    def words(self, run: str) -> dict[str, int]:
        """The words of a run without their tails, and the parts of a compound, each with its weight.

        What the texts show as a noun weighs up to four: the rest is often a verb's form.
        """
        cut = self.cut(run)
        found = (run[start:stop] for start, stop in {*cut.parts, (0, cut.stem)})
        return {word: min(1 + self._tails(word), 4) for word in found if word[1:] not in _bound_tails()}

    def cut(self, run: str) -> Cut:
        """`삼성전자는` -> parts (0, 2) (2, 4), stem 4."""
        found = self._cuts.get(run)
        if found is None:
            found = self._cuts[run] = self._cut(run)
        return found

    def _cut(self, run: str) -> Cut:
        stops = _stops(run) if _NOUN <= len(run) <= LONGEST else []
        if not stops:
            return Cut(((0, len(run)),), len(run), bare=False)
        stem, verb = stops[-1]
        if len(stops) > 1:
            stem, verb = max(
                stops, key=lambda end: (self._tails(run[: end[0]]), self._plausible(run, end[0]), end[0])
            )
        bare = not verb and self.known(run[:stem])
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
