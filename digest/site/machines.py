"""What other programs read: feeds, OPML, sitemap, robots.txt, the service worker, the search index."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from digest.names.register import display
from digest.site.accounts import changed
from digest.site.brief_view import tag
from digest.site.desk import Desk
from digest.site.entries import Entry
from digest.site.feeds import NEWEST, NEWEST_OF_A_NAME, WRITERS, Channel, Item
from digest.site.languages import INTERFACES, Interface
from digest.site.name_pages import named
from digest.site.reading import content_hash
from digest.site.saved import matching
from digest.site.search.index import index
from digest.site.search.record import Record, Stub
from digest.site.search.state import packed, unpacked
from digest.site.sheets import Sheet, replace
from digest.site.sitemap import sitemap

_KEPT: Final = 1_500  # items: those of the newest briefs, which most feeds share


def _item(desk: Desk, entry: Entry) -> Item:
    """The item of a brief; kept where other feeds will want it too."""
    known = desk.items.get(entry.id)
    if known is None:
        known = _drawn(desk, entry)
        if len(desk.items) < _KEPT:
            desk.items[entry.id] = known
    return known


def _drawn(desk: Desk, entry: Entry) -> Item:
    if entry.published is None:
        raise ValueError(entry.id)
    ui = desk.site.ui(entry.lang)
    old = ui.t("An article of %(year)s", year=entry.published.year) if desk.shelves.old(entry) else ""
    content = desk.template("_feed_item.html", ui.lang).render(
        ui=ui, site=desk.site, brief=desk.view(entry), url=desk.site.absolute(entry.url), old=old
    )
    return Item(
        id=f"tag:{desk.site.tag}:brief:{entry.id}",
        url=desk.site.absolute(entry.url),
        title=f"[{old}] {entry.headline}" if old else entry.headline,
        summary=f"{old}. {entry.standfirst}" if old else entry.standfirst,
        content=content,
        lang=tag(entry.lang, entry.headline) or "und",
        published=entry.published,
        updated=entry.updated or entry.published,
        category=entry.beat,
    )


def _written(write: Callable[[Channel], str], channel: Callable[[], Channel]) -> str:
    return write(channel())


def _feed(
    desk: Desk, ui: Interface, name: str, title: str, entries: Sequence[Entry], most: int = NEWEST
) -> Iterator[Sheet]:
    newest = list(islice((entry for entry in entries if entry.published), most))
    key = desk.key("feed", name, ui.lang, title, desk.digests(newest))

    def channel() -> Channel:
        return Channel(
            id=f"tag:{desk.site.tag}:feed:{name}",
            title=title,
            home=desk.site.absolute("/" if ui.lang == "ko" else f"/{ui.lang}/"),
            base=desk.site.absolute(f"/feeds/{name}"),
            lang=ui.tag,
            author=desk.site.title(ui),
            hub=desk.site.hub,
            items=[_item(desk, entry) for entry in newest],
        )

    for ending, write in WRITERS.items():
        yield Sheet(path=f"feeds/{name}.{ending}", key=key, render=partial(_written, write, channel))


def _names(desk: Desk, ui: Interface) -> Iterator[Sheet]:
    for name, items in named(desk.shelves.everything).items():
        title = f"{desk.site.name}: {display(name, ui.lang)}"
        yield from _feed(desk, ui, f"names/{name}", title, items, NEWEST_OF_A_NAME)


def _saved(desk: Desk) -> Iterator[Sheet]:
    """The saved queries of `digest.toml`."""
    dated = [item for item in desk.shelves.everything if item.published]
    texts: dict[str, str] = {}
    for query in desk.site.queries:
        ui = desk.site.interfaces[query.lang or "ko"]
        items = list(matching(query, dated, texts, NEWEST))
        yield from _feed(desk, ui, query.feed, f"{desk.site.name}: {query.words}", items)


def feeds(desk: Desk) -> Iterator[Sheet]:
    """All briefs, each beat, language, name and saved query, and what was changed after it appeared."""
    ui = desk.site.interfaces["ko"]
    everything = desk.shelves.everything
    yield from _feed(desk, ui, "all", desk.site.name, everything)
    for beat in desk.site.beats:
        title = f"{desk.site.name}: {desk.site.beat_name(beat, ui)}"
        yield from _feed(desk, ui, beat, title, [item for item in everything if item.beat == beat])
    for lang in INTERFACES:
        own = desk.site.interfaces[lang]
        items = [item for item in everything if item.lang == lang]
        yield from _feed(desk, own, lang, f"{desk.site.title(own)}: {own.own_name}", items)
    title = f"{desk.site.name}: {ui.t('Corrections and updates')}"
    yield from _feed(desk, ui, "corrections", title, changed(everything))
    yield from _saved(desk)
    yield from _names(desk, ui)


def _opml(desk: Desk) -> str:
    ui = desk.site.interfaces["ko"]
    titles = [("all", desk.site.name)]
    titles += [(beat, f"{desk.site.name}: {desk.site.beat_name(beat, ui)}") for beat in desk.site.beats]
    titles += [
        (lang, f"{desk.site.title(own)}: {own.own_name}") for lang, own in desk.site.interfaces.items()
    ]
    titles += [("corrections", f"{desk.site.name}: {ui.t('Corrections and updates')}")]
    titles += [(query.feed, f"{desk.site.name}: {query.words}") for query in desk.site.queries]
    rows = [
        f'<outline type="rss" text={quoteattr(title)} title={quoteattr(title)} '
        f"xmlUrl={quoteattr(desk.site.absolute(f'/feeds/{name}.atom.xml'))} "
        f"htmlUrl={quoteattr(desk.site.absolute('/'))}/>\n"
        for name, title in titles
    ]
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">'
        f"<head><title>{escape(desk.site.name)}</title></head>\n<body>\n{''.join(rows)}</body></opml>\n"
    )


def _opensearch(desk: Desk) -> str:
    address = desk.site.absolute("/search/") + "?q={searchTerms}"
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">'
        f"<ShortName>{escape(desk.site.name[:16])}</ShortName><Description>{escape(desk.site.name)}</Description>"
        f'<InputEncoding>UTF-8</InputEncoding><Url type="text/html" template={quoteattr(address)}/>'
        "</OpenSearchDescription>\n"
    )


def files(desk: Desk) -> Iterator[Sheet]:
    """Sitemap, robots.txt, our own feeds as OPML, and the service worker."""
    robots = f"User-agent: *\nAllow: /\nSitemap: {desk.site.absolute('/sitemap.xml')}\n"
    yield from sitemap(desk)
    yield Sheet(path="robots.txt", key=desk.key("robots"), render=lambda: robots)
    opensearch = partial(_opensearch, desk)
    yield Sheet(path="search/opensearch.xml", key=desk.key("opensearch"), render=opensearch)
    yield Sheet(path="feeds/feeds.opml", key=desk.key("opml"), render=partial(_opml, desk))
    yield desk.sheet("service-worker.js", "service-worker.js", desk.key("worker"), dict)


def _date(entry: Entry) -> str:
    return entry.published.isoformat() if entry.published else ""


def _record(entry: Entry) -> Record:
    return Record(
        id=entry.id,
        url=entry.url,
        title=entry.headline,
        body="\n".join(filter(None, (entry.standfirst, entry.text))),
        lang=entry.lang,
        beat=entry.beat,
        date=_date(entry),
        names=entry.names,
        source=entry.outlets,
        sample=entry.sample,
    )


def _stub(entry: Entry) -> Stub:
    seal = f"{entry.digest[:24]} {entry.url}"
    return Stub(_date(entry), entry.id, entry.lang, entry.beat, seal, partial(_record, entry))


def search(desk: Desk, memory: Path) -> Iterator[Sheet]:
    """The files of the search index; which there are is remembered, for only the index itself can tell.

    So is what it made of the briefs, beside it (`search.bin`): a new brief costs little more than itself.
    """
    entries = desk.shelves.everything
    key = desk.key("search", desk.digests(entries))
    made: dict[str, bytes] = {}
    blobs = memory.with_suffix(".bin")

    def make() -> None:
        try:
            remembered = unpacked(blobs.read_bytes())
        except OSError:
            remembered = {}
        made.update(index(map(_stub, entries), remembered))
        replace(blobs, packed(remembered))

    def file(name: str) -> bytes:
        if not made:
            make()
        return made[name]

    try:
        known = json.loads(memory.read_bytes())
    except (OSError, ValueError):
        known = []
    if not (isinstance(known, list) and known[:1] == [key]):
        make()
        known = [key, {name: content_hash(data) for name, data in made.items()}]
        replace(memory, json.dumps(known).encode())
    for name, own in known[1].items():
        yield Sheet(path=f"search/{name}", key=own, render=partial(file, name))
