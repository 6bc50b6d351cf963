"""What the words of a brief say, each text read once however often it is asked about.

Figures and times of a text are the same for everybody and kept for a while; names depend on the register in
use, so they are kept for one brief.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache

from digest.model import Bound, Lang
from digest.names.register import NameMention, find
from digest.text import clean
from digest.text.numbers import amounts
from digest.text.relative import mentions
from digest.text.sentences import sentences

_KEPT = 1024  # texts: those of the briefs just made or judged


@dataclass(frozen=True, slots=True)
class Once:
    """The texts of one brief that have been read so far."""

    _lines: dict[str, str] = field(default_factory=dict)
    _mentions: dict[str, tuple[NameMention, ...]] = field(default_factory=dict)

    def line(self, text: str) -> str:
        """The text on one line."""
        known = self._lines.get(text)
        if known is None:
            known = self._lines[text] = clean.line(text)
        return known

    def names(self, text: str) -> frozenset[str]:
        """The ids of the names in a text."""
        return frozenset([mention.id for mention in self.mentions(text)])

    def mentions(self, text: str) -> tuple[NameMention, ...]:
        """The names in a text, where they stand."""
        known = self._mentions.get(text)
        if known is None:
            known = self._mentions[text] = find(text)
        return known


@dataclass(frozen=True, slots=True)
class Said:
    """A figure as a text says it."""

    kind: str
    value: str  # as `Fact.value`
    unit: str
    approximate: bool
    bound: Bound
    words: str


@lru_cache(maxsize=_KEPT)
def figures(text: str, lang: Lang) -> tuple[Said, ...]:
    """The figures of a text: "3조5천억원" says 3500000000000 KRW."""
    return tuple(
        [
            Said(
                one.kind,
                canonical(one.value),
                one.unit,
                one.approximate,
                one.bound,
                text[one.start : one.end].strip(),
            )
            for one in amounts(text, lang)
        ]
    )


@lru_cache(maxsize=_KEPT)
def times(text: str, day: date | None, lang: Lang) -> frozenset[str]:
    """The times that a text of that day names, in ISO form."""
    return frozenset([mention.value for mention in mentions(text, day, lang)])


@lru_cache(maxsize=_KEPT)
def places(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a text stand."""
    return sentences(text)


def canonical(value: Decimal) -> str:
    """A figure as `Fact.value` writes it: "200000000000", "3.5"."""
    return f"{value.normalize():f}"
