"""Pages that a person saved."""

import os
from pathlib import Path

import pytest

from digest.errors import LimitExceeded, ReadError
from digest.fetch.pages import PageFolder, document_of
from digest.model import Document
from digest.report import Skip


def names(folder: Path) -> list[str]:
    return [one.origin for one in PageFolder(folder).documents() if isinstance(one, Document)]


def put(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(b"<p>x</p>")


def test_every_page_is_given_in_the_order_of_its_path(tmp_path: Path) -> None:
    """Folders within folders, any name, any format; the origin is the path as a person would type it."""
    put(tmp_path, "b.html", "a/2.mhtml", "a/1.txt", "한빛 신문.html", "a b/c.warc.gz")

    assert names(tmp_path) == [
        f"pages/{name}" for name in ("a/1.txt", "a/2.mhtml", "a b/c.warc.gz", "b.html", "한빛 신문.html")
    ]


def test_what_is_no_page_is_left_out(tmp_path: Path) -> None:
    """Hidden files, read-me files and the pictures of a complete page are nobody's article."""
    put(
        tmp_path,
        "a.html",
        "a_files/ad.html",
        "b.htm",
        "b.files/x.html",
        ".hidden.html",
        ".git/x.html",
        "README.md",
    )
    put(tmp_path, "sub/readme.txt", "notes.files/kept.html")

    assert names(tmp_path) == ["pages/a.html", "pages/b.htm", "pages/notes.files/kept.html"]


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.html", "text/html"),
        ("a.HTM", "text/html"),
        ("a.mht", "multipart/related"),
        ("a.warc.gz", "application/warc"),
        ("a.txt", "text/plain"),
        ("a", ""),
        ("a.gz", ""),
    ],
)
def test_a_name_declares_a_format(tmp_path: Path, name: str, media_type: str) -> None:
    """It is only what is declared: readers go by content."""
    put(tmp_path, name)

    assert document_of(tmp_path / name, name).media_type == media_type


def test_a_file_that_cannot_be_read_costs_itself(tmp_path: Path) -> None:
    """Empty files, broken links and pipes are skips with a reason; a pipe is not waited for."""
    put(tmp_path, "good.html")
    (tmp_path / "empty.html").touch()
    (tmp_path / "gone.html").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.html")

    found = list(PageFolder(tmp_path).documents())

    assert [(one.subject, one.reason) for one in found if isinstance(one, Skip)] == [
        ("pages/empty.html", "empty file"),
        ("pages/gone.html", "no such file or directory"),
        ("pages/pipe.html", "no ordinary file"),
    ]
    assert names(tmp_path) == ["pages/good.html"]


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    """Above 20 MB a file is no page."""
    with (tmp_path / "film.html").open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(LimitExceeded, match="20 MB"):
        document_of(tmp_path / "film.html", "film.html")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """One line with the name that was typed."""
    with pytest.raises(ReadError, match=r"^x\.html: no such file or directory$"):
        document_of(tmp_path / "x.html", "x.html")


def test_a_missing_folder_gives_nothing(tmp_path: Path) -> None:
    """Nobody has to save a page."""

    assert list(PageFolder(tmp_path / "nowhere").documents()) == []


def test_a_link_to_a_folder_above_does_not_loop(tmp_path: Path) -> None:
    """Folders behind links are not walked."""
    put(tmp_path, "a.html")
    (tmp_path / "loop").symlink_to(tmp_path)

    assert names(tmp_path) == ["pages/a.html"]
