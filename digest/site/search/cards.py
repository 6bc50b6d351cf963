"""The cards: what a result shows of each brief, a few to a file.

Small files compress badly, so all of them go on from one stream: `prime`, which holds the words that are frequent.
The browser reads prime + card as one raw deflate stream and drops what belongs to the prime.
"""

import json
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from digest.site.search.record import Record

PER_FILE: Final = 4
_PRIME: Final = 12_000  # bytes; more would cost a first query more than it saves


def text(record: Record) -> str:
    """The body without a title that it opens with."""
    body = record.body.strip()
    title = record.title.strip()
    return body[len(title) :].lstrip(" .\n") if title and body.startswith(title) else body


def card(record: Record) -> list[object]:
    """A brief as the browser gets it; the order is that of `Card` in `docs/search.md`."""
    source = " · ".join(record.source)
    row: list[object] = [record.id, record.url, record.title, text(record), record.date, record.lang, record.beat, source]
    return [*row, 1] if record.sample else row


def dump(value: object) -> bytes:
    """Compact JSON in UTF-8, the same in every run."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def prime(records: Sequence[Record]) -> bytes:
    """The words that stand in many cards, the most useful last, where a match is cheapest."""
    seen: Counter[str] = Counter()
    for record in records:
        seen.update({" " + word for word in f"{record.title} {text(record)}".split() if len(word) < 24})
        seen.update({f'","{record.lang}","{record.beat}","{" · ".join(record.source)}"],["'})
    worth = {word: (count - 1) * (len(word.encode()) - 2) for word, count in seen.items() if count > 2}
    best = sorted(worth, key=lambda word: (-worth[word], word))
    taken: list[str] = []
    size = 0
    for word in best:
        size += len(word.encode())
        if size > _PRIME:
            break
        taken.append(word)
    return "".join(reversed(taken)).encode()


def cards(records: Sequence[Record], words: bytes) -> Iterator[bytes]:
    """First the compressed prime, then the files of `PER_FILE` cards that go on from it."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
    yield squeeze.compress(words) + squeeze.flush(zlib.Z_FULL_FLUSH if not words else zlib.Z_SYNC_FLUSH)
    for at in range(0, len(records), PER_FILE):
        branch = squeeze.copy()
        data = dump([card(record) for record in records[at : at + PER_FILE]])
        yield branch.compress(data) + branch.flush(zlib.Z_FINISH)
