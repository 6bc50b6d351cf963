"""The rows of the register: what a name is called in three languages, and what it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from digest.names.table import forms, rows

Kind = Literal["company", "person", "party", "body", "place", "law", "product", "event", "term"]
FILES = (
    "assembly22.tsv",
    "bodies.tsv",
    "companies.tsv",
    "events.tsv",
    "laws.tsv",
    "parties.tsv",
    "people.tsv",
    "places.tsv",
    "products.tsv",
)
DOUBT = "?"  # ends a form that is a word of its own too: 理想? , 조국? ; it counts only beside its context


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One thing with a name; the first form of each language is the one to print."""

    id: str  # "alibaba-cloud"; ASCII, never changes
    kind: Kind
    ko: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    zh_hant: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()  # "9988.HK", "BABA.N": code and exchange
    beat: str = ""  # the beat it belongs to by itself
    place: str = ""  # "cn", "kr", "us" ...: where it is at home
    parent: str = ""  # id of the whole it is a part of: alibaba for alibaba-cloud
    doubtful: tuple[str, ...] = ()  # forms that count only beside `context`
    context: tuple[str, ...] = ()
    valid: str = ""  # "2022-05-10/2025-04-04" or "2025-03-23": when the row held
    source: str = ""

    @property
    def slug(self) -> str:
        """What stands for it in an address: its id, which is ASCII."""
        return self.id

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form in every language, without repeats."""
        return tuple(dict.fromkeys((*self.ko, *self.zh, *self.zh_hant, *self.en)))


def _contexts() -> dict[str, tuple[str, ...]]:
    return {row["id"]: forms(row["words"]) for row in rows("contexts.tsv")}


def _context(cell: str, shared: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The words of a cell; `@assembly` stands for the shared words of that id."""
    words: list[str] = []
    for word in forms(cell):
        words += shared[word[1:]] if word.startswith("@") else (word,)
    return tuple(words)


def name_of(row: Mapping[str, str], shared: dict[str, tuple[str, ...]] | None = None) -> Name:
    """A row of a table of names; `ValueError` where its kind is none."""
    shared = _contexts() if shared is None else shared
    given = {column: forms(row[column]) for column in ("ko", "zh", "zh_hant", "en")}
    spoken = {column: tuple(form.removesuffix(DOUBT) for form in cell) for column, cell in given.items()}
    kind = row["kind"]
    if kind not in get_args(Kind):
        raise ValueError(f"{row['id']}: no such kind of name: {kind}")
    return Name(
        id=row["id"],
        kind=cast("Kind", kind),
        ko=spoken["ko"],
        zh=spoken["zh"],
        zh_hant=spoken["zh_hant"],
        en=spoken["en"],
        tickers=forms(row["tickers"]),
        beat=row["beat"],
        place=row["place"],
        parent=row["parent"],
        doubtful=tuple(form[:-1] for cell in given.values() for form in cell if form.endswith(DOUBT)),
        context=_context(row["context"], shared),
        valid=row["valid"],
        source=row["source"],
    )


def with_forms(name: Name, more: Name) -> Name:
    """A name with the forms of both; the forms to print stay its own."""
    return Name(
        id=name.id,
        kind=name.kind,
        ko=tuple(dict.fromkeys((*name.ko, *more.ko))),
        zh=tuple(dict.fromkeys((*name.zh, *more.zh))),
        zh_hant=tuple(dict.fromkeys((*name.zh_hant, *more.zh_hant))),
        en=tuple(dict.fromkeys((*name.en, *more.en))),
        tickers=tuple(dict.fromkeys((*name.tickers, *more.tickers))),
        beat=name.beat or more.beat,
        place=name.place or more.place,
        parent=name.parent or more.parent,
        doubtful=tuple(dict.fromkeys((*name.doubtful, *more.doubtful))),
        context=tuple(dict.fromkeys((*name.context, *more.context))),
        valid=name.valid or more.valid,
        source=name.source or more.source,
    )


@cache
def names() -> tuple[Name, ...]:
    """Every name of the register, sorted by id."""
    shared = _contexts()
    found = [name_of(row, shared) for file in FILES for row in rows(file)]
    return tuple(sorted(found, key=lambda name: name.id))
