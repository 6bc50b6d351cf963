"""The command line as a person or another tool uses it: words, JSON, exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "seeds" / "pages" / "samples"
READ_KEYS = [
    "file",
    "url",
    "outlet",
    "lang",
    "title",
    "deck",
    "byline",
    "published",
    "published_basis",
    "updated",
    "paragraphs",
    "captions",
    "section",
    "beat",
    "beat_reason",
]


def digest(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command as a person would, without a terminal."""
    environment = {**os.environ, "PYTHONHASHSEED": "random", "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "digest", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env=environment,
        check=False,
        timeout=120,
    )


def objects(run: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    """The JSON lines of a run that went well."""
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_help_teaches_every_command() -> None:
    """`digest --help` names the commands and where to start."""
    run = digest("--help")

    assert run.returncode == 0
    for command in ("build", "run", "fetch", "read", "stories", "brief", "check", "sources", "explain"):
        assert command in run.stdout
    assert "Start with" in run.stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--version"], 0),
        (["no-such-command"], 2),
        (["read", "no-such-file.html"], 2),
        (["--now", "yesterday", "read"], 2),
        (["--config", "wrong.toml", "sources", "list"], 2),
        (["sources", "list"], 0),
    ],
)
def test_exit_codes(words: list[str], code: int, tmp_path: Path) -> None:
    """0 is done, 2 is wrong use or configuration; an error is one line, never a traceback."""
    (tmp_path / "wrong.toml").write_text("[fetsch]\n", "utf-8")

    run = digest(*words, cwd=tmp_path)

    assert run.returncode == code, run.stderr
    assert "Traceback" not in run.stderr


def test_read_gives_one_object_an_article() -> None:
    """`digest read --json` gives the keys that other tools depend on, in this order."""
    (found,) = objects(digest("read", "--json", str(SAMPLES / "ct-01-ko1.html")))

    assert list(found) == READ_KEYS
    assert found["file"] == str(SAMPLES / "ct-01-ko1.html")
    assert found["title"] == '알리바바, 3년간 AI·클라우드에 75조원 투자…"지난 10년보다 많아"'
    assert found["byline"] == ["김서준"]
    assert found["published"] == "2025-02-24T16:42+09:00"
    assert (found["published_basis"], found["lang"], found["beat"]) == ("stated", "ko", "china-tech")


def test_one_bad_file_costs_itself(tmp_path: Path) -> None:
    """A file that is no page is one line on standard error; the others are read."""
    (tmp_path / "noise.bin").write_bytes(bytes(range(256)) * 50)

    run = digest("read", "--json", str(tmp_path / "noise.bin"), str(SAMPLES / "ct-01-ko1.html"))

    assert [one["lang"] for one in objects(run)] == ["ko"]
    assert run.stderr.count("\n") == 1
    assert "noise.bin" in run.stderr


def test_the_real_page(shared: Path) -> None:
    """The saved page that started it all: three articles, two beats, no borrowed date."""
    page = shared / "data" / "seeds" / "newspim-saved-page.txt"

    found = objects(digest("read", "--json", str(page)))

    assert [(one["beat"], one["byline"], one["published"], one["published_basis"]) for one in found] == [
        ("china-tech", ["배상희"], None, "unknown"),
        ("korea-politics", ["김미경", "박찬제"], "2026-02-03T12:37+09:00", "stated"),
        ("korea-politics", ["홍석희"], "2026-02-03T17:07+09:00", "stated"),
    ]
    truth = json.loads((shared / "data" / "extraction" / "seed" / "seed_newspim.json").read_text("utf-8"))
    assert [one["title"] for one in found] == [one["title"] for one in truth["articles"]]
    everything = json.dumps(found, ensure_ascii=False)
    for furniture in ("@newspim", "더 크게", "번역할", "결과물 출력", "Lockheed", "Caterpillar", "안다쇼핑"):
        assert furniture not in everything
    bodies = "\n".join(line for one in found for line in one["paragraphs"])
    for caption in ("사진은", "[사진=", "윤창빈", "신화사"):
        assert caption not in bodies


def test_points_of_the_real_page_are_its_sentences(shared: Path) -> None:
    """Every point of its briefs is a sentence of its article."""
    page = shared / "data" / "seeds" / "newspim-saved-page.txt"
    texts = {
        one["title"]: "\n".join(one["paragraphs"]) for one in objects(digest("read", "--json", str(page)))
    }

    briefs = objects(digest("brief", "--json", str(page)))

    assert {brief["beat"] for brief in briefs} == {"china-tech", "korea-politics"}
    assert len(briefs) == 3
    for brief in briefs:
        assert 2 <= len(brief["points"]) <= 5
        for point in brief["points"]:
            for proof in point["evidence"]:
                assert point["text"] in proof["sentence"]
                assert proof["sentence"] in texts[proof["title"]]
