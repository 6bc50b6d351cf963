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


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where sheets are written, and where the last build's files and memory are."""

    output: Path
    before: Path  # the site as it stands; the same as `output` where the site is built in place
    memory: Path  # the manifest of the site as it stands
    manifest: Path  # where the new one is written; the same as `memory` where the site is built in place


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What a pressing did."""

    sheets: int = 0
    rendered: tuple[str, ...] = ()  # files that were drawn again, though perhaps with the same bytes
    removed: tuple[str, ...] = ()
    untouched: bool = False  # every file of the last build is still right: nothing was written or linked


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What the last build wrote."""

    inputs: str = ""  # names all that went in
    files: dict[str, list[object]]  # path -> [key, size, mtime in ns]


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


def remembered(manifest: Path) -> Memory:
    """The manifest of the last build; an empty one where there is none that can be read."""
    try:
        known = json.loads(manifest.read_bytes())
        return Memory(inputs=known["inputs"], files=dict(known["files"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Memory(files={})


def whole(memory: Memory, before: Path) -> bool:
    """Whether every file of the last build is there as it was written."""
    root = f"{before}/"
    return bool(memory.files) and all(
        _stamp(Path(root + path)) == row[1:] for path, row in memory.files.items()
    )


def _link(old: Path, new: Path) -> None:
    """The old file under its new place, with its time."""
    try:
        os.link(old, new)
    except FileNotFoundError:
        new.parent.mkdir(parents=True, exist_ok=True)
        os.link(old, new)


def link_all(memory: Memory, before: Path, output: Path) -> None:
    """Every file of the last build, under a second place."""
    for path in memory.files:
        _link(before / path, output / path)


def _put(sheet: Sheet, place: Place, row: list[object] | None) -> tuple[list[int], bool]:
    """The stamp of the sheet's file, and whether it had to be drawn."""
    old, new = place.before / sheet.path, place.output / sheet.path
    stamp = _stamp(old)
    fresh = stamp is not None and row == [sheet.key, *stamp]
    if not fresh:
        text = sheet.render()
        data = text.encode() if isinstance(text, str) else text
        if stamp is None or stamp[0] != len(data) or old.read_bytes() != data:
            replace(new, data)
            return _stamp(new) or [], True
    if old != new:
        _link(old, new)
    return stamp or [], not fresh


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


def press(sheets: Iterable[Sheet], place: Place, inputs: str) -> Tally:
    """Write what changed, keep what did not, leave out or remove what is no longer there.

    `inputs` names all that the sheets depend on; where the last build had the same, they need not be asked.
    """
    memory = remembered(place.memory)
    if inputs == memory.inputs and whole(memory, place.before):
        return Tally(sheets=len(memory.files), untouched=True)
    now: dict[str, list[object]] = {}
    rendered = []
    for sheet in sheets:
        if sheet.path in now:
            raise SiteError(sheet.path, "two pages want this file")
        stamp, drawn = _put(sheet, place, memory.files.get(sheet.path))
        now[sheet.path] = [sheet.key, *stamp]
        if drawn:
            rendered.append(sheet.path)
    gone = tuple(sorted(memory.files.keys() - now.keys()))
    if place.before == place.output:
        for path in gone:
            _remove(place.output, path)
    replace(place.manifest, json.dumps({"inputs": inputs, "files": now}).encode())
    return Tally(sheets=len(now), rendered=tuple(rendered), removed=gone)
