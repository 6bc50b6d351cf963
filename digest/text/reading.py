"""How a day or month without its year is read in its sentence, in whatever language."""

import re
from typing import Final

from digest.text import resolving as r
from digest.text.scene import Scene
from digest.text.tables import rows

_Match = re.Match[str]
_FULL = len("2025-09-10")
_CLOSE = 2  # days between an article and the event that it reports


class Words:
    """The words of one language that name a time by its distance (`data/relative.tsv`)."""

    def __init__(self, lang: str) -> None:
        self._known: Final = {row[1]: (row[2], int(row[3])) for row in rows("relative.tsv") if row[0] == lang}

    def of(self, kind: str) -> str:
        """Those of a kind as a pattern, the longest first."""
        found = (word for word, value in self._known.items() if value[0] == kind)
        return "|".join(sorted(found, key=len, reverse=True))

    def distance(self, match: _Match) -> int:
        """How many days, months or years off the word of a match is."""
        return self._known[match["word"]][1]

    def month(self, match: _Match, scene: Scene) -> str:
        """`지난달`, `本月10日`, `next month`."""
        year, month = r.shifted(scene.anchor, self.distance(match))
        day = match.groupdict().get("d")
        return r.day_of(year, month, int(day)) if day else r.month_of(year, month)

    def day(self, match: _Match, scene: Scene) -> str:
        """`어제`, `昨日`, `tomorrow`."""
        return r.days_from(scene.anchor, self.distance(match))


def month_day(match: _Match, scene: Scene) -> str:
    """`9월 10일`, `9月10日`: the end of a range, or a day of a year that the sentence does not unsettle."""
    month, day = int(match["m"]), int(match["d"])
    in_order = in_range(month, day, scene, match.start())
    return in_order or settled(r.month_day(month, day, scene.anchor), scene, match)


def month_only(match: _Match, scene: Scene, onward: re.Pattern[str]) -> str:
    """`4월`, `4月`; `onward`: the words behind it by which it may be to come, in no certain year."""
    month = int(match["m"])
    within = in_range(month, 0, scene, match.start())
    if within:
        return within
    is_open = onward.match(scene.folded, match.end()) is not None and month < scene.anchor.month
    if is_open and scene.looks_ahead(match.end()):
        return ""
    return settled(r.month(month, scene.anchor), scene, match)


def in_range(month: int, day: int, scene: Scene, at: int) -> str:
    """The end of a range in the year of its start: `11월 28일~12월 3일`."""
    start = scene.range_start(at)
    if not start or len(start) < len("2025-04"):
        return ""
    year = int(start[:4]) + (month < int(start[5:7]))
    return r.day_of(year, month, day) if day else r.month_of(year, month)


def settled(value: str, scene: Scene, match: _Match) -> str:
    """The value, unless the sentence has named another year, so that it could belong there."""
    if _is_range_end(scene, match.start()):
        return ""
    other = scene.other_time(match.start())
    if not other or other[:4] == value[:4]:
        return value
    return value if _is_close(value, scene) else ""


def _is_close(value: str, scene: Scene) -> bool:
    if len(value) < _FULL:
        return False
    return abs((scene.anchor.fromisoformat(value) - scene.anchor).days) <= _CLOSE


def _is_range_end(scene: Scene, at: int) -> bool:
    """Whether a `~` stands before the place: what it joins was no day, so this is none either."""
    return scene.folded[max(at - 2, 0) : at].rstrip().endswith(("~", "-"))


def bare_day(match: _Match, scene: Scene) -> str:
    """`10일`: the end of a range, or the last such day, if nothing in the sentence makes it doubtful."""
    day, at = int(match["d"]), match.start()
    start = scene.range_start(at)
    if len(start) == _FULL:
        first = scene.anchor.fromisoformat(start)
        return r.day_of(*r.shifted(first, 1 if day < first.day else 0), day)
    if _is_range_end(scene, at):
        return ""
    listed = scene.list_start(at)
    if len(listed) == _FULL and day > int(listed[8:]):
        return r.day_of(int(listed[:4]), int(listed[5:7]), day)
    value = r.bare_day(day, scene.anchor, ahead=scene.looks_ahead(match.end()))
    if value and scene.other_time(at) and not _is_close(value, scene):
        return ""
    return value
