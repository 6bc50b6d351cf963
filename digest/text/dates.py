"""Absolute dates of a text, in the zone of their source; None is an answer, a wrong date is not."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Literal
from zoneinfo import ZoneInfo

Precision = Literal["day", "minute", "second"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date as it stands at `text[start:end]`, aware, with the offset of its own or of its source's zone."""

    start: int
    end: int
    value: datetime
    precision: Precision


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<{0}>(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?)"
_TIME = (
    r"(?:[,T\s]\s*(?P<half>오전|오후|上午|下午|AM|PM)?\s*(?P<hour>\d{1,2})[:시点时]\s*(?P<minute>\d{2})?[분分]?"
    r"(?::(?P<second>\d{2})(?:\.\d+)?)?\s*(?P<after>[AaPp]\.?[Mm]\.?)?\s*(?P<zone>Z|[+-]\d{2}:?\d{2}|KST|CST|GMT|UTC|JST)?)?"
)
_FORMS = tuple(
    re.compile(form + _TIME)
    for form in (
        r"(?<![\d.\-/])(?P<year>\d{4})\s*(?:[-./年]|년)\s*(?P<month>\d{1,2})\s*(?:[-./月]|월)\s*(?P<day>\d{1,2})(?:[.日]|일)?(?!\d)",
        r"\b" + _MONTH.format("name") + r"\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})",
        r"\b(?P<day>\d{1,2})\s+" + _MONTH.format("name") + r"\s+(?P<year>\d{4})",
        r"\b(?P<day>\d{1,2})\s+(?P<month>\d{1,2})\s+(?P<year>\d{4})",
    )
)
_ZONES = {"KST": 9, "JST": 9, "GMT": 0, "UTC": 0, "Z": 0}


def _offset(name: str, zone: str) -> timezone | ZoneInfo:
    if not name or name == "CST":
        return ZoneInfo(zone or "UTC")
    if name in _ZONES:
        return timezone(timedelta(hours=_ZONES[name]))
    digits = name[1:].replace(":", "")
    shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-shift if name[0] == "-" else shift)


def _stamp(match: re.Match[str], zone: str) -> Stamp | None:
    parts = match.groupdict()
    month = int(parts["month"]) if parts.get("month") else _MONTHS.index(parts["name"][:3].lower()) + 1
    hour = int(parts["hour"] or 0)
    half = (parts["half"] or parts["after"] or "").lower().replace(".", "")
    if half in {"오후", "下午", "pm"} and hour < 12:
        hour += 12
    if half in {"오전", "上午", "am"} and hour == 12:
        hour = 0
    try:
        value = datetime(
            int(parts["year"]),
            month,
            int(parts["day"]),
            hour,
            int(parts["minute"] or 0),
            int(parts["second"] or 0),
            tzinfo=_offset(parts["zone"] or "", zone),
        )
    except ValueError:
        return None
    precision: Precision = "second" if parts["second"] else "minute" if parts["hour"] else "day"
    return Stamp(start=match.start(), end=match.end(), value=value, precision=precision)


def stamps(text: str, zone: str) -> tuple[Stamp, ...]:
    """Every absolute date of the text in order; `zone` is the IANA zone of those that state none."""
    found = [_stamp(match, zone) for form in _FORMS for match in form.finditer(text)]
    return tuple(sorted((stamp for stamp in found if stamp), key=lambda stamp: stamp.start))


def stated(text: str, zone: str) -> datetime | None:
    """The one date of a field such as `기사입력 : 2026.02.03 12:37`; None where it is absent, odd or before 1995."""
    found = stamps(text, zone)
    return found[0].value if len(found) == 1 and found[0].value.year >= 1995 else None
