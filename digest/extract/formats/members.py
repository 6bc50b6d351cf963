"""The members of a gzipped web archive: one a record, as the format asks, or one for all."""

import re
import zlib

from digest.errors import LimitExceeded

MAGIC = b"\x1f\x8b"
_LARGEST = 50_000_000
_MOST = 200_000_000  # bytes that are looked through for a torn end
_SLICE = 1_000_000
_WINDOW = 65_536
_LENGTH = re.compile(rb"\r\nContent-Length:\s*(\d{1,12})\s*\r\n", re.IGNORECASE)


def plain(body: bytes, origin: str) -> bytes:
    """The archive unpacked where it was gzipped as a whole; as it is where each record is a member.

    Raises `LimitExceeded` over 50 MB.
    """
    if not body.startswith(MAGIC) or not _holds_several(body):
        return body
    unpacker = zlib.decompressobj(wbits=31)
    try:
        whole = unpacker.decompress(body, _LARGEST + 1)
    except zlib.error:
        return body
    if len(whole) > _LARGEST:
        raise LimitExceeded(origin, f"more than {_LARGEST // 1_000_000} MB unpacked")
    return whole


def _holds_several(body: bytes) -> bool:
    """Whether the first member goes on behind its first record."""
    try:
        start = zlib.decompressobj(wbits=31).decompress(body, _SLICE)
    except zlib.error:
        return False
    end = start.find(b"\r\n\r\n")
    length = _LENGTH.search(start[: end + 2]) if end >= 0 else None
    return length is not None and start[end + 4 + int(length[1]) :].strip() != b""


def is_whole(body: bytes) -> bool:
    """Whether the last member of a gzipped file is complete; true of a file that is not gzipped."""
    at = total = 0
    while body.startswith(MAGIC, at) and total < _MOST:
        unpacker = zlib.decompressobj(wbits=31)
        while not unpacker.eof:
            left = unpacker.unconsumed_tail
            if not left:
                left = body[at : at + _WINDOW]  # all that follows would be copied for each member
                at += len(left)
            try:
                piece = unpacker.decompress(left, _SLICE)
            except zlib.error:
                return False
            total += len(piece)
            if not piece and not left and not unpacker.eof:
                return False
            if total >= _MOST:
                return True
        at -= len(unpacker.unused_data)
    return True
