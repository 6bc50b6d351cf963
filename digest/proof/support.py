"""What a sentence says that the words it cites do not: figures, times, names, quotations.

A floor, not a judge: it rejects what is new, and knows nothing of a twisted meaning.
Numbers are compared by value and unit ("2000억 위안" is "2000亿元"), names by their id in the register.
"""

import re
from collections.abc import Iterator
from datetime import date

from digest.names.register import find
from digest.text.fold import fold
from digest.text.numbers import amounts
from digest.text.relative import mentions
from digest.text.scripts import language

QUOTED = re.compile('[“"「『]([^“”"「」『』]{4,})[”"」』]|‘([^‘’]{6,})’')
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_MARKS = re.compile(r"[\s\"'“”‘’「」『』.,，。]+")


def unsupported(text: str, words: str, *, anchor: date | None = None) -> tuple[str, ...]:
    """What in `text` does not stand in `words`, each as a person would name it; () where all does.

    `anchor` is the day of the source, from which "10일" and "yesterday" are resolved.
    """
    return (*_figures(text, words), *_times(text, words, anchor), *_names(text, words), *_quotes(text, words))


def _figures(text: str, words: str) -> Iterator[str]:
    known = set(_values(words))
    bare = {number for number, _ in known} | _numbers(words)
    covered = []
    for amount in amounts(text, language(text)):
        covered.append((amount.start, amount.end))
        value = str(amount.value.normalize())
        if (value, amount.unit) not in known and (value, "") not in known and value not in bare:
            yield f"figure {text[amount.start : amount.end]!r}"
        elif (value, amount.unit) not in known and any(number == value and unit for number, unit in known):
            yield f"unit of {text[amount.start : amount.end]!r}"
    for match in _NUMBER.finditer(text):
        inside = any(start <= match.start() < end for start, end in covered)
        if not inside and not _numbers(match[0]) <= bare:
            yield f"figure {match[0]!r}"


def _values(words: str) -> Iterator[tuple[str, str]]:
    for amount in amounts(words, language(words)):
        yield str(amount.value.normalize()), amount.unit


def _numbers(text: str) -> set[str]:
    return {found.replace(",", "").lstrip("0") or "0" for found in _NUMBER.findall(fold(text))}


def _times(text: str, words: str, anchor: date | None) -> Iterator[str]:
    known = {mention.value for mention in mentions(words, anchor, language(words))}
    for mention in mentions(text, anchor, language(text)):
        if not any(_agrees(mention.value, value) for value in known):
            yield f"time {text[mention.start : mention.end]!r}"


def _agrees(told: str, known: str) -> bool:
    """Whether a time is the known one or a coarser form of it: "2025-02" of "2025-02-24"."""
    return told == known or known.startswith(f"{told}-")


def _names(text: str, words: str) -> Iterator[str]:
    known = {mention.id for mention in find(words)}
    for mention in find(text):
        if mention.id not in known:
            yield f"name {text[mention.start : mention.end]!r}"


def _quotes(text: str, words: str) -> Iterator[str]:
    known = _MARKS.sub("", fold(words))
    for found in QUOTED.finditer(text):
        quoted = found[1] or found[2]
        if _MARKS.sub("", fold(quoted)) not in known:
            yield f"quotation {quoted!r}"
