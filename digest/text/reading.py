"""How a day or month without its year is read in its sentence, in whatever language."""

import re

from digest.text import resolving as r
from digest.text.scene import Scene

_Match = re.Match[str]
_FULL = len("2025-09-10")
_CLOSE = 2  # days between an article and the event that it reports


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
