"""Which day, month or year a word means in an article of a given day.

News looks back: a bare `10일` is the last such day. Each function gives an ISO string, or "" where the
word could be two things; a wrong date is worse than none.
"""

from datetime import date, timedelta
from typing import Literal

Week = Literal[-1, 0, 1]

_MONTHS = 12
_WEEK = 7
_HALF_YEAR = 180  # days; a month and day without a year lies in this year, or in the half year before it
_SOON = 60  # days; `Jan. 22` in December is the next one


def shifted(anchor: date, months: int) -> tuple[int, int]:
    """Year and month so many months from the anchor."""
    index = anchor.year * _MONTHS + anchor.month - 1 + months
    return index // _MONTHS, index % _MONTHS + 1


def day_of(year: int, month: int, day: int) -> str:
    """The day, "" where the calendar has none."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def month_of(year: int, month: int) -> str:
    """`2025-04`."""
    return f"{year:04}-{month:02}" if 1 <= month <= _MONTHS else ""


def bare_day(day: int, anchor: date, *, ahead: bool) -> str:
    """The last such day; with `ahead` (the sentence looks forward) the one still to come in this month."""
    if ahead and day > anchor.day:
        return day_of(anchor.year, anchor.month, day)
    for back in range(3):
        year, month = shifted(anchor, -back)
        value = day_of(year, month, day)
        if value and value <= anchor.isoformat():
            return value
    return ""


def next_day(day: int, anchor: date) -> str:
    """The next such day: `오는 20일`."""
    for forward in range(3):
        value = day_of(*shifted(anchor, forward), day)
        if value > anchor.isoformat():
            return value
    return ""


def month_day(month: int, day: int, anchor: date) -> str:
    """The day of this year, or of the year beside it where that is clearly meant."""
    year = _year_of(anchor, month, day)
    return "" if year is None else day_of(year, month, day)


def _year_of(anchor: date, month: int, day: int) -> int | None:
    if not 1 <= month <= _MONTHS:
        return None
    here = date(anchor.year, month, min(day, 28) or 1)
    ahead = (here - anchor).days
    if ahead > _HALF_YEAR:
        return anchor.year - 1
    coming = (here.replace(year=anchor.year + 1) - anchor).days
    return anchor.year + 1 if coming <= _SOON else anchor.year


def month(number: int, anchor: date) -> str:
    """`4월`: of this year, or of the last where it would lie more than half a year ahead."""
    year = _year_of(anchor, number, 15)
    return "" if year is None else month_of(year, number)


def last_month(number: int, anchor: date) -> str:
    """`지난 4월`, `last April`: the last one that is over; "" in that very month."""
    if number == anchor.month:
        return ""
    return month_of(anchor.year - (number > anchor.month), number)


def next_month(number: int, anchor: date) -> str:
    """`오는 4월`: the next one that has not begun; "" in that very month."""
    if number == anchor.month:
        return ""
    return month_of(anchor.year + (number < anchor.month), number)


def quarter(number: int, anchor: date) -> str:
    """A bare quarter that has begun; in the first quarter the fourth is the last year's."""
    current = (anchor.month + 2) // 3
    if number <= current:
        return f"{anchor.year}-Q{number}"
    return f"{anchor.year - 1}-Q4" if current == 1 and number == 4 else ""  # noqa: PLR2004


def shifted_quarter(anchor: date, by: int) -> str:
    """`지난 분기`, `本季度`."""
    index = anchor.year * 4 + (anchor.month - 1) // 3 + by
    return f"{index // 4}-Q{index % 4 + 1}"


def half(number: int, anchor: date) -> str:
    """A bare half-year that has begun; `하반기` in spring could be either year's."""
    return f"{anchor.year}-H{number}" if number == 1 or anchor.month > _MONTHS // 2 else ""


def weekday(number: int, anchor: date, *, ahead: bool = False) -> str:
    """The last such weekday, the article's own day included; with `ahead` the next."""
    back = (anchor.weekday() - number) % _WEEK
    if ahead and back:
        return (anchor + timedelta(days=_WEEK - back)).isoformat()
    return (anchor - timedelta(days=back)).isoformat()


def weekday_in_week(number: int, anchor: date, week: Week) -> str:
    """The weekday of the last, this or the next week, weeks beginning on Monday: `下周一`."""
    monday = anchor - timedelta(days=anchor.weekday())
    return (monday + timedelta(days=number + _WEEK * week)).isoformat()


def weekday_beside(number: int, anchor: date, *, ahead: bool) -> str:
    """`next Monday`, `last Friday`; "" where this week's and the other week's could both be meant."""
    if ahead:
        return "" if number > anchor.weekday() else weekday_in_week(number, anchor, 1)
    return "" if number < anchor.weekday() else weekday_in_week(number, anchor, -1)


def days_from(anchor: date, days: int) -> str:
    """So many days from the article's own."""
    try:
        return (anchor + timedelta(days=days)).isoformat()
    except OverflowError:
        return ""
