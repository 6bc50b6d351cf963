"""A run that is killed at any moment loses nothing, and the next one ends in the same state."""

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fetch.loopback import Web, item, rss

pytest_plugins = ("tests.fetch.loopback",)

PAGE = (
    "<html><body>"
    + "여야는 이날 국회에서 만나 새해 예산안의 처리 일정과 세부 내역을 두고 협의했다. " * 30
    + "</body></html>"
)

# One warm process forks a run for each point: a run kills itself before the n-th call that changes the disk.
RUNS = """
import os, sqlite3, sys
from datetime import UTC, datetime
from pathlib import Path

from digest.fetch.archive import Archive
from digest.fetch.client import Client
from digest.fetch.feeds import Feeds
from digest.fetch.guard import networks
from digest.fetch.opml import Subscription
from digest.fetch.store import Store

root, address, last = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
connect = sqlite3.connect
calls = 0

def counted(call, kill_at):
    def count(*args, **kwargs):
        global calls
        calls += 1
        if calls == kill_at:
            os.kill(os.getpid(), 9)
        return call(*args, **kwargs)
    return count

def armed(kill_at):
    class Connection(sqlite3.Connection):
        def execute(self, sql, *args):
            run = super().execute
            return (run if sql.startswith(("SELECT", "PRAGMA")) else counted(run, kill_at))(sql, *args)

    sqlite3.connect = lambda *args, **kwargs: connect(*args, factory=Connection, **kwargs)
    os.fsync = counted(os.fsync, kill_at)
    Path.replace = counted(Path.replace, kill_at)

def run(folder):
    with Store(folder / "digest.sqlite") as memory:
        feeds = Feeds(
            memory, Client(allowed=networks(["127.0.0.0/8"])), Archive(folder / "archive"),
            [Subscription(url=f"{address}/{name}", lang="ko") for name in ("a", "b")],
            now=datetime(2026, 11, 23, 10, 0, tzinfo=UTC), pause=0.0,
        )
        (folder / "documents").write_text("".join(map(repr, feeds.documents())), "utf-8")

def forked(folder, kill_at):
    child = os.fork()
    if child == 0:
        try:
            armed(kill_at)
            run(folder)
        except BaseException as error:
            print(repr(error), file=sys.stderr)
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1]

run(root / "warm")
for point in (0, *range(1, last + 1, 2)):
    print(point, forked(root / str(point), point), forked(root / str(point), 0), flush=True)
"""


def runs(folder: Path, address: str, last: int) -> list[tuple[int, int, int]]:
    """For each point: its number, how the first run ended, how the second did; point 0 kills nobody."""
    done = subprocess.run(
        [sys.executable, "-c", RUNS, str(folder), address, str(last)],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stderr == ""
    return [(int(a), int(b), int(c)) for a, b, c in (row.split() for row in done.stdout.splitlines())]


def tree(folder: Path) -> dict[str, str]:
    """Every archived file with its hash, and what the database holds."""
    database = sqlite3.connect(folder / "digest.sqlite")
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    held = {
        table: repr(database.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall())  # noqa: S608 - our own names
        for table in ("feeds", "entries", "pages")
    }
    database.close()
    fragments = sqlite3.connect(folder / "archive" / "fragments.sqlite3")
    assert fragments.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    held["fragments"] = repr(fragments.execute("SELECT * FROM fragments ORDER BY id").fetchall())
    fragments.close()
    held["documents"] = (folder / "documents").read_text("utf-8")
    return held | {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*.gz"))
    }


@pytest.fixture
def served(web: Web) -> str:
    for name in "ab":
        links = [f"{web.root}/{name}/{n}" for n in (1, 2)]
        feed = rss(*(item(n, f"{name} {n} 예산안", link=link) for n, link in enumerate(links, 1)))
        web.put(f"/{name}", feed, ETag=f'"{name}"')
        for n in (1, 2):
            web.put(f"/{name}/{n}", PAGE + name * n)
    return web.root


LAST = 50


def test_a_killed_run_is_made_good_by_the_next(served: str, tmp_path: Path) -> None:
    """Kill -9 before every other call that changes the disk: no torn file, no lost story, the same end."""
    ended = runs(tmp_path, served, LAST)
    whole = tree(tmp_path / "0")

    assert [second for _, _, second in ended] == [0] * (1 + LAST // 2)
    assert sum(first == signal.SIGKILL for _, first, _ in ended) >= 20
    assert {point for point, _, _ in ended if tree(tmp_path / str(point)) != whole} == set()
    assert whole["documents"].count("Document(") == 4
