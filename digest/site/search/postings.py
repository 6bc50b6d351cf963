"""Postings as bytes: sorted terms in shards of a few kilobytes, each a raw deflate stream.

A shard: the length of its terms (varint), the terms (UTF-8, one a line), how many briefs each has (varints),
their numbers as gaps (varints), and four bits for each (BEGINS ENDS TITLE SPACED), two a byte.

Where a shard ends is decided by the terms themselves and what stands before them in it, so that a new brief
moves no other end than those near its own terms.
"""

import itertools
import re
import zlib
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from operator import add, sub
from typing import Final, NamedTuple

_MORE: Final = 0x80  # the bit of a varint's byte that says another one follows
_USUAL: Final = 1 << 13
_LEVEL: Final = 5  # of compression: 9 saves nothing here and is slow where lists are long
_LEAST, _MOST = 3_000, 5_200  # bytes of a shard before compression
_ENDS: Final = 24  # between those, one in so many terms begins a new shard
_LOW: Final = bytes(byte & 15 for byte in range(256))
_HIGH: Final = bytes(byte >> 4 for byte in range(256))


class Row(NamedTuple):
    """A term with the numbers of its briefs as gaps, and four bits for each of them."""

    term: str
    gaps: bytes
    bits: bytes


@dataclass(frozen=True, slots=True)
class Shard:
    """A file of postings; the numbers of bytes and of briefs of each row help to open it again."""

    first: str
    data: bytes
    sizes: Sequence[int]
    counts: Sequence[int]


def varint(value: int) -> bytes:
    """Seven bits a byte, lowest first, the high bit says that more follow."""
    out = bytearray()
    while value >= _MORE:
        out.append(value & 0x7F | _MORE)
        value >>= 7
    out.append(value)
    return bytes(out)


@cache
def _steps() -> tuple[bytes, ...]:
    """The gaps of usual steps from one number to the next, for speed; none is zero."""
    return (b"", *map(varint, range(_USUAL)))


class _Values(dict[bytes, int]):
    """What each varint says, found out once."""

    def __missing__(self, data: bytes) -> int:
        value = self[data] = sum((byte & 0x7F) << 7 * at for at, byte in enumerate(data))
        return value


_VALUES: Final = _Values()
_VARINTS: Final = re.compile(rb"[\x80-\xff]*[\x00-\x7f]")


def row(term: str, marks: Sequence[int]) -> Row:
    """The row of a term: each mark is the number of a brief, rising, times 16, and its four bits."""
    numbers = [mark >> 4 for mark in marks]
    steps = [*map(sub, numbers, (-1, *numbers))]
    if max(steps) <= _USUAL:
        gaps = b"".join(map(_steps().__getitem__, steps))
    else:
        gaps = b"".join([varint(step - 1) for step in steps])
    return Row(term, gaps, bytes([mark & 15 for mark in marks]))


def deflate(data: bytes) -> bytes:
    """Raw deflate: the same bytes in every run."""
    squeeze = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    return squeeze.compress(data) + squeeze.flush()


def _paired(bits: bytes) -> bytes:
    """Two of them a byte, the first one low."""
    bits += b"\0" * (len(bits) & 1)
    low, high = int.from_bytes(bits[::2], "big"), int.from_bytes(bits[1::2], "big")
    return (low | high << 4).to_bytes(len(bits) // 2, "big")


def _single(paired: bytes) -> bytes:
    """What `_paired` was given."""
    out = bytearray(2 * len(paired))
    out[::2], out[1::2] = paired.translate(_LOW), paired.translate(_HIGH)
    return bytes(out)


def _shard(rows: Sequence[Row]) -> Shard:
    terms = "\n".join([row.term for row in rows]).encode()
    counts = [len(row.bits) for row in rows]
    gaps = b"".join([row.gaps for row in rows])
    bits = b"".join([row.bits for row in rows])
    data = varint(len(terms)) + terms + b"".join(map(varint, counts)) + gaps + _paired(bits)
    return Shard(rows[0].term, deflate(data), [len(row.gaps) for row in rows], counts)


def _rows(part: Shard) -> Iterator[Row]:
    data = zlib.decompress(part.data, -15)
    start = _VARINTS.match(data)
    head = start.end() if start else 0
    size = _VALUES[data[:head]]
    gap = len(data) - (sum(part.counts) + 1) // 2
    bits, bit = _single(data[gap:]), 0
    gap -= sum(part.sizes)
    terms = data[head : head + size].decode().split("\n")
    for term, gaps, count in zip(terms, part.sizes, part.counts, strict=True):
        yield Row(term, data[gap : gap + gaps], bits[bit : bit + count])
        gap += gaps
        bit += count


def _weight(row: Row) -> int:
    return len(row.term.encode()) + len(row.gaps) + len(row.bits) // 2 + 2


def _begins(term: str, weight: int) -> bool:
    """Whether a term begins a new shard behind rows of some weight."""
    return weight >= _MOST or (weight >= _LEAST and not zlib.crc32(term.encode()) % _ENDS)


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    held: list[Row] = []
    weight = 0
    for each in rows:
        if held and _begins(each.term, weight):
            yield held
            held, weight = [], 0
        held.append(each)
        weight += _weight(each)
    if held:
        yield held


def shards(rows: Iterable[Row]) -> Iterator[Shard]:
    """The shards of sorted rows."""
    return map(_shard, _groups(rows))


def _altered(term: str, before: Row | None, change: Mapping[int, int | None]) -> Row | None:
    """A row with other bits for some numbers, None taking one away; None where no number is left."""
    gaps: list[bytes] = _VARINTS.findall(before.gaps) if before else []
    numbers = list(map(add, accumulate(map(_VALUES.__getitem__, gaps)), itertools.count()))
    bits = bytearray(before.bits if before else b"")
    for number in sorted(change):
        new, at = change[number], bisect_left(numbers, number)
        there = numbers[at : at + 1] == [number]
        numbers[at : at + there], gaps[at : at + there], bits[at : at + there] = (
            ([], [], b"") if new is None else ([number], [b""], bytes((new,)))
        )
        for place in range(at, min(at + 2, len(numbers))):
            gaps[place] = varint(numbers[place] - (numbers[place - 1] if place else -1) - 1)
    return Row(term, b"".join(gaps), bytes(bits)) if numbers else None


def changed(before: Sequence[Shard], changes: Mapping[str, Mapping[int, int | None]]) -> Iterator[Shard]:
    """The shards with the bits of some briefs changed: the same as if they were made anew, at less cost.

    `changes`: for each term the bits of each brief that got others, None for one in which it stands no more.
    """
    firsts = [part.first for part in before]
    mine: dict[int, list[str]] = defaultdict(list)
    for term in changes:
        mine[max(bisect_right(firsts, term) - 1, 0)].append(term)
    held: list[Row] = []
    for place, part in enumerate(before):
        if not held and place not in mine:
            yield part
            continue
        rows = {found.term: found for found in (*held, *_rows(part))}
        for term in mine[place]:
            altered = _altered(term, rows.pop(term, None), changes[term])
            if altered:
                rows[term] = altered
        groups = list(_groups(sorted(rows.values())))
        held = groups.pop() if groups else []
        kept = "" if place + 1 in mine else "".join(firsts[place + 1 : place + 2])
        if held and kept and _begins(kept, sum(map(_weight, held))):
            groups.append(held)
            held = []
        yield from map(_shard, groups)
    if held:
        yield _shard(held)
