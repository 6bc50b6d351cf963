"""The cards: what a result shows of each brief, a few to a file.

Small files compress badly, so those of one language go on from one stream, its `prime`: what is frequent
in that language. The browser reads prime + file as one raw deflate stream and drops what the prime gave.
"""

import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

from digest.site.search.record import Record, Stub

PER_FILE: Final = 4
_PRIME: Final = 14_000  # bytes; more would cost a first query more than it saves
_HAN: Final = re.compile("[\u3400-\u9fff]{2,}")
_LONGEST: Final = 5  # characters of a piece of Chinese
_WORD: Final = 20  # characters; a longer word is no word
_SAMPLE: Final = 512  # briefs of which a prime is made
_RARE: Final = 2  # what stands no more often than this is not worth a place


def text(record: Record) -> str:
    """The body in one line, without the title it opens with and without lines that another one holds."""
    title = record.title.strip()
    body = record.body.strip()
    if title and body.startswith(title):
        body = body[len(title) :].lstrip(" .\n")
    lines = dict.fromkeys([" ".join(line.split()) for line in body.split("\n")])
    whole = "\n".join(lines)
    return " ".join([line for line in lines if line and whole.count(line) == 1])


def address(record: Record) -> str:
    """The URL without what the browser knows: beat and month as `^`, the id as `~`."""
    month = f"/{record.beat}/{record.date[:4]}/{record.date[5:7]}/"
    short = record.url.replace("^", "%5E").replace("~", "%7E")
    return short.replace(month, "^", 1).replace(record.id, "~", 1) if short.startswith(month) else short


def card(record: Record) -> list[object]:
    """A brief as the browser gets it; language, beat and day stand in the manifest."""
    row: list[object] = [record.id, address(record), record.title, text(record), " · ".join(record.source)]
    return [*row, 1] if record.sample else row


def dump(value: object) -> bytes:
    """Compact JSON in UTF-8, the same in every run."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _pieces(record: Record) -> Iterator[str]:
    """What may stand in a prime: words with the space before them, pieces of Chinese."""
    written = f"{record.title} {text(record)}"
    for word in written.split():
        if len(word) < _WORD and not _HAN.match(word):
            yield " " + word
    for run in _HAN.findall(written):
        for size in range(2, _LONGEST + 1):
            yield from (run[at : at + size] for at in range(len(run) - size + 1))
    yield f'"{" · ".join(record.source)}"],["'


def prime(stubs: Sequence[Stub]) -> bytes:
    """What stands in many cards, the most useful last, where a match is cheapest; learned from a sample."""
    seen: Counter[str] = Counter()
    for stub in stubs[:: -(-len(stubs) // _SAMPLE) or 1]:
        seen.update(_pieces(stub.read()))
    worth = {piece: (count - 1) * (len(piece.encode()) - 2) for piece, count in seen.items() if count > _RARE}
    taken: list[str] = []
    inside: set[str] = set()
    size = 0
    for piece in sorted(worth, key=lambda piece: (-worth[piece], piece)):
        if piece in inside:
            continue
        size += len(piece.encode())
        if size > _PRIME:
            break
        taken.append(piece)
        inside.update(piece[at:end] for at in range(len(piece)) for end in range(at + 2, len(piece)))
    return "".join(reversed(taken)).encode()


@lru_cache(maxsize=8)  # languages
def squeeze(words: bytes) -> tuple["zlib._Compress", bytes]:
    """A stream that has read a prime, to be copied, and what it has written of it."""
    stream = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
    return stream, stream.compress(words) + stream.flush(zlib.Z_SYNC_FLUSH)


def file(stubs: Sequence[Stub], words: bytes) -> bytes:
    """The file of up to `PER_FILE` cards, going on from a prime."""
    branch = squeeze(words)[0].copy()
    return branch.compress(dump([card(stub.read()) for stub in stubs])) + branch.flush(zlib.Z_FINISH)


def opened(data: bytes, words: bytes) -> list[list[Any]]:
    """The cards in a file that goes on from a prime."""
    _, head = squeeze(words)
    return list(json.loads(zlib.decompressobj(-15).decompress(head + data)[len(words) :]))
