"""Pages that give account: which sources there are, what was left out, what was changed after it appeared."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from digest.site.brief_view import lang_words
from digest.site.desk import Desk
from digest.site.entries import Entry
from digest.site.frame import Head, everywhere, file_of, local
from digest.site.languages import Interface
from digest.site.sheets import Sheet
from digest.site.shelves import Shelves
from digest.site.subscriptions import opml


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRow:
    """An outlet as the list of sources shows it."""

    name: str
    langs: str
    count: int
    last: date | None
    sample: bool


def outlets(shelves: Shelves, ui: Interface) -> list[OutletRow]:
    """Every outlet by the number of stories that it is a source of."""
    told: dict[str, list[Entry]] = defaultdict(list)
    langs: dict[str, set[str]] = defaultdict(set)
    for item in shelves.everything:
        for origin in item.origins:
            lang, _, outlet = origin.partition(" ")
            told[outlet].append(item)
            langs[outlet].add(lang)
    rows = [
        OutletRow(
            name=outlet,
            langs=", ".join(lang_words(lang, ui) for lang in sorted(langs[outlet])),
            count=len({item.story_id for item in items}),
            last=max((item.day for item in items if item.day), default=None),
            sample=all(item.sample for item in items),
        )
        for outlet, items in told.items()
    ]
    return sorted(rows, key=lambda row: (row.sample, -row.count, row.name))


def sources(desk: Desk, ui: Interface) -> Sheet:
    """The outlets, and the files that were left out of this build with their reasons."""
    rows = outlets(desk.shelves, ui)
    skips = desk.reading.skips
    feeds = desk.reading.sources

    def values() -> dict[str, object]:
        head = Head(
            title=ui.t("Sources"),
            path=local(ui, "sources/"),
            alternates=everywhere(desk.site, "sources/"),
            section="sources",
        )
        return {"ui": ui, "desk": desk, "head": head, "rows": rows, "skips": skips, "feeds": feeds}

    key = desk.key("sources", ui.lang, rows, skips, feeds)
    return desk.sheet("sources.html", file_of(local(ui, "sources/")), key, values)


def source_list(desk: Desk) -> Sheet:
    """The feeds that the digest asks, as OPML."""
    feeds = desk.reading.sources
    title = f"{desk.site.name}: {desk.site.interfaces['ko'].t('Sources')}"
    key = desk.key("sources.opml", feeds)
    return Sheet(path="feeds/sources.opml", key=key, render=lambda: opml(title, feeds))


def changed(entries: tuple[Entry, ...]) -> list[Entry]:
    """What was changed after it appeared, last change first."""
    found = [item for item in entries if item.updated and item.published and item.updated > item.published]
    return sorted(found, key=lambda item: (item.updated or item.published, item.id), reverse=True)


def corrections(desk: Desk, ui: Interface) -> Sheet:
    """The briefs that were changed after they appeared."""
    items = changed(desk.shelves.editions[ui.lang])[:200]

    def values() -> dict[str, object]:
        head = Head(
            title=ui.t("Corrections and updates"),
            path=local(ui, "corrections/"),
            alternates=everywhere(desk.site, "corrections/"),
            section="corrections",
        )
        return {"ui": ui, "desk": desk, "head": head, "items": items}

    key = desk.key("corrections", ui.lang, desk.digests(items))
    return desk.sheet("corrections.html", file_of(local(ui, "corrections/")), key, values)
