"""Pages to write, each with the key of all it depends on; skipped where key and file are as they were.

Touches the disk: writes below the folder of output and one manifest file.
"""

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from digest.errors import SiteError

_MODE: Final = 0o644


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One file of the site."""

    path: str  # below the folder of output: "china-tech/index.html"
    key: str  # equal keys give equal bytes
    render: Callable[[], str | bytes]


@dataclass(slots=True)
class Tally:
    """What a pressing did."""

    sheets: int = 0
    rendered: int = 0
    written: int = 0
    removed: int = 0


def _stamp(file: Path) -> list[int] | None:
    """What a later build checks to see that nobody touched the file."""
    try:
        stat = file.stat()
    except OSError:
        return None
    return [stat.st_size, stat.st_mtime_ns]


def replace(file: Path, data: bytes) -> bool:
    """Write aside and rename; False, and nothing touched, where the file holds these bytes already."""
    try:
        if file.stat().st_size == len(data) and file.read_bytes() == data:
            return False
    except OSError:
        file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}.tmp")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _MODE)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
    aside.replace(file)
    return True


def remembered(manifest: Path) -> dict[str, list[object]]:
    """The manifest of the last build: path -> [key, size, mtime in ns]."""
    try:
        known = json.loads(manifest.read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _remove(output: Path, path: str) -> bool:
    file = output / path
    try:
        file.unlink()
    except OSError:
        return False
    for folder in file.parents:
        if folder == output:
            break
        try:
            folder.rmdir()
        except OSError:
            break
    return True


def _unique(sheets: Iterable[Sheet]) -> list[Sheet]:
    seen: set[str] = set()
    kept = []
    for sheet in sheets:
        if sheet.path in seen:
            raise SiteError(sheet.path, "two pages want this file")
        seen.add(sheet.path)
        kept.append(sheet)
    return kept


def press(sheets: Iterable[Sheet], output: Path, manifest: Path) -> Tally:
    """Write what changed, leave what did not, remove what is no longer there."""
    tally = Tally()
    known = remembered(manifest)
    now: dict[str, list[object]] = {}
    for sheet in _unique(sheets):
        tally.sheets += 1
        file = output / sheet.path
        row = known.get(sheet.path)
        stamp = _stamp(file)
        if stamp is None or row != [sheet.key, *stamp]:
            text = sheet.render()
            tally.rendered += 1
            tally.written += replace(file, text.encode() if isinstance(text, str) else text)
            stamp = _stamp(file) or []
        now[sheet.path] = [sheet.key, *stamp]
    tally.removed = sum(_remove(output, path) for path in sorted(known.keys() - now.keys()))
    if now != known:
        replace(manifest, json.dumps(now).encode())
    return tally
