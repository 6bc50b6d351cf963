"""Pages to write, each with the key of all it depends on; skipped where key and file are as they were.

Touches the disk: writes below the folder of output and one manifest file.
"""

import gc
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from digest.errors import SiteError
from digest.site.ledger import Ledger
from digest.site.shared import Page

_MODE: Final = 0o644


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One file of the site."""

    path: str  # below the folder of output: "china-tech/index.html"
    key: str  # equal keys give equal bytes
    render: Callable[[], str | bytes | Page]


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What a build wrote."""

    inputs: str = ""  # names all that went in
    files: dict[str, list[object]]  # our own files: path -> [key, size, mtime in ns]
    others: tuple[str, ...] = ()  # files that Pelican's own generators wrote


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What a pressing did."""

    memory: Memory  # for the next build
    ledger: Ledger  # what was seen of the files that were drawn
    drawn: tuple[str, ...] = ()  # files that were drawn again, though perhaps with the same bytes


def _stamp(file: str) -> list[int] | None:
    """What a later build checks to see that nobody touched the file."""
    try:
        stat = os.stat(file)  # noqa: PTH116 - of every file of the site: a Path costs as much again
    except OSError:
        return None
    return [stat.st_size, stat.st_mtime_ns]


def _folder(path: str) -> None:
    """Make a folder; a page is mostly alone in one whose parent is there."""
    try:
        os.mkdir(path)  # noqa: PTH102 - as above
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103 - as above


@dataclass(frozen=True, slots=True)
class _Output:
    """The folder that a site is written to."""

    root: str
    folders: set[str] = field(default_factory=set)  # known to be there

    def fresh(self, path: str, data: bytes) -> list[int]:
        """Write a file that nobody reads yet, so that it needs no name aside; its stamp."""
        folder = path.rpartition("/")[0]
        if folder not in self.folders:
            _folder(f"{self.root}/{folder}")
            self.folders.add(folder)
        descriptor = os.open(f"{self.root}/{path}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _MODE)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            stat = os.fstat(descriptor)
        except OSError as error:
            error.filename = path  # which the system tells only where a file cannot be opened
            raise
        finally:
            os.close(descriptor)
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
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
    except OSError as error:
        error.filename = str(file)
        raise
    aside.replace(file)
    return True


def remembered(manifest: Path) -> Memory:
    """What the last build wrote; nothing where there is no manifest that can be read."""
    try:
        known = json.loads(manifest.read_bytes())
        return Memory(inputs=known["inputs"], files=dict(known["files"]), others=tuple(known["others"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Memory(files={})


def remember(manifest: Path, memory: Memory) -> None:
    """Keep for the next build what this one wrote."""
    kept = {"inputs": memory.inputs, "files": memory.files, "others": memory.others}
    replace(manifest, json.dumps(kept).encode())


def _whole(memory: Memory, before: Path) -> bool:
    """Whether every file of the last build is there as it was written."""
    root = f"{before}/"
    return bool(memory.files) and all(_stamp(root + path) == row[1:] for path, row in memory.files.items())


def _drawn(sheet: Sheet, ledger: Ledger) -> bytes:
    """The bytes of a sheet, taken into the ledger."""
    made = sheet.render()
    own = None
    if isinstance(made, Page):
        ledger.parts(sheet.path, made.shared.fresh())
        ledger.drawn(sheet.path, made.text, made.numbers())
        own, made = made.written()
    data = made.encode() if isinstance(made, str) else made
    ledger.data(sheet.path, data, own)
    return data


def _put(
    sheet: Sheet, output: _Output, old: str, row: list[object] | None, ledger: Ledger
) -> tuple[list[int], bool]:
    """The stamp of the sheet's file, and whether it was drawn; `old` is the file that stands, "" for none.

    Where that is the same file, the new one takes its place.
    """
    stamp = _stamp(old) if old else None
    if stamp is not None and row == [sheet.key, *stamp]:
        return stamp, False
    data = _drawn(sheet, ledger)
    if stamp is not None and stamp[0] == len(data) and Path(old).read_bytes() == data:
        return stamp, True
    new = f"{output.root}/{sheet.path}"
    if new != old:
        return output.fresh(sheet.path, data), True
    replace(Path(new), data)
    return _stamp(new) or [], True


def remove(output: Path, path: str) -> None:
    """Remove a file, and the folders that it leaves empty."""
    file = output / path
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == output:
            break
        try:
            folder.rmdir()
        except OSError:
            break


@contextmanager
def no_collecting() -> Iterator[None]:
    """Without the collector of cycles: a build makes millions of objects and hardly a cycle."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def press(sheets: Iterable[Sheet], output: Path, before: Path, memory: Memory, inputs: str) -> Tally:
    """Write into `output` what is other than in `before`, the site as it stands; the two may be one folder.

    `inputs` names all that the sheets depend on; where the last build had the same, they need not be asked.
    """
    ledger, place = Ledger(), _Output(str(output))
    if inputs == memory.inputs and _whole(memory, before):
        return Tally(memory=memory, ledger=ledger)
    now: dict[str, list[object]] = {}
    drawn = []
    standing = f"{before}/" if before.exists() else ""
    with no_collecting():
        for sheet in sheets:
            if sheet.path in now:
                raise SiteError(sheet.path, "two pages want this file")
            old = f"{standing}{sheet.path}" if standing else ""
            stamp, again = _put(sheet, place, old, memory.files.get(sheet.path), ledger)
            now[sheet.path] = [sheet.key, *stamp]
            if again:
                drawn.append(sheet.path)
    return Tally(memory=Memory(inputs=inputs, files=now), ledger=ledger, drawn=tuple(drawn))
