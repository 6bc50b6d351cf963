"""Documents from pages that a person saved. Reads the disk, writes nothing."""

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from digest.errors import LimitExceeded, ReadError
from digest.model import Document
from digest.report import Skip

MOST_BYTES = (
    20_000_000  # a saved page with its pictures inside stays below this; larger files are films or dumps
)

# What browsers and archivers call their files; readers go by content, this is only what is declared.
MEDIA_TYPES = {
    ".htm": "text/html",
    ".html": "text/html",
    ".md": "text/plain",
    ".mht": "multipart/related",
    ".mhtml": "multipart/related",
    ".pdf": "application/pdf",
    ".txt": "text/plain",
    ".wacz": "application/wacz",
    ".warc": "application/warc",
    ".webarchive": "application/x-webarchive",
    ".xhtml": "application/xhtml+xml",
    ".xml": "application/xml",
}


def _media_type(path: Path) -> str:
    """`a.warc.gz` is declared as WARC too; "" where the name says nothing."""
    name = path.name.casefold().removesuffix(".gz")
    return MEDIA_TYPES.get(Path(name).suffix, "")


def _plain(name: str) -> str:
    """A path as text that is the same on every system: NFC, and U+FFFD for bytes that are no UTF-8."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))


def document_of(path: Path, origin: str) -> Document:
    """The saved page at `path`, named `origin` in everything that is said about it.

    Raises `ReadError` where there is no readable file or nothing in it, `LimitExceeded` above 20 MB.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ReadError(origin, "a link to a folder, which is not followed")
        if not stat.S_ISREG(status.st_mode):  # a pipe would be read for ever
            raise ReadError(origin, "no ordinary file")
        if status.st_size > MOST_BYTES:
            raise LimitExceeded(
                origin,
                f"{status.st_size / 1e6:.0f} MB, the limit is {MOST_BYTES / 1e6:.0f} MB",
                "save the page without its media",
            )
        body = path.read_bytes()
    except OSError as error:
        raise ReadError(origin, (error.strerror or "cannot be read").lower()) from error
    if not body:
        raise ReadError(origin, "empty file")
    return Document(id=sha256(body).hexdigest(), origin=origin, body=body, media_type=_media_type(path))


def _is_page(name: str) -> bool:
    return not name.startswith(".") and not name.casefold().startswith("readme")


def _is_assets(folder: str, files: set[str]) -> bool:
    """The pictures and frames of a "complete page": `x_files/` or `x.files/` beside `x.html`."""
    for mark in ("_files", ".files"):
        stem = folder.removesuffix(mark)
        if stem != folder and (mark == "_files" or {f"{stem}.html", f"{stem}.htm"} & files):
            return True
    return False


@dataclass(frozen=True, slots=True)
class PageFolder:
    """Every page saved under a folder, whatever its format; `seeds/pages/` for one."""

    root: Path
    prefix: str = "pages"

    def documents(self) -> Iterator[Document | Skip]:
        """One document a file in the order of their paths; a file or folder that cannot be read is a skip.

        Left out without a word: hidden files, `README*`, the asset folders of complete pages.
        """
        closed: list[OSError] = []
        for path in sorted(self._paths(closed), key=lambda path: path.parts):
            try:
                yield document_of(path, self._origin(path))
            except ReadError as error:
                yield Skip.of("fetch", error)
        for failed in sorted(closed, key=lambda error: str(error.filename)):
            origin = self._origin(Path(failed.filename))
            yield Skip(stage="fetch", subject=origin, reason=(failed.strerror or "cannot be read").lower())

    def _origin(self, path: Path) -> str:
        below = path.relative_to(self.root).as_posix() if path != self.root else ""
        return "/".join(filter(None, (self.prefix, _plain(below))))

    def _paths(self, closed: list[OSError]) -> Iterator[Path]:
        """Every page, and every link to a folder; folders that may not be looked into stand in `closed`."""
        if not self.root.exists():
            return
        for folder, below, files in os.walk(self.root, onerror=closed.append):
            names = set(files)
            below[:] = [name for name in below if not name.startswith(".") and not _is_assets(name, names)]
            yield from (Path(folder) / name for name in below if (Path(folder) / name).is_symlink())
            yield from (Path(folder) / name for name in files if _is_page(name))
