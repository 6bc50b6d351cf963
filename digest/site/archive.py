"""The archive: a page for each month with its calendar, each ISO week and each day that has a brief."""

import calendar
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from digest.site.desk import Desk
from digest.site.entries import Entry
from digest.site.frame import Head, everywhere, file_of, local
from digest.site.languages import INTERFACES, Interface
from digest.site.sheets import Sheet
from digest.site.shelves import by_day, by_month, by_week


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A day in a calendar; without a link where nothing stands on it."""

    day: date | None
    href: str
    count: int


def month_path(day: date) -> str:
    """Where the month of a day stands: "archive/2026/02/"."""
    return f"archive/{day:%Y/%m}/"


def day_path(day: date) -> str:
    """Where a day stands: "archive/2026/02/03/"."""
    return f"archive/{day:%Y/%m/%d}/"


def week_path(day: date) -> str:
    """Where the ISO week of a day stands: "archive/2026/w06/"."""
    year, week, _ = day.isocalendar()
    return f"archive/{year:04d}/w{week:02d}/"


NO_DAY: Final = Cell(day=None, href="", count=0)


def _cell(ui: Interface, day: date, count: int) -> Cell:
    return Cell(day=day, href=f"{ui.home}{day_path(day)}" if count else "", count=count)


def _weeks(ui: Interface, first: date, days: Mapping[date, Sequence[Entry]]) -> list[list[Cell]]:
    """The month as a calendar shows it, weeks beginning on Monday as in ISO 8601."""
    return [
        [_cell(ui, day, len(days.get(day, ()))) if day.month == first.month else NO_DAY for day in week]
        for week in calendar.Calendar().monthdatescalendar(first.year, first.month)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Period:
    """A stretch of days with a page of its own."""

    path: str
    title: Callable[[], str]  # asked only where the page is drawn
    items: Sequence[Entry]
    first: date
    month: bool = False


def _values(desk: Desk, ui: Interface, period: _Period, holders: Sequence[str]) -> dict[str, object]:
    days = by_day(period.items)
    return {
        "ui": ui,
        "desk": desk,
        "head": Head(
            title=period.title(),
            path=local(ui, period.path),
            alternates=everywhere(desk.site, period.path, holders),
            section="archive",
        ),
        "days": list(days.items()),
        "weeks": _weeks(ui, period.first, days) if period.month else [],
        "first": period.first,
    }


def _periods(ui: Interface, items: Sequence[Entry]) -> Iterator[_Period]:
    for (year, month), found in by_month(items).items():
        first = date(year, month, 1)
        yield _Period(
            path=month_path(first), title=partial(ui.month, first), items=found, first=first, month=True
        )
    for (year, week), found in by_week(items).items():
        first = date.fromisocalendar(year, week, 1)
        title = partial(ui.t, "Week %(week)s of %(year)s", week=week, year=year)
        yield _Period(path=week_path(first), title=title, items=found, first=first)
    for day, found in by_day(items).items():
        yield _Period(path=day_path(day), title=partial(ui.day, day), items=found, first=day)


def _paths(desk: Desk) -> dict[str, set[str]]:
    """Interface language -> every archive page that it has."""
    days = {lang: {item.day for item in desk.shelves.editions[lang] if item.day} for lang in INTERFACES}
    return {
        lang: {path(day) for day in found for path in (month_path, week_path, day_path)}
        for lang, found in days.items()
    }


def _front(desk: Desk, ui: Interface) -> Sheet:
    undated = desk.shelves.undated(ui.lang)
    rows = [
        (date(year, month, 1), len(items), f"{ui.home}{month_path(date(year, month, 1))}")
        for (year, month), items in by_month(desk.shelves.editions[ui.lang]).items()
    ]

    def values() -> dict[str, object]:
        title = ui.t("Archive")
        others = everywhere(desk.site, "archive/")
        head = Head(title=title, path=local(ui, "archive/"), alternates=others, section="archive")
        years = sorted({day.year for day, _, _ in rows}, reverse=True)
        by_year = [(year, [row for row in rows if row[0].year == year]) for year in years]
        return {"ui": ui, "desk": desk, "head": head, "years": by_year, "undated": undated}

    key = desk.key("archive", ui.lang, rows, desk.digests(undated))
    return desk.sheet("archive.html", file_of(local(ui, "archive/")), key, values)


def pages(desk: Desk) -> Iterator[Sheet]:
    """The archive in each language, and a page for each stretch of days."""
    paths = _paths(desk)
    for ui in desk.site.interfaces.values():
        yield _front(desk, ui)
        for period in _periods(ui, desk.shelves.editions[ui.lang]):
            holders = [lang for lang in INTERFACES if period.path in paths[lang]]
            key = desk.key("period", ui.lang, period.path, holders, desk.digests(period.items))
            values = partial(_values, desk, ui, period, holders)
            yield desk.sheet("period.html", file_of(local(ui, period.path)), key, values)
