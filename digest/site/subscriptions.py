"""The feeds that the digest asks, as the pipeline left word of them in `content/sources.json`.

Touches the disk: reads that one file. One that cannot be read costs the table, never the build.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from xml.sax.saxutils import quoteattr

from digest.markdown.links import web
from digest.text.clean import line

CONDITION_LABELS: Final = {
    "well": "well",
    "damaged": "damaged, read all the same",
    "failing": "failing",
    "parked": "gone, no longer asked",
    "not asked yet": "not asked yet",
}
_MOST: Final = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A feed and how it fared."""

    title: str
    url: str  # "" where it may not be linked
    beat: str
    condition: str  # a key of CONDITION_LABELS
    label: str  # the condition in words, for `ui.t`
    last_success: date | None
    known: int  # stories of it that are stored
    failures: int  # in a row
    problem: str  # in English; "" for none


def _number(value: object) -> int:
    return value if isinstance(value, int) and value >= 0 else 0


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _row(told: dict[str, object]) -> Subscription:
    condition = str(told.get("condition"))
    condition = condition if condition in CONDITION_LABELS else "not asked yet"
    url = web(str(told.get("url", "")))
    return Subscription(
        title=line(str(told.get("title", ""))) or url,
        url=url,
        beat=line(str(told.get("beat", ""))),
        condition=condition,
        label=CONDITION_LABELS[condition],
        last_success=_day(told.get("last_success")),
        known=_number(told.get("known")),
        failures=_number(told.get("failures")),
        problem=line(str(told.get("problem", ""))),
    )


def subscriptions(data: bytes) -> tuple[Subscription, ...]:
    """The feeds that the file names, in its order."""
    try:
        told = json.loads(data)["sources"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ()
    rows = told[:_MOST] if isinstance(told, list) else []
    return tuple(_row(row) for row in rows if isinstance(row, dict))


def stored(content: Path) -> bytes:
    """What `sources.json` in a folder holds; nothing where it is not there."""
    try:
        return (content / "sources.json").read_bytes()
    except OSError:
        return b""


def opml(title: str, feeds: tuple[Subscription, ...]) -> str:
    """The feeds as OPML 2.0, for whoever wants to read them without the digest."""
    rows = "".join(
        f'<outline type="rss" text={quoteattr(feed.title)} title={quoteattr(feed.title)} '
        f"category={quoteattr(feed.beat)} xmlUrl={quoteattr(feed.url)}/>\n"
        for feed in feeds
        if feed.url
    )
    rows = rows or f"<outline text={quoteattr(title)}/>\n"  # OPML wants one at least
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">'
        f"<head><title>{quoteattr(title)[1:-1]}</title></head>\n<body>\n{rows}</body></opml>\n"
    )
