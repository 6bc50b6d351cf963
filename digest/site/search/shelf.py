"""The order of the briefs: each has a number, and a new one changes the numbers of none.

Those of one language and beat stand together, oldest first, in blocks of 256 numbers: neighbours share words,
which makes gaps and cards small. Blocks follow one another by the day of the oldest brief in them.

The newest briefs are young, all others settled: what is made of the settled ones changes only when the border
moves, which it does by many at a time. It is counted from the oldest brief, so it lies where it lies whatever
was built before.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from digest.site.search.record import Stub

BLOCK: Final = 256
_WHOLE: Final = 1024  # briefs; a site that has more learns from the oldest, so that a new one changes nothing
_LATE: Final = 12  # briefs that are young at least, so that one that comes in late is still young
_STEP: Final = 48  # briefs by which the border moves: more make a first query dear, fewer many files change


def learned_from(count: int) -> int:
    """How many of a number of briefs, the oldest, teach what all are read by: it changes at powers of two."""
    return count if count < _WHOLE else 1 << count.bit_length() - 1


def settled_of(count: int) -> int:
    """How many of a number of briefs, the oldest, are settled."""
    return max(0, (count - _LATE) // _STEP * _STEP)


@dataclass(frozen=True)
class Block:
    """Up to 256 briefs of one language and beat, oldest first; the first of them are settled."""

    group: int
    stubs: Sequence[Stub]
    settled: int


class Shelf:
    """The briefs of a site in order."""

    def __init__(self, stubs: Iterable[Stub]) -> None:
        """From briefs in any order; those of one time stand by their ids."""
        self.newest = sorted(sorted(stubs, key=lambda stub: stub.id), key=_when, reverse=True)
        self.young = self.newest[: len(self.newest) - settled_of(len(self.newest))]
        grouped: dict[tuple[str, str], list[Stub]] = defaultdict(list)
        for stub in reversed(self.newest):
            grouped[stub.lang, stub.beat].append(stub)
        self.groups = dict(sorted(grouped.items()))

    @cached_property
    def blocks(self) -> Sequence[Block]:
        """The blocks in order: the first holds the numbers from 0, the next those from 256."""
        young = Counter((stub.lang, stub.beat) for stub in self.young)
        found = [
            Block(place, stubs[at : at + BLOCK], max(0, min(BLOCK, len(stubs) - young[group] - at)))
            for place, (group, stubs) in enumerate(self.groups.items())
            for at in range(0, len(stubs), BLOCK)
        ]
        return sorted(found, key=lambda block: (_when(block.stubs[0]), block.group))

    def settled(self) -> Iterator[tuple[int, Stub]]:
        """Each settled brief with its number, rising."""
        for place, block in enumerate(self.blocks):
            yield from enumerate(block.stubs[: block.settled], place * BLOCK)

    def unsettled(self) -> Iterator[tuple[int, Stub]]:
        """Each young brief with its number, rising."""
        for place, block in enumerate(self.blocks):
            yield from enumerate(block.stubs[block.settled :], place * BLOCK + block.settled)

    def teachers(self, lang: str = "") -> Sequence[Stub]:
        """The oldest settled briefs (of a language), from which is learned how all are read.

        Where none is settled, all teach.
        """
        oldest = [stub for stub in reversed(self.newest) if not lang or stub.lang == lang]
        young = sum(not lang or stub.lang == lang for stub in self.young)
        count = len(oldest) - young or len(oldest)
        return oldest[: learned_from(count)]


def _when(stub: Stub) -> str:
    return stub.date or "0"
