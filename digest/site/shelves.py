"""The order of briefs: newest first, a story once per language, pages numbered from the oldest."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final, TypeVar

from digest.site.entries import Entry
from digest.site.languages import INTERFACES

PAGE: Final = 20
OLD: Final = 180  # days before the newest brief
_Part = TypeVar("_Part", bound=Any)
_BEFORE_ALL: Final = datetime(1, 1, 2, tzinfo=UTC)


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """By the moment that the sources state, then by id; what states none comes last."""
    return sorted(entries, key=lambda item: (item.published or _BEFORE_ALL, item.id), reverse=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelves:
    """All briefs, ordered and grouped once for every page that lists them."""

    everything: tuple[Entry, ...]  # newest first, undated last
    stories: dict[str, tuple[Entry, ...]]  # story id -> its briefs, in the order of languages
    editions: dict[str, tuple[Entry, ...]]  # interface language -> a brief a story, newest first
    today: date | None  # the day of the newest brief: what the site calls today, so that it needs no clock

    def old(self, item: Entry) -> bool:
        """Whether a brief is of more than half a year before the newest: it is labelled with its year."""
        return bool(item.day and self.today and (self.today - item.day).days > OLD)

    def dated(self, lang: str) -> list[Entry]:
        """The edition of a language without what states no date."""
        return [item for item in self.editions[lang] if item.published]

    def undated(self, lang: str) -> list[Entry]:
        """What states no date, in the edition of a language."""
        return [item for item in self.editions[lang] if not item.published]


def _language_rank(lang: str, wanted: str) -> tuple[bool, int]:
    return lang != wanted, INTERFACES.index(lang) if lang in INTERFACES else len(INTERFACES)


def shelve(entries: Iterable[Entry]) -> Shelves:
    """The shelves of all entries."""
    everything = newest_first(entries)
    told: dict[str, list[Entry]] = defaultdict(list)
    for item in everything:
        told[item.story_id].append(item)
    stories = {
        story: tuple(sorted(items, key=lambda item: (_language_rank(item.lang, "ko"), item.id)))
        for story, items in told.items()
    }
    editions = {
        lang: tuple(
            newest_first(
                min(items, key=lambda item: (_language_rank(item.lang, lang), item.id))
                for items in stories.values()
            )
        )
        for lang in INTERFACES
    }
    today = next((item.day for item in everything if item.day), None)
    return Shelves(everything=tuple(everything), stories=stories, editions=editions, today=today)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One page of a long list. The oldest is number 1; the newest has the list's own address."""

    number: int
    newest: bool
    items: tuple[Entry, ...]


def full(count: int, size: int = PAGE) -> int:
    """How many numbered pages a list of `count` items has beside its newest."""
    return max(0, (count - size // 2) // size)


def leaves(items: Sequence[Entry], size: int = PAGE) -> list[Leaf]:
    """The pages of a list that is newest first.

    Full pages are counted from the oldest, so that a new brief changes one page and no number;
    the newest page holds between half a page and one and a half.
    """
    count = len(items)
    numbered = full(count, size)
    first = count - size * numbered
    cut = [
        Leaf(
            number=numbered - turn,
            newest=False,
            items=tuple(items[first + turn * size : first + (turn + 1) * size]),
        )
        for turn in range(numbered)
    ]
    return [Leaf(number=numbered + 1, newest=True, items=tuple(items[:first])), *cut]


def by_month(items: Iterable[Entry]) -> dict[tuple[int, int], list[Entry]]:
    """Dated entries by year and month, newest month first."""
    return _by(items, lambda day: (day.year, day.month))


def by_week(items: Iterable[Entry]) -> dict[tuple[int, int], list[Entry]]:
    """Dated entries by ISO year and week, newest week first."""
    return _by(items, lambda day: (day.isocalendar().year, day.isocalendar().week))


def by_day(items: Iterable[Entry]) -> dict[date, list[Entry]]:
    """Dated entries by day, newest day first."""
    return _by(items, lambda day: day)


def _by(items: Iterable[Entry], part: Callable[[date], _Part]) -> dict[_Part, list[Entry]]:
    groups: dict[_Part, list[Entry]] = defaultdict(list)
    for item in items:
        if item.day:
            groups[part(item.day)].append(item)
    return dict(sorted(groups.items(), reverse=True))
