"""digest.toml: typed, total, documented."""

import json
from dataclasses import fields
from pathlib import Path

import pytest

from digest.config import Beats, Config, Fetch, Paths, load
from digest.errors import ConfigError
from digest.query import Query


def test_no_file_means_defaults(tmp_path: Path) -> None:
    """A project without digest.toml has every default."""

    assert load(tmp_path / "digest.toml") == Config(root=tmp_path)


def test_values_are_taken(tmp_path: Path) -> None:
    """A key that is set is used; a whole number may stand for a decimal one."""
    file = tmp_path / "digest.toml"
    file.write_text('[fetch]\nenabled = false\ndeadline = 5\nallow_networks = ["127.0.0.0/8"]\n', "utf-8")

    expected = Fetch(enabled=False, deadline=5.0, allow_networks=("127.0.0.0/8",))

    assert load(file).fetch == expected


def test_folders_may_stand_anywhere_apart(tmp_path: Path) -> None:
    """Beside the project, or at an absolute place; a way round is taken out of the path."""
    file = tmp_path / "digest.toml"
    file.write_text('[paths]\noutput = "../site"\nvar = "/srv/digest"\n', "utf-8")

    config = load(file)

    assert (config.path("output"), config.path("var")) == (tmp_path.parent / "site", Path("/srv/digest"))


def test_saved_queries(tmp_path: Path) -> None:
    """A saved query is a table of its own; what it does not state is no condition."""
    file = tmp_path / "digest.toml"
    file.write_text('[[queries]]\nname = "ev-battery"\nany = ["비야디", "CATL"]\nlang = "ko"\n', "utf-8")

    assert load(file).queries == (Query(name="ev-battery", any=("비야디", "CATL"), lang="ko"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[fetch]\ndedline = 5.0\n", "unknown key in [fetch]: dedline (nearest known: deadline)"),
        ("[fetsch]\n", "unknown section: fetsch (nearest known: fetch)"),
        ('[fetch]\nenabled = "yes"\n', "fetch.enabled must be a bool (found 'yes')"),
        ("[fetch]\nenabled = 1\n", "fetch.enabled must be a bool (found 1)"),
        ("[fetch]\nallow_networks = [1]\n", "fetch.allow_networks must be a list of strings (found [1])"),
        ("[fetch]\nwindow_days = 99999999\n", "fetch.window_days must be more than 0, 36500 at most"),
        ("[fetch]\nwindow_days = 0\n", "fetch.window_days must be more than 0"),
        ("[fetch]\ndeadline = inf\n", "fetch.deadline must be more than 0, 86400 at most (found inf)"),
        ("[fetch]\ntimeout = nan\n", "fetch.timeout must be more than 0"),
        ("[fetch]\ntimeout = -1\n", "fetch.timeout must be more than 0"),
        ('[paths]\noutput = ""\n', "paths.output names no folder"),
        ('[paths]\nvar = "a\\u0000b"\n', "paths.var names no folder"),
        ('[paths]\noutput = "."\n', "paths.output holds the project itself (choose a folder in it)"),
        ('[paths]\noutput = "x/../.."\n', "paths.output holds the project itself"),
        ('[paths]\ncontent = "/"\n', "paths.content holds the project itself"),
        ('[paths]\noutput = "content"\n', "paths.content lies in paths.output (choose folders apart)"),
        ('[paths]\noutput = "content/site"\n', "paths.output lies in paths.content"),
        ('[paths]\nvar = "a/../seeds/var"\n', "paths.var lies in paths.seeds"),
        ("fetch = 1\n", "[fetch] must be a table (see docs/configuration.md)"),
        ("[fetch", "see docs/configuration.md"),
        ("[[queries]]\n", "[[queries]] 1: name '' fits no address"),
        ('[[queries]]\nname = "All Of It"\n', "name 'All Of It' fits no address"),
        ('[[queries]]\nname = "a"\n', "[[queries]] a: asks for nothing"),
        ('[[queries]]\nname = "a"\nnone = ["x"]\n', "[[queries]] a: asks for nothing"),
        ('[[queries]]\nname = "a"\nlang = "fr"\n', "lang is 'fr'; there are ko, en and zh"),
        ('[[queries]]\nname = "a"\nany = [" "]\n', "[[queries]] a: a word is empty"),
        ('[[queries]]\nname = "a"\nlang = "ko"\n' * 2, "[[queries]] a: stands twice"),
        ('[[queries]]\nnme = "a"\n', "unknown key in [queries]: nme (nearest known: name)"),
        ('[[queries]]\nname = "a"\nany = "x"\n', "queries.any must be a list of strings (found 'x')"),
        ("queries = 1\n", "queries must be tables: [[queries]]"),
        ("queries = [1]\n", "[queries] must be a table"),
        ("[queries]\n", "queries must be tables: [[queries]]"),
    ],
)
def test_a_mistake_is_named(text: str, message: str, tmp_path: Path) -> None:
    """A wrong configuration names the file, the key and what to do."""
    file = tmp_path / "digest.toml"
    file.write_text(text, "utf-8")

    with pytest.raises(ConfigError) as caught:
        load(file)

    assert str(file) in str(caught.value)
    assert message in str(caught.value)


def test_every_key_is_documented(root: Path) -> None:
    """docs/configuration.md lists each key with its default and its one line."""
    documented = (root / "docs/configuration.md").read_text("utf-8")

    for section in (Paths, Fetch, Beats, Query):
        for one in fields(section):
            default = list(one.default) if isinstance(one.default, tuple) else one.default
            assert f"| `{one.name}` | `{json.dumps(default)}` | {one.metadata['doc']} |" in documented
