"""Only web addresses are linked, and they open at the words."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.markdown.links import destination, to_words, web


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        " https://a.example",
        "data:text/html,x",
        "file:///etc/passwd",
        "//a.example/x",
        "https://",
        "https://a.example\\@b.example",
        "https://[::1",
        "ftp://a.example",
        "",
    ],
)
def test_no_link(url: str) -> None:
    """An address that is not plainly http or https is no link."""
    assert web(url) == ""
    assert to_words(url, "x") == ""


@given(
    st.tuples(
        st.sampled_from(("https://", "http://", "HTTPS://", "ftp://", "https:/", "")),
        st.sampled_from(
            ("a.example", "a", "", ".", "a.example:80", "u@a", "[::1]", "[", "예시.example", "a_b")
        ),
        st.text(st.sampled_from("a/?#%:@[]예\\ \t\n\x7f\x9f\u200b"), max_size=4),
    ).map("".join)
)
def test_what_is_a_link(url: str) -> None:
    """A link is http or https, names a host, and holds nothing that a browser would turn or take out."""
    try:
        parts = urlsplit(url)
        named = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        named = False
    held = all(sign > " " and not "\x7f" <= sign <= "\x9f" and sign != "\\" for sign in url)

    assert web(url) == (url if named and held else "")


def test_link_to_words() -> None:
    """A link names the first and the last words, percent-encoded with hyphen and comma."""
    assert to_words("https://a.example/1", "a-b, c") == "https://a.example/1#:~:text=a%2Db%2C%20c"
    assert to_words("https://a.example/1#s", "x") == "https://a.example/1#s:~:text=x"


@given(st.text(min_size=1, max_size=3000))
def test_link_stays_short(words: str) -> None:
    """The link is short however long the words are."""
    link = to_words("https://a.example/1", words)

    assert len(link) < 600
    assert not set(link) & set(" <>()\"'`\n")


@given(st.text(max_size=50))
def test_destination_is_closed(tail: str) -> None:
    """Nothing in an address ends the link that it stands in."""
    assert not set(destination(f"https://a.example/{web('https://a.example/' + tail)}")) & set(
        "()<>{}|\\`[] \n"
    )
