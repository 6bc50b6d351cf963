"""Times of day: `오후 7:00`, `19시 24분`, `晚上8点半`, `7:24 p.m.`, `19:24:05 KST`."""

import re
from dataclasses import dataclass, replace

from digest.text.fold import flat
from digest.text.patterns import lazy
from digest.text.tables import rows
from digest.text.zones import PATTERN

_RULES = {row[0]: row[1] for row in rows("dayparts.tsv")}
_PARTS = "|".join(sorted((word for word in _RULES if not word.isascii()), key=len, reverse=True))
_NOON = 12
_LATE = 9  # `낮 10시` is before noon, `낮 1시` behind it
_DAY = 24
_HOUR = 60

_FORM = (
    rf"(?:(?P<part>{_PARTS}|[ap]\.?m\.?(?=\s?\d))\s?)?"
    r"(?:(?P<hour>\d{1,2}):(?P<minute>\d\d)(?!\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?(?!\d))?"
    r"|(?P<hour2>\d{1,2})\s?(?:시(?!간)|时|点(?!\d)|点(?=\d{1,2}\s?分))(?:정각|整)?"
    r"(?:\s?(?P<minute2>\d{1,2})\s?(?:분|分)(?:\s?(?P<second2>\d{1,2})\s?(?:초|秒))?|\s?(?P<half>반|半))?"
    r"|(?P<hour3>\d{1,2})(?=\s?[ap]\.?m(?![a-z])))"
    r"(?:\s?(?P<after>[ap]\.?m(?:\.|(?![a-z]))))?"
)
_CLOCK = lazy(rf"(?<!\d)(?<!\d[.:,-]){_FORM}")
_HERE = lazy(_FORM)
_NOON_WORD = lazy(r"정오|正午|(?:12\s)?noon\b")
_ZONE = lazy(rf"\s{{0,2}}({PATTERN})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day at `text[start:end]`; `hour` is 24 at the day's end, -1 where no clock shows it."""

    start: int
    end: int
    hour: int
    minute: int
    second: int | None = None
    zone: str = ""  # as the text names it

    @property
    def value(self) -> str:
        """`09:30`, `09:30:05`."""
        base = f"{self.hour % _DAY:02}:{self.minute:02}"
        return base if self.second is None else f"{base}:{self.second:02}"


def clocks(text: str) -> tuple[Clock, ...]:
    """Every time of day in the text, in order; `3:2` is a score and `3시간` a duration: neither is one."""
    found = (_read(match) for match in _CLOCK.finditer(flat(text)))
    return tuple(clock for clock in found if clock.hour >= 0)


def clock_at(text: str, folded: str, at: int) -> Clock | None:
    """The time that stands at this place of a text and of its flat copy, with its zone, or None."""
    match = _HERE.match(folded, at)
    noon = None if match else _NOON_WORD.match(folded, at)
    if match is None and noon is None:
        return None
    clock = _read(match) if match else Clock(start=at, end=noon.end() if noon else at, hour=_NOON, minute=0)
    zone = _ZONE.match(text, clock.end)
    return replace(clock, end=zone.end(), zone=zone[1]) if zone else clock


def _read(match: re.Match[str]) -> Clock:
    hour = int(match["hour"] or match["hour2"] or match["hour3"])
    minute = int(match["minute"] or match["minute2"] or (30 if match["half"] else 0))
    words = match["second"] or match["second2"]
    second = None if words is None else min(int(words), 59 if int(words) == _HOUR else int(words))
    part = (match["part"] or match["after"] or "").replace(".", "")
    hour = _in_half(hour, _RULES[part]) if part else hour
    whole = hour < _DAY or (hour == _DAY and not minute and not second)
    legal = whole and minute < _HOUR and (second or 0) < _HOUR
    return Clock(
        start=match.start(), end=match.end(), hour=hour if legal else -1, minute=minute, second=second
    )


def _in_half(hour: int, rule: str) -> int:
    """The hour of the day; -1 where the word and the hour contradict each other."""
    if hour > _NOON:
        return -1 if rule == "am" or (rule == "noon" and hour > _NOON + 5) else hour
    if hour == _NOON:
        return {"am": 0, "night": -1}.get(rule, _NOON)
    if rule == "am" or (rule == "noon" and hour >= _LATE):
        return hour
    return hour + _NOON
