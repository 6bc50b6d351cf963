"""A page put together from shared parts is the page that its template would have drawn whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from digest.errors import SiteError
from digest.site.ledger import Ledger
from digest.site.links import placed
from digest.site.shared import Page, Shared

PARTS = st.lists(
    st.builds(
        lambda path, text: f'<a href="/{escape(path)}" title="/{escape(text)}">{escape(text)}</a>',
        st.text(alphabet='ab/가"=', max_size=6),
        st.text(alphabet='ab /가="', max_size=6),
    ),
    max_size=4,
)


@given(PARTS, PARTS, st.sampled_from(["./", "../", "../../", "/below/"]))
def test_as_drawn_whole(first: list[str], second: list[str], root: str) -> None:
    """Its bytes, whatever the parts hold, and however deep it stands."""
    shared = Shared()
    known = [shared.add(text) for text in (*first, *second)]
    page = Page(
        f'<b src="/x">{shared.put(known[: len(first)])}</b>{shared.put(known)}<i href="/y/">', shared, root
    )
    whole = f'<b src="/x">{"".join(first)}</b>{"".join(first + second)}<i href="/y/">'

    own, data = page.written()
    assert (own.decode(), data.decode()) == (
        placed('<b src="/x"></b><i href="/y/">', root),
        placed(whole, root),
    )


def test_numbers() -> None:
    """A page knows which parts it holds, and each part is told once to whom asks what is new."""
    shared = Shared()
    first, second = shared.add("a"), shared.add("b")
    page = Page(f"x{shared.put([first])}y{shared.put([second, first])}", shared, "./")

    assert ([first, second, first], [(first, "a"), (second, "b")], []) == (
        page.numbers(),
        shared.fresh(),
        shared.fresh(),
    )


def test_a_text_with_our_mark() -> None:
    """Where a setting holds the character that stands around numbers, the site is refused in a sentence."""
    with pytest.raises(SiteError, match="control character"):
        Page("x\x1dno part\x1d", Shared(), "./").written()


FAULTS = {
    '<a href="/gone/">x</a>': "a.html: broken link /gone/",
    '<a href="#gone">x</a>': "b.html: link to #gone, which is not on the page",
    '<b id="own"></b>': "b.html: id 'own' twice",
    '<a href="javascript:a()">x</a>': "a.html: link with scheme javascript:",
    '<b onclick="a()">x</b>': "a.html: attribute onclick",
    "<b>\x0b</b>": "a.html: a character that XML and HTML forbid",
}


@pytest.mark.parametrize("part", sorted(FAULTS))
def test_faults_of_a_part(part: str) -> None:
    """A part is looked at once; what holds for a whole page is asked of each page that it stands on."""
    ledger = Ledger()
    ledger.parts("a.html", [("0", part)])
    ledger.drawn("a.html", '<b id="gone"></b>', ["0"])
    ledger.drawn("b.html", '<b id="own"></b><a href="#own">x</a>', ["0"])

    assert list(ledger.refusals(frozenset())) == [FAULTS[part]]


def test_places_in_parts() -> None:
    """A page may lead to a place in one of its parts, and a part to a place in another or on the page."""
    ledger = Ledger()
    ledger.parts("a.html", [("0", '<b id="foot"></b><a href="#own">x</a>'), ("1", '<a href="#foot">x</a>')])
    ledger.drawn("a.html", '<b id="own"></b><a href="#foot">x</a>', ["0", "1"])

    assert list(ledger.refusals(frozenset())) == []
