"""What a time in a text is resolved against: the article's day, and what the text has named before."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from digest.text.patterns import lazy

_SENTENCE = lazy(r"[。！？!?\n]|[다요]\.|\.\s")
_AHEAD = lazy(
    r"예정|계획|방침|앞두|열린다|열리는|열릴|연다|할 것|될 것|전망|나선다|시한|개최한다|진행한다|구상|하기로"
    r"|부친다|끝나는|시작하는|시작되는|치러질|치르는|치러지는|마감되는|있을|소집"
    r"|将|拟|预计|计划|即将|定于|须在"
)
# A last verb in the present: in news it says what is to come (`25일 선고한다`); `라고 한다` reports.
_PRESENT = lazy(
    r"(?<!고 )(?<!라고)(?<!다고)[간건긴난는단던든딘란런른린만먼면민반변분빈산선센쉰신싼쓴안연온운원인준진]"
    r"다[.\"”]*\s?$|(?<!고 )(?<!라고)(?<!다고)[찬친킨탄튼판편푼핀한힌된뜬꾼낸]다[.\"”]*\s?$"
)
_WINDOW = 300  # characters to either side in which the marks of a sentence are looked for
_LEAD = 12  # characters before a time in which `将于` makes it a coming one
_REPORTED = lazy(r"밝혔|말했|전했|발표했|보도했|따르면|열었|했다|表示|宣布|据|\bsaid\b|announced")


@lru_cache(maxsize=4)
def _ends(folded: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where the marks that end sentences begin and end; a text is asked about many places in a row."""
    found = [match.span() for match in _SENTENCE.finditer(folded)]
    return tuple(start for start, _ in found), tuple(end for _, end in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A time that the text names and its ISO value; `named` where the text gives the day itself."""

    start: int
    end: int
    value: str
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The text in hand while its times are read from left to right."""

    text: str
    folded: str
    anchor: date
    known: bool  # whether `anchor` is the article's day; else only full dates are to be resolved
    before: list[Found] = field(default_factory=list)
    days: list[str] = field(default_factory=list)  # of `before`, those that the text itself names

    def add(self, found: Found) -> None:
        """Go on behind a time that was read."""
        self.before.append(found)
        if found.named and len(found.value) == _FULL:
            self.days.append(found.value)

    def sentence(self, at: int) -> tuple[int, int]:
        """Roughly the sentence around a place: no mark of an end stands inside."""
        starts, ends = _ends(self.folded)
        before = bisect_right(ends, at) - 1
        start = ends[before] if before >= 0 and starts[before] >= at - _WINDOW else max(at - _WINDOW, 0)
        behind = bisect_left(starts, at)
        if behind < len(starts) and ends[behind] <= at + _WINDOW:
            return start, ends[behind]
        return start, min(len(self.folded), at + _WINDOW)

    def looks_ahead(self, at: int) -> bool:
        """Whether the sentence speaks, from a little before a place on, of what is still to come."""
        start, end = self.sentence(at)
        if _AHEAD.search(self.folded, max(start, at - _LEAD), at):
            return True
        if _PRESENT.search(self.folded, at, end):
            return True
        ahead, reported = _AHEAD.search(self.folded, at, end), _REPORTED.search(self.folded, at, end)
        return ahead is not None and (reported is None or ahead.start() < reported.start())

    def last_day(self) -> str:
        """The last day that the text itself names: what `이날` and `当日` point to."""
        return self.days[-1] if self.days else self.anchor.isoformat()

    def last_here(self, at: int) -> str:
        """The last time named earlier in the same sentence, if it is a full day."""
        value = next(self._here(at), "")
        return value if len(value) == _FULL else ""

    def range_start(self, at: int) -> str:
        """The value that ends right before this place, joined by `~`, `부터`, `至` and the like."""
        if not self.before:
            return ""
        last = self.before[-1]
        return last.value if _JOINT.fullmatch(self.folded, last.end, at) else ""

    def list_start(self, at: int) -> str:
        """The value that stands right before this place in a list: `28일과 30일`."""
        if not self.before:
            return ""
        last = self.before[-1]
        return last.value if _LIST.fullmatch(self.folded, last.end, at) else ""

    def other_time(self, at: int) -> str:
        """A year or month, other than the article's own, that the sentence has named; "" where none."""
        own = self.anchor.isoformat()[: len("2025-09")]
        return next((value for value in self._here(at) if value[: len(own)] != own), "")

    def _here(self, at: int) -> Iterator[str]:
        """The values that the sentence has named before a place, the last first."""
        start, _ = self.sentence(at)
        for found in reversed(self.before[-_RECENT:]):
            if found.start < start:
                return
            if found.named:
                yield found.value


_FULL = len("2025-09-10")
_RECENT = 12  # times of one sentence; a list of more is a table
_JOINT = lazy(r"\s?(?:부터|에서|[~\-∼]|至|到|to|through)\s?")
_LIST = lazy(r"\s?(?:[·、,]|과|와|및|和|and)\s?")

Resolve = Callable[[re.Match[str], Scene], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A way to name a time. Without `resolve` it only looks like one and keeps others off its place."""

    pattern: re.Pattern[str]
    resolve: Resolve | None = None
    named: bool = False
    absolute: bool = False  # needs no anchor: `2025년 3분기`
    clues: tuple[str, ...] = ()  # words of which the text must hold one, so that few forms are tried on it
    digits: bool = False  # begins where a number does

    def places(self, folded: str, numbers: Sequence[int]) -> Iterator[re.Match[str]]:
        """Its matches from left to right; `numbers` is where the numbers of the text begin."""
        if self.clues and not any(clue in folded for clue in self.clues):
            return
        if not self.digits:
            yield from self.pattern.finditer(folded)
            return
        end = 0
        for start in numbers:
            match = self.pattern.match(folded, start) if start >= end else None
            if match:
                yield match
                end = match.end()
