"""`digest serve`: the built site on loopback, built again when something under it changes."""

import os
import stat
import threading
from collections.abc import Callable, Iterable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from digest.cli import console
from digest.config import Config
from digest.errors import DigestError, UsageError

SECONDS_BETWEEN_LOOKS = 1.0


class Quiet(SimpleHTTPRequestHandler):
    """Serves files; pages that are gone get the site's own 404."""

    def log_message(self, *_: object) -> None:
        """Say nothing for each request."""

    def end_headers(self) -> None:
        """Never let a browser keep a page that may be built again in a second."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


def serve(config: Config, port: int, rebuild: Callable[[], object]) -> None:
    """Serve until interrupted; a failed rebuild is one line and leaves the old site in place."""
    output = config.path("output")
    if not (output / "index.html").is_file():
        rebuild()
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(Quiet, directory=str(output)))
    except OSError as error:
        raise UsageError(f"port {port}", str(error.strerror), "choose another with --port") from error
    threading.Thread(target=server.serve_forever, daemon=True).start()
    console.say(f"serving {output} on http://127.0.0.1:{port}/ · stop with Ctrl-C")
    watched = (config.path("seeds"), config.path("content"), config.root / "theme")
    try:
        watch(watched, rebuild, threading.Event())
    except KeyboardInterrupt:
        server.shutdown()


def watch(folders: Iterable[Path], rebuild: Callable[[], object], stop: threading.Event) -> None:
    """Call `rebuild` whenever a file below `folders` appears, changes or goes, until `stop` is set.

    A change that comes while the site is built is seen at the next look:
    what the build itself writes into content/ costs one more build, which writes nothing.
    """
    folders = tuple(folders)
    before = look(folders)
    while not stop.wait(SECONDS_BETWEEN_LOOKS):
        now = look(folders)
        if now == before:
            continue
        before = now
        try:
            rebuild()
        except (DigestError, OSError) as error:  # another run is at work, a disk is full
            console.say(f"digest: {error}")


def look(folders: Iterable[Path]) -> dict[str, tuple[int, int]]:
    """Name, time and size of every file below the folders."""
    return {
        str(path): (status.st_mtime_ns, status.st_size)
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if (status := status_of(path))
    }


def status_of(path: Path) -> os.stat_result | None:
    """The status of a file; None for folders, and for a file that goes while we look."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status if stat.S_ISREG(status.st_mode) else None
