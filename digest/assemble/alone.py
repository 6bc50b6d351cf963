"""One run at a time: two that write the same folders would take each other's files for leftovers."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from digest.config import Config
from digest.errors import UsageError

LOCK = "run.lock"


@contextmanager
def alone(config: Config) -> Iterator[None]:
    """Hold the project for this run; a killed run lets go of it. `UsageError` where another one holds it."""
    folder = config.path("var")
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UsageError(str(config.root), "another run is at work", "wait until it has ended") from error
        yield
