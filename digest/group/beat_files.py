"""Reads the files of beats: those that come with the digest and those of a project's own folder.

A beat is a file and no code; `data/beats/china-tech.toml` tells what each key means.
Reads the disk: this package's data, and the folder it is given.
"""

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from digest.errors import ConfigError
from digest.group.terms import terms
from digest.names.entries import Name
from digest.names.matcher import Matcher
from digest.text.fold import flat

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # it becomes a folder of content/ and an address of the site
TONGUES = ("en", "ko", "zh")
SIDES = ("against", "for")
NEEDED = ("id", "home", "tongue", "core", "subjects")
KEYS = (*NEEDED, "against", "label", "own", "sections", "together", "words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """A beat as its file states it; the keys are told in `china-tech.toml`."""

    id: str
    home: frozenset[str]
    tongue: str
    words: tuple[str, ...]
    core: frozenset[str]
    subjects: Mapping[str, float]
    against: Mapping[str, float] = field(default_factory=dict)
    together: Mapping[str, float] = field(default_factory=dict)
    own: tuple[str, ...] = ()
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    label: Mapping[str, str] = field(default_factory=dict)

    @property
    def matcher(self) -> Matcher:
        """Finds the beat's own words."""
        return _matcher(self.own)


@lru_cache(maxsize=64)
def _matcher(words: tuple[str, ...]) -> Matcher:
    return Matcher((Name(id=word, kind="term", ko=(word,)) for word in words), compounds=True)


def _groups() -> frozenset[str]:
    return frozenset(group for term in terms().values() for group in term.groups)


@dataclass(frozen=True, slots=True)
class _Table:
    """A beat's file, read key by key; every complaint names the file."""

    raw: dict[str, Any]
    origin: str

    def known(self, key: str, given: Iterable[str], known: Iterable[str]) -> None:
        names = sorted(known)
        for one in given:
            if one not in names:
                near = difflib.get_close_matches(one, names, n=1, cutoff=0.0)
                raise ConfigError(self.origin, f"{key}: unknown {one!r}", f"nearest known: {near[0]}")

    def text(self, key: str) -> str:
        value = self.raw[key]
        if not isinstance(value, str) or not value:
            raise ConfigError(self.origin, f"{key} must be a string")
        return value

    def words(self, key: str, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise ConfigError(self.origin, f"{key} must be a list of strings")
        return tuple(value)

    def table(self, key: str) -> dict[str, Any]:
        value = self.raw.get(key, {})
        if not isinstance(value, dict):
            raise ConfigError(self.origin, f"[{key}] must be a table")
        return value

    def weights(self, key: str) -> dict[str, float]:
        table = self.table(key)
        self.known(f"[{key}]", table, _groups())
        for group, worth in table.items():
            if isinstance(worth, bool) or not isinstance(worth, int | float):
                raise ConfigError(self.origin, f"{key}.{group} must be a number", f"found {worth!r}")
        return {group: float(worth) for group, worth in table.items()}


def read(text: str, origin: str) -> Beat:
    """A beat from the text of its file; `ConfigError` names the file and what is wrong in it."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(origin, f"no TOML: {error}") from error
    table = _Table(raw, origin)
    table.known("key", raw, KEYS)
    missing = [key for key in NEEDED if key not in raw]
    if missing:
        raise ConfigError(origin, f"no key {missing[0]}", "see docs/how-to/add-a-beat.md")
    id_, tongue, core = table.text("id"), table.text("tongue"), table.words("core", raw["core"])
    if not ID.fullmatch(id_):
        raise ConfigError(origin, f"id {id_!r} fits no address", "small letters, digits and hyphens")
    table.known("tongue", [tongue], TONGUES)
    table.known("core", core, _groups())
    sections, label = table.table("sections"), table.table("label")
    table.known("[sections]", sections, SIDES)
    table.known("[label]", label, TONGUES)
    return Beat(
        id=id_,
        home=frozenset(table.words("home", raw["home"])),
        tongue=tongue,
        words=tuple(flat(word) for word in table.words("words", raw.get("words", []))),
        core=frozenset(core),
        subjects=table.weights("subjects"),
        against=table.weights("against"),
        together=table.weights("together"),
        own=table.words("own", raw.get("own", [])),
        sections={side: table.words(f"sections.{side}", words) for side, words in sections.items()},
        label={lang: str(name) for lang, name in label.items()},
    )


def _sorted(found: Iterable[Beat]) -> tuple[Beat, ...]:
    return tuple(sorted(found, key=lambda beat: beat.id))


@cache
def built_in() -> tuple[Beat, ...]:
    """The beats that come with the digest, sorted by id."""
    folder = files("digest.group") / "data" / "beats"
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    return _sorted(read((folder / name).read_text("utf-8"), name) for name in names)


def beats_with(folder: Path) -> tuple[Beat, ...]:
    """The built-in beats and those of a folder, sorted by id; one with the id of a built-in replaces it.

    `ConfigError` where there is no such folder, a file is no beat, or two files share an id.
    """
    if not folder.is_dir():
        raise ConfigError(str(folder), "no such folder", "[beats] folder in digest.toml names it")
    own: dict[str, Beat] = {}
    for file in sorted(folder.glob("*.toml")):
        try:
            beat = read(file.read_text("utf-8"), str(file))
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(str(file), f"cannot be read: {error}") from error
        if beat.id in own:
            raise ConfigError(str(file), f"a second beat with the id {beat.id}")
        own[beat.id] = beat
    return _sorted(({beat.id: beat for beat in built_in()} | own).values())
