"""Subscriptions by command: list, add, import, export."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from digest.cli.app import app
from digest.errors import UsageError

OPML = (
    '<opml version="2.0"><body><outline text="china-tech">'
    '<outline type="rss" text="Example" xmlUrl="https://one.example/rss"/></outline></body></opml>'
)


def run(folder: Path, *words: str) -> str:
    """The output of `digest sources …` in a project folder."""
    result = CliRunner().invoke(
        app, ["--config", str(folder / "digest.toml"), "sources", *words], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return result.stdout


def test_what_is_imported_is_listed_and_exported(tmp_path: Path) -> None:
    """An OPML file comes in once, whatever reader wrote it, and goes out again."""
    (tmp_path / "mine.opml").write_text(OPML, "utf-8")

    run(tmp_path, "import", str(tmp_path / "mine.opml"))
    run(tmp_path, "import", str(tmp_path / "mine.opml"))
    run(tmp_path, "add", "https://two.example/rss", "--title", "둘", "--beat", "korea-politics")

    listed = run(tmp_path, "list").splitlines()
    assert sorted(listed) == [
        "china-tech\tExample\thttps://one.example/rss",
        "korea-politics\t둘\thttps://two.example/rss",
    ]
    assert run(tmp_path, "export").count("xmlUrl=") == 2


def test_only_an_address_is_subscribed_to(tmp_path: Path) -> None:
    """A feed is an http(s) address; anything else is wrong use."""
    with pytest.raises(UsageError, match="no address of a feed"):
        run(tmp_path, "add", "javascript:alert(1)")


def test_health_of_feeds_never_asked(tmp_path: Path) -> None:
    """Before the first run the health of a source is that it was not asked yet."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "feeds.opml").write_text(OPML, "utf-8")

    assert "not asked yet" in run(tmp_path, "health")
    assert '"condition": "not asked yet"' in run(tmp_path, "health", "--json")
