"""The whole way, from seeds/ to output/, in a project of its own."""

import os
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def digest(project: Path, *words: str, seed: str = "0") -> subprocess.CompletedProcess[str]:
    """Run a command in the project, with a given hash seed, in a locale and zone that should not matter."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": "Pacific/Kiritimati"}
    return subprocess.run(
        [sys.executable, "-m", "digest", *words],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def tree(folder: Path) -> dict[str, str]:
    """The sha256 of every file below a folder."""
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def times(folder: Path) -> dict[str, int]:
    """When each file below a folder was last written."""
    return {str(path): path.stat().st_mtime_ns for path in sorted(folder.rglob("*")) if path.is_file()}


def project(folder: Path) -> Path:
    """A project of its own, with the samples as its seeds and no feeds."""
    for name in ("content/pages", "theme", "seeds/pages"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "pelicanconf.py", folder)
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built once; tests that change it take a copy."""
    folder = project(tmp_path_factory.mktemp("built") / "project")
    run = digest(folder, "build")
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[-1] == str(folder / "output" / "index.html")
    return folder


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    """A copy of the built project, times kept."""
    return shutil.copytree(built, tmp_path / "project")


def briefs(folder: Path) -> list[Path]:
    return sorted((folder / "content" / "briefs").rglob("*.md"))


def test_same_inputs_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """Another project, another hash seed: content/ and output/ are equal byte for byte."""
    other = project(tmp_path / "other")

    assert digest(other, "build", seed="1").returncode == 0

    assert tree(other / "content") == tree(built / "content")
    assert tree(other / "output") == tree(built / "output")
    assert len(briefs(other)) >= 10


def test_a_second_build_writes_nothing(copy: Path) -> None:
    """Without changes no file of content/ or output/ is written again."""
    before = times(copy / "content") | times(copy / "output")

    assert digest(copy, "build").returncode == 0

    assert times(copy / "content") | times(copy / "output") == before


def test_check_proves_every_brief_from_the_raw_document(copy: Path) -> None:
    """`digest check` passes, and holds every span against the document read again."""
    run = digest(copy, "check")

    held = re.search(r"(\d+) of (\d+) spans held against the raw document", run.stderr)

    assert run.returncode == 0, run.stderr
    assert held is not None
    assert held[1] == held[2] != "0"


def test_one_changed_character_is_refused(copy: Path) -> None:
    """A published point that was changed by one character fails the check and names its file."""
    brief = next(path for path in briefs(copy) if path.stem.endswith("-ko"))
    text = brief.read_text("utf-8")
    point = next(line for line in text.splitlines() if line.startswith("- "))
    brief.write_text(text.replace(point, point.replace("다", "대", 1)), "utf-8")

    run = digest(copy, "check", "--briefs")

    assert run.returncode == 1
    assert brief.name in run.stderr


def test_a_brief_that_a_person_edited_is_theirs(copy: Path) -> None:
    """The digest leaves an edited brief as it is and says so."""
    brief = briefs(copy)[0]
    brief.write_text(brief.read_text("utf-8").replace("\ntitle: ", "\ntitle: 고침 ", 1), "utf-8")
    edited = brief.read_bytes()

    run = digest(copy, "run")

    assert brief.read_bytes() == edited
    assert "edited by a person" in run.stderr
    assert str(brief.relative_to(copy / "content")) in run.stderr


def test_hostile_text_puts_nothing_into_the_site(copy: Path) -> None:
    """Directives, templates and markup in a page come out as text; no file from outside gets into output/."""
    canary = copy.parent / "canary.txt"
    canary.write_text("canary-7f3a", "utf-8")
    page = copy / "seeds" / "pages" / "samples" / "ct-01-en1.html"
    directives = "{attach}../../canary.txt [x]({attach}../../canary.txt) |attach|../../canary.txt {{ 7*7 }}"
    hostile = f"Alibaba said {directives}."
    text = page.read_text("utf-8")
    page.write_text(text.replace("<p>", f"<p>{hostile} <script>alert(1)</script> ", 1), "utf-8")

    assert digest(copy, "build").returncode == 0

    for path in (copy / "output").rglob("*"):
        assert not path.is_file() or b"canary-7f3a" not in path.read_bytes(), path
    assert not list((copy / "output").rglob("canary*"))
    for path in (copy / "output").rglob("*.html"):
        assert "alert(1)" not in path.read_text("utf-8"), path


def test_samples_go_with_one_command(copy: Path) -> None:
    """`digest samples --remove` removes the sample pages and their briefs, and nothing else."""
    mine = copy / "seeds" / "pages" / "mine.html"
    shutil.copy(copy / "seeds" / "pages" / "samples" / "kp-01-en1.html", mine)
    pages = tree(copy / "content" / "pages")

    assert digest(copy, "samples", "--remove").returncode == 0

    assert not list((copy / "seeds" / "pages" / "samples").rglob("*.*"))
    assert briefs(copy) == []
    assert mine.exists()
    assert tree(copy / "content" / "pages") == pages
    assert digest(copy, "build").returncode == 0
    assert len(briefs(copy)) == 1


def test_no_feed_can_be_reached(copy: Path) -> None:
    """Feeds that fail are reported; the build goes on."""
    (copy / "seeds" / "feeds.opml").write_text(
        '<opml version="2.0"><body><outline category="china-tech">'
        '<outline type="rss" text="Gone" xmlUrl="http://127.0.0.1:9/feed.xml"/></outline></body></opml>',
        "utf-8",
    )

    run = digest(copy, "build")

    assert run.returncode == 0
    assert "http://127.0.0.1:9/feed.xml" in run.stderr


CHOSEN = """\
[paths]
content = "words"
var = "memory"
output = "public"

[[queries]]
name = "plants"
any = ["공장", "Alibaba"]
names = ["harbour-works"]
"""
NAME = """\
kind\tid\tplace\tbeat\tko\tzh\tzh_hant\ten\ttickers\tparent\tcontext\tvalid\tsource
company\tharbour-works\t\tchina-tech\t하버웍스\t\t\tHarbour Works\t\t\t\t\t
"""


def test_plain_pelican_goes_by_the_same_configuration(tmp_path: Path) -> None:
    """Stock `pelican` in a fresh place makes the site of `digest build`: its folders, queries and names."""
    folder = project(tmp_path / "project")
    (folder / "words").mkdir()
    (folder / "content" / "pages").rename(folder / "words" / "pages")
    (folder / "digest.toml").write_text(CHOSEN, "utf-8")
    (folder / "seeds" / "names.tsv").write_text(NAME, "utf-8")
    run = digest(folder, "build", "--offline")
    made = tree(folder / "public")
    shutil.rmtree(folder / "public")
    shutil.rmtree(folder / "memory" / "site")
    command = [
        sys.executable,
        "-m",
        "pelican",
        "--fatal",
        "warnings",
        "--settings",
        str(folder / "pelicanconf.py"),
    ]
    plain = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300)

    assert (run.returncode, plain.returncode, plain.stderr) == (0, 0, "")
    assert made == tree(folder / "public")
    assert "feeds/saved/plants.atom.xml" in made
