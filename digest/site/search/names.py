"""The names in a brief as search terms: any alias in any script finds what any other alias stands in.

A name gives a term for each of its forms (`알리바바=`, `阿里巴巴=`, `alibaba=`), so a query needs no table of
aliases: its own spelling leads to every brief that tells of the same one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from digest.names import register
from digest.site.search.normal import key
from digest.site.search.record import Record

SIGN = "="  # ends a term that is a name


@dataclass(frozen=True, slots=True)
class Hanja:
    """A character that a Korean headline sets for a word, and the days between which it does."""

    character: str
    word: str
    first: str
    last: str

    def holds(self, day: str) -> bool:
        """Whether it stood for that word on a day; a key of a person needs a day."""
        return not (self.first or self.last) or (bool(day) and self.first <= day <= (self.last or "9999"))


@cache
def hanja() -> tuple[Hanja, ...]:
    """The table `data/hanja_keys.tsv`."""
    text = (files("digest.site.search") / "data" / "hanja_keys.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(Hanja(*(*row, "", "")[:4]) for row in rows)


@cache
def forms(name: str) -> tuple[str, ...]:
    """The forms of a name as they are written, displayed ones first; () for an id that nobody registered."""
    try:
        found = register.get(name)
    except KeyError:
        return ()
    return found.forms


def _hanja_forms(record: Record) -> dict[str, tuple[str, ...]]:
    if record.lang != "ko":
        return {}
    text = f"{record.title}\n{record.body}"
    day = record.date[:10]
    return {
        f"hanja:{row.character}": (row.word, row.character)
        for row in hanja()
        if row.holds(day) and (row.character in text or (len(row.word) > 1 and row.word in text))
    }


def named(record: Record) -> Mapping[str, tuple[str, ...]]:
    """What a brief names: id -> every form of it."""
    found = dict.fromkeys(mention.id for mention in register.find(f"{record.title}\n{record.body}"))
    known = {name: forms(name) for name in (*record.names, *found)}
    return {name: spellings for name, spellings in {**known, **_hanja_forms(record)}.items() if spellings}


def term(form: str) -> str:
    """The term of a form of a name: `Alibaba Cloud` -> `alibabacloud=`."""
    return key(form) + SIGN
