"""Absolute dates of a text, in the zone of their source; None is an answer, a wrong date is not.

Feeds, meta elements and bylines of Korean, Chinese and English sites write one date in dozens of ways:
`2026년 2월 3일`, `2026.02.03 12:37`, `Sun, 27 09 2026 19:00:00 +0900`, `1790503200000`.
A time that no clock shows (`25:00`) makes its date unbelievable: both are left out.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from digest.text.clock import Clock, clock_at
from digest.text.days import Day, absolute
from digest.text.fold import flat
from digest.text.patterns import lazy
from digest.text.zones import aware, is_twice, known, order

Precision = Literal["day", "minute", "second"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date at `text[start:end]`, aware, with the offset it states or that of its source's zone."""

    start: int
    end: int
    value: datetime
    precision: Precision


# Content systems write 0 or a date before the web where they have none.
FIRST_YEAR = 1995

_WEEKDAY = (
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?|[월화수목금토일]요일|(?:星期|周|礼拜)[一二三四五六日天]"
    r"|[月火水木金土日]曜日"
)
_LINK = lazy(
    rf"[.,]?[ \t,|·/]*(?:(?:[(\[]\s?(?:{_WEEKDAY}|[월화수목금토일月火水木金土日])\s?[)\]]|{_WEEKDAY})"
    r"[ \t,.|·]*)?"
    r"(?:(?:at|um|à|às|a las|alle|alle ore|ore|om|kl\.?|klo|saat|pukul|o godz\.?|lúc)\s+|-\s+|t(?=\d))?"
)
_CLOCK_TO_DATE = lazy(rf"\s*[,|·]?\s*(?:on\s+)?(?:(?:{_WEEKDAY}),?\s+)?")
_ELSEWHERE = lazy(
    r"현지\s?시[간각]|当地时间|동부\s?시간|서부\s?시간|(?:미국|유럽|영국|뉴욕|워싱턴|런던|파리)\s?시간|美[东西国]时间|(?:伦敦|纽约|欧洲)时间"
    r"|\b(?!(?:any|each|every|first|full|in|last|of|on|part|read|reading|real|same|that|the|this)\b)"
    r"[a-z]+ time\b"
)
_MINUS = {0x2212: "-"}
_LONG_NUMBER = lazy(r"(?:19|20)\d{10}")  # no epoch: milliseconds of 12 digits end in 2001
_COMPACT = lazy(
    r"(?<![\w.])((?:19|20)\d\d)(\d\d)(\d\d)[t ]?([0-2]\d)([0-5]\d)([0-5]\d)?(?:\.\d+)?(?!\d)"
    r"\s?(z|[+-]\d\d:?\d\d)?"
)
_EPOCH = lazy(r"\d{9,10}(?:\.\d+)?|\d{12,13}|\d{15,16}")
_DATE_ONLY = lazy(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_ODD_ZONE = lazy(r"\s*[(\[]?([A-Z]{1,5}|(?:[A-Z]{2,4}\s?)?[+-]\d[\d:]{0,4})[)\]]?\s*$")


def stamps(text: str, zone: str) -> tuple[Stamp, ...]:
    """Every absolute date of the text in order; `zone`, an IANA name, holds for those that state none."""
    text = text.translate(_MINUS)
    folded = flat(text)
    found: list[Stamp] = []
    for day in absolute(folded, order(zone)):
        stamp = _stamp(text, folded, day, zone, found[-1].end if found else 0)
        if stamp:
            found.append(stamp)
    if not found:
        found.extend(_compact(text, folded, zone))
    return tuple(found)


def stated(text: str, zone: str) -> datetime | None:
    """The one date of a field: RSS, meta, `기사입력 : 2026.02.03 12:37`, seconds since 1970.

    None where it holds none, two that differ, an unknown zone, or a date before 1995.
    """
    field = text.translate(_MINUS).strip()
    number = _number(field, zone)
    if number:
        return number if number.year >= FIRST_YEAR else None
    found = stamps(field, zone)
    if not found or found[0].value.year < FIRST_YEAR or len({stamp.value.date() for stamp in found}) > 1:
        return None
    exact = {stamp.value for stamp in found if stamp.precision != "day"}
    if len(exact) > 1:
        return None
    if found[-1].precision != "day" and _contradicted(field, found[-1]):
        return None
    return exact.pop() if exact else found[0].value


def _contradicted(field: str, stamp: Stamp) -> bool:
    """Whether a second zone stands behind a time that is not the first one, or one that nobody knows."""
    odd = _ODD_ZONE.match(field, stamp.end)
    if odd is None:
        return False
    again = aware(stamp.value.replace(tzinfo=None), odd[1], "") if known(odd[1]) else None
    return again != stamp.value


def _stamp(text: str, folded: str, day: Day, zone: str, after: int) -> Stamp | None:
    """The day with the clock beside it; None where the clock is impossible or its zone unknown."""
    clock = _clock(text, folded, day, after)
    if clock is None or _is_elsewhere(folded, day, clock) or _is_twice(day, clock, zone):
        value = aware(datetime(day.value.year, day.value.month, day.value.day), "", zone)  # noqa: DTZ001
        return None if value is None else Stamp(start=day.start, end=day.end, value=value, precision="day")
    if clock.hour < 0:
        return None
    value = aware(_moment(day, clock), clock.zone, zone)
    if value is None:
        return None
    return Stamp(
        start=min(day.start, clock.start),
        end=max(day.end, clock.end),
        value=value,
        precision="minute" if clock.second is None else "second",
    )


def _moment(day: Day, clock: Clock) -> datetime:
    """The naive local time; hour 24 is the next day's first."""
    start = datetime(day.value.year, day.value.month, day.value.day)  # noqa: DTZ001
    return start + timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second or 0)


def _clock(text: str, folded: str, day: Day, after: int) -> Clock | None:
    """The time inside the date, behind it, or (English) before it, if no other date has taken it."""
    if day.clock >= 0:
        return clock_at(text, folded, day.clock)
    link = _LINK.match(folded, day.end)
    clock = clock_at(text, folded, link.end() if link else day.end)
    if clock or not day.english:
        return clock
    first = max(after, day.start - 40)
    for match in re.finditer(r"(?<![\d.:,-])\d", folded[first : day.start]):
        clock = clock_at(text, folded, first + match.start())
        if clock and _CLOCK_TO_DATE.fullmatch(folded, clock.end, day.start):
            return clock
    return None


def _is_twice(day: Day, clock: Clock, zone: str) -> bool:
    """Whether nobody can tell which of two hours is meant: then only the day holds."""
    return clock.hour >= 0 and not clock.zone and is_twice(_moment(day, clock), zone)


def _is_elsewhere(folded: str, day: Day, clock: Clock) -> bool:
    """Whether the text says that the clock is not the source's own (`현지시간`): then only the day holds."""
    around = folded[max(min(day.start, clock.start) - 8, 0) : max(day.end, clock.end) + 10]
    return not clock.zone and _ELSEWHERE.search(around) is not None


def _compact(text: str, folded: str, zone: str) -> list[Stamp]:
    """`20260203T123700Z` and `20260203123700`."""
    found = []
    for match in _COMPACT.finditer(folded):
        year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
        try:
            moment = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001
        except ValueError:
            continue
        value = aware(moment, text[slice(*match.span(7))] if match[7] else "", zone)
        if value:
            precision: Precision = "second" if match[6] else "minute"
            found.append(Stamp(start=match.start(), end=match.end(), value=value, precision=precision))
    return found


def _number(field: str, zone: str) -> datetime | None:
    """A field of digits only: an epoch in seconds, milli- or microseconds, or `20260203`."""
    if match := _DATE_ONLY.fullmatch(field):
        try:
            return aware(datetime(int(match[1]), int(match[2]), int(match[3])), "", zone)  # noqa: DTZ001
        except ValueError:
            return None
    if not _EPOCH.fullmatch(field) or _LONG_NUMBER.fullmatch(field):
        return None
    whole = field.partition(".")[0]
    seconds = float(field) / 10 ** max(0, (len(whole) - 10 + 2) // 3 * 3)
    return datetime.fromtimestamp(seconds, UTC)
