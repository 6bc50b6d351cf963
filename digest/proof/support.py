"""What a sentence says that the words it cites do not: figures, times, names, quotations.

A floor, not a judge: it rejects what is new, and knows nothing of a twisted meaning.
Numbers are compared by value and unit ("2000억 위안" is "2000亿元"), names by their id in the register.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from digest.names.register import find
from digest.text.fold import fold
from digest.text.numbers import Amount, amounts
from digest.text.relative import Mention, mentions
from digest.text.scripts import language

QUOTED = re.compile('[“"「『]([^“”"「」『』]{4,})[”"」』]|‘([^‘’]{6,})’')
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_ABOVE, _BELOW = frozenset({"at_least", "more_than"}), frozenset({"at_most", "less_than"})
_TURNED = {bound: other for some, other in ((_ABOVE, _BELOW), (_BELOW, _ABOVE)) for bound in some}
_MARKS = re.compile(r"[\s\"'“”‘’「」『』.,，。]+")


def unsupported(text: str, words: str, *, anchor: date | None = None) -> tuple[str, ...]:
    """What in `text` does not stand in `words`, each as a person would name it; () where all does.

    `anchor` is the day of the source: from it "10일" and "yesterday" are resolved, and it is known itself.
    """
    times = mentions(text, anchor, language(text))
    told = (*_times(text, times, words, anchor), *_names(text, words), *_quotes(text, words))
    return (*_figures(text, words, [(each.start, each.end) for each in times]), *told)


def _figures(text: str, words: str, times: Sequence[tuple[int, int]]) -> Iterator[str]:
    told = [(str(each.value.normalize()), _unit(each), each) for each in amounts(words, language(words))]
    known = {(value, unit) for value, unit, _ in told}
    bare = {number for number, _ in known} | _numbers(words)
    covered = list(times)
    for amount in amounts(text, language(text)):
        shown = text[amount.start : amount.end]
        value = str(amount.value.normalize())
        if any(start < amount.end and amount.start < end for start, end in times):
            continue
        covered.append((amount.start, amount.end))
        if (value, _unit(amount)) in known:
            said = {each.bound for *key, each in told if key == [value, _unit(amount)]}
            if said and said <= _TURNED.get(amount.bound, frozenset()):
                yield f"bound of {shown!r}"
            continue
        if any(number == value for number, _ in known):
            yield f"unit of {shown!r}"
        elif value not in bare:
            yield f"figure {shown!r}"
    for match in _NUMBER.finditer(text):
        inside = any(start <= match.start() < end for start, end in covered)
        if not inside and not _numbers(match[0]) <= bare:
            yield f"figure {match[0]!r}"


def _unit(amount: Amount) -> str:
    """A language counts as it likes, votes or people or seats; other units are what they are."""
    return "counted" if amount.kind == "count" else amount.unit


def _numbers(text: str) -> set[str]:
    return {found.replace(",", "").lstrip("0") or "0" for found in _NUMBER.findall(fold(text))}


def _times(text: str, told: Sequence[Mention], words: str, anchor: date | None) -> Iterator[str]:
    known = {mention.value for mention in mentions(words, anchor, language(words))}
    if anchor:
        known.add(anchor.isoformat())
    for mention in told:
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
