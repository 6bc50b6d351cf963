"""What stands beside a number and makes it a figure: `위안`, `辆`, `percentage points`, `US$`.

Works on flat text. The words are `data/units.tsv`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Literal, cast

from digest.text.patterns import lazy
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

_Filed = dict[str, list[tuple[str, tuple[str, ...]]]]


def _filed(chosen: Iterable[tuple[str, ...]]) -> _Filed:
    """Forms by their first character, the longest first, each with what may not follow it.

    As alternatives of one pattern they would take longer to compile than a page takes to read.
    """
    found: _Filed = {}
    for form, _, _, guard in sorted(chosen, key=lambda row: -len(row[0])):
        found.setdefault(form[0], []).append((form, tuple(guard.split("|")) if guard else ()))
    return found


_FORMS = _filed(row for row in _ROWS if row[2] != "prefix")
_VAGUE = ("여", "多", "余")
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")

# `1,771 new electric vehicles`: up to two words between an English number and what it counts.
_NOUNS = _filed(
    row
    for row in _ROWS
    if row[2] == "count" and row[0].isascii() and row[0][0].isalpha() and " " not in row[0]
)
_ADJECTIVE = lazy(
    r" (?!(?:of|and|or|to|in|the|a|an|per|percent|by|for|from|on|at|with|than|that|is|was|were|are|as|more"
    r"|times) )[a-z][a-z-]+(?= )"
)
_PREFIX = lazy(
    rf"(?<![a-z])({'|'.join(re.escape(form) for form in sorted(_BEFORE, key=len, reverse=True))}) ?$"
)


def _places(folded: str, at: int) -> Iterator[int]:
    """Where a unit right behind a number may begin: `30 여 명`, `30여명`, `12-year`, `3-fold`."""
    for start in (at + 1, at) if folded.startswith(_VAGUE, at) else (at,):
        yield start + (2 if folded.startswith("  ", start) else folded.startswith(" ", start))
        if folded.startswith("-", start):
            yield start + 1


def _far_places(folded: str, at: int) -> Iterator[int]:
    """Where a noun may begin behind two words, or one."""
    first = _ADJECTIVE.match(folded, at)
    second = _ADJECTIVE.match(folded, first.end()) if first else None
    yield from (word.end() + 1 for word in (second, first) if word)


def _unit(folded: str, at: int, filed: _Filed) -> Unit | None:
    """The longest form that stands at a place, not as the beginning of a longer word."""
    for form, guard in filed.get(folded[at : at + 1], ()):
        end = at + len(form)
        if (
            folded.startswith(form, at)
            and not (form[-1] in _LATIN and folded[end : end + 1] in _LATIN)
            and not folded.startswith(guard, end)
        ):
            name, kind = _BEHIND[form]
            return Unit(start=at, end=end, form=form, name=name, kind=kind)
    return None


def unit_behind(folded: str, at: int) -> Unit | None:
    """The unit right behind a number."""
    near = (_unit(folded, place, _FORMS) for place in _places(folded, at))
    far = (_unit(folded, place, _NOUNS) for place in _far_places(folded, at))
    return next(filter(None, chain(near, far)), None)


@lru_cache(maxsize=8)  # a number is asked for it several times in a row
def currency_before(folded: str, at: int) -> Unit | None:
    """The currency right before a number; `w` and `¥` are named as they stand."""
    first = max(at - 6, 0)
    match = _PREFIX.search(folded[first:at])
    if match is None or (first + match.start() and match.start() == 0 and folded[first - 1].isalpha()):
        return None
    start = first + match.start(1)
    return Unit(start=start, end=at, form=match[1], name=_BEFORE[match[1]], kind="money")
