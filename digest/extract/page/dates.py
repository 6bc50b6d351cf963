"""When a page says that its article was published and changed; what it does not say stays unknown."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from digest.extract.lists import words
from digest.extract.page.blocks import Layout
from digest.extract.page.head import Head
from digest.model import Basis
from digest.text.dates import stamps, stated

_PUBLISHED = (
    *(
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "article:published",
        "datepublished",
    ),
    *(
        "parsely-pub-date",
        "sailthru.date",
        "publishdate",
        "publish-date",
        "publish_date",
        "pubdate",
        "pub_date",
    ),
    *(
        "cxenseparse:recs:publishtime",
        "dc.date.issued",
        "dcterms.created",
        "dc.date",
        "dcterms.date",
        "article.published",
    ),
    *(
        "citation_publication_date",
        "weibo:article:create_at",
        "apub:time",
        "og:release_date",
        "date",
        "dable:published_time",
    ),
    *(
        "article_date_original",
        "originalpublicationdate",
        "firstpublishedtime",
        "_pubtime",
        "createdate",
        "bt:pubdate",
    ),
)
_UPDATED = (
    *(
        "article:modified_time",
        "og:article:modified_time",
        "og:updated_time",
        "datemodified",
        "article:updated_time",
    ),
    *(
        "last-modified",
        "lastmod",
        "dcterms.modified",
        "dc.date.modified",
        "weibo:article:update_at",
        "article.updated",
    ),
)
_CLOCK = re.compile(r"\d{1,2}\s*[:시点時时]\s*\d{0,2}|T\d{4}|^\d{10,13}$")
_YEAR = re.compile(r"(?:^|\|\s)((?:19|20)\d\d)(?:\s\||$)")
_DAY = re.compile(r"(?<![\d年])\d{1,2}月\d{1,2}日(?:[\s|·]*\d{1,2}:\d{2})?")
_PLACED = re.compile(
    r"(?<!\d)(20[0-3]\d)(?:[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\d|3[01])|[/_-]?(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?!\d)"
)
_TIMED = 6
_BEFORE = 14  # blocks above the headline where a stamp may stand
_AFTER = 10  # blocks below the article
_LONG = 220  # a line with a stamp is short; a longer one is prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """What a page states of its times."""

    published: datetime | None = None
    basis: Basis = "unknown"
    updated: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    """A stamp that readers see, and the label before it: "published", "updated", "other" or ""."""

    value: datetime
    label: str
    exact: bool
    below: bool


def times(head: Head, layout: Layout, run: Sequence[int], headline: int, zone: str, url: str = "") -> Times:
    """Published and updated of the article whose text is the blocks `run`."""
    seen = list(_seen(layout, run, headline, zone))
    told, exact = _told(head, _PUBLISHED, "datePublished", zone)
    if told is None:
        told, exact = _timed(layout, run, headline, zone)
    changed, _ = _told(head, _UPDATED, "dateModified", zone)
    shown = _first(seen, "published") or _first(seen, "")
    published = _agreed(told, shown, exact=exact) if told else (shown.value if shown else None)
    altered = _first(seen, "updated")
    updated = _agreed(changed, altered, exact=True) if changed else (altered.value if altered else None)
    if published is None:
        placed = _in_address(url, zone)
        return Times(published=placed, basis="inferred" if placed else "unknown", updated=updated)
    if updated and updated.replace(second=0, microsecond=0) <= published.replace(second=0, microsecond=0):
        updated = None
    return Times(published=published, basis="stated", updated=updated)


def _timed(layout: Layout, run: Sequence[int], headline: int, zone: str) -> tuple[datetime | None, bool]:
    """The first `<time>` between headline and text, or a little above or below."""
    if not run:
        return None, False
    top = headline if 0 <= headline < run[0] else run[0]
    near = [text for place, text in layout.times if top - _TIMED <= place <= run[0] + 1]
    near += [text for place, text in layout.times if run[-1] < place <= run[-1] + _TIMED // 2]
    for text in near:
        value = stated(text, zone)
        if value is not None:
            return value, _CLOCK.search(text) is not None
    return None, False


def _in_address(url: str, zone: str) -> datetime | None:
    """The day in an address: `/2024/05/13/`, `/20240513/`, `2024-05-13`."""
    match = _PLACED.search(url)
    if match is None:
        return None
    return stated(f"{match[1]}-{match[2] or match[4]}-{match[3] or match[5]}", zone)


def _told(head: Head, names: Sequence[str], key: str, zone: str) -> tuple[datetime | None, bool]:
    """The first machine-readable date that can be read, and whether it states a time of day."""
    for text in (head.stated(key), *(head.meta(name) for name in names)):
        value = stated(text, zone) if text else None
        if value is not None:
            return value, _CLOCK.search(text) is not None
    return None, False


def _agreed(told: datetime, shown: _Seen | None, *, exact: bool) -> datetime:
    """The machine's date, unless what readers see is the same one said better."""
    if shown is None or not shown.exact:
        return told
    if told.date() == shown.value.date() and not exact:
        return shown.value
    # "16:42Z" beside a visible 16:42 in Seoul: the page's software forgot its zone.
    wall = told.replace(tzinfo=None, second=0, microsecond=0) == shown.value.replace(
        tzinfo=None, second=0, microsecond=0
    )
    return shown.value if wall and not told.utcoffset() else told


def _first(seen: Iterable[_Seen], label: str) -> _Seen | None:
    return next((each for each in seen if each.label == label and (label or not each.below)), None)


def _seen(layout: Layout, run: Sequence[int], headline: int, zone: str) -> Iterator[_Seen]:
    """Stamps above and below the article, nearest place first: between headline and text, above it, below the text."""
    if not run:
        return
    top = headline if 0 <= headline < run[0] else run[0]
    above = range(max(0, top - _BEFORE), top)
    between = range(top, run[0])
    below = range(run[-1], min(len(layout.blocks), run[-1] + _AFTER))
    inside = [index for index in range(run[0], run[-1]) if index not in set(run)]
    for place in (between, inside[:6], run[:1], reversed(above), below):
        for index in place:
            text = layout.blocks[index].fields
            if len(text) <= _LONG:
                yield from _stamps(_whole(text), zone, below=place is below)


def _stamps(text: str, zone: str, *, below: bool) -> Iterator[_Seen]:
    end = 0
    for stamp in stamps(text, zone):
        yield _Seen(stamp.value, _label(text[end : stamp.start]), stamp.precision != "day", below)
        end = stamp.end


def _whole(text: str) -> str:
    """A meta line whose year stands apart, said in one: `2月20日 22:48 | 2025` is `2025年2月20日 22:48`."""
    year, day = _YEAR.search(text), _DAY.search(text)
    return f"{year[1]}年{day[0]}" if year and day else text


def _label(before: str) -> str:
    near = before[-40:].lower()
    found = ((near.rfind(word), kind) for kind, word in _labels() if word in near)
    return max(found, default=(-1, ""))[1]


@cache
def _labels() -> tuple[tuple[str, str], ...]:
    return tuple(
        (kind, word.lower())
        for kind in ("published", "updated", "other")
        for word in words("date_labels.tsv", kind)
    )
