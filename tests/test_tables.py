"""The data files of the rooms: each is read alike, names its source, is sorted; a broken row is told."""

import re
import sys
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from digest import tables
from digest.errors import DataError, DigestError

ROOT = Path(__file__).resolve().parent.parent
DATA = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "digest").glob("**/data/**/*")
    if path.suffix in {".toml", ".tsv", ".txt"}
)
TABLES = [name for name in DATA if not name.endswith(".toml")]
# Where the order itself says something, the comment tells it.
ORDERED = re.compile(r"[Oo]rder matters|[Ii]n the order of", re.IGNORECASE)

Room = Callable[[str], None]


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    """A room whose `data/words.tsv` holds the given text."""

    def write(text: str) -> None:
        (tmp_path / "oddroom" / "data").mkdir(parents=True)
        (tmp_path / "oddroom" / "__init__.py").write_text("", "utf-8")
        (tmp_path / "oddroom" / "data" / "words.tsv").write_text(text, "utf-8")
        monkeypatch.syspath_prepend(str(tmp_path))

    yield write
    sys.modules.pop("oddroom", None)
    for read in (tables.lines, tables.rows):
        read.cache_clear()


def _opening(name: str) -> str:
    every = (ROOT / name).read_text("utf-8").splitlines()
    top = next(at for at, line in enumerate(every) if not line.startswith("#"))
    return "\n".join(every[:top])


def _place(name: str) -> tuple[str, str]:
    folder, _, file = name.partition("/data/")
    return folder.replace("/", "."), file


def _in_order(keys: list[str]) -> bool:
    numbers = all(key.isdecimal() for key in keys)
    return keys == (sorted(keys, key=int) if numbers else sorted(keys))


def test_comments_and_empty_lines_say_nothing(room: Room) -> None:
    """Rows are what stands between tabs, in the order of the file."""
    room("# Source: ours.\n\nb\t1\n# more\na\t2\n  \n")

    assert tables.rows("oddroom", "words.tsv") == (("b", "1"), ("a", "2"))
    assert tables.lines("oddroom", "words.tsv") == ("b\t1", "a\t2")


def test_the_last_cells_may_be_left_out_where_a_room_says_so(room: Room) -> None:
    """Without a word of the room all rows are as wide as the first."""
    room("# Source: ours.\na\t1\nb\t2\tx\n")

    assert tables.rows("oddroom", "words.tsv", 2, 3) == (("a", "1"), ("b", "2", "x"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# Source: ours.\na\t1\n\nb\n", "oddroom/data/words.tsv, line 4: 1 cells, not 2"),
        ("# Source: ours.\na\t1\nb\t2\tx\n", "oddroom/data/words.tsv, line 3: 3 cells, not 2"),
        ("a\t1\n", "oddroom/data/words.tsv, line 1: no comment that names the source"),
        ("", "oddroom/data/words.tsv, line 1: no comment that names the source"),
    ],
)
def test_a_broken_row_is_told_by_file_and_line(room: Room, text: str, told: str) -> None:
    """A row too short or too long, and a file without its comment, end the run with one line."""
    room(text)

    with pytest.raises(DataError, match=f"^{re.escape(told)}$"):
        tables.rows("oddroom", "words.tsv")


@pytest.mark.parametrize(
    ("make", "cell", "told"),
    [
        (lambda row: int(row[1]), "1o", "line 3: ValueError: invalid literal"),
        (lambda row: re.compile(row[1]), "(", "line 3: error: missing"),
        (lambda row: {"1": "one"}[row[1]], "2", "line 3: KeyError: '2'"),
    ],
)
def test_a_row_that_a_room_refuses_is_told_by_file_and_line(
    room: Room, make: Callable[[tables.Row], object], cell: str, told: str
) -> None:
    """No number, no pattern, an unknown word: the error says where, and what the room said."""
    room(f"# Source: ours.\na\t1\nb\t{cell}\n")

    with pytest.raises(DataError, match=f"^oddroom/data/words.tsv, {re.escape(told)}"):
        tables.made("oddroom", "words.tsv", make)


def test_rows_without_use_are_left_out(room: Room) -> None:
    """What a room makes nothing of is not there."""
    room("# Source: ours.\na\t1\nb\t2\n")

    assert tables.made("oddroom", "words.tsv", lambda row: row[1] if row[0] == "b" else None) == ("2",)


def test_broken_data_is_no_fault_of_an_item() -> None:
    """Nothing that catches the error of an item takes a broken data file for one."""

    assert not issubclass(DataError, DigestError)


@pytest.mark.parametrize("name", DATA)
def test_a_data_file_names_its_source(name: str) -> None:
    """Each opens with a comment that says where its knowledge is from."""

    assert "Source: " in _opening(name)


@pytest.mark.parametrize("name", TABLES)
def test_a_data_file_is_sorted_and_says_nothing_twice(name: str) -> None:
    """Rows stand in the order of their first cells, below a line of column names where there is one."""
    found = tables.lines(*_place(name))
    keys = [row.split("\t")[0] for row in found]

    assert len(set(found)) == len(found)
    assert _in_order(keys) or _in_order(keys[1:]) or ORDERED.search(_opening(name))


@pytest.mark.parametrize("name", TABLES)
def test_a_data_file_is_plain_lines(name: str) -> None:
    """No line end but the plain one, none missing at the end, and no blank before a comment."""
    room_, file = _place(name)
    text = (files(room_) / "data" / file).read_text("utf-8")

    assert text.split("\n") == [*text.splitlines(), ""]
    assert [line for line in text.splitlines() if line.strip() != line and line.lstrip()[:1] == "#"] == []
