"""The door of the room."""

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.errors import ReadError
from digest.model import Hints
from digest.report import Skip
from tests.extract.saved import BODY, TITLE, URL, first, page, read

FRAGMENT = "text/html;fragment"
WHEN = datetime.fromisoformat("2025-02-25T09:00:00+09:00")
HINTS = Hints(
    title="다른 제목",
    byline=("이서연",),
    published=WHEN,
    outlet="동해일보",
    beat="china-tech",
    zone="Asia/Seoul",
)
PARTS = [
    b"<",
    b">",
    b"&",
    b'"',
    b"<div>",
    b"</div>",
    b"<p>",
    b"<br>",
    b"<table>",
    b"<a href=x>",
    b'<time datetime="',
]
PARTS += [
    b'<script type="application/ld+json">{',
    b"[[",
    b'{"@type":"Article","author":',
    b"\xff\xfe",
    b"\xef\xbb\xbf",
]
PARTS += [
    b"Content-Type: multipart/mixed; boundary=a\n\n",
    b"--a\n",
    b"WARC/1.0\r\n",
    b"&#x110000;",
    b"&#xD800;",
    b"\x1b$B",
]
PARTS += [
    b"2026-13-45",
    b"\xe2\x80\xae",
    b"https://[",
    b"<meta charset=",
    b"utf-7",
    b"hex",
    b"\x00",
    b"PK\x03\x04",
    b"\x1f\x8b",
]
PARTS += ["대통령은 24일 밝혔다. ".encode(), "记者 何思源 ".encode(), "김서준 기자 = ".encode("cp949")]


def quiet(body: bytes) -> None:
    """Reads what may be no page; only a `ReadError` may come of it."""
    try:
        read(body, url="https://a.example/2025/02/24/1")
    except ReadError:
        return


def test_a_page_states_more_than_its_hints() -> None:
    """What the page states is believed before what its feed said; the beat of the feed is kept."""
    found = first(page(), url=URL, hints=HINTS)

    expected = (TITLE, ("김서준",), "한강뉴스", "stated", "china-tech")
    assert expected == (found.title, found.byline, found.outlet, found.published_basis, found.feed_beat)


def test_a_feed_entry() -> None:
    """A feed entry has its text from the fragment and the rest from its feed."""
    html = "".join(f"<p>{text}</p>" for text in BODY) + '<p><a href="https://a.example/more">더보기</a></p>'
    found = first(html, url=URL, hints=HINTS, media_type=FRAGMENT)

    expected = ("다른 제목", BODY, ("이서연",), WHEN, "feed", URL)
    told = (found.title, found.paragraphs, found.byline, found.published, found.published_basis, found.url)
    assert expected == told


def test_a_thin_feed_entry_is_an_article() -> None:
    """One plain sentence of a feed is an article still; the pipeline decides what it is worth."""
    assert first("국회가 예산안을 처리했다", hints=HINTS, media_type=FRAGMENT).paragraphs == (
        "국회가 예산안을 처리했다",
    )


@pytest.mark.parametrize(
    "body", ["<p> </p>", "<img src=a.jpg>", "<p><a href=x>더보기</a></p><p></p>", "&nbsp;"]
)
def test_an_empty_feed_entry_is_an_error(body: str) -> None:
    """A feed entry without words is refused."""
    with pytest.raises(ReadError):
        read(body, hints=HINTS, media_type=FRAGMENT)


def test_a_page_without_article_is_an_error() -> None:
    """A menu is no article: the error names the file and the reason."""
    with pytest.raises(ReadError, match="no article") as caught:
        read("<html><body><ul><li><a href=/a>정치</a></li><li><a href=/b>경제</a></li></ul></body></html>")

    assert caught.value.subject == "pages/a.html"


def test_twice_the_same() -> None:
    """The same bytes give the same articles."""
    assert read(page()) == read(page())


def test_skips_name_the_file() -> None:
    """What is left out is said of the file it was in."""
    lines = ("종목 추적기", "긍정 영향 종목이 있습니다.", "인공지능이 작성한 것으로 투자 권유가 아닙니다.")
    box = "<div>" + "".join(f"<p>{text}</p>" for text in lines) + "</div>"
    skips = [item for item in read(page().replace("</main>", box + "</main>")) if isinstance(item, Skip)]

    assert [(item.stage, item.subject) for item in skips] == [("extract", "pages/a.html")]


@given(st.binary(max_size=600))
@settings(deadline=None)
def test_random_bytes(body: bytes) -> None:
    """Random bytes are read or refused."""
    quiet(body)


@given(st.lists(st.sampled_from(PARTS), max_size=40).map(b"".join))
@settings(max_examples=150, deadline=None)
def test_broken_markup(body: bytes) -> None:
    """Pieces of markup in any order are read or refused."""
    quiet(body)


@given(st.integers(0, 3000), st.integers(0, 3000), st.sampled_from(PARTS))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_torn_pages(start: int, size: int, part: bytes) -> None:
    """A page with a hole in it, and something else in the hole, is read or refused."""
    body = page().encode()
    quiet(body[:start] + part + body[start + size :])


@pytest.mark.parametrize(
    "body",
    [
        b"<div>" * 10_000 + "대통령은 24일 밝혔다. ".encode() * 20,
        b'<p class="' + b"x " * 200_000 + b'">' + b"Hello world, this is a text. " * 20,
        b"<p>" + b"<font><b><i>" * 5_000 + b"Hello world.",
        b"<ul>" + b"<li><a>x</a>" * 20_000,
        b"<" * 200_000,
        b"&amp;" * 100_000,
        b'<script type="application/ld+json">' + b"[" * 50_000 + b"</script><p>Some text, and more of it.",
        b"<script>window.__STATE__=" + b'{"a":' * 20_000 + b"</script><p>Hello there, world.",
        b"<h1>A title of it</h1>" * 5_000 + b"<p>Hello world, text. </p>" * 50,
        b"<div>" + b"<br>" * 60_000 + b"a. ",
        b"<title>" + "제목 - ".encode() * 5_000 + b"</title><p>Hello there, world.",
    ],
    ids=[
        "deep",
        "attribute",
        "inline",
        "list",
        "open",
        "entities",
        "json",
        "state",
        "headings",
        "breaks",
        "title",
    ],
)
def test_monstrous_pages(body: bytes) -> None:
    """Pages that nest ten thousand deep or repeat without end are read or refused, and the run goes on."""
    quiet(body)
