"""The sitemap: one file, or an index of files where there are more addresses than one may hold."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final
from xml.sax.saxutils import escape

from digest.site.desk import Desk
from digest.site.entries import Entry
from digest.site.sheets import Sheet

MOST: Final = 40_000  # addresses in a file; sitemaps.org allows 50,000 and 50 MB
_PROLOG: Final = '<?xml version="1.0" encoding="utf-8"?>\n'
_SPACE: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def _row(desk: Desk, item: Entry) -> str:
    moment = item.updated or item.published
    day = f"<lastmod>{moment.date().isoformat()}</lastmod>" if moment else ""
    return f"<url><loc>{escape(desk.site.absolute(item.url))}</loc>{day}</url>\n"


def _urls(desk: Desk, items: Sequence[Entry], paths: Sequence[str]) -> str:
    rows = [f"<url><loc>{escape(desk.site.absolute(path))}</loc></url>\n" for path in paths]
    rows += [_row(desk, item) for item in items]
    return f"{_PROLOG}<urlset {_SPACE}>\n{''.join(rows)}</urlset>\n"


def _index(desk: Desk, names: Sequence[str]) -> str:
    rows = [f"<sitemap><loc>{escape(desk.site.absolute(f'/{name}'))}</loc></sitemap>\n" for name in names]
    return f"{_PROLOG}<sitemapindex {_SPACE}>\n{''.join(rows)}</sitemapindex>\n"


def sitemap(desk: Desk, most: int = MOST) -> Iterator[Sheet]:
    """`sitemap.xml`, and the parts that it names where briefs are more than `most`.

    Parts are filled from the oldest brief, so that a new one changes the last part alone.
    """
    items = desk.shelves.everything
    paths = [
        f"{ui.home}{page}"
        for ui in desk.site.interfaces.values()
        for page in ("", "archive/", "names/", "sources/", "subscribe/")
    ]
    if len(items) <= most:
        key = desk.key("sitemap", desk.digests(items))
        yield Sheet(path="sitemap.xml", key=key, render=partial(_urls, desk, items, paths))
        return
    oldest = items[::-1]
    parts = [oldest[start : start + most] for start in range(0, len(oldest), most)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield Sheet(path="sitemap.xml", key=desk.key("sitemaps", names), render=partial(_index, desk, names))
    for name, part in zip(names, parts, strict=True):
        own = paths if name == names[0] else []
        key = desk.key("sitemap", desk.digests(part))
        yield Sheet(path=name, key=key, render=partial(_urls, desk, part, own))
