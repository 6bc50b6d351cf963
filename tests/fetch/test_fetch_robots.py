"""What a site allows a robot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.fetch.robots import NOTHING, parse

NEWS = """# comment
User-agent: *
Disallow: /search
Disallow: /*?page=
Disallow: /*.pdf$
Allow: /search/about
Disallow: /기사
Crawl-delay: 2

User-agent: badbot
User-agent: otherbot
Disallow: /
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("", True),
        ("/news/1", True),
        ("/search", False),
        ("/search?q=1", False),
        ("/search/about/us", True),
        ("/news?page=2", False),
        ("/news?id=1&page=2", True),
        ("/a/b.pdf", False),
        ("/a/b.pdf?x", True),
        ("/기사/1", False),
        ("/%EA%B8%B0%EC%82%AC/1", False),
        ("/%ea%b8%b0%ec%82%ac/1", False),
    ],
)
def test_the_longest_rule_that_fits_decides(path: str, allowed: bool) -> None:  # noqa: FBT001 - a column of the table
    """`*` and `$` mean what RFC 9309 says, in any spelling of a path."""

    assert parse(NEWS, "news-digest").allows(f"https://hanbit.example{path}") is allowed


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /", False),
        ("user-agent:*\ndisallow:/", False),
        ("\ufeffUser-agent: *\r\nDisallow: /\r\n", False),
        ("Disallow: /", True),
        ("User-agent: news-digest\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: News-Digest\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        ("User-agent: other\nDisallow: /", True),
        ("User-agent: *\nDisallow: /a\n\nUser-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /\nAllow: /", True),
        ("<html><body>404</body></html>", True),
        ("User-agent: *\nDisallow: /" + "*a" * 5_000 + "\nDisallow: /", False),
    ],
)
def test_a_group_is_for_whom_it_names(text: str, allowed: bool) -> None:  # noqa: FBT001 - a column of the table
    """Its own group before everyone's; groups for one agent count together; of equals the kinder rule."""

    assert parse(text, "news-digest").allows("https://hanbit.example/x") is allowed


@pytest.mark.parametrize(
    ("value", "delay"), [("2", 2.0), ("0.5", 0.5), ("1000", 60.0), ("soon", 0.0), ("-1", 0.0), ("nan", 0.0)]
)
def test_a_delay_is_kept_within_a_minute(value: str, delay: float) -> None:
    """What a site asks for is granted, up to what makes sense."""

    assert parse(f"User-agent: *\nCrawl-delay: {value}", "news-digest").delay == delay


def test_a_site_whose_rules_cannot_be_had_is_left_alone() -> None:
    """No answer is no permission."""

    assert not NOTHING.allows("https://hanbit.example/x")


@given(st.text(), st.text())
def test_any_text_has_an_answer(text: str, path: str) -> None:
    """Garbage in place of rules is no crash."""

    assert parse(text, "news-digest").allows(f"https://hanbit.example/{path.replace('[', '')}") in {
        True,
        False,
    }
