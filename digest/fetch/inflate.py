"""Decompression that stops at a limit, whatever the stream promises. Pure.

httpx undoes a whole chunk at once: with a cap of 5 MB it still rose to 290 MB on a bomb.
"""

import zlib

from digest.errors import FetchError, TooLarge

GZIP = 16 + zlib.MAX_WBITS
STEP = 65_536
MOST_MEMBERS = 1_000  # parts of one gzip stream: more is a way to keep a processor busy


class Inflater:
    """Takes the raw pieces of one answer and keeps at most `most` decoded bytes."""

    def __init__(self, subject: str, encoding: str, most: int) -> None:
        """`encoding` as the Content-Encoding header names it; raises `FetchError` for one not asked for."""
        name = encoding.strip().casefold()
        if name not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            raise FetchError(subject, f"sent as {encoding.strip()[:40]!r}, which was not asked for")
        self._subject = subject
        self._name = name
        self._most = most
        self._raw = 0
        self._members = 1
        self._engine = None if name in {"", "identity"} else zlib.decompressobj(GZIP)
        self._parts = bytearray()
        self._begun = name != "deflate"

    def add(self, piece: bytes) -> None:
        """One more raw piece; raises `TooLarge` at the limit, `FetchError` where the stream is broken."""
        self._raw += len(piece)
        if self._engine is None:
            self._keep(piece)
        elif self._raw > self._most:
            raise TooLarge(self._subject, f"more than {self._most / 1e6:.0f} MB")
        elif piece:
            self._begin(piece)
            self._undo(piece)

    def content(self) -> bytes:
        """Everything decoded so far; a compressed stream that ends early gives what came."""
        return bytes(self._parts)

    def _begin(self, piece: bytes) -> None:
        """`deflate` means zlib by the standard and raw deflate to some servers; its first byte tells."""
        if not self._begun:
            is_zlib = piece[0] & 0x0F == zlib.DEFLATED
            self._engine = zlib.decompressobj(zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS)
            self._begun = True

    def _undo(self, piece: bytes) -> None:
        engine, decoded = self._engine, b""
        while engine is not None and (piece or len(decoded) == STEP):
            try:
                decoded = engine.decompress(piece, STEP)
            except zlib.error as error:
                if self._members > 1:  # padding after a whole member is no harm
                    return
                raise FetchError(self._subject, "its compression is broken") from error
            self._keep(decoded)
            piece = engine.unconsumed_tail
            if engine.eof:
                piece, decoded = engine.unused_data, b""
                engine = self._engine = zlib.decompressobj(GZIP)
                self._members += 1
                if self._members > MOST_MEMBERS:
                    raise TooLarge(self._subject, "compressed in too many parts")

    def _keep(self, decoded: bytes) -> None:
        self._parts += decoded
        if len(self._parts) > self._most:
            raise TooLarge(self._subject, f"more than {self._most / 1e6:.0f} MB")
