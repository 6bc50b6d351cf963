"""What the index takes from one brief: its words, the neighbours among them, its names."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from digest.site.search.cards import text
from digest.site.search.names import forms, named
from digest.site.search.normal import RUN, normal
from digest.site.search.record import Record


@dataclass(frozen=True, slots=True)
class Part:
    """A title or a body: its words, each once, and pairs of neighbours of one writing across a space."""

    words: Collection[str]
    pairs: Collection[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Reading:
    """A brief as the index sees it; `heading` is the normalised title without its spaces."""

    title: Part
    body: Part
    heading: str
    names: Mapping[str, tuple[str, ...]]  # id -> forms

    outlets: tuple[str, ...] = ()

    @property
    def words(self) -> Iterator[str]:
        """The words of both parts."""
        return chain(self.title.words, self.body.words)


def _part(normalised: str) -> Part:
    words: dict[str, None] = {}
    pairs: dict[tuple[str, str], None] = {}
    latin = korean = ""  # the run before, if it was of that writing
    rows = iter(RUN.split(normalised))  # what no run is, and the three groups of the run behind it, in turns
    for gap, letters, syllables, characters in zip(rows, rows, rows, rows, strict=False):
        near = len(gap) <= 1
        if letters:
            if latin and near:
                pairs[latin, letters] = None
        elif syllables:
            if korean and near:
                pairs[korean, syllables] = None
            if latin and not gap and latin[-1].isdigit():
                words[latin + syllables[0]] = None  # 2000억
        words[letters or syllables or characters] = None
        latin, korean = letters, syllables
    return Part(tuple(words), tuple(pairs))


def _reading(
    title: str, body: str, names: Mapping[str, tuple[str, ...]], outlets: tuple[str, ...]
) -> Reading:
    plain = normal(title)
    return Reading(_part(plain), _part(normal(body)), plain.replace(" ", ""), names, outlets)


def read(record: Record) -> Reading:
    """The reading of a brief, by its title and the text of its card."""
    body = text(record)
    return _reading(record.title, body, named(record, body), record.source)


def reread(title: str, body: str, names: Iterable[str]) -> Reading:
    """The same from what its card shows and the names that were found."""
    return _reading(title, body, {name: forms(name) for name in names}, ())
