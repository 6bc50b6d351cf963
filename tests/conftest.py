"""What every test may ask for."""

from pathlib import Path

import pytest

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
