"""What offset a zone's name means, in the hands of a source whose own zone is known.

`CST` is China's in a feed of Asia/Shanghai, US Central's in one of America/Chicago, and unknown elsewhere.
"""

import re
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from digest.text.patterns import lazy
from digest.text.tables import rows

_NAMES = {row[0]: row[1] for row in rows("zones.tsv")}
_OFFSET = lazy(r"([+-])(\d{1,2}):?(\d\d)?$")
_CENTRAL = {"CST": "-06:00", "CDT": "-05:00", "MST": "-07:00"}  # for sources on that continent
_FAR = timedelta(hours=14)  # no place on Earth is farther from Greenwich

_ORDERS = tuple((row[0], row[1]) for row in rows("orders.tsv"))
_SHORT = sorted((re.escape(name.upper()) for name in _NAMES if " " not in name and name.isascii()), key=len)
_PLACES = sorted((re.escape(name) for name in _NAMES if " " in name or not name.isascii()), key=len)

# On the text as it stands: `+0900`, `GMT+9`, `(UTC+08:00)`, `KST`, `[Asia/Seoul]`, `北京时间`.
# `et al.` is none.
PATTERN = (
    r"[+-]\d{2}:?\d{2}(?!\d)|[+-]\d{2}(?![\d:./-])|[(\[]?(?:GMT|UTC)\s?[+-]\d{1,2}(?::?\d\d)?(?!\d)[)\]]?"
    rf"|[(\[]?(?:{'|'.join(reversed(_SHORT))})(?![A-Za-z])[)\]]?|(?<=\d)z(?![A-Za-z\d])"
    rf"|\[?[A-Z][a-z]{{2,12}}/[A-Z][A-Za-z_]{{2,20}}\]?|[(（\[]?(?i:{'|'.join(reversed(_PLACES))})[)）\]]?"
)


def aware(moment: datetime, name: str, zone: str) -> datetime | None:
    """The naive `moment` with the offset of the zone `name`; of the source's `zone` where it names none.

    `zone` is an IANA name, "" means UTC; None where the name does not say one offset.
    """
    name = name.strip("()[]（） ")
    if not name or "/" in name:
        return _fixed(moment, name or zone or "UTC")
    offset = _NAMES.get(name.lower(), "") or re.sub(r"^(?:GMT|UTC)\s?", "", name)
    if offset == "?":
        return _by_source(moment, name, zone)
    return _shifted(moment, offset) if _OFFSET.match(offset) else _fixed(moment, offset)


def order(zone: str) -> str:
    """How sources of the zone write days in figures: "mdy", "dmy", "" where nobody can tell."""
    return next((found for start, found in _ORDERS if zone.startswith(start)), "")


def is_twice(moment: datetime, zone: str) -> bool:
    """Whether clocks of the zone show this time twice, when summer ends there."""
    try:
        place = ZoneInfo(zone or "UTC")
    except (KeyError, ValueError, OSError):
        return False
    early, late = (moment.replace(tzinfo=place, fold=fold).utcoffset() for fold in (0, 1))
    return early is not None and late is not None and early > late


def known(name: str) -> bool:
    """Whether this is a zone's name that `aware` may know what to do with."""
    return name.lower() in _NAMES


def _shifted(moment: datetime, offset: str) -> datetime | None:
    """`+0900`, `+09:00`, `+9` from Greenwich; None for an offset that no place has."""
    match = _OFFSET.match(offset)
    if match is None:
        return None
    shift = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    if shift > _FAR or int(match[3] or 0) not in {0, 15, 30, 45}:
        return None
    return moment.replace(tzinfo=timezone(-shift if match[1] == "-" else shift))


def _by_source(moment: datetime, name: str, zone: str) -> datetime | None:
    """A name of several zones means the source's own, where that one carries it."""
    if zone and ZoneInfo(zone).tzname(moment) == name:
        return _fixed(moment, zone)
    if name in _CENTRAL and zone.startswith(("America/", "US/")):
        return _shifted(moment, _CENTRAL[name])
    return _shifted(moment, "+08:00") if name == "CST" and zone.startswith("Asia/") else None


def _fixed(moment: datetime, zone: str) -> datetime | None:
    """The moment with the offset that the IANA zone has then; None where there is no such zone."""
    try:
        offset = moment.replace(tzinfo=ZoneInfo(zone)).utcoffset()
    except (KeyError, ValueError, OSError):
        return None
    if offset is None:
        return None
    value = moment.replace(tzinfo=timezone(offset))
    if not (moment.hour or moment.minute):
        return value  # a day without a clock
    skipped = value.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != moment.replace(fold=0)
    return None if skipped else value  # no clock shows the hour that summer time leaves out
