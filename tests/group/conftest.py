"""What tests of this room may ask for."""

from collections.abc import Callable
from datetime import datetime

import pytest

from digest.model import Article

Build = Callable[..., Article]


@pytest.fixture
def build() -> Build:
    """An article with what a test does not care for filled in."""
    count = iter(range(10**6))

    def made(title: str, *paragraphs: str, on: str = "", lang: str = "ko", outlet: str = "") -> Article:
        number = next(count)
        return Article(
            id=f"{number:016x}",
            document_id="",
            origin=f"pages/{number}.html",
            title=title,
            paragraphs=paragraphs,
            lang=lang,  # type: ignore[arg-type]
            outlet=outlet or f"outlet {number}",
            published=datetime.fromisoformat(on) if on else None,
        )

    return made
