"""What reading a hostile page, dump or feed costs: no more than what it holds."""

import contextlib
import gzip
import json
from collections.abc import Callable

import pytest

from digest.errors import LimitExceeded, ReadError
from digest.extract.formats.members import is_whole
from digest.extract.page.blocks import layout
from digest.extract.page.tree import parse
from digest.extract.page.worth import machine_made
from digest.extract.reader import Reader
from digest.model import Document
from tests.extract.saved import BODY, TITLE, document, first, page
from tests.text.steps import GROWTH, steps

TOLD = "".join(f"<p>{text}</p>" for text in BODY)
STORY = "<p>김서준 기자 2025-02-24 18:00</p>" + TOLD * 2


def reading(one: Document) -> None:
    """The document read, whatever it holds."""
    with contextlib.suppress(ReadError):
        Reader().extract(one)


def shown(more: str) -> str:
    """The page of an article with something behind it."""
    return page(body=TOLD * 3 + more)


def drawn(script: str, kind: str = "") -> str:
    """A page whose text stands in a script."""
    return page(body=f"<script{kind}>{script}</script><p>짧다.</p>")


PAGES: dict[str, Callable[[int], str]] = {
    "headings in an aside": lambda n: shown(
        "<aside>" + "<h2>여야 합의 발표문 전문</h2>" * n + STORY + "</aside>"
    ),
    "headings that are links": lambda n: shown(
        "<section>" + "<h2><a href=b>여야 합의 발표문 전문</a></h2>" * n + STORY + "</section>"
    ),
    "headings behind the related": lambda n: shown(
        f"<div>{TOLD}</div>" * n + "<p>관련 기사</p>" + "<div><h3>여야 합의 발표문</h3></div>" * n
    ),
    "rows of a stream": lambda n: drawn('self.__next_f.push([1,"' + "\\n1:T40000," * n + '"])'),
}


@pytest.mark.parametrize("made", PAGES.values(), ids=PAGES.keys())
def test_a_page_of_twice_the_length(made: Callable[[int], str]) -> None:
    """Whatever stands on a page, one of twice the length takes about twice the work."""
    few, many = (document(made(number)) for number in (150, 300))
    reading(few)  # the tables are read, the words learned

    assert steps(lambda: reading(many)) < GROWTH * steps(lambda: reading(few))


def test_machines_boxes() -> None:
    """Twice the boxes that a machine wrote take about twice the work."""
    box = "<div><p>AI 요약</p><p>이 내용은 인공지능이 작성한 것으로 투자 권유가 아닙니다.</p></div>"
    few, many = (layout(parse(shown(box * number + TOLD * number))) for number in (200, 400))

    assert len(machine_made(few)) == 200
    assert steps(lambda: machine_made(many)) < GROWTH * steps(lambda: machine_made(few))


@pytest.mark.parametrize(
    "made",
    [
        "<div><b class=title>" + "여야 합의 발표문<br>" * 15_000 + "</b></div>",
        "<iframe srcdoc='<p>a</p>'></iframe>" + "<script>" * 150_000,
        '<script>window.__STATE__ = (x "' + '\\"' * 1_000_000 + "</script>",
        "<script>" + "window.__STATE__ = [x " * 100_000 + "</script>",
        "<script type=application/json>"
        + json.dumps({"a": {"text": BODY[0] * 9_000}, "lists": [[{"__ref": "a"}]] * 9_000})
        + "</script>",
    ],
    ids=[
        "lines of one title",
        "scripts that never end",
        "escaped marks",
        "names of code",
        "one entity in many lists",
    ],
)
def test_what_would_take_hours(made: str) -> None:
    """Megabytes that were made to be read over and over are read once: the page beside them is read."""
    assert first(page(body=TOLD + made)).title == TITLE


def test_an_element_of_endless_attributes() -> None:
    """A start tag with tens of thousands of attributes is refused; one with a long value is none."""
    crowded = "<p " + " ".join(f'a{number}=">"' for number in range(60_000)) + ">"
    parse(f"<p a='{'b ' * 200_000}'>{BODY[0]}</p>")

    with pytest.raises(LimitExceeded, match="more than 5,000 attributes"):
        parse(crowded)


def test_a_torn_end_behind_many_members() -> None:
    """An archive of thousands of members is looked through to its end, each member once."""
    body = gzip.compress(bytes(range(256)) * 4) * 9_000

    assert (is_whole(body), is_whole(body[:-9])) == (True, False)
