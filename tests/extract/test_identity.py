"""The same article is the same under every address that leads to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.extract.identity import address, article_id


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://News.Example/a?id=1&utm_source=x#top", "https://news.example/a?id=1"),
        ("http://news.example:80", "http://news.example/"),
        ("https://news.example:8443/a", "https://news.example:8443/a"),
        ("https://news.example/view.php?ud=2024&fbclid=q&ref_src=z", "https://news.example/view.php?ud=2024"),
        ("https://news.example/검색?q=중국", "https://news.example/검색?q=중국"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("http://[::1", ""),
        ("https://news.example:99999/", ""),
        ("news.example/a", ""),
        ("", ""),
    ],
)
def test_address(url: str, expected: str) -> None:
    """An address loses what follows the reader and keeps what chooses the page."""
    assert expected == address(url)


def test_one_identity_for_http_and_https() -> None:
    """An article is the same over http and https, with and without tracking."""
    found = {
        article_id(url, "t", "p") for url in ("http://a.example/1", "https://A.example/1?utm_medium=rss")
    }

    assert len(found) == 1


def test_identity_without_address() -> None:
    """Without an address, title, first paragraph and language tell articles apart; case and width do not."""
    same = {article_id("", "ＡＩ 투자", "가나다", "ko"), article_id("", "ai 투자", "가나다", "ko")}
    other = article_id("", "ai 투자", "라마바", "ko")

    assert (len(same), other in same) == (1, False)


@given(st.text(), st.text(), st.text())
def test_identity_is_sixteen_hex(url: str, title: str, paragraph: str) -> None:
    """Whatever the text, an identity is 16 hexadecimal characters."""
    found = article_id(url, title, paragraph)

    assert (len(found), set(found) <= set("0123456789abcdef")) == (16, True)


@given(st.text())
def test_address_twice_is_address_once(url: str) -> None:
    """Tidying an address a second time changes nothing."""
    assert address(url) == address(address(url))
