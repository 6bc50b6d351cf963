"""The order of the briefs: each has a number, and a new one changes the numbers of none.

Those of one language and beat stand together, oldest first, in blocks of 256 numbers: neighbours share words,
which makes gaps and cards small. Blocks follow one another by the day of the oldest brief in them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from digest.site.search.record import Stub

BLOCK: Final = 256
_WHOLE: Final = 1024  # briefs; a site that has more learns from the oldest, so that a new one changes nothing


def learned_from(count: int) -> int:
    """How many of a number of briefs, the oldest, teach what all are read by: it changes at powers of two."""
    return count if count < _WHOLE else 1 << count.bit_length() - 1


@dataclass(frozen=True)
class Block:
    """Up to 256 briefs of one language and beat, oldest first."""

    group: int
    stubs: Sequence[Stub]


class Shelf:
    """The briefs of a site in order."""

    def __init__(self, stubs: Iterable[Stub]) -> None:
        """From briefs in any order; those of one time stand by their ids."""
        self.newest = sorted(sorted(stubs, key=lambda stub: stub.id), key=_when, reverse=True)
        grouped: dict[tuple[str, str], list[Stub]] = defaultdict(list)
        for stub in reversed(self.newest):
            grouped[stub.lang, stub.beat].append(stub)
        self.groups = dict(sorted(grouped.items()))

    @cached_property
    def blocks(self) -> Sequence[Block]:
        """The blocks in order: the first holds the numbers from 0, the next those from 256."""
        found = [
            Block(group, stubs[at : at + BLOCK])
            for group, stubs in enumerate(self.groups.values())
            for at in range(0, len(stubs), BLOCK)
        ]
        return sorted(found, key=lambda block: (_when(block.stubs[0]), block.group))

    def numbered(self) -> Iterator[tuple[int, Stub]]:
        """Each brief with its number, rising."""
        for place, block in enumerate(self.blocks):
            yield from enumerate(block.stubs, place * BLOCK)

    def teachers(self, lang: str = "") -> Sequence[Stub]:
        """The oldest briefs (of a language), from which is learned how all are read."""
        oldest = [stub for stub in reversed(self.newest) if not lang or stub.lang == lang]
        return oldest[: learned_from(len(oldest))]


def _when(stub: Stub) -> str:
    return stub.date or "0"
