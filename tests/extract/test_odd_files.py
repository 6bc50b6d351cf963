"""Files in the states in which browsers, archivers and mail programs leave them."""

import base64
import contextlib
import gzip
import io
import plistlib
import quopri
import zipfile
import zlib
from html import escape

import pytest

from digest.errors import LimitExceeded, ReadError
from digest.extract.reader import Reader
from digest.model import Article
from digest.report import Skip
from tests.extract.saved import BODY, TITLE, URL, document, first, page, read

HTML = page().encode()
PART = "Content-Type: text/html\r\nContent-Transfer-Encoding: {0}\r\nContent-Location: " + URL + "\r\n\r\n"


def told(body: bytes) -> tuple[str, tuple[str, ...]]:
    """Title and paragraphs of the main article."""
    article = first(body)
    return article.title, article.paragraphs


def mht(*parts: bytes, boundary: str = "b", end: bytes = b"--b--\r\n", more: str = "") -> bytes:
    """An MHTML file of the given parts, each with its own headers."""
    head = (
        f"From: <Saved by Blink>\r\n{more}MIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related; type="text/html"; boundary="{boundary}"\r\n\r\n'
    )
    return head.encode() + b"".join(f"--{boundary}\r\n".encode() + part + b"\r\n" for part in parts) + end


def part(html: bytes, encoding: str = "quoted-printable", kind: str = "text/html") -> bytes:
    """One part of an MHTML file."""
    coded = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}.get(encoding, bytes)(html)
    return PART.format(encoding).replace("text/html", kind).encode() + coded


NESTED = (
    b"Content-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
    + BODY[0].encode()
    + b"\r\n--c\r\n"
    + part(HTML)
    + b"\r\n--c--"
)
SHORT = base64.b64encode(HTML)
MHTML = {
    "no closing boundary": mht(part(HTML), end=b""),
    "cut within the boundary": mht(part(HTML), end=b"--"),
    "nested": mht(NESTED),
    "wrong charset": mht(part(HTML, kind="text/html; charset=iso-8859-1")),
    "wrong legacy charset": mht(
        part(page(head="").encode("cp949", "xmlcharrefreplace"), kind="text/html; charset=utf-8")
    ),
    "nonsense charset": mht(part(HTML, kind='text/html; charset="x-\\xff"')),
    "base64 in one line": mht(PART.format("base64").encode() + SHORT),
    "base64 without its padding": mht(PART.format("base64").encode() + SHORT.rstrip(b"=")),
    "base64 with stray characters": mht(
        PART.format("BASE64").encode() + SHORT[:200] + b" \t*\r\n" + SHORT[200:]
    ),
    "eight bits": mht(part(HTML, "8bit")),
    "binary": mht(part(HTML, "binary")),
    "unknown transfer encoding": mht(part(HTML, "x-none")),
    "Unix line ends": mht(part(HTML)).replace(b"\r\n", b"\n"),
    "xhtml": mht(part(HTML, kind="application/xhtml+xml")),
    "capitals": mht(part(HTML, kind="TEXT/HTML")).replace(b"multipart/related", b"Multipart/Related"),
    "byte order mark": b"\xef\xbb\xbf\r\n" + mht(part(HTML)),
    "boundary of odd letters": mht(part(HTML), boundary="--=_Part.(1)+?", end=b"----=_Part.(1)+?--\r\n"),
    "no parts, one page": b"MIME-Version: 1.0\r\n" + part(HTML),
    "encoded words": mht(part(HTML), more="Subject: =?utf-8?Q?=EC=95=8C=EB=A6=AC?=\r\n"),
    "pictures first": mht(
        b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA", part(HTML)
    ),
    "start named": mht(
        b"Content-Type: text/html\r\nContent-ID: <f1>\r\n\r\n<p>A frame with an advertisement in it.</p>",
        b"Content-ID: <main>\r\n" + part(HTML),
    ).replace(b'type="text/html"', b'type="text/html"; start="<main>"'),
}


@pytest.mark.parametrize("body", MHTML.values(), ids=MHTML.keys())
def test_mhtml(body: bytes) -> None:
    """An MHTML file is read whatever its writer made of boundaries, encodings and line ends."""
    assert told(body) == (TITLE, BODY)


def record(
    http: bytes, kind: str = "response", url: str = URL, more: str = "", version: str = "1.0"
) -> bytes:
    """One record of a WARC."""
    declared = "text/html" if kind == "resource" else "application/http; msgtype=response"
    head = (
        f"WARC/{version}\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2025-02-24T07:42:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{zlib.crc32(http):08x}-0000-0000-0000-000000000000>\r\n{more}"
        f"Content-Type: {declared}\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """What a server answered."""
    lines = "".join(f"{header}\r\n" for header in headers or ("Content-Type: text/html; charset=utf-8",))
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def chunked(body: bytes, size: int = 700) -> bytes:
    """A body in chunks."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(one), one) for one in parts) + b"0\r\n\r\n"


KIND = "Content-Type: text/html"
CHUNKS, GZIP = "Transfer-Encoding: chunked", "Content-Encoding: gzip"
INFO = record(b"software: x\r\n", kind="warcinfo", url="")
AGAIN = record(
    answer(b""),
    kind="revisit",
    more="WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest\r\n",
)
WARC = {
    "chunked": record(answer(chunked(HTML), KIND, CHUNKS)),
    "gzip": record(answer(gzip.compress(HTML), KIND, GZIP)),
    "deflate": record(answer(zlib.compress(HTML), KIND, "Content-Encoding: deflate")),
    "chunks of gzip": record(answer(chunked(gzip.compress(HTML)), KIND, CHUNKS, GZIP)),
    "said to be chunked": record(answer(HTML, KIND, CHUNKS)),
    "said to be gzip": record(answer(HTML, KIND, GZIP)),
    "a revisit before": AGAIN + record(answer(HTML)),
    "resource": record(HTML, kind="resource"),
    "version 1.1": record(answer(HTML), version="1.1"),
    "address in brackets": record(answer(HTML), url=f"<{URL}>"),
    "wrong charset": record(answer(HTML, "Content-Type: text/html; charset=EUC-KR")),
    "no type": INFO + record(answer(HTML, "Server: x")),
    "capital header names": record(answer(HTML, "CONTENT-TYPE: TEXT/HTML")),
    "a redirect before": record(answer(b"", "Location: /a", status="301 Moved")) + record(answer(HTML)),
    "an HTTP/2 answer": record(answer(HTML).replace(b"HTTP/1.1", b"HTTP/2")),
    "gzipped as one member": gzip.compress(INFO + record(answer(HTML))),
    "gzipped by record": gzip.compress(INFO) + gzip.compress(record(answer(HTML))),
    "torn at the end": gzip.compress(record(answer(HTML)))
    + gzip.compress(record(answer(HTML), url=URL + "2"))[:300],
    "a page in a subfolder's case": record(answer(HTML, "content-type: Text/HTML;Charset=UTF-8")),
}


@pytest.mark.parametrize("body", WARC.values(), ids=WARC.keys())
def test_warc(body: bytes) -> None:
    """A page in a web archive is read however its answer is coded, and whatever stands around it."""
    assert told(body) == (TITLE, BODY)


def test_an_answer_of_no_type() -> None:
    """An answer whose type nobody states is a page only where it begins like one."""
    other = record(answer(("\n\n".join(BODY) * 3).encode(), "Server: x"), url=URL + "2")
    found = read(record(answer(HTML, "Server: x")) + other)

    assert [getattr(item, "url", item) for item in found] == [URL]


def test_a_coding_that_is_unknown() -> None:
    """An answer in a coding that cannot be undone is named, never read as its bytes."""
    body = record(answer(b"\x1b\x2f\x00\xf8" + bytes(range(256)) * 9, KIND, "Content-Encoding: br"))

    with pytest.raises(ReadError, match=r"coding|encoding|no article|no saved page|binary|damaged"):
        read(body)


def packed(**members: bytes) -> bytes:
    """A zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        for name, body in members.items():
            box.writestr(name.replace("__", "/").replace("_", "."), body)
    return out.getvalue()


def test_wacz_of_several_archives() -> None:
    """Every archive in a WACZ is read, in the order of their names, an address once."""
    second = page(title="여야, 예산 협상 또 평행선").encode()
    body = packed(
        datapackage_json=b"{}",
        archive__b_warc_gz=gzip.compress(record(answer(second), url=URL + "2")),
        archive__a_warc_gz=gzip.compress(record(answer(HTML))),
        archive__c_warc=record(answer(HTML)),
    )

    assert [item.url for item in read(body) if isinstance(item, Article)] == [URL, URL + "2"]


def test_wacz_with_one_torn_archive() -> None:
    """A torn archive in a WACZ costs itself alone."""
    torn = gzip.compress(record(answer(HTML), url=URL + "2"))[:200]
    found = read(packed(archive__a_warc_gz=torn, archive__b_warc_gz=gzip.compress(record(answer(HTML)))))

    assert (
        [item.url for item in found if isinstance(item, Article)],
        any(isinstance(item, Skip) for item in found),
    ) == ([URL], True)


WEB = {"WebResourceData": HTML, "WebResourceURL": URL, "WebResourceMIMEType": "text/html"}


@pytest.mark.parametrize(
    "main",
    [
        {**WEB, "WebResourceTextEncodingName": "UTF-8"},
        WEB,
        {**WEB, "WebResourceTextEncodingName": "x-nonsense"},
        {**WEB, "WebResourceData": HTML.decode()},
        {**WEB, "WebResourceURL": "file:///Users/a/b.html"},
    ],
    ids=["named", "unnamed", "nonsense", "text", "file"],
)
@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_webarchive(main: dict[str, object], form: plistlib.PlistFormat) -> None:
    """A web archive is read with its frames and pictures, whatever it says of its encoding."""
    frame = {"WebMainResource": {**WEB, "WebResourceData": b"<p>An advertisement.</p>"}}
    pictures = [{"WebResourceData": bytes(999), "WebResourceURL": URL + "/a.png"}]
    body = plistlib.dumps(
        {"WebMainResource": main, "WebSubframeArchives": [frame], "WebSubresources": pictures}, fmt=form
    )

    assert told(body) == (TITLE, BODY)


FRAMED = b"<html><head><title>t</title></head><body><iframe src=/view></iframe><p>menu</p></body></html>"
FRAMESET = b'<html><frameset cols="20,80"><frame src=a.html><frame src=b.html></frameset></html>'
ADVERT = b"<html><body><p>An advertisement in a frame.</p></body></html>"


@pytest.mark.parametrize("outer", [FRAMED, FRAMESET], ids=["iframe", "frameset"])
def test_the_text_in_a_frame(outer: bytes) -> None:
    """Where a page shows its text in a frame, the frame is read, under the address of the page."""
    here = part(outer)
    there = [part(one).replace(URL.encode(), b"https://frames.example/1") for one in (ADVERT, HTML)]
    saved = mht(*there, here, more=f"Snapshot-Content-Location: {URL}\r\n")
    inner = [{"WebMainResource": {**WEB, "WebResourceData": one}} for one in (ADVERT, HTML)]
    archive = {"WebMainResource": {**WEB, "WebResourceData": outer}, "WebSubframeArchives": inner}
    found = [first(body) for body in (saved, plistlib.dumps(archive))]

    assert [(one.title, one.paragraphs, one.url) for one in found] == [(TITLE, BODY, URL)] * 2


def test_a_frame_that_singlefile_wrote_into_its_element() -> None:
    """SingleFile keeps frames as attributes; one that holds the text is read, as the page."""
    note = f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Mon Feb 24 2025\n-->"
    frame = f'<iframe class=a srcdoc="{escape(HTML.decode())}"></iframe>'
    outer = f"<html>{note}<body><p>menu</p>{frame}</body></html>"
    found = first(outer)

    assert (found.title, found.paragraphs, found.url) == (TITLE, BODY, URL)


DATA = "A" * 5_000_000


@pytest.mark.parametrize(
    "picture",
    [
        f'<img src="data:image/png;base64,{DATA}">',
        f"<img src=data:image/png;base64,{DATA}>",
        f"<style>.a{{background:url(data:image/png;base64,{DATA})}}</style>",
        f"<style>@font-face{{src:url('data:font/woff2;base64,{DATA}')}}</style>",
        f'<a href="data:text/html,{DATA}">x</a>',
        f'<img src="data:image/svg+xml,&lt;svg xmlns=&quot;a&quot;&gt;{DATA}&lt;/svg&gt;">',
    ],
    ids=["quoted", "bare", "style", "font", "link", "svg"],
)
def test_singlefile_with_megabytes_inside(picture: str) -> None:
    """Pictures, fonts and styles inlined into a page are passed over."""
    html = page(body=picture + "".join(f"<p>{text}</p>" for text in BODY))

    assert told(html.encode()) == (TITLE, BODY)


def test_shadow_roots() -> None:
    """What a component draws into its shadow root is kept by SingleFile as a template, and is read."""
    inner = "".join(f"<p>{text}</p>" for text in BODY)
    html = page(body=f'<x-body><template shadowrootmode="open"><div>{inner}</div></template></x-body>')

    assert told(html.encode()) == (TITLE, BODY)


def test_templates_are_not_shown() -> None:
    """Any other template is no text of the page."""
    inner = "<p>이 문장은 틀 속에 있어 독자에게 보이지 않는다. 그래서 기사에 들지 않는다.</p>"
    html = page(body="".join(f"<p>{text}</p>" for text in BODY) + f"<template>{inner}</template>")

    assert told(html.encode()) == (TITLE, BODY)


def test_a_meta_line_is_no_article() -> None:
    """A page whose text stands elsewhere is refused: stamps and bylines alone are no article."""
    with pytest.raises(ReadError, match="no article"):
        read(page(body='<div id="app"></div>'))


@pytest.mark.parametrize(
    "body",
    [
        record(answer(gzip.compress(HTML)[:-9] + b"wrong....", KIND, GZIP)),
        record(answer(HTML), url="https://www.hangang-news.example/\x1b[31m a b"),
        gzip.compress(record(answer(HTML)))[:-8] + b"wrong...",
    ],
    ids=["gzip", "address", "member"],
)
def test_a_damaged_web_archive_prints_nothing(body: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    """What is wrong in a web archive is told in our words; its bytes never reach the terminal."""
    with contextlib.suppress(ReadError):
        read(body)

    assert tuple(capfd.readouterr()) == ("", "")


ENDLESS = page(body="<br>".join(f"{BODY[0]} {number}" for number in range(500)))


def test_the_work_of_a_page_has_a_limit() -> None:
    """A page that would take minutes is refused by what it holds, the same on any machine, and named."""
    with pytest.raises(LimitExceeded, match="page of more than 10,000 units of text and tags") as caught:
        Reader(most=30_000).extract(document(ENDLESS))

    assert caught.value.subject == "pages/a.html"


def test_the_work_of_a_file_has_a_limit() -> None:
    """An archive of many pages is read as far as the limit: what was read is kept, the rest is named once."""
    body = b"".join(record(answer(HTML), url=f"{URL}/{number}") for number in range(20))
    found = Reader(most=9_000).extract(document(body))
    read_first = [item for item in found if isinstance(item, Article)]

    assert (0 < len(read_first) < 20, [type(item) for item in found[len(read_first) :]]) == (True, [Skip])


def test_a_page_that_fails_costs_itself_alone() -> None:
    """One monstrous page in an archive is named by its address; the other pages are read."""
    body = record(answer(ENDLESS.encode()), url=URL + "/1") + record(answer(HTML))
    found = Reader(most=90_000).extract(document(body))

    assert [getattr(item, "url", "") or getattr(item, "subject", "") for item in found] == [URL, URL + "/1"]


def test_attributes_that_no_element_could_have() -> None:
    """A page may name an attribute `{a`: where a story is cut out of it, it loses that attribute."""
    story = "".join(f"<p>{text}</p>" for text in (*BODY, *BODY))
    second = f"<h1 {{a=1 class=t>예산안, 본회의 통과</h1><p class=by>김서준 기자 2025-02-24 18:00</p>{story}"
    found = read(page().replace("</main>", f"<div>{second}</div></main>"))

    assert isinstance(found[0], Article)


def test_a_webarchive_in_an_unknown_encoding() -> None:
    """A property list that names an encoding which does not exist is damaged, and nothing worse."""
    body = plistlib.dumps({"WebMainResource": WEB}).replace(b"UTF-8", b"YTF-8", 1)

    with pytest.raises(ReadError, match="damaged web archive"):
        read(body)


BIG = b"<p>" + bytes(60_000_000)


@pytest.mark.parametrize(
    "body",
    [
        gzip.compress(BIG, 1),
        gzip.compress(INFO + record(answer(BIG)), 1),
        record(answer(gzip.compress(BIG, 1), KIND, GZIP)),
        gzip.compress(INFO) + gzip.compress(record(answer(BIG)), 1),
    ],
    ids=["page", "archive", "answer", "record"],
)
def test_bombs(body: bytes) -> None:
    """A small file that would unpack to tens of megabytes is refused, and says by which limit."""
    with pytest.raises(ReadError, match=r"more than \d+ MB|larger than \d+ MB|no article"):
        read(body)
