"""Raw bytes kept for good, by their own content. Reads and writes the disk.

A document is stored before anything looks into it, so that no error of a parser loses it,
and a newer reader can read it again without a network.
"""

import contextlib
import gzip
import os
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from string import hexdigits

from digest.errors import ReadError
from digest.fetch.fragments import NAME, Fragments

DIGITS = 64
ASIDE = ".aside-"  # of files that are still being written; a killed run may leave some


def _sync_folder(folder: Path) -> None:
    """Make the names in `folder` last through a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(path: Path, content: bytes) -> None:
    """All of `content` at `path`, or nothing: aside, to the disk, renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(prefix=ASIDE, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(aside).replace(path)
    except OSError as error:  # a full disk does not say for which file
        Path(aside).unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from error
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


@dataclass(frozen=True, slots=True)
class Archive:
    """A folder of gzip files: `ab/abcd….gz` holds the bytes whose sha256 is `abcd…`; see `fragments`."""

    root: Path

    def put(self, body: bytes) -> str:
        """The id of `body`, sha256 in hex, once it stands on the disk. The same bytes are stored once."""
        identity = sha256(body).hexdigest()
        if identity not in self:
            _write(self._path(identity), gzip.compress(body, compresslevel=6, mtime=0))
        return identity

    def put_all(self, bodies: Iterable[bytes]) -> tuple[str, ...]:
        """The ids of many small bodies, in their order, once all stand on the disk: as one transaction."""
        named = [(sha256(body).hexdigest(), body) for body in bodies]
        self._fragments.put({identity: body for identity, body in named if identity not in self})
        return tuple(identity for identity, _ in named)

    def get(self, identity: str) -> bytes:
        """The bytes that `put` gave this id for; raises `ReadError` where they are gone or damaged."""
        if not _is_identity(identity):
            raise ReadError(identity, "no id of an archived document")
        try:
            body = gzip.decompress(self._path(identity).read_bytes())
        except FileNotFoundError as error:
            fragment = self._fragments.get(identity)
            if fragment is None:
                raise ReadError(identity, "not in the archive") from error
            body = fragment
        except (OSError, EOFError, zlib.error) as error:
            raise ReadError(identity, "damaged in the archive", "fetch it again") from error
        if sha256(body).hexdigest() != identity:
            raise ReadError(identity, "damaged in the archive", "fetch it again")
        return body

    def sweep(self, before: datetime) -> int:
        """Removes what killed runs left half-written and nobody touched since `before`; how many."""
        left = 0
        for path in sorted(self.root.glob(f"??/{ASIDE}*")):
            with contextlib.suppress(FileNotFoundError):  # another run's file, whole by now
                if path.stat().st_mtime < before.timestamp():
                    path.unlink()
                    left += 1
        return left

    def __contains__(self, identity: str) -> bool:
        return _is_identity(identity) and (self._path(identity).exists() or identity in self._fragments)

    def __iter__(self) -> Iterator[str]:
        """Every id, sorted."""
        names = (path.name.removesuffix(".gz") for path in self.root.glob("??/*.gz"))
        return iter(sorted({*filter(_is_identity, names), *self._fragments.ids()}))

    @property
    def _fragments(self) -> Fragments:
        return Fragments(self.root / NAME)

    def _path(self, identity: str) -> Path:
        return self.root / identity[:2] / f"{identity}.gz"


def _is_identity(text: str) -> bool:
    """No other text ever becomes part of a path."""
    return len(text) == DIGITS and set(text) <= set(hexdigits.lower())
