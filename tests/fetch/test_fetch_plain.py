"""Titles, names and addresses as plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.fetch.plain import names, same_place, title, url


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("여야,\n예산안 합의", "여야, 예산안 합의"),
        ("<속보> 국회 해산", "<속보> 국회 해산"),
        ("<b>여야</b> 합의<br/>끝", "여야 합의 끝"),
        ("3 < 5, 5 > 3", "3 < 5, 5 > 3"),
        ("R&D 예산 &amp; 세금", "R&D 예산 & 세금"),
        ("&amp;quot;합의&amp;quot;", '"합의"'),
        ("AT&T &copy 2026", "AT&T &copy 2026"),
        ("<script>alert(1)</script>제목", "제목"),
        ("<script>alert(1)", ""),
        ("<img src=x onerror=alert(1)>제목", "제목"),
        ("<svg/onload=alert(1)>제목", "제목"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
        ("\u202e제\u200b목\u0007", "제목"),
        ("{{ 7*7 }} {static}/x |attach|", "{{ 7*7 }} {static}/x |attach|"),
        ("", ""),
    ],
)
def test_a_title_is_one_plain_line(raw: str, plain: str) -> None:
    """Markup goes, Korean angle brackets stay, what was escaped on purpose is shown as it reads."""

    assert title(raw) == plain


@given(st.text())
def test_a_title_never_breaks_a_line(raw: str) -> None:
    """Whatever comes, a title is one short line."""

    assert len(title(raw).splitlines()) <= 1
    assert len(title(raw * 50)) <= 400


@pytest.mark.parametrize(
    ("raw", "people"),
    [
        ("김하나 기자", ("김하나",)),
        ("kim@hanbit.example (김하나)", ("김하나",)),
        ("김하나 kim@hanbit.example", ("김하나",)),
        ("kim@hanbit.example", ()),
        ("김하나, 이두리 기자", ("김하나", "이두리")),
        ("Kim Hana and Lee Duri", ("Kim Hana", "Lee Duri")),
        ("김하나·이두리", ("김하나", "이두리")),
        ("王晓明 记者", ("王晓明",)),
        ("", ()),
        ("<b>김하나</b>", ("김하나",)),
    ],
)
def test_an_author_field_gives_names(raw: str, people: tuple[str, ...]) -> None:
    """Names only: no mail address, no profession."""

    assert names(raw) == people


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("https://hanbit.example/a?id=1#b", "https://hanbit.example/a?id=1#b"),
        (" https://hanbit.example/a\n", "https://hanbit.example/a"),
        ("HTTPS://Hanbit.Example/A", "https://hanbit.example/A"),
        ("https://hanbit.example/a?id=1&utm_source=rss&utm_medium=x", "https://hanbit.example/a?id=1"),
        ("https://hanbit.example/a?fbclid=1", "https://hanbit.example/a"),
        ("https://hanbit.example/a?b=%20c&d", "https://hanbit.example/a?b=%20c&d"),
        ("https://한빛.example/a", "https://xn--xx3br43b.example/a"),
        ("https://hanbit.example:8080/a", "https://hanbit.example:8080/a"),
        ("http://[2606:4700::1111]/a", "http://[2606:4700::1111]/a"),
        ("javascript:alert(1)", ""),
        ("java\tscript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("\x01javascript:alert(1)", ""),
        ("data:text/html,<script>", ""),
        ("vbscript:x", ""),
        ("blob:https://hanbit.example/1", ""),
        ("file:///etc/passwd", ""),
        ("ftp://hanbit.example/", ""),
        ("//hanbit.example/a", ""),
        ("/a", ""),
        ("https://", ""),
        ("https://u:p@hanbit.example/", ""),
        ("https://@hanbit.example/", ""),
        ('https://han"><script>/a', ""),
        ("https://[::1/a", ""),
        ("https://hanbit.example:99999/", ""),
        ("https://hanbit.example/" + "a" * 2_000, ""),
        ("", ""),
    ],
)
def test_a_link_is_a_web_address_or_nothing(raw: str, address: str) -> None:
    """Only http and https, an ASCII host, no password, no tracker."""

    assert url(raw) == address


@given(st.text())
def test_a_link_is_stable(raw: str) -> None:
    """Cleaning an address twice changes nothing more."""
    once = url(f"https://hanbit.example/{raw}")

    assert url(once) == once


@pytest.mark.parametrize(
    "spelling",
    [
        "http://www.hanbit.example/a/",
        "https://m.hanbit.example/a",
        "https://hanbit.example:443/a#top",
        "https://hanbit.example/a?utm_source=rss",
    ],
)
def test_spellings_of_one_address_are_one_place(spelling: str) -> None:
    """Scheme, `www.`, a slash at the end, a fragment and trackers do not make another page."""

    assert same_place(spelling) == same_place("https://hanbit.example/a")


def test_another_number_is_another_place() -> None:
    """What names the page is kept, in any order."""

    assert same_place("https://hanbit.example/v?id=1&p=2") == same_place("https://hanbit.example/v?p=2&id=1")
    assert same_place("https://hanbit.example/v?id=1") != same_place("https://hanbit.example/v?id=2")
