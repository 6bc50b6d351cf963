"""What the ledger says of a drawn page is what a reader of its tags would say."""

import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import escape

from digest.site.ledger import Ledger

FILES = frozenset({"index.html", "names/index.html", "a&b/index.html"})
BRIEF = "a/b/index.html: a brief page of 68 KB to transfer, 20 at most"
FRONT = "en/index.html: a front page of 68 KB to transfer, 50 at most"
FAULTS = {
    '<a href="/names/gone/">x</a>': "a.html: broken link /names/gone/",
    '<a href="/names">x</a>': "a.html: broken link /names",
    '<a href="#gone">x</a>': "a.html: link to #gone, which is not on the page",
    '<a href="javascript:a()">x</a>': "a.html: link with scheme javascript:",
    '<p id="b"></p><p id="b"></p>': "a.html: id 'b' twice",
    "<script>a()</script>": "a.html: inline <script>",
    "<style>a</style>": "a.html: inline <style>",
    '<p onclick="a()">x</p>': "a.html: attribute onclick",
    '<p style="a">x</p>': "a.html: attribute style",
}


def refusals(page: str) -> list[str]:
    """What the ledger has against a drawn page."""
    ledger = Ledger()
    ledger.drawn("a.html", page)
    return list(ledger.refusals(FILES))


@pytest.mark.parametrize("part", sorted(FAULTS))
def test_faults(part: str) -> None:
    """A page that breaks a rule is named with the rule."""
    assert [FAULTS[part]] == refusals(f'<p id="top"><a href="/names/?q=1#top">a</a></p>{part}')


def test_a_place_within_a_page() -> None:
    """Each page has the places that it leads to itself; that another one has them is no help."""
    ledger = Ledger()
    ledger.drawn("a.html", '<p id="x"></p><a href="#x">x</a>')
    ledger.drawn("b.html", '<a href="#x">x</a>')

    assert list(ledger.refusals(FILES)) == ["b.html: link to #x, which is not on the page"]


def test_written_as_html() -> None:
    """A link is read as a browser reads it: what HTML writes as `&amp;` is one sign."""
    assert refusals('<a href="/a&amp;b/">x</a>') == []


@given(
    st.lists(
        st.sampled_from(['href="/x/', "href=", " id=", " style=", " onclick=", '"', " ", "<script>", "a"])
    )
)
def test_a_text_is_no_markup(parts: list[str]) -> None:
    """Whatever a text says, in an attribute or between tags, it is no fault of its page."""
    text = escape("".join(parts))

    assert refusals(f'<meta content="{text}" lang="ko"><p id="a">{text}</p><a href="/names/">b</a>') == []


@given(st.text(alphabet="a /#?&%é", max_size=8))
@example("///a")
def test_drawn_as_stored(link: str) -> None:
    """A page drawn and the same page stored at the root are judged alike."""
    page = f'<html data-root="/"><a href="{escape(link)}">x</a>'
    stored = Ledger()
    stored.stored("a.html", page)
    drawn = Ledger()
    drawn.drawn("a.html", page)

    assert bool(list(stored.refusals(FILES))) == bool(list(drawn.refusals(FILES))) or not link.startswith("/")


HEAVY: dict[str, tuple[str, bytes, list[str]]] = {
    "brief": ("a/b/index.html", b'<main><article data-brief-id="x">%s<ol class="sources">', [BRIEF]),
    "its sources": ("a/b/index.html", b'<main><article data-brief-id="x"><ol class="sources">%s', []),
    "front page": ("en/index.html", b"%s", [FRONT]),
    "long list": ("archive/2026/02/index.html", b"%s", []),
}


@pytest.mark.parametrize("kind", sorted(HEAVY))
def test_weight(kind: str) -> None:
    """A brief page and a front page have a budget; sources and archives may be as long as they are."""
    file, page, faults = HEAVY[kind]
    ledger = Ledger()
    noise = random.Random(1).randbytes(60_000).hex()  # noqa: S311 - the same each time
    ledger.data(file, page % noise.encode())

    assert faults == list(ledger.refusals(FILES))


def test_data() -> None:
    """Characters that XML forbids, broken XML and JSON, and two items of one id are told."""
    ledger = Ledger()
    ledger.data("a.html", b"a\x1e")
    ledger.data("b.html", "a\ufffe".encode())
    ledger.data("c.html", "\uff01 \ufffd".encode())
    ledger.data("d.xml", b"<a>")
    ledger.data("e.json", b"{")
    ledger.data(
        "feeds/f.xml", b"<rss><channel><item><guid>1</guid></item><item><guid>1</guid></item></channel></rss>"
    )

    assert [line.partition(":")[0] for line in ledger.refusals(FILES)] == [
        "a.html",
        "b.html",
        "d.xml",
        "e.json",
        "feeds/f.xml",
    ]
