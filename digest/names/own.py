"""A project's own names: a table with the columns of the built-in ones, read beside them.

Reads and writes the one file that it is given.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from digest.errors import ConfigError
from digest.names.entries import Name, name_of
from digest.names.table import SEPARATOR
from digest.text.clean import line

COLUMNS = (
    "kind",
    "id",
    "place",
    "beat",
    "ko",
    "zh",
    "zh_hant",
    "en",
    "tickers",
    "parent",
    "context",
    "valid",
    "source",
)
TOP = """\
# Names of this project, read beside the built-in ones; a row with a built-in id adds its forms to that name.
# Tab-separated, sorted by id; several forms of a cell stand apart by "|", the first is the one to print.
# A form that ends in "?" counts only where a word of the row's `context` stands in the text.
"""
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SHORTEST = 2  # characters of a form: one letter or syllable is in every text


def _row(origin: str, text: str) -> Name:
    cells = text.split("\t")
    if len(cells) > len(COLUMNS):
        raise ConfigError(origin, f"{len(cells)} columns", f"there are {len(COLUMNS)}")
    row = dict.fromkeys(COLUMNS, "") | dict(zip(COLUMNS, map(str.strip, cells), strict=False))
    if not ID.fullmatch(row["id"]):
        raise ConfigError(origin, f"id {row['id']!r} fits no address", "small letters, digits and hyphens")
    try:
        name = name_of(row)
    except (KeyError, ValueError) as error:
        raise ConfigError(origin, f"no such kind or context: {error}") from error
    short = [form for form in name.forms if len(form) < SHORTEST]
    if short or not name.forms:
        raise ConfigError(
            origin, f"{name.id} has a form of one character" if short else f"{name.id} has no form"
        )
    return name


def own_names(file: Path) -> tuple[Name, ...]:
    """The names of a project's file, sorted by id; none where there is no file.

    `ConfigError` names the line that is wrong, and an id that stands twice.
    """
    try:
        text = file.read_text("utf-8") if file.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(str(file), f"cannot be read: {error}") from error
    found: dict[str, Name] = {}
    head = ""
    for number, row in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if not row.strip() or row.startswith("#"):
            continue
        origin = f"{file}:{number}"
        if not head:
            head = row
            if tuple(row.split("\t")) != COLUMNS:
                raise ConfigError(origin, "other columns than the register's", " ".join(COLUMNS))
            continue
        name = _row(origin, row)
        if name.id in found:
            raise ConfigError(origin, f"{name.id} stands twice")
        found[name.id] = name
    return tuple(found[key] for key in sorted(found))


def _cell(name: Name, forms: tuple[str, ...]) -> str:
    return SEPARATOR.join(f"{form}?" if form in name.doubtful else form for form in forms)


def table(names: Iterable[Name], top: str = TOP) -> str:
    """The text of a file of names, sorted by id; `own_names` gives the names back."""
    rows = ["\t".join(COLUMNS)]
    for name in sorted(names, key=lambda name: name.id):
        cells = (
            name.kind,
            name.id,
            name.place,
            name.beat,
            *(_cell(name, forms) for forms in (name.ko, name.zh, name.zh_hant, name.en)),
            SEPARATOR.join(name.tickers),
            name.parent,
            SEPARATOR.join(name.context),
            name.valid,
            name.source,
        )
        rows.append("\t".join(line(cell) for cell in cells))
    return top + "\n".join(rows) + "\n"
