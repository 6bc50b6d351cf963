"""What the browser gets of all briefs at once: columns of the manifest; outlets and names for the filters."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from itertools import groupby, pairwise
from math import log2
from operator import sub
from typing import Final

from digest.names import register
from digest.site.search.names import HANJA
from digest.site.search.shelf import Shelf
from digest.site.search.state import Brief

_SHORT: Final = 32  # terms; the length classes double from here
_CLASSES: Final = 5
_FIRST_SIGN: Final = 0x23
_1970: Final = date(1970, 1, 1).toordinal()


def _day(iso: str) -> int:
    """Days since 1970; 0 where no day is stated."""
    try:
        return date.fromisoformat(iso[:10]).toordinal() - _1970
    except ValueError:
        return 0


@cache
def _long(size: int) -> int:
    return min(_CLASSES, max(0, round(log2(max(size, 1) / _SHORT))))


def columns(shelf: Shelf, briefs: Mapping[str, Brief]) -> dict[str, object]:
    """Newest first: group and length class of each brief as one character; days as steps and counts.

    `briefs`: what is known of each brief, by its seal.
    """
    place = {group: at for at, group in enumerate(shelf.groups)}
    rows = [(place[stub.lang, stub.beat], _long(briefs[stub.seal].size)) for stub in shelf.newest]
    kinds = sorted(set(rows))
    sign = {row: chr(_FIRST_SIGN + at) for at, row in enumerate(kinds)}
    days = [(day, len(list(same))) for day, same in groupby(_day(stub.date) for stub in shelf.newest)]
    newest = days[0][0] if days else 0
    steps = [before - day for (before, _), (day, _) in pairwise([(newest, 0), *days])]
    return {
        "groups": [[*group, len(stubs)] for group, stubs in shelf.groups.items()],
        "kinds": kinds,
        "column": "".join([sign[row] for row in rows]),
        "newest": newest,
        "days": [value for step, (_, count) in zip(steps, days, strict=True) for value in (step, count)],
    }


def _gaps(numbers: Sequence[int]) -> list[int]:
    return list(map(sub, numbers, (0, *numbers)))


def facets(briefs: Mapping[int, Brief]) -> dict[str, object]:
    """The outlets and the names of each brief by its number; read only when somebody opens those filters."""
    outlets: dict[str, list[int]] = defaultdict(list)
    names: dict[str, list[int]] = defaultdict(list)
    for number, brief in briefs.items():
        for outlet in brief.outlets:
            outlets[outlet].append(number)
        for name in brief.names:
            names[name].append(number)
    known = sorted(name for name in names if not name.startswith(HANJA))
    said = {name: [register.display(name, lang) for lang in ("ko", "zh", "en")] for name in known}
    return {
        "sources": [[outlet, _gaps(outlets[outlet])] for outlet in sorted(outlets)],
        "names": [[name, *said[name], _gaps(names[name])] for name in known],
    }
