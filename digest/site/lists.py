"""The pages that list briefs: the front page, and long lists cut into pages."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from digest.site.desk import Desk
from digest.site.entries import Entry
from digest.site.frame import Head, everywhere, file_of, local
from digest.site.languages import Interface
from digest.site.sheets import Sheet
from digest.site.shelves import PAGE, Leaf, full, leaves

_CARDS: Final = 4  # with their standfirst, after the lead, in each column of the front page
_ROWS: Final = 8  # headlines after them
_LATEST: Final = 8  # of all beats, by the clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A beat on the front page."""

    beat: str
    name: str
    href: str
    lead: tuple[Entry, ...]
    cards: tuple[Entry, ...]
    rows: tuple[Entry, ...]


def _led(desk: Desk, items: Sequence[Entry]) -> list[Entry]:
    """Newest first behind the lead: what most outlets reported on the newest day, the newest of equals."""
    lead = max((item for item in items if item.day == items[0].day), key=desk.outlets, default=None)
    return [lead, *(item for item in items if item is not lead)] if lead else []


def _columns(desk: Desk, ui: Interface, dated: Sequence[Entry]) -> tuple[Column, ...]:
    columns = []
    for beat in desk.site.beats:
        items = _led(desk, [item for item in dated if item.beat == beat])[: 1 + _CARDS + _ROWS]
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


def _covered(desk: Desk, items: Sequence[Entry]) -> list[Entry]:
    """Of the newest briefs those that most outlets reported, at least two."""
    ranked = sorted(items[:60], key=lambda item: -desk.outlets(item))
    return [item for item in ranked if desk.outlets(item) > 1][:5]


def home(desk: Desk, ui: Interface) -> Sheet:
    """The front page: the beats side by side, the latest of all, the most covered; undated briefs last."""
    dated = desk.shelves.dated(ui.lang)
    columns = _columns(desk, ui, dated)
    undated = desk.shelves.undated(ui.lang)[:_ROWS]
    covered = _covered(desk, dated)
    latest = dated[:_LATEST] if len(dated) >= _LATEST else []
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
            "latest": latest,
            "today": desk.shelves.today,
        }

    told = map(desk.digests, (shown, undated, covered, latest))
    key = desk.key("home", ui.lang, desk.shelves.today, *told)
    return desk.sheet("home.html", file_of(path), key, values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A long list that is cut into pages: a beat, a name."""

    path: str  # of its newest page, below the interface: "china-tech/"
    title: str
    section: str
    template: str
    items: Sequence[Entry]  # newest first
    langs: Mapping[str, int]  # interface language -> how many items it lists there
    more: Callable[[Leaf], dict[str, object]]  # what its template needs beside the leaf
    key: str = ""  # of what `more` depends on beside the leaf
    size: int = PAGE


def _leaf_path(path: str, number: int, *, newest: bool) -> str:
    return path if newest else f"{path}page/{number}/"


def _turn(ui: Interface, shelf: Shelf, leaf: Leaf | None) -> str:
    return f"{ui.home}{_leaf_path(shelf.path, leaf.number, newest=leaf.newest)}" if leaf else ""


def _holders(shelf: Shelf, leaf: Leaf) -> set[str]:
    """The languages in which this page exists."""
    return {
        lang
        for lang, count in shelf.langs.items()
        if count and (leaf.newest or leaf.number <= full(count, shelf.size))
    }


def shelf_pages(desk: Desk, ui: Interface, shelf: Shelf) -> Iterator[Sheet]:
    """The pages of a long list: the newest at its own address, older ones numbered from the oldest."""
    pages = leaves(shelf.items, shelf.size)
    for place, leaf in enumerate(pages):
        newer = _turn(ui, shelf, pages[place - 1] if place else None)
        older = _turn(ui, shelf, pages[place + 1] if place + 1 < len(pages) else None)
        path = _leaf_path(shelf.path, leaf.number, newest=leaf.newest)
        values = partial(_leaf_values, desk, ui, shelf, leaf, {"newer": newer, "older": older})
        head = (shelf.title, path, sorted(_holders(shelf, leaf)), shelf.section)
        own = shelf.key if leaf.newest else ""
        key = desk.key(shelf.template, ui.lang, *head, newer, older, own, desk.digests(leaf.items))
        yield desk.sheet(shelf.template, file_of(local(ui, path)), key, values)


def _leaf_values(
    desk: Desk, ui: Interface, shelf: Shelf, leaf: Leaf, turns: dict[str, str]
) -> dict[str, object]:
    path = _leaf_path(shelf.path, leaf.number, newest=leaf.newest)
    head = Head(
        title=shelf.title,
        path=local(ui, path),
        alternates=everywhere(desk.site, path, _holders(shelf, leaf)),
        section=shelf.section,
    )
    return {"ui": ui, "desk": desk, "head": head, "leaf": leaf, **turns, **shelf.more(leaf)}


def beat(desk: Desk, ui: Interface, name: str) -> Iterator[Sheet]:
    """The pages of a beat; undated briefs stand on the newest, last."""
    items = [item for item in desk.shelves.editions[ui.lang] if item.beat == name]
    undated = [item for item in items if not item.published]

    def more(leaf: Leaf) -> dict[str, object]:
        return {"beat": name, "undated": undated if leaf.newest else []}

    counts = {
        lang: max(1, sum(item.beat == name and item.published is not None for item in edition))
        for lang, edition in desk.shelves.editions.items()
    }
    shelf = Shelf(
        path=f"{name}/",
        title=desk.site.beat_name(name, ui),
        section=name,
        template="beat.html",
        items=[item for item in items if item.published],
        langs=counts,
        more=more,
        key=desk.digests(undated),
    )
    yield from shelf_pages(desk, ui, shelf)


def plain(desk: Desk, ui: Interface, template: str, path: str, title: str) -> Sheet:
    """A page whose words all stand in its template: search, 404, subscribe."""

    def values() -> dict[str, object]:
        others = everywhere(desk.site, path) if path.endswith("/") else ()
        head = Head(title=ui.t(title), path=local(ui, path), alternates=others, section=template)
        return {"ui": ui, "desk": desk, "head": head}

    return desk.sheet(f"{template}.html", file_of(local(ui, path)), desk.key(template, ui.lang), values)
