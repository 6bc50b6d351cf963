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
        """One document a file in the order of their paths; a file that cannot be read is a skip.

        Left out without a word: hidden files, `README*`, the asset folders of complete pages.
        """
        for relative in sorted(self._paths(), key=lambda path: path.parts):
            origin = "/".join(filter(None, (self.prefix, _plain(relative.as_posix()))))
            try:
                yield document_of(self.root / relative, origin)
            except ReadError as error:
                yield Skip.of("fetch", error)

    def _paths(self) -> Iterator[Path]:
        for folder, below, files in os.walk(self.root):
            names = set(files)
            below[:] = [name for name in below if not name.startswith(".") and not _is_assets(name, names)]
            for name in files:
                if _is_page(name):
                    yield (Path(folder) / name).relative_to(self.root)
