"""`digest serve`: a change is seen, a broken build is survived."""

import threading
from itertools import cycle
from pathlib import Path

import pytest

from digest.cli import serving
from digest.errors import SiteError


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look often, so that the test does not wait."""
    monkeypatch.setattr(serving, "SECONDS_BETWEEN_LOOKS", 0.01)


def test_every_kind_of_change_is_seen(tmp_path: Path) -> None:
    """A new, a changed and a removed file each lead to a build; builds that fail do not end the watch."""
    page = tmp_path / "page.html"
    built, stop = threading.Semaphore(0), threading.Event()
    errors = cycle((SiteError("site", "broken"), OSError(28, "no space left on device")))

    def rebuild() -> None:
        built.release()
        raise next(errors)

    watching = threading.Thread(target=serving.watch, args=((tmp_path,), rebuild, stop))
    watching.start()
    try:
        # The first look may come after the first write: write on until it is seen.
        assert any(page.write_text("x" * n, "utf-8") and built.acquire(timeout=0.05) for n in range(1, 200))
        page.unlink()
        assert built.acquire(timeout=10)
        page.write_text("back", "utf-8")
        assert built.acquire(timeout=10)
    finally:
        stop.set()
        watching.join(timeout=10)

    assert not watching.is_alive()


def test_what_is_watched_has_time_and_size(tmp_path: Path) -> None:
    """Folders and dangling links are passed over."""
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "a.md").write_text("abc", "utf-8")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")

    seen = serving.look([tmp_path])

    assert {name: size for name, (_, size) in seen.items()} == {str(tmp_path / "below" / "a.md"): 3}
