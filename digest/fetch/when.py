"""When a story of a feed was published: the feed's own words, read in its own zone. Pure."""

from datetime import datetime, timedelta

from digest.fetch.entry import Oddity
from digest.text.clean import line
from digest.text.dates import FIRST_YEAR, stamps, stated

AHEAD = timedelta(days=1)  # a clock that is wrong by a zone is forgiven, a date in 2099 is not


def _is_ancient(words: str, zone: str) -> bool:
    """Whether a date is readable, but of a time before the web: what systems write that have none."""
    years = [stamp.value.year for stamp in stamps(words, zone)]
    return words.strip() in {"0", "0.0"} or (bool(years) and max(years) < FIRST_YEAR)


def when(words: str, *, zone: str, now: datetime) -> tuple[datetime | None, Oddity]:
    """The time that `words` state, or why they state none; bare times are in `zone`.

    `Sun, 27 09 2026 19:00:00 +0900` is a date; 1970 and 2099 are not.
    """
    if not line(words):
        return None, ""
    found = stated(line(words)[:200], zone)
    if found is None:
        return None, "long past" if _is_ancient(line(words)[:200], zone) else "unreadable"
    return (None, "in the future") if found > now + AHEAD else (found, "")
