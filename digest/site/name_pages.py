"""A page for each name that briefs are about: its forms in all scripts, its coverage, its briefs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from digest.names.register import Name, display, get
from digest.site.desk import Desk
from digest.site.entries import Entry
from digest.site.frame import Head, everywhere, file_of, local
from digest.site.languages import Interface
from digest.site.lists import Shelf, shelf_pages
from digest.site.naming import known
from digest.site.people import sayings, tenures
from digest.site.plots import coverage
from digest.site.series import series
from digest.site.sheets import Sheet
from digest.site.shelves import Leaf

ROWS: Final = 60  # on a page: one line each
KINDS: Final = {
    "company": "Companies",
    "person": "People",
    "party": "Parties",
    "body": "Institutions",
    "product": "Products",
    "law": "Laws",
    "event": "Events",
    "place": "Places",
    "term": "Terms",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """A name in the list of names."""

    id: str
    text: str
    href: str
    count: int


def named(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Name -> the briefs about it, in their order; only names of the register."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for item in entries:
        for name in item.names:
            found[name].append(item)
    return {name: found[name] for name in sorted(found) if known(name)}


def _page(
    desk: Desk, ui: Interface, name: Name, items: list[Entry], counts: Mapping[str, int]
) -> Iterator[Sheet]:
    shown = display(name.id, ui.lang)
    scripts = (("ko", name.ko), ("zh-Hans", name.zh), ("zh-Hant", name.zh_hant), ("en", name.en))
    dated = [item.day for item in items if item.day]
    told = [(item.day, item.url, item.figures) for item in items if item.day and item.figures]
    plots = series(name.id, told, ui)
    person = name.kind == "person"
    quoted = [(item.day, item.url, item.lang, item.quotes) for item in items if item.day and item.quotes]
    held = tenures(name.id, ui) if person else ()
    said = sayings(name.id, quoted, ui) if person else ()

    def more(leaf: Leaf) -> dict[str, object]:
        return {
            "name": name,
            "kind": ui.t(KINDS[name.kind]),
            "scripts": [(tag, forms) for tag, forms in scripts if forms],
            "plot": coverage(dated) if leaf.newest else None,
            "series": plots if leaf.newest else (),
            "posts": held if leaf.newest else (),
            "quotes": said if leaf.newest else (),
        }

    shelf = Shelf(
        path=f"names/{name.id}/",
        title=shown,
        section="names",
        template="name.html",
        items=items,
        langs=counts,
        more=more,
        key=desk.key(dated, plots, held, said),
        size=ROWS,
    )
    yield from shelf_pages(desk, ui, shelf)


def _index(desk: Desk, ui: Interface, found: Mapping[str, Sequence[Entry]]) -> Sheet:
    rows: dict[str, list[NameRow]] = {kind: [] for kind in KINDS}
    for name, items in found.items():
        href = f"{ui.home}names/{name}/"
        rows[get(name).kind].append(
            NameRow(id=name, text=display(name, ui.lang), href=href, count=len(items))
        )
    for group in rows.values():
        group.sort(key=lambda row: (-row.count, row.text))

    def values() -> dict[str, object]:
        head = Head(
            title=ui.t("Names"),
            path=local(ui, "names/"),
            alternates=everywhere(desk.site, "names/"),
            section="names",
        )
        kinds = [(ui.t(KINDS[kind]), group) for kind, group in rows.items() if group]
        return {"ui": ui, "desk": desk, "head": head, "kinds": kinds}

    key = desk.key("names", ui.lang, rows)
    return desk.sheet("names.html", file_of(local(ui, "names/")), key, values)


def pages(desk: Desk) -> Iterator[Sheet]:
    """The list of names and a page for each, in each language."""
    found = {lang: named(edition) for lang, edition in desk.shelves.editions.items()}
    for ui in desk.site.interfaces.values():
        yield _index(desk, ui, found[ui.lang])
        for name, items in found[ui.lang].items():
            counts = {lang: len(others[name]) for lang, others in found.items() if name in others}
            yield from _page(desk, ui, get(name), items, counts)
