"""What every test may ask for."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

# The same examples in each run, and none is timed: a test that fails, fails again.
# `pytest --hypothesis-profile=searching` looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("searching", deadline=None, max_examples=1000)
settings.load_profile("steady")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real pages and gold data beside the project; a test that needs them says so where they are absent."""
    if not SHARED.is_dir():
        pytest.skip("the real pages are not beside the project (../shared)")
    return SHARED


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A headless Chromium, the one found on PATH; browser tests say so where there is none.

    Closed after each module: while Playwright runs, no other test can start an event loop.
    """
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium on PATH (Debian: apt-get install chromium)")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=program,
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
        )
        yield browser
        browser.close()
