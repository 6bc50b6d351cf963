"""`digest.toml` -> a frozen `Config`: typed, total, with the default of every key.

An unknown key is an error that names the file, the key and the nearest known one.
The line under "doc" beside each field is its reference; docs/configuration.md is tested against it.
"""

import difflib
import os
import re
import tomllib
from dataclasses import dataclass, field, fields
from itertools import permutations
from pathlib import Path
from typing import Any, Final, TypeVar

from digest.errors import ConfigError
from digest.query import Query

Section = TypeVar("Section")
_ADDRESS: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+){0,15}\Z")
_LANGS: Final = ("", "en", "ko", "zh")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """Where things are, from the folder that holds `digest.toml`."""

    seeds: str = field(default="seeds", metadata={"doc": "what you put in: feeds.opml and pages/"})
    content: str = field(
        default="content", metadata={"doc": "what comes out for Pelican: briefs/ and pages/"}
    )
    var: str = field(default="var", metadata={"doc": "memory: the archive of raw documents and one database"})
    output: str = field(default="output", metadata={"doc": "the built site"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """How feeds and linked pages are fetched."""

    enabled: bool = field(default=True, metadata={"doc": "false: only what is on disk"})
    linked_pages: bool = field(
        default=True, metadata={"doc": "fetch the full page behind a thin feed entry, as robots.txt allows"}
    )
    deadline: float = field(default=60.0, metadata={"doc": "seconds for all feeds together", "most": 86_400})
    timeout: float = field(
        default=30.0, metadata={"doc": "seconds for one exchange, redirects included", "most": 86_400}
    )
    window_days: int = field(
        default=90, metadata={"doc": "how far back entries of feeds are read again", "most": 36_500}
    )
    contact: str = field(
        default="", metadata={"doc": "an address in the User-Agent, for those who are fetched"}
    )
    allow_networks: tuple[str, ...] = field(
        default=(), metadata={"doc": "private networks that may be fetched from, as CIDR: 127.0.0.0/8"}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Beats:
    """Which beats there are."""

    folder: str = field(
        default="",
        metadata={"doc": "further beats, a TOML file each (`beats/`); one with a built-in id replaces it"},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything that can be set, and the folder from which paths count."""

    root: Path
    paths: Paths = Paths()
    fetch: Fetch = Fetch()
    beats: Beats = Beats()
    queries: tuple[Query, ...] = ()

    def path(self, name: str) -> Path:
        """One of the `[paths]`: "seeds", "content", "var" or "output"; without any ".."."""
        return Path(os.path.normpath(self.root / str(getattr(self.paths, name))))


def load(file: Path) -> Config:
    """The configuration in `file`, or the defaults where there is no such file."""
    if not file.exists():
        return Config(root=file.parent)
    try:
        tables = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(str(file), str(error), "see docs/configuration.md") from error
    sections: dict[str, Any] = {"paths": Paths, "fetch": Fetch, "beats": Beats}
    queries = _queries(file, tables.pop("queries", []))
    _known(file, tables, (*sections, "queries"), "section")
    made = {name: _section(file, name, kind, tables.get(name, {})) for name, kind in sections.items()}
    config = Config(root=file.parent, queries=queries, **made)
    _apart(file, config)
    return config


def _apart(file: Path, config: Config) -> None:
    """What is put in, what comes out and what is remembered lie apart, or one would be taken for another."""
    places = {item.name: config.path(item.name) for item in fields(Paths)}
    for name, place in places.items():
        if not getattr(config.paths, name).strip() or "\0" in str(place):
            raise ConfigError(str(file), f"paths.{name} names no folder", "see docs/configuration.md")
        if Path(os.path.normpath(config.root)).is_relative_to(place):
            raise ConfigError(str(file), f"paths.{name} holds the project itself", "choose a folder in it")
    for (one, inner), (other, outer) in permutations(places.items(), 2):
        if inner.is_relative_to(outer):
            raise ConfigError(str(file), f"paths.{one} lies in paths.{other}", "choose folders apart")


def _queries(file: Path, tables: Any) -> tuple[Query, ...]:
    """The saved queries, each with a name of its own and something to ask for."""
    if not isinstance(tables, list):
        raise ConfigError(str(file), "queries must be tables: [[queries]]", "see docs/configuration.md")
    found: dict[str, Query] = {}
    for number, table in enumerate(tables, start=1):
        query = _section(file, "queries", Query, table)
        reason = _refusal(query, found)
        if reason:
            raise ConfigError(
                str(file), f"[[queries]] {query.name or number}: {reason}", "see docs/configuration.md"
            )
        found[query.name] = query
    return tuple(found.values())


def _refusal(query: Query, others: dict[str, Query]) -> str:
    """Why a saved query cannot be asked, "" where it can."""
    words = (*query.any, *query.all, *query.none, *query.names)
    if not _ADDRESS.match(query.name):
        return f"name {query.name!r} fits no address; small letters, digits, hyphens"
    if query.name in others:
        return "stands twice"
    if query.lang not in _LANGS:
        return f"lang is {query.lang!r}; there are ko, en and zh"
    if not all(word.strip() for word in words):
        return "a word is empty"
    if not (query.any or query.all or query.names or query.beat or query.lang):
        return "asks for nothing; state any, all, names, beat or lang"
    return ""


def _section(file: Path, name: str, kind: type[Section], table: Any) -> Section:
    if not isinstance(table, dict):
        raise ConfigError(str(file), f"[{name}] must be a table", "see docs/configuration.md")
    known = {item.name: item for item in fields(kind)}  # type: ignore[arg-type]
    _known(file, table, tuple(known), f"key in [{name}]")
    values = {}
    for key, value in table.items():
        values[key] = _value(file, f"{name}.{key}", known[key].default, value)
        most = known[key].metadata.get("most")
        if most and not 0 < values[key] <= most:
            raise ConfigError(
                str(file), f"{name}.{key} must be more than 0, {most} at most", f"found {value!r}"
            )
    return kind(**values)


def _known(file: Path, table: dict[str, Any], names: tuple[str, ...], what: str) -> None:
    for key in table:
        if key not in names:
            near = difflib.get_close_matches(key, names, n=1, cutoff=0.0)
            raise ConfigError(str(file), f"unknown {what}: {key}", f"nearest known: {near[0]}")


def _value(file: Path, key: str, default: Any, value: Any) -> Any:
    """`value`, if it is of the kind that `default` is."""
    if isinstance(default, tuple) and isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not type(default):
        wanted = "list of strings" if isinstance(default, tuple) else type(default).__name__
        raise ConfigError(str(file), f"{key} must be a {wanted}", f"found {value!r}")
    return value
