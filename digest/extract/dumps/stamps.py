"""When an article was published and changed, as the lines of its own head or tail state it."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from digest.extract.dumps import meta
from digest.extract.lists import rows
from digest.text import dates
from digest.text.fold import flat


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """What a head states; None where it is silent."""

    published: datetime | None = None
    updated: datetime | None = None


_TAIL = 60
_AFTER = re.compile(
    r"\W*(?:(?:[월화수목금토일](?:요일)?|(?:星期|周)[一二三四五六日天]|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*)\W*)?"
)
_OLDEST = 1995
_LABEL_LONGEST = 12  # characters of a label that stands on the line above its date


@cache
def _labels(kind: str) -> re.Pattern[str]:
    return meta.labels(words for label, words in rows("dump_labels.tsv") if label == kind)


def _last(kind: str, text: str) -> int:
    """Where the last label of a kind begins, -1 where there is none."""
    return max((found.start() for found in _labels(kind).finditer(text)), default=-1)


def of(texts: tuple[str, ...], zone: str) -> Times:
    """The times in the lines of a head, in their order; a label may stand on the line above its date."""
    published: list[datetime] = []
    updated: list[datetime] = []
    plain: list[datetime] = []
    carried = ""
    for text in map(meta.spaced, texts):
        found = [stamp for stamp in dates.stamps(text[:300], zone) if stamp.value.year >= _OLDEST]
        start = 0
        for stamp in found:
            before = flat(carried + " " + text[start : stamp.start])
            first, second = _last("published", before), _last("updated", before)
            kept = plain if first < 0 and second < 0 else updated if second > first else published
            kept.append(stamp.value)
            start, carried = stamp.end, ""
        carried = text if not found and len(text) <= _LABEL_LONGEST else ""
    first_time = published[0] if published else plain[0] if plain else None
    return Times(
        published=first_time, updated=_later(updated or plain[1:] if published else updated, first_time)
    )


def _later(found: list[datetime], published: datetime | None) -> datetime | None:
    after = [time for time in found if published is None or time > published]
    return after[0] if after else None


def at_end(text: str, zone: str) -> tuple[int, datetime] | None:
    """Where the stamp that ends a text begins, and its time: `… hong@news.example 2026-02-03 17:07`."""
    offset = max(0, len(text) - _TAIL)
    tail = text[offset:].rstrip()
    for stamp in dates.stamps(tail, zone):
        if _AFTER.fullmatch(tail, stamp.end) and stamp.value.year >= _OLDEST:
            return offset + stamp.start, stamp.value
    return None
