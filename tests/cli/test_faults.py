"""What goes wrong around the digest: a clear line and an exit code, never a traceback, nothing lost."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from digest import assemble
from digest.cli import app, making, serving
from digest.config import Config
from digest.report import Report, Skip

SAMPLES = Path(__file__).resolve().parents[2] / "seeds" / "pages" / "samples"
PAGE = "ct-01-ko1.html"

Run = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one page of a beat in `seeds/`."""
    pages = tmp_path / "seeds" / "pages"
    pages.mkdir(parents=True)
    (pages / PAGE).write_bytes((SAMPLES / PAGE).read_bytes())
    return tmp_path


@pytest.fixture
def digest(project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """The command as a person runs it inside the project: its exit code and what stands on standard error."""
    monkeypatch.chdir(project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")

    def run(*words: str) -> tuple[int, list[str]]:
        monkeypatch.setattr(sys, "argv", ["digest", *words])
        capfd.readouterr()
        code: object = 0
        try:
            app.main()
        except SystemExit as stopped:
            code = stopped.code
        assert isinstance(code, int)
        return code, capfd.readouterr().err.splitlines()

    return run


def _briefs(project: Path) -> list[str]:
    return sorted(path.name for path in (project / "content").rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["read"], "digest: digest read: no files (name saved pages or folders of them, or say --archive)"),
        (["--config", "other.toml", "sources", "list"], "digest: other.toml: no such file"),
        (["--config", "gone/digest.toml", "sources", "list"], "digest: gone/digest.toml: no such file"),
        (["--now", "0001-01-01", "run"], "digest: --now: the year 1 is not between 1970 and 8999"),
        (
            ["brief", "--beat", "nonsense", "seeds"],
            "digest: nonsense: no such beat (there are china-tech, korea-politics)",
        ),
        (
            ["sources", "add", "https://a.example/feed", "--beat", "nonsense"],
            "digest: nonsense: no such beat (there are china-tech, korea-politics)",
        ),
    ],
)
def test_wrong_use_is_one_line(digest: Run, words: list[str], line: str) -> None:
    """What cannot be meant is said at once, with exit code 2, and nothing is done."""

    assert digest(*words) == (2, [line])


@pytest.mark.parametrize(
    ("epoch", "reason"),
    [
        ("x", "'x' is no number of seconds since 1970"),
        ("9" * 30, f"'{'9' * 30}' is no number of seconds since 1970"),
        ("-5", "the year 1969 is not between 1970 and 8999"),
    ],
)
def test_a_clock_that_is_none(digest: Run, monkeypatch: pytest.MonkeyPatch, epoch: str, reason: str) -> None:
    """A SOURCE_DATE_EPOCH that is no time is wrong use: the real clock would make other bytes."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    assert digest("run", "--offline") == (2, [f"digest: SOURCE_DATE_EPOCH: {reason}"])


def test_a_port_is_a_port(digest: Run) -> None:
    """A number that is none is refused before anything is built."""
    code, _ = digest("serve", "--port", "70000")

    assert code == 2
    assert not Path("output").exists()


def test_a_fault_of_the_disk_is_one_line(digest: Run, project: Path) -> None:
    """Where the memory cannot be made, the line names the place."""
    (project / "var").write_text("", "utf-8")

    assert digest("run", "--offline") == (2, [f"digest: {project / 'var'}: file exists"])


def test_a_full_disk_loses_nothing(project: Path) -> None:
    """The line names the file; what is there is whole, and the next run with room ends as if nothing was."""

    def run(room: int) -> subprocess.CompletedProcess[str]:
        # -B: Python would leave half a file of its own, of which no later run could load the program.
        return subprocess.run(
            [sys.executable, "-B", "-m", "digest", "run", "--offline"],
            cwd=project,
            preexec_fn=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY)),
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    full = run(1024)
    half = [path.name for path in project.rglob("*") if path.name.startswith((".aside-", ".tmp-"))]
    again = run(resource.RLIM_INFINITY)

    assert (full.returncode, full.stderr.count("\n")) == (2, 1), full.stderr
    assert full.stderr.startswith(f"digest: {project}")
    assert full.stderr.endswith(": file too large\n")
    assert half == []
    assert again.returncode == 0, again.stderr
    assert "1 written" in again.stderr


def test_one_run_at_a_time(digest: Run, project: Path) -> None:
    """A second run beside the first would take its files for leftovers: it says so and stops."""
    busy = f"digest: {project}: another run is at work (wait until it has ended)"
    with assemble.alone(Config(root=project)):
        assert [digest(word, *more) for word, *more in (["run", "--offline"], ["build"], ["fetch"])] == [
            (2, [busy])
        ] * 3

    assert digest("run", "--offline")[0] == 0


@pytest.mark.parametrize("kind", ["broken", "empty", "folder"])
def test_a_bad_list_of_feeds_costs_the_feeds(digest: Run, project: Path, kind: str) -> None:
    """The pages are read all the same; the line names the file, and nobody overwrites it."""
    opml = project / "seeds" / "feeds.opml"
    if kind == "folder":
        opml.mkdir()
    else:
        opml.write_text("<opml" if kind == "broken" else "", "utf-8")

    code, lines = digest("run", "--offline")

    assert code == 0
    assert lines[0].startswith("1 documents · 1 articles")
    assert [line for line in lines if str(opml) in line] == lines[1:]
    assert digest("sources", "add", "https://a.example/feed")[0] == 1
    assert opml.is_dir() or "a.example" not in opml.read_text("utf-8")


def test_a_folder_that_may_not_be_looked_into(
    digest: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of pages it is one line; of briefs it ends the run, for they would all be made a second time."""
    (project / "seeds" / "pages" / "closed").mkdir()
    assert digest("run", "--offline")[0] == 0
    before = _briefs(project)
    real = os.scandir

    def scandir(place: str | Path = ".") -> object:
        if Path(place).name in closed:
            raise PermissionError(13, "Permission denied", str(place))
        return real(place)

    monkeypatch.setattr(os, "scandir", scandir)
    closed = ["closed"]
    code, lines = digest("run", "--offline")
    assert (code, lines[1:]) == (0, ["  left out · fetch: pages/closed: permission denied"])

    closed = ["china-tech"]
    told = f"digest: {project / 'content' / 'briefs' / 'china-tech'}: permission denied"
    assert [digest("run", "--offline"), digest("check", "--briefs")] == [(2, [told])] * 2

    closed = []
    assert _briefs(project) == before


def test_a_brief_that_cannot_be_read_is_refused(digest: Run, project: Path) -> None:
    """`digest check` names it and holds the others against their evidence."""
    assert digest("run", "--offline")[0] == 0
    folder = project / "content" / "briefs" / "china-tech"
    (folder / "gone.md").symlink_to("nowhere")
    (folder / "folder.md").mkdir()

    code, lines = digest("check", "--briefs")

    assert code == 1
    assert lines[0] == "  refused · content/briefs/china-tech/gone.md: no such file or directory"
    assert lines[1].startswith("1 briefs · 1 refusals")


def test_a_link_to_a_folder_is_told(digest: Run, project: Path) -> None:
    """It is not followed, since it may lead round in a circle, and a person who made it learns that."""
    (project / "seeds" / "pages" / "linked").symlink_to(project / "seeds")

    _, lines = digest("run", "--offline")

    assert lines[1:] == ["  left out · fetch: pages/linked: a link to a folder, which is not followed"]


def test_an_address_longer_than_any_file_name(digest: Run) -> None:
    """`digest explain` takes it for the address that it is."""
    address = f"https://a.example/{'a' * 400}"
    code, lines = digest("explain", address)

    assert (code, len(lines)) == (2, 1)
    assert lines[0].startswith(f"digest: {address}: neither a file nor")


def test_a_refused_brief_does_not_end_the_server(digest: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """`digest build` says by its exit code that a check refused something; `digest serve` goes on serving."""
    refused = Skip(stage="check", subject="a brief", reason="not proven")
    monkeypatch.setattr(making, "built", lambda *_, **__: Report(skips=[refused]))
    served: list[str] = []

    def serve(_: Config, port: int, rebuild: Callable[[], Report]) -> None:
        served.append(f"{port} {rebuild().skips[0].subject}")

    monkeypatch.setattr(serving, "serve", serve)

    assert digest("build")[0] == 1
    assert digest("serve", "--port", "8001")[0] == 0
    assert served == ["8001 a brief"]
