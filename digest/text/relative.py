"""Days, months and years that a text names, resolved from the date of its article; news looks back."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from digest.model import Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A time that `text[start:end]` names: `2025-09-10`, `2025-04`, `2026-H1`, `2025-Q2` or `2025`."""

    start: int
    end: int
    value: str


_DAYS = {
    "전날": -1,
    "昨日": -1,
    "昨天": -1,
    "yesterday": -1,
    "이날": 0,
    "오늘": 0,
    "今日": 0,
    "今天": 0,
    "today": 0,
}
_FORM = re.compile(
    r"(?P<absolute>(?P<year>\d{4})\s?[년年.-]\s?(?P<month>\d{1,2})\s?[월月.-]\s?(?P<day>\d{1,2})\s?[일日]?)"
    r"|(?P<word>전날|昨日|昨天|yesterday|이날|오늘|今日|今天|today)"
    r"|(?<!\d)(?P<bare>\d{1,2})일(?!\s?(?:간|전|후|만|째))(?!\d)"
)


def _bare(day: int, anchor: date) -> date | None:
    """The last such day that is not after the anchor."""
    probe = anchor
    for _ in range(62):
        if probe.day == day:
            return probe
        probe -= timedelta(days=1)
    return None


def mentions(text: str, anchor: date | None, lang: Lang) -> tuple[Mention, ...]:
    """Every time the text names that can be resolved, in order; without an anchor only absolute ones."""
    del lang
    found = []
    for match in _FORM.finditer(text):
        value: date | None = None
        if match["absolute"]:
            try:
                value = date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                continue
        elif anchor and match["word"]:
            value = anchor + timedelta(days=_DAYS[match["word"]])
        elif anchor and match["bare"]:
            value = _bare(int(match["bare"]), anchor)
        if value:
            found.append(Mention(start=match.start(), end=match.end(), value=value.isoformat()))
    return tuple(found)
