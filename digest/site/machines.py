"""What other programs read: feeds, sitemap, robots.txt, the search index."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

from digest.site.desk import Desk
from digest.site.entries import Entry
from digest.site.feeds import NEWEST, WRITERS, Channel, Item
from digest.site.languages import INTERFACES, TAGS, Interface
from digest.site.search.index import build
from digest.site.search.record import Record
from digest.site.sheets import Sheet, replace


def _item(desk: Desk, entry: Entry) -> Item:
    if entry.published is None:
        raise ValueError(entry.id)
    ui = desk.site.ui(entry.lang)
    content = desk.env.get_template("_feed_item.html").render(
        ui=ui, site=desk.site, brief=desk.view(entry), url=desk.site.absolute(entry.url)
    )
    return Item(
        id=f"tag:{desk.site.tag}:brief:{entry.id}",
        url=desk.site.absolute(entry.url),
        title=entry.headline,
        summary=entry.standfirst,
        content=content,
        lang=TAGS.get(entry.lang, "und"),
        published=entry.published,
        updated=entry.updated or entry.published,
        category=entry.beat,
    )


def _written(write: Callable[[Channel], str], channel: Callable[[], Channel]) -> str:
    return write(channel())


def _feed(desk: Desk, ui: Interface, name: str, title: str, entries: Sequence[Entry]) -> Iterator[Sheet]:
    newest = [entry for entry in entries if entry.published][:NEWEST]
    key = desk.key("feed", name, ui.lang, desk.digests(newest))

    def channel() -> Channel:
        return Channel(
            id=f"tag:{desk.site.tag}:feed:{name}",
            title=title,
            home=desk.site.absolute("/" if ui.lang == "ko" else f"/{ui.lang}/"),
            base=desk.site.absolute(f"/feeds/{name}"),
            lang=ui.tag,
            author=desk.site.name,
            items=[_item(desk, entry) for entry in newest],
        )

    for ending, write in WRITERS.items():
        yield Sheet(path=f"feeds/{name}.{ending}", key=key, render=partial(_written, write, channel))


def feeds(desk: Desk) -> Iterator[Sheet]:
    """All briefs, each beat, and each language in which every story comes once."""
    ui = desk.site.interfaces["ko"]
    everything = desk.shelves.everything
    yield from _feed(desk, ui, "all", desk.site.name, everything)
    for beat in desk.site.beats:
        title = f"{desk.site.name}: {desk.site.beat_name(beat, ui)}"
        yield from _feed(desk, ui, beat, title, [item for item in everything if item.beat == beat])
    for lang in INTERFACES:
        title = f"{desk.site.name}: {desk.site.interfaces[lang].own_name}"
        yield from _feed(
            desk, desk.site.interfaces[lang], lang, title, [item for item in everything if item.lang == lang]
        )


def sitemap(desk: Desk) -> Sheet:
    """Every brief and every interface page, with the day of the last change."""

    def render() -> str:
        rows = [
            f"<url><loc>{escape(desk.site.absolute(path))}</loc></url>\n"
            for path in ("/", "/en/", "/zh/", "/archive/")
        ]
        for item in desk.shelves.everything:
            changed = item.updated or item.published
            day = f"<lastmod>{changed.date().isoformat()}</lastmod>" if changed else ""
            rows.append(f"<url><loc>{escape(desk.site.absolute(item.url))}</loc>{day}</url>\n")
        return (
            '<?xml version="1.0" encoding="utf-8"?>\n'
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{"".join(rows)}</urlset>\n'
        )

    return Sheet(
        path="sitemap.xml", key=desk.key("sitemap", desk.digests(desk.shelves.everything)), render=render
    )


def robots(desk: Desk) -> Sheet:
    """Everybody may read; the sitemap's place."""
    text = f"User-agent: *\nAllow: /\nSitemap: {desk.site.absolute('/sitemap.xml')}\n"
    return Sheet(path="robots.txt", key=desk.key("robots"), render=lambda: text)


def _record(entry: Entry) -> Record:
    return Record(
        id=entry.id,
        url=entry.url,
        title=entry.headline,
        body="\n".join(filter(None, (entry.standfirst, entry.text))),
        lang=entry.lang,
        beat=entry.beat,
        date=entry.published.isoformat() if entry.published else "",
        names=entry.names,
        source=entry.outlets,
        sample=entry.sample,
    )


def search(desk: Desk, memory: Path) -> Iterator[Sheet]:
    """The files of the search index; which there are is remembered, for only the index itself can tell."""
    entries = desk.shelves.everything
    key = desk.key("search", desk.digests(entries))
    made: dict[str, bytes] = {}

    def file(name: str) -> bytes:
        if not made:
            made.update(build(tuple(map(_record, entries))))
        return made[name]

    try:
        known = json.loads(memory.read_bytes())
    except (OSError, ValueError):
        known = []
    if not (isinstance(known, list) and known[:1] == [key]):
        made.update(build(tuple(map(_record, entries))))
        known = [key, *sorted(made)]
        replace(memory, json.dumps(known).encode())
    for name in known[1:]:
        yield Sheet(path=f"search/{name}", key=key, render=partial(file, name))
