"""What must be true of a built site before it takes the place of the old one.

Touches the disk: reads the folder of output.
"""

import os
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from digest.site.ledger import TEXTS, Ledger

_NEEDED: Final = (
    "index.html",
    "sitemap.xml",
    "robots.txt",
    "search/index.html",
    "feeds/all.rss.xml",
    "feeds/all.atom.xml",
)
_MOST: Final = 20  # reasons that are told; one is enough to refuse


def _stored(folder: Path, checked: Iterable[str], ledger: Ledger) -> None:
    """The files as they stand on disk go into the ledger."""
    for file in sorted(checked):
        if file.endswith(TEXTS):
            data = (folder / file).read_bytes()
            ledger.data(file, data)
            if file.endswith(".html"):
                ledger.stored(file, data.decode("utf-8", "replace"))


def _missing(files: frozenset[str]) -> Iterator[str]:
    yield from (f"{name}: is missing" for name in _NEEDED if name not in files)


def _first(lines: Iterator[str]) -> tuple[str, ...]:
    return tuple(line for line, _ in zip(lines, range(_MOST), strict=False))


def listing(folder: Path) -> frozenset[str]:
    """Every file below a folder, as a path from there."""
    root = f"{folder}/"
    return frozenset(
        f"{place}/{name}".removeprefix(root) for place, _, names in os.walk(folder) for name in names
    )


def site_refusals(output: Path) -> tuple[str, ...]:
    """Why a built site may not be published: at most 20 lines, none where it may."""
    files = listing(output)
    ledger = Ledger()
    _stored(output, files, ledger)
    return _first(chain(_missing(files), ledger.refusals(files)))


def change_refusals(
    files: frozenset[str], ledger: Ledger, stored: Iterable[tuple[Path, Iterable[str]]]
) -> tuple[str, ...]:
    """Why a site of these files may not stand: at most 20 lines, none where it may.

    `ledger` holds what was drawn; `stored` names what must be read from disk, by folder.
    """
    for folder, names in stored:
        _stored(folder, names, ledger)
    return _first(chain(_missing(files), ledger.refusals(files)))
