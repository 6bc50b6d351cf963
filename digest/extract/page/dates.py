"""When a page says that its article was published and changed; what it does not say stays unknown."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from digest.extract.page.head import Head
from digest.extract.page.reading import Reading
from digest.extract.page.stamps import Shown, shown
from digest.model import Basis
from digest.text.dates import stated

_CLOCK = re.compile(r"\d{1,2}\s*[:시点時时]\s*\d{0,2}|T\d{4}|^\d{10,13}$")
_PLACED = re.compile(
    r"(?<!\d)(20[0-3]\d)(?:[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\d|3[01])"
    r"|[/_-]?(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?!\d)"
)
_ABOVE = 6  # blocks above the headline where a <time> may stand
_BELOW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """What a page states of its times."""

    published: datetime | None = None
    basis: Basis = "unknown"
    updated: datetime | None = None


def times(reading: Reading, zone: str) -> Times:
    """Published and updated; where the page states nothing, the day in its address is inferred.

    `zone` is the source's: a stamp that states none is in it.
    """
    seen = tuple(shown(reading, zone))
    told, exact = _told(reading.head, "published", "datePublished", zone)
    if told is None:
        told, exact = _timed(reading, zone)
    visible = _first(seen, "published") or _first(seen, "", below=reading.alone)
    published = _agreed(told, visible, exact=exact)
    changed, _ = _told(reading.head, "updated", "dateModified", zone)
    altered = _first(seen, "updated")
    changes = [value for value in (_agreed(changed, altered, exact=True), altered and altered.value) if value]
    if published is None:
        placed = _in_address(reading.url, zone)
        basis: Basis = "inferred" if placed else "unknown"
        return Times(published=placed, basis=basis, updated=next(iter(changes), None))
    updated = next((value for value in changes if _minute(value) > _minute(published)), None)
    return Times(published=published, basis="stated", updated=updated)


def _told(head: Head, what: str, name: str, zone: str) -> tuple[datetime | None, bool]:
    """The first machine-readable date that can be read, and whether it states a time of day."""
    return _readable((head.stated(name), *head.metas_of(what)), zone)


def _timed(reading: Reading, zone: str) -> tuple[datetime | None, bool]:
    """The first `<time>` under the headline, a little above it, or right behind the text."""
    if not reading.run:
        return None, False
    marked = reading.layout.times
    last = reading.run[-1]
    near = [text for place, text in marked if reading.top - _ABOVE <= place <= reading.run[0] + 1]
    near += [text for place, text in marked if last < place <= last + _BELOW]
    return _readable(near, zone)


def _readable(texts: Iterable[str], zone: str) -> tuple[datetime | None, bool]:
    for text in texts:
        value = stated(text, zone) if text else None
        if value is not None:
            return value, _CLOCK.search(text) is not None
    return None, False


def _in_address(url: str, zone: str) -> datetime | None:
    """The day in an address: `/2024/05/13/`, `/20240513/`, `2024-05-13`."""
    match = _PLACED.search(url)
    return stated(f"{match[1]}-{match[2] or match[4]}-{match[3] or match[5]}", zone) if match else None


def _agreed(told: datetime | None, visible: Shown | None, *, exact: bool) -> datetime | None:
    """The machine's date, unless what readers see is the same one said better."""
    if told is None:
        return visible.value if visible else None
    if visible is None or not visible.exact:
        return told
    if told.date() == visible.value.date() and not exact:
        return visible.value
    # "16:42Z" beside a visible 16:42 in Seoul: the page's software forgot its zone.
    same = _minute(told).replace(tzinfo=None) == _minute(visible.value).replace(tzinfo=None)
    return visible.value if same and not told.utcoffset() else told


def _minute(value: datetime) -> datetime:
    return value.replace(second=0, microsecond=0)


def _first(seen: Iterable[Shown], label: str, *, below: bool = False) -> Shown | None:
    told = below or label != ""
    return next((each for each in seen if each.label == label and (told or not each.below)), None)
