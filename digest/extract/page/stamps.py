"""Dates that readers see near an article, each with what its label says it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from digest.extract.lists import words
from digest.extract.page.reading import Reading
from digest.extract.page.worth import ended
from digest.text.dates import stamps

_YEAR = re.compile(r"(?:^|\|\s)((?:19|20)\d\d)(?:\s\||$)")
_DAY = re.compile(r"(?<![\d年])\d{1,2}月\d{1,2}日(?:[\s|·]*\d{1,2}:\d{2})?")
_ASIDE = re.compile(r"[(\[（【〔][^)\]）】〕]*$")
_NUMBER = re.compile(r"[\d〇零一二三四五六七八九十]")
_PROSE = 20.0  # units of a line that may be a sentence
_BEFORE = 14  # blocks above the headline where a stamp may stand
_AFTER = 10  # blocks below the article
_INSIDE = 6  # blocks within the article that are not its text
_LONG = 220  # a line with a stamp is short; a longer one is prose
_NEAR = 40  # characters before a stamp that may be its label


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A stamp, and the label before it: "published", "updated", "other" or ""."""

    value: datetime
    label: str
    exact: bool  # states a time of day
    below: bool  # stands behind the article


def shown(reading: Reading, zone: str) -> Iterator[Shown]:
    """Stamps around the article, the most telling place first: under the headline, above it, behind."""
    if not reading.run:
        return
    run = frozenset(reading.run)
    inside = [index for index in range(reading.run[0], reading.run[-1]) if index not in run][:_INSIDE]
    places = (*reading.opening, *inside, reading.run[0], *reversed(reading.above(_BEFORE)))
    for index in places:
        yield from _stamps(reading, index, zone, below=False)
    for index in reading.below(_AFTER):
        yield from _stamps(reading, index, zone, below=True)


def _stamps(reading: Reading, index: int, zone: str, *, below: bool) -> Iterator[Shown]:
    text = reading.layout.blocks[index].fields
    if len(text) > _LONG or not _NUMBER.search(text):
        return
    prose = reading.layout.blocks[index].units >= _PROSE and ended(text)
    text = _whole(text)
    end = 0
    for stamp in stamps(text, zone):
        # A day within a sentence is what the news is of, not when it was told.
        if prose and stamp.precision == "day" and not _ASIDE.search(text[: stamp.start]):
            continue
        label = _label(text[end : stamp.start])
        yield Shown(value=stamp.value, label=label, exact=stamp.precision != "day", below=below)
        end = stamp.end


def _whole(text: str) -> str:
    """A meta line whose year stands apart, said in one: `2月20日 22:48 | 2025` is `2025年2月20日 22:48`."""
    year, day = _YEAR.search(text), _DAY.search(text)
    return f"{year[1]}年{day[0]}" if year and day else text


def _label(before: str) -> str:
    near = before[-_NEAR:].lower()
    found = ((near.rfind(word), kind) for kind, word in _labels() if word in near)
    return max(found, default=(-1, ""))[1]


@cache
def _labels() -> tuple[tuple[str, str], ...]:
    kinds = ("published", "updated", "other")
    return tuple((kind, word.lower()) for kind in kinds for word in words("date_labels.tsv", kind))
