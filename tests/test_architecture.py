"""The house judges itself: floors, doors, sizes. Reads imports from the syntax tree, runs nothing."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.site.generator import _CODE

ROOT = Path(__file__).resolve().parent.parent
VERBS = ("fetch", "extract", "group", "condense", "publish", "site")
FLOOR = {
    **dict.fromkeys(("__init__", "model", "query", "errors", "report", "protocols", "tables"), 1),
    **dict.fromkeys(("text", "names", "markdown", "proof"), 1),
    **dict.fromkeys(VERBS, 2),
    "pipeline": 3,
    "audit": 3,
    "assemble": 4,
    **dict.fromkeys(("cli", "config", "shapes", "__main__"), 5),
}
# What assembles may know the configuration; nobody else below the top floor may.
ALLOWED_UP = {("assemble", "config")}
DOORS = {
    "babel": {"site"},
    "chardet": {"fetch", "extract"},
    "feedparser": {"fetch"},
    "httpx": {"fetch"},
    "jinja2": {"site"},
    "lxml": {"extract"},
    "mistune": {"site"},
    "nh3": {"site"},
    "numpy": {"group"},
    "opencc": {"text"},
    "pelican": {"site"},
    "rich": {"cli"},
    "sqlite3": {"fetch"},
    "trafilatura": {"extract"},
    "typer": {"cli"},
    "warcio": {"extract"},
}
MOST_LINES = 300
MOST_FUNCTION_LINES = 50
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "manager"}


def modules(root: Path) -> list[Path]:
    return sorted((root / "digest").rglob("*.py"))


def room(root: Path, path: Path) -> str:
    """The room that a module belongs to: a folder of digest/, or the module itself."""
    return path.relative_to(root / "digest").with_suffix("").parts[0]


def imports(path: Path) -> Iterator[str]:
    """Every module that `path` imports, with full dotted names; type-only imports count too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""
            yield from (f"{node.module}.{name.name}" for name in node.names)


def broken_walls(root: Path) -> list[str]:
    """Imports that go up, or from one verb to another."""
    found = []
    for path in modules(root):
        here = room(root, path)
        for target in imports(path):
            parts = target.split(".")
            if parts[0] != "digest" or len(parts) == 1:
                continue
            there = parts[1]
            if there not in FLOOR or there == here or (here, there) in ALLOWED_UP:
                continue
            if FLOOR[there] > FLOOR[here] or (FLOOR[here] == FLOOR[there] == FLOOR["fetch"]):
                found.append(f"{path.relative_to(root)} imports {target}")
    return sorted(set(found))


def open_doors(root: Path) -> list[str]:
    """Libraries used outside the rooms that are their door."""
    return sorted(
        f"{path.relative_to(root)} imports {name.split('.')[0]}"
        for path in modules(root)
        for name in set(imports(path))
        if name.split(".")[0] in DOORS and room(root, path) not in DOORS[name.split(".")[0]]
    )


def oversized(root: Path) -> list[str]:
    """Modules and functions that should have been split by noun."""
    found = []
    for path in modules(root):
        text = path.read_text("utf-8")
        if text.count("\n") > MOST_LINES:
            found.append(f"{path.relative_to(root)}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > MOST_FUNCTION_LINES:
                    found.append(f"{path.relative_to(root)}: {node.name} has {length} lines")
    return found


def test_every_module_stands_on_a_floor() -> None:
    """A new room has its floor named here before it is used."""

    assert {room(ROOT, path) for path in modules(ROOT)} <= set(FLOOR)


def test_imports_go_down() -> None:
    """No module imports from a floor above, and no verb imports another verb."""

    assert broken_walls(ROOT) == []


def test_one_door_per_library() -> None:
    """Each outside library is used in its own room only."""

    assert open_doors(ROOT) == []


def test_modules_and_functions_stay_small() -> None:
    """No module is over 300 lines, no function over 50."""

    assert oversized(ROOT) == []


def test_no_module_has_an_empty_name() -> None:
    """A module is named for what it gives."""

    assert [path for path in modules(ROOT) if path.stem in EMPTY_NAMES] == []


@pytest.mark.parametrize(
    ("name", "code", "judge", "verdict"),
    [
        ("text/bad.py", "import digest.cli\n", broken_walls, ["digest/text/bad.py imports digest.cli"]),
        (
            "group/bad.py",
            "from digest.extract import reader\n",
            broken_walls,
            [
                "digest/group/bad.py imports digest.extract",
                "digest/group/bad.py imports digest.extract.reader",
            ],
        ),
        ("text/bad.py", "import sqlite3\n", open_doors, ["digest/text/bad.py imports sqlite3"]),
        ("text/bad.py", "\n" * 301, oversized, ["digest/text/bad.py: 301 lines"]),
    ],
)
def test_the_judge_sees_a_violation(
    name: str, code: str, judge: object, verdict: list[str], tmp_path: Path
) -> None:
    """A tree that breaks a wall, a door or a size is found out."""
    path = tmp_path / "digest" / name
    path.parent.mkdir(parents=True)
    path.write_text(code, "utf-8")

    assert callable(judge)
    assert judge(tmp_path) == verdict


def test_the_site_remembers_by_all_its_code(root: Path) -> None:
    """Each room that the site rests on is in the key of its pages, so that new code draws them anew."""
    rests: set[str] = set()
    new = {"site"}
    while new:
        rests |= new
        paths = [path for path in modules(root) if room(root, path) in new]
        named = {target.split(".")[1] for path in paths for target in imports(path) if "digest." in target}
        new = {name for name in named if name in FLOOR} - rests

    assert sorted(rests) == sorted(name.removesuffix(".py") for name in _CODE)
