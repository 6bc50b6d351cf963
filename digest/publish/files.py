"""Files of briefs: read, and written so that a kill leaves the old or the new. Reads and writes disk."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from digest.errors import BriefError
from digest.markdown import Glance, glance, is_edited, parse
from digest.model import Brief

_UNFINISHED = ".tmp-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A brief that stands in `content/`; `name` its path there; `brief` is None where nobody can read it."""

    name: str
    brief: Brief | None
    edited: bool


def brief_files(content: Path) -> list[Path]:
    """Every file of a brief, sorted by path; `OSError` where a folder of them may not be looked into."""
    root = content / "briefs"
    walked = os.walk(root, onerror=_refuse) if root.exists() else ()
    names = (Path(folder) / name for folder, _, files in walked for name in files)
    return sorted(path for path in names if path.suffix == ".md" and not path.name.startswith("."))


def _refuse(error: OSError) -> None:
    """A folder that is left out would look like one without briefs, and those that it holds be made again."""
    raise error


def glances(content: Path) -> Iterator[tuple[str, Glance]]:
    """The ids in every file below `content/briefs/`, by path, sorted; what is no UTF-8 has none."""
    for file in brief_files(content):
        text = file.read_bytes().decode("utf-8", "replace")
        yield file.relative_to(content).as_posix(), glance(text)


def look(content: Path, name: str) -> Standing:
    """The brief in one file; bytes that are no UTF-8 are the hand of a person too."""
    try:
        text = (content / name).read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return Standing(name=name, brief=None, edited=True)
    try:
        brief = parse(text, name)
    except BriefError:
        return Standing(name=name, brief=None, edited=True)
    return Standing(name=name, brief=brief, edited=is_edited(text))


def write(file: Path, text: str) -> None:
    """The text in its file: beside it first, synced, then renamed over it; `settle` makes that last."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f"{_UNFINISHED}{os.getpid()}-{file.name}")
    try:
        with unfinished.open("wb") as out:
            out.write(text.encode("utf-8"))
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(file)
    except OSError as error:  # a full disk does not say for which file
        with suppress(OSError):
            unfinished.unlink()
        raise OSError(error.errno, error.strerror, str(file)) from error


def sweep(content: Path) -> int:
    """Remove what a killed run left half-written; how many files that were."""
    stale = sorted((content / "briefs").rglob(f"{_UNFINISHED}*"))
    for file in stale:
        file.unlink(missing_ok=True)
    return len(stale)


def settle(folders: Iterable[Path]) -> None:
    """A rename is only safe from power loss once its folder is on disk; each folder once."""
    for folder in sorted(set(folders)):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
