"""The names in a brief as search terms: any alias in any script finds what any other alias stands in.

A name gives a term for each of its forms (`알리바바=`, `阿里巴巴=`, `alibaba=`), so a query needs no table of
aliases: its own spelling leads to every brief that tells of the same one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from digest.names import register
from digest.site.search.normal import key
from digest.site.search.record import Record
from digest.tables import rows

SIGN: Final = "="  # ends a term that is a name
HANJA: Final = "hanja:"  # begins the id of a character in headlines


@dataclass(frozen=True, slots=True)
class Hanja:
    """A character that a Korean headline sets for a word, and the days between which it does."""

    character: str
    word: str
    first: str
    last: str

    @property
    def id(self) -> str:
        """One for each row: 李 was one president and is another."""
        return f"{HANJA}{self.character} {self.word}"

    def holds(self, day: str) -> bool:
        """Whether it stood for that word on a day; a key of a person needs a day."""
        return not (self.first or self.last) or (bool(day) and self.first <= day <= (self.last or "9999"))


@cache
def hanja() -> tuple[Hanja, ...]:
    """The table `data/hanja_keys.tsv`."""
    table = rows("digest.site.search", "hanja_keys.tsv", least=2, most=4)
    return tuple(Hanja(*(*row, "", "")[:4]) for row in table)


def forms(name: str) -> tuple[str, ...]:
    """The forms of a name as they are written, displayed ones first; () for an id that nobody registered."""
    if name.startswith(HANJA):
        return next(((row.word, row.character) for row in hanja() if row.id == name), ())
    return _forms(register.in_use(), name)


@lru_cache(maxsize=4096)
def _forms(names: register.Register, name: str) -> tuple[str, ...]:
    try:
        return names.get(name).forms
    except KeyError:
        return ()


def _hanja(lang: str, day: str, text: str) -> dict[str, tuple[str, ...]]:
    if lang != "ko":
        return {}
    return {
        row.id: (row.word, row.character)
        for row in hanja()
        if (row.character in text or (len(row.word) > 1 and row.word in text)) and row.holds(day)
    }


def named(record: Record, body: str) -> Mapping[str, tuple[str, ...]]:
    """What a brief names: id -> every form of it; `body` is the text of its card."""
    text = f"{record.title}\n{body}"
    names = record.names
    if names is None:
        names = tuple(dict.fromkeys(mention.id for mention in register.find(text)))
    known = {name: _forms(register.in_use(), name) for name in names}  # a brief states no headline's key
    found = {name: spellings for name, spellings in known.items() if spellings}
    return found | _hanja(record.lang, record.date[:10], text)


@cache
def aliases(spellings: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The key of each form of a name, and its term: the other forms behind a tab, for note and marks."""
    rows = ((key(form), form) for form in spellings)
    return tuple(
        (own, f"{own}{SIGN}\t" + "|".join(other for other in spellings if other != form))
        for own, form in rows
        if own
    )


def spoken(names: Iterable[str]) -> frozenset[str]:
    """The keys of all forms of some names."""
    return frozenset(own for name in names for own, _ in aliases(forms(name)))
