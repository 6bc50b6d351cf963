"""The archive keeps bytes whole, once, for good."""

import os
import sqlite3
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.errors import ReadError
from digest.fetch.archive import Archive
from digest.fetch.fragments import NAME

pytest_plugins = ("tests.fetch.loopback",)


@given(body=st.binary(max_size=5_000))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_put_is_got(archive: Archive, body: bytes) -> None:
    """Any bytes come back under their sha256."""
    identity = archive.put(body)

    assert identity == sha256(body).hexdigest()
    assert archive.get(identity) == body
    assert identity in archive


def test_the_same_bytes_are_stored_once(archive: Archive, tmp_path: Path) -> None:
    """A second put writes nothing, and two archives of the same bytes are the same bytes."""
    other = Archive(tmp_path / "other")
    paths = []
    for kept in (archive, other, archive):
        kept.put(b"x" * 10_000)
        paths += sorted(path for path in kept.root.rglob("*.gz"))

    assert len({path.read_bytes() for path in paths}) == 1
    assert list(archive) == [sha256(b"x" * 10_000).hexdigest()]


def test_ids_come_sorted(archive: Archive) -> None:
    """The order of an archive is that of its ids."""
    put = [archive.put(bytes([number])) for number in range(20)]

    assert list(archive) == sorted(put)


@given(bodies=st.lists(st.binary(max_size=300), max_size=8))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_many_put_at_once_are_got_one_by_one(archive: Archive, bodies: list[bytes]) -> None:
    """Small bodies stored together come back under their own ids, and are not stored twice."""
    put = archive.put_all(bodies)

    assert put == tuple(sha256(body).hexdigest() for body in bodies)
    assert [archive.get(identity) for identity in put] == bodies
    assert [archive.put(body) for body in bodies] == list(put)
    assert set(put) <= set(archive)
    assert list(archive.root.rglob("*.gz")) == []


def test_a_feed_is_one_wait_for_the_disk(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty bodies of a feed are one transaction; no file of its own is written for any."""
    asked: list[str] = []
    connect = sqlite3.connect

    class Watched(sqlite3.Connection):
        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            asked.append(sql.split(maxsplit=1)[0])
            return super().execute(sql, *values)

    monkeypatch.setattr(sqlite3, "connect", lambda *args, **kwargs: connect(*args, factory=Watched, **kwargs))
    archive.put_all([f"<p>{number}</p>".encode() for number in range(40)])

    assert (asked.count("INSERT"), asked.count("COMMIT")) == (40, 1)


def test_an_unusable_file_of_bodies_is_an_error(archive: Archive) -> None:
    """What is no database is said to be none, and an archive moved away is made anew."""
    file = archive.root / NAME
    archive.root.mkdir()
    file.write_bytes(b"no database" * 100)

    with pytest.raises(ReadError, match="cannot be used"):
        archive.put_all([b"x"])
    file.unlink()
    (identity,) = archive.put_all([b"x"])

    assert archive.get(identity) == b"x"


@pytest.mark.parametrize("identity", ["", "../../etc/passwd", "AB" * 32, "g" * 64, "0" * 63, "0" * 64])
def test_what_is_not_there_is_an_error(archive: Archive, identity: str) -> None:
    """No text but an id ever becomes a path."""
    with pytest.raises(ReadError):
        archive.get(identity)
    assert identity not in archive


@pytest.mark.parametrize("damage", [b"", b"no gzip", "half"])
def test_a_damaged_file_is_an_error(archive: Archive, damage: bytes | str) -> None:
    """A torn or exchanged file is never taken for the document."""
    identity = archive.put(b"x" * 10_000)
    (path,) = archive.root.rglob("*.gz")
    path.write_bytes(damage if isinstance(damage, bytes) else path.read_bytes()[:-4])

    with pytest.raises(ReadError, match="damaged"):
        archive.get(identity)


def test_what_a_killed_run_left_is_swept(archive: Archive) -> None:
    """A file that was never renamed goes, one that may still be written stays."""
    archive.put(b"x")
    (folder,) = (path for path in archive.root.iterdir())
    old, new = folder / ".aside-old", folder / ".aside-new"
    old.write_bytes(b"")
    new.write_bytes(b"")
    os.utime(old, (0, 0))

    assert archive.sweep(datetime(2020, 1, 1, tzinfo=UTC)) == 1
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith(".")) == [".aside-new"]
    assert len(list(archive)) == 1
