"""What stands beside a number and makes it a figure: `위안`, `辆`, `percentage points`, `US$`.

Works on flat text. The words are `data/units.tsv`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from digest.text.tables import rows

Kind = Literal["money", "count", "percent", "duration", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit that stands at `text[start:end]`."""

    start: int
    end: int
    form: str
    name: str  # ISO currency, "%", "pp", or an English plural
    kind: Kind


_ROWS = [(*row, "")[:4] for row in rows("units.tsv")]
_BEHIND = {row[0]: (row[1], cast("Kind", row[2])) for row in _ROWS if row[2] != "prefix"}
_BEFORE = {row[0]: row[1] for row in _ROWS if row[2] == "prefix"}


def _alternative(form: str, guard: str) -> str:
    """The form, not as the beginning of a longer word."""
    ends = "(?![a-z0-9])" if form[-1].isascii() and form[-1].isalnum() else ""
    words = f"(?!{'|'.join(re.escape(word) for word in guard.split('|'))})" if guard else ""
    return re.escape(form) + ends + words


_FORMS = "|".join(
    _alternative(row[0], row[3]) for row in sorted(_ROWS, key=lambda row: -len(row[0])) if row[2] != "prefix"
)
_SUFFIX = re.compile(rf"(?:여|多|余)?(?: {{0,2}}|-)({_FORMS})")

# `1,771 new electric vehicles`: up to two words between an English number and what it counts.
_NO_ADJECTIVE = (
    "of|and|or|to|in|the|a|an|per|percent|by|for|from|on|at|with|than|that|is|was|were|are|as|more|times"
)
_NOUN = "|".join(
    _alternative(row[0], row[3])
    for row in sorted(_ROWS, key=lambda row: -len(row[0]))
    if row[2] == "count" and row[0].isascii() and row[0][0].isalpha() and " " not in row[0]
)
_FAR_SUFFIX = re.compile(rf"(?: (?!(?:{_NO_ADJECTIVE}) )[a-z][a-z-]+){{1,2}} ({_NOUN})")
_PREFIX = re.compile(
    rf"(?<![a-z])({'|'.join(re.escape(form) for form in sorted(_BEFORE, key=len, reverse=True))}) ?$"
)


def unit_behind(folded: str, at: int) -> Unit | None:
    """The unit right behind a number."""
    match = _SUFFIX.match(folded, at) or _FAR_SUFFIX.match(folded, at)
    if match is None:
        return None
    name, kind = _BEHIND[match[1]]
    return Unit(start=match.start(1), end=match.end(), form=match[1], name=name, kind=kind)


@lru_cache(maxsize=8)  # a number is asked for it several times in a row
def currency_before(folded: str, at: int) -> Unit | None:
    """The currency right before a number; `w` and `¥` are named as they stand."""
    first = max(at - 6, 0)
    match = _PREFIX.search(folded[first:at])
    if match is None or (first + match.start() and match.start() == 0 and folded[first - 1].isalpha()):
        return None
    start = first + match.start(1)
    return Unit(start=start, end=at, form=match[1], name=_BEFORE[match[1]], kind="money")
