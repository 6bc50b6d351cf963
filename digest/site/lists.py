"""The pages that list briefs: front page, beats, archive, months."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from digest.site.desk import Desk
from digest.site.entries import Entry
from digest.site.frame import Head, Link, everywhere, file_of, local
from digest.site.languages import Interface
from digest.site.sheets import Sheet
from digest.site.shelves import by_day, by_month, leaves

_CARDS: Final = 4  # with their standfirst, after the lead, in each column of the front page
_ROWS: Final = 8  # headlines after them


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A beat on the front page."""

    beat: str
    name: str
    href: str
    lead: tuple[Entry, ...]
    cards: tuple[Entry, ...]
    rows: tuple[Entry, ...]


def _columns(desk: Desk, ui: Interface) -> tuple[Column, ...]:
    dated = desk.shelves.dated(ui.lang)
    columns = []
    for beat in desk.site.beats:
        items = [item for item in dated if item.beat == beat][: 1 + _CARDS + _ROWS]
        columns.append(
            Column(
                beat=beat,
                name=desk.site.beat_name(beat, ui),
                href=f"{ui.home}{beat}/",
                lead=tuple(items[:1]),
                cards=tuple(items[1 : 1 + _CARDS]),
                rows=tuple(items[1 + _CARDS :]),
            )
        )
    return tuple(columns)


def _covered(items: Sequence[Entry]) -> list[Entry]:
    """Of the newest briefs those that most outlets reported, at least two."""
    ranked = sorted(items[:60], key=lambda item: -len(item.outlets))
    return [item for item in ranked if len(item.outlets) > 1][:5]


def home(desk: Desk, ui: Interface) -> Sheet:
    """The front page: the beats side by side, newest first; undated briefs last under their own label."""
    columns = _columns(desk, ui)
    undated = desk.shelves.undated(ui.lang)[:_ROWS]
    covered = _covered(desk.shelves.dated(ui.lang))
    shown = [item for column in columns for item in (*column.lead, *column.cards, *column.rows)]
    path = local(ui, "")

    def values() -> dict[str, object]:
        return {
            "ui": ui,
            "desk": desk,
            "head": Head(title="", path=path, alternates=everywhere(desk.site, ""), section="home"),
            "columns": columns,
            "undated": undated,
            "covered": covered,
            "today": desk.shelves.today,
        }

    key = desk.key("home", ui.lang, desk.shelves.today, desk.digests([*shown, *undated, *covered]))
    return desk.sheet("home.html", file_of(path), key, values)


def _leaf_path(beat: str, number: int, *, newest: bool) -> str:
    return f"{beat}/" if newest else f"{beat}/page/{number}/"


def beat(desk: Desk, ui: Interface, name: str) -> Iterator[Sheet]:
    """The pages of a beat: the newest at its own address, older ones numbered from the oldest."""
    items = [item for item in desk.shelves.editions[ui.lang] if item.beat == name]
    shelf = [item for item in items if item.published]
    undated = [item for item in items if not item.published]
    pages = leaves(shelf)
    for place, leaf in enumerate(pages):
        older = pages[place + 1] if place + 1 < len(pages) else None
        newer = pages[place - 1] if place else None
        path = _leaf_path(name, leaf.number, newest=leaf.newest)
        ends = (
            Link(text="", href=f"{ui.home}{_leaf_path(name, newer.number, newest=newer.newest)}")
            if newer
            else None,
            Link(text="", href=f"{ui.home}{_leaf_path(name, older.number, newest=older.newest)}")
            if older
            else None,
        )
        extra = undated if leaf.newest else []
        key = desk.key("beat", ui.lang, name, path, ends, desk.digests([*leaf.items, *extra]))

        def values(
            leaf: object = leaf,
            path: str = path,
            ends: tuple[Link | None, Link | None] = ends,
            extra: list[Entry] = extra,
        ) -> dict[str, object]:
            title = desk.site.beat_name(name, ui)
            return {
                "ui": ui,
                "desk": desk,
                "head": Head(
                    title=title, path=local(ui, path), alternates=everywhere(desk.site, path), section=name
                ),
                "leaf": leaf,
                "beat": name,
                "newer": ends[0],
                "older": ends[1],
                "undated": extra,
            }

        yield desk.sheet("beat.html", file_of(local(ui, path)), key, values)


def month(desk: Desk, ui: Interface, year: int, number: int, items: Sequence[Entry]) -> Sheet:
    """All briefs of a month by day."""
    path = f"archive/{year:04d}/{number:02d}/"

    def values() -> dict[str, object]:
        return {
            "ui": ui,
            "desk": desk,
            "head": Head(
                title=ui.month(date(year, number, 1)),
                path=local(ui, path),
                alternates=everywhere(desk.site, path),
                section="archive",
            ),
            "days": by_day(items),
        }

    key = desk.key("month", ui.lang, path, desk.digests(items))
    return desk.sheet("month.html", file_of(local(ui, path)), key, values)


def archive(desk: Desk, ui: Interface) -> Iterator[Sheet]:
    """The archive: every month with its count, and a page for each."""
    months = by_month(desk.shelves.editions[ui.lang])
    undated = desk.shelves.undated(ui.lang)
    rows = [
        (date(year, number, 1), len(items), f"{ui.home}archive/{year:04d}/{number:02d}/")
        for (year, number), items in months.items()
    ]

    def values() -> dict[str, object]:
        return {
            "ui": ui,
            "desk": desk,
            "head": Head(
                title=ui.t("Archive"),
                path=local(ui, "archive/"),
                alternates=everywhere(desk.site, "archive/"),
                section="archive",
            ),
            "months": rows,
            "undated": undated,
        }

    key = desk.key("archive", ui.lang, rows, desk.digests(undated))
    yield desk.sheet("archive.html", file_of(local(ui, "archive/")), key, values)
    for (year, number), items in months.items():
        yield month(desk, ui, year, number, items)


def plain(desk: Desk, ui: Interface, template: str, path: str, title: str) -> Sheet:
    """A page whose words all stand in its template: search, 404, subscribe."""

    def values() -> dict[str, object]:
        others = everywhere(desk.site, path) if path.endswith("/") else ()
        head = Head(title=ui.t(title), path=local(ui, path), alternates=others, section=template)
        return {"ui": ui, "desk": desk, "head": head}

    return desk.sheet(f"{template}.html", file_of(local(ui, path)), desk.key(template, ui.lang), values)
