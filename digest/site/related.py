"""Older briefs about the same names: what a reader may want to know of what came before.

Only older ones, so that a page never changes because of what came after it.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from digest.site.entries import Entry
from digest.site.naming import found

MOST: Final = 3
_LOOKED: Final = 8  # newest older briefs of each name
_BROAD: Final = frozenset({"place", "term"})  # kinds of names that alone relate nothing


class Related:
    """The briefs of each language by name, oldest first."""

    def __init__(self, newest_first: Sequence[Entry]) -> None:
        dated = [item for item in reversed(newest_first) if item.published]
        self._items = dated
        self._place = {item.id: place for place, item in enumerate(dated)}
        self._by_name: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, item in enumerate(dated):
            for name in item.names:
                self._by_name[item.lang, name].append(place)
        self._narrow = {
            name.id for name in found({name for _, name in self._by_name}) if name.kind not in _BROAD
        }

    def of(self, item: Entry) -> list[Entry]:
        """At most three older briefs in its language that share a name, those of rare names first."""
        here = self._place.get(item.id)
        if here is None:
            return []
        weight: dict[int, float] = defaultdict(float)
        narrow: set[int] = set()
        for name in item.names:
            places = self._by_name[item.lang, name]
            end = bisect_left(places, here)
            newest = places[max(0, end - _LOOKED) : end]
            for place in newest:
                weight[place] += 1 / end
            if name in self._narrow:
                narrow.update(newest)
        stories = {item.story_id, item.follows}
        told: list[Entry] = []
        for _, place in sorted([(-weight[place], -place) for place in narrow]):
            other = self._items[-place]
            if other.story_id not in stories:
                stories.add(other.story_id)
                told.append(other)
                if len(told) == MOST:
                    break
        return told
