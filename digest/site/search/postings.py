"""Postings as bytes: sorted terms in shards of a few kilobytes, each a raw deflate stream.

A shard: the length of its terms (varint), the terms (UTF-8, one a line), how many briefs each has (varints),
their numbers as gaps (varints), and four bits for each (BEGINS ENDS TITLE SPACED), two a byte.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

_MORE: Final = 0x80  # the bit of a varint's byte that says another one follows
_USUAL: Final = 1 << 13
SHARD: Final = 6_000  # bytes before compression

Posting = tuple[Sequence[int], bytes | bytearray]  # numbers of briefs, rising, and their four bits


def varint(value: int) -> bytes:
    """Seven bits a byte, lowest first, the high bit says that more follow."""
    out = bytearray()
    while value >= _MORE:
        out.append(value & 0x7F | _MORE)
        value >>= 7
    out.append(value)
    return bytes(out)


@cache
def _varints() -> tuple[bytes, ...]:
    """Those of usual gaps, for speed."""
    return tuple(map(varint, range(_USUAL)))


def _gaps(numbers: Sequence[int]) -> bytes:
    gaps = [number - before - 1 for before, number in zip((-1, *numbers), numbers, strict=False)]
    if max(gaps) < _MORE:
        return bytes(gaps)
    known = _varints()
    return b"".join([known[gap] if gap < _USUAL else varint(gap) for gap in gaps])


def deflate(data: bytes) -> bytes:
    """Raw deflate: the same bytes in every run."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    return squeeze.compress(data) + squeeze.flush()


def _shard(rows: Sequence[tuple[str, bytes, Posting]]) -> bytes:
    terms = "\n".join(row[0] for row in rows).encode()
    counts = b"".join(varint(len(row[2][0])) for row in rows)
    gaps = b"".join(row[1] for row in rows)
    bits = b"".join(row[2][1] for row in rows) + b"\0"
    packed = bytes(low | high << 4 for low, high in zip(bits[::2], bits[1::2], strict=False))
    return deflate(varint(len(terms)) + terms + counts + gaps + packed)


def shards(postings: Mapping[str, Posting], size: int = SHARD) -> Iterator[tuple[str, bytes]]:
    """The shards in order, each with its first term."""
    rows: list[tuple[str, bytes, Posting]] = []
    weight = 0
    for term in sorted(postings):
        posting = postings[term]
        gaps = _gaps(posting[0])
        cost = len(term.encode()) + len(gaps) + len(posting[0]) // 2 + 2
        if rows and weight + cost > size:
            yield rows[0][0], _shard(rows)
            rows, weight = [], 0
        rows.append((term, gaps, posting))
        weight += cost
    if rows:
        yield rows[0][0], _shard(rows)
