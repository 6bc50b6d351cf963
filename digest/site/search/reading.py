"""What the index takes from one brief: its words, the neighbours among them, its names."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from digest.site.search.cards import text
from digest.site.search.names import forms, named
from digest.site.search.normal import CHINESE, LATIN, RUN, is_hangul, normal
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
    before, end, kind = "", -2, None
    for match in RUN.finditer(normalised):
        word, writing = match[0], match.lastindex
        start, stop = match.span()
        words[word] = None
        if writing == kind and start - end <= 1 and writing != CHINESE:
            pairs[before, word] = None
        if writing == LATIN and word[-1].isdigit() and is_hangul(normalised[stop : stop + 1]):
            words[word + normalised[stop]] = None  # 2000억
        before, end, kind = word, stop, writing
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
