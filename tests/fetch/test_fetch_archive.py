"""The archive keeps bytes whole, once, for good."""

import os
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.errors import ReadError
from digest.fetch.archive import Archive

pytest_plugins = ("tests.fetch.loopback",)


@given(body=st.binary(max_size=5_000))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
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
