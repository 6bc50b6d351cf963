"""Every format of a saved page is read by its content."""

import base64
import contextlib
import gzip
import io
import plistlib
import quopri
import re
import zipfile

import pytest

from digest.errors import LimitExceeded, ReadError, UnknownFormat
from digest.extract.formats import Page, pages
from digest.model import Article
from digest.report import Skip
from tests.extract.saved import BODY, TITLE, URL, document, first, page, read


def mhtml(html: bytes, encoding: str = "quoted-printable", charset: str = "") -> bytes:
    """A page as Chrome saves it."""
    coded = quopri.encodestring(html) if encoding == "quoted-printable" else base64.encodebytes(html)
    kind = f'text/html; charset="{charset}"' if charset else "text/html"
    return (
        (
            f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {URL}\r\nMIME-Version: 1.0\r\n"
            'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b--"\r\n\r\n'
            "----b--\r\nContent-Type: text/html\r\nContent-Location: https://ad.example/f\r\n\r\n<p>광고입니다.</p>\r\n"
            f"----b--\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n"
            f"Content-Location: {URL}\r\n\r\n"
        ).encode()
        + coded
        + b"\r\n----b----\r\n"
    )


def warc(*answers: tuple[str, bytes], compressed: bool = True, status: str = "200 OK") -> bytes:
    """A web archive of answers."""
    records = []
    for number, (url, body) in enumerate(answers):
        http = (
            f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
            "WARC-Date: 2025-02-24T07:42:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        record = head.encode() + http + b"\r\n\r\n"
        records.append(gzip.compress(record) if compressed else record)
    return b"".join(records)


def facts(article: Article) -> tuple[str, tuple[str, ...]]:
    return article.title, article.paragraphs


EXPECTED = (TITLE, BODY)


def test_html() -> None:
    """A saved HTML page gives its article, without menu, related list, comments and footer."""
    assert facts(first(page())) == EXPECTED


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["utf-8", "cp949"])
@pytest.mark.parametrize("named", [True, False])
def test_mhtml(encoding: str, charset: str, *, named: bool) -> None:
    """An MHTML file gives the page that was saved, not its frames, in any encoding, named or not."""
    body = page(head="").encode(charset, "xmlcharrefreplace")
    article = first(mhtml(body, encoding, charset if named else ""))

    assert (*EXPECTED, URL) == (*facts(article), article.url)


def test_singlefile() -> None:
    """A SingleFile page tells its address in a comment; its inlined pictures do not disturb."""
    note = f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Mon Feb 24 2025 18:00:00\n-->"
    picture = f'<img src="data:image/png;base64,{"A" * 50_000}">'
    html = page(body="".join(f"<p>{text}</p>{picture}" for text in BODY)).replace("<html", note + "<html", 1)

    assert (*EXPECTED, URL) == (*facts(first(html)), first(html).url)


def test_complete_page() -> None:
    """A browser's "complete page" tells its address in a comment."""
    html = page().replace("<html", f"<!-- saved from url=(0057){URL} -->\n<html", 1)

    assert first(html).url == URL


@pytest.mark.parametrize("compressed", [True, False])
def test_warc(*, compressed: bool) -> None:
    """A web archive gives every page in it once, each with its address."""
    other = page(title="與野, 예산 협상 또 평행선").encode()
    answers = ((URL, page().encode()), (URL + "2", other), (URL, page().encode()))
    body = warc(*answers, compressed=compressed)

    assert [item.url for item in read(body) if isinstance(item, Article)] == [URL, URL + "2"]


def test_a_torn_warc_names_what_is_lost() -> None:
    """A record that is shorter than it says is left out and named; nothing half-read is an article."""
    whole = warc((URL, page().encode()), (URL + "2", page().encode()), compressed=False)
    found = read(whole[: len(whole) - 900])

    lost = [item.reason for item in found if isinstance(item, Skip)]

    assert (len(found), len(lost), "damaged" in lost[0]) == (2, 1, True)


def test_a_torn_warc_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """The bytes of a file whose lengths lie never reach the terminal."""
    whole = warc((URL, page().encode()), (URL + "2", page().encode()), compressed=False)
    lying = re.sub(rb"(\r\nContent-Length: )\d+", rb"\g<1>90", whole)

    with contextlib.suppress(ReadError):
        read(lying)

    assert tuple(capfd.readouterr()) == ("", "")


def test_answers_that_are_no_pages_are_passed_over() -> None:
    """A web archive of errors holds no article, and says so."""
    with pytest.raises(ReadError, match="no article"):
        read(warc((URL, b"<h1>Not found</h1>"), status="404 Not Found"))


def test_wacz() -> None:
    """A WACZ gives the pages of the archives in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        box.writestr("archive/data.warc.gz", warc((URL, page().encode())))
        box.writestr("pages/pages.jsonl", "{}")

    assert facts(first(out.getvalue())) == EXPECTED


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_webarchive(form: plistlib.PlistFormat) -> None:
    """A Safari web archive gives its main page, binary or not."""
    main = {
        "WebResourceData": page(head="").encode("cp949", "xmlcharrefreplace"),
        "WebResourceURL": URL,
        "WebResourceTextEncodingName": "euc-kr",
    }
    body = plistlib.dumps({"WebMainResource": main}, fmt=form)

    assert (*EXPECTED, URL) == (*facts(first(body)), first(body).url)


def test_gzipped_page() -> None:
    """A gzipped page is read as the page."""
    assert facts(first(gzip.compress(page().encode()))) == EXPECTED


def test_plain_text() -> None:
    """A page saved as text is read as a dump."""
    top = f"한강뉴스\n정치\n국제\n\n{TITLE}\n\n입력 2025-02-24 16:42\n김서준 기자"
    dump = "\n\n".join((top, *BODY, "관련기사\n"))

    assert facts(first(dump)) == EXPECTED


def test_the_format_is_told_by_content() -> None:
    """A declared type is not believed: HTML that says it is text is HTML."""
    found = next(iter(pages(document(page(), media_type="text/plain"))))

    assert (found.kind if isinstance(found, Page) else "") == "html"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"   \n", "empty"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "a feed"),
        (b'{"a": "b", "c": 1}', "data"),
        (b"PK\x05\x06" + bytes(18), "binary"),
    ],
)
def test_what_is_no_page_is_named(body: bytes, reason: str) -> None:
    """What is no saved page is refused with the name of what it is."""
    with pytest.raises(UnknownFormat) as caught:
        read(body)

    assert reason in caught.value.reason


def test_a_zip_without_an_archive() -> None:
    """Any other zip is refused."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        box.writestr("../../evil.txt", "x")
    with pytest.raises(UnknownFormat, match="without a web archive"):
        read(out.getvalue())


def test_limits_are_clear_errors() -> None:
    """Too many parts, parts too deep, pages too long: each says which limit it met."""
    head = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n"
    deep = head + b"--a\nContent-Type: multipart/mixed; boundary=b\n\n" * 40
    many = head + b"--a\nContent-Type: text/html\n\nx\n" * 900
    for body in (deep, many, b"<p>" + b"a" * 50_000_001):
        with pytest.raises(LimitExceeded):
            read(body)


def test_a_gzip_bomb_stops_at_the_limit() -> None:
    """A small file that unpacks to more than the limit is refused before it is unpacked whole."""
    with pytest.raises(LimitExceeded):
        read(gzip.compress(bytes(120_000_000), 9))
