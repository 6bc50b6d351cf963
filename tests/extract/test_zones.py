"""In which zone a source's bare times are."""

import pytest

from digest.extract.zones import zone_of

EN = "The assembly voted on Tuesday to put off the bill on platforms until the next session."


@pytest.mark.parametrize(
    ("url", "texts", "expected"),
    [
        ("https://www.news.example.nz/a", (EN,), "Pacific/Auckland"),
        ("https://news.example.de/a", (EN,), "Europe/Berlin"),
        ("https://news.example/a", (f"SEOUL, Feb. 3 (Wire) -- {EN}",), "Asia/Seoul"),
        ("https://news.example.us/a", (EN,), "UTC"),
        ("https://news.example.io/a", (EN,), "UTC"),
        ("", ("국회는 3일 본회의를 열어 예산안을 의결했다. 여야는 협상을 이어 가기로 했다.",), "Asia/Seoul"),
        ("http://[::1", (EN,), "UTC"),
    ],
)
def test_zone(url: str, texts: tuple[str, ...], expected: str) -> None:
    """Language first, then the country of the address, then the city of a dateline."""
    assert expected == zone_of(url, texts)
