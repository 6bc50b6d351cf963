"""The guarded client, against servers that misbehave."""

import asyncio
import subprocess
import sys
import time
import zlib
from gzip import compress
from http.server import BaseHTTPRequestHandler

import pytest

from digest.errors import FetchError, TooLarge, TooSlow, Unreachable
from digest.fetch.client import Answer, Client, Limits, user_agent
from tests.fetch.loopback import LOOPBACK, Web

pytest_plugins = ("tests.fetch.loopback",)


def get(client: Client, *urls: str, **headers: str) -> list[Answer]:
    async def ask() -> list[Answer]:
        async with client:
            return [await client.get(url, headers) for url in urls]

    return asyncio.run(ask())


def test_an_answer_holds_what_the_server_said(web: Web, client: Client) -> None:
    """Status, headers in lower case, type, charset and the whole body."""
    url = web.put("/a", "여야", Content_Type='Text/XML; charset="EUC-KR"', ETag='"1"')

    (answer,) = get(client, url)

    assert (answer.url, answer.status, answer.body.decode()) == (url, 200, "여야")
    assert (answer.media_type, answer.charset, answer.headers["etag"]) == ("text/xml", "euc-kr", '"1"')


def test_the_client_says_who_it_is(web: Web, client: Client) -> None:
    """An honest name, nothing but gzip and deflate asked for, no cookie ever given back."""
    url = web.put("/a", "", Set_Cookie="a=b")

    get(client, url, url)

    named = [headers for _, headers in web.asked]
    assert all(headers["user-agent"].startswith("news-digest/") for headers in named)
    assert [headers["accept-encoding"] for headers in named] == ["gzip, deflate"] * 2
    assert all("cookie" not in headers for headers in named)


def test_a_contact_stands_in_the_name() -> None:
    """What the configuration gives is shown to those who are asked, without a line end."""

    assert user_agent("me@hanbit.example\r\nX: y").endswith("(personal news reader; me@hanbit.example X: y)")


@pytest.mark.parametrize("status", [400, 403, 404, 410, 429, 500, 503])
def test_a_refusal_is_an_answer(web: Web, client: Client, status: int) -> None:
    """What a status means is for the caller to say."""
    (answer,) = get(client, web.put("/a", "no", status))

    assert answer.status == status


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", compress("여야".encode() * 9_000)),
        ("x-gzip", compress("여야".encode() * 9_000)),
        ("deflate", zlib.compress("여야".encode() * 9_000)),
        ("deflate", zlib.compress("여야".encode() * 9_000)[2:-4]),
        ("gzip", compress("여야".encode() * 8_000) + compress("여야".encode() * 1_000)),
        ("gzip", compress("여야".encode() * 9_000) + b"\0" * 100),
        ("identity", "여야".encode() * 9_000),
        ("identity", compress("여야".encode() * 9_000)),
    ],
)
def test_compression_is_undone(web: Web, client: Client, encoding: str, body: bytes) -> None:
    """Gzip in one member or several, with padding, and deflate as either kind of server means it."""
    (answer,) = get(client, web.put("/a", body, Content_Encoding=encoding))

    assert answer.body == "여야".encode() * 9_000


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "../../etc"])
def test_what_was_not_asked_for_is_refused(web: Web, client: Client, encoding: str) -> None:
    """Only gzip and deflate have a limit that holds."""
    with pytest.raises(FetchError, match="not asked for"):
        get(client, web.put("/a", b"x", Content_Encoding=encoding))


def test_broken_compression_is_an_error(web: Web, client: Client) -> None:
    """What says gzip and is none is not taken as it is."""
    with pytest.raises(FetchError, match="broken"):
        get(client, web.put("/a", b"plain text", Content_Encoding="gzip"))


def test_a_large_answer_is_refused_before_it_is_read(web: Web) -> None:
    """A declared length above the limit ends the exchange."""
    small = Client(Limits(size=1_000, total=2), allowed=LOOPBACK)
    with pytest.raises(TooLarge):
        get(small, web.put("/a", b"x" * 1_001))


def test_an_endless_answer_is_cut_at_the_limit(web: Web) -> None:
    """A server that never ends its answer is left at the limit."""

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(10_000):
            handler.wfile.write(b"x" * 10_000)

    web.pages["/a"] = endless
    with pytest.raises(TooLarge):
        get(Client(Limits(size=1_000_000, total=5), allowed=LOOPBACK), f"{web.root}/a")


def test_a_trickle_ends_at_the_deadline(web: Web) -> None:
    """A byte now and then resets no clock: the whole exchange has one deadline."""

    def trickle(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(60):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)

    web.pages["/a"] = trickle
    with pytest.raises(TooSlow):
        get(Client(Limits(total=0.4), allowed=LOOPBACK), f"{web.root}/a")


def test_stalled_headers_end_at_the_deadline(web: Web) -> None:
    """A server that says nothing at all is no different."""
    web.pages["/a"] = lambda _: time.sleep(1)
    with pytest.raises(TooSlow):
        get(Client(Limits(total=0.3), allowed=LOOPBACK), f"{web.root}/a")


def test_an_answer_cut_short_is_an_error(web: Web, client: Client) -> None:
    """Fewer bytes than declared are not taken for the whole."""

    def short(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100")
        handler.end_headers()
        handler.wfile.write(b"x" * 10)

    web.pages["/a"] = short
    with pytest.raises(FetchError):
        get(client, f"{web.root}/a")


def test_five_redirects_are_followed_and_a_sixth_is_not(web: Web, client: Client) -> None:
    """A chain has an end, a loop has none."""
    for step in range(7):
        web.put(f"/{step}", "", 302, Location=f"/{step + 1}")
    web.put("/7", "here")

    assert get(client, f"{web.root}/2")[0].body == b"here"
    with pytest.raises(FetchError, match="more than 5 redirects"):
        get(client, f"{web.root}/1")


def test_a_loop_of_redirects_ends(web: Web, client: Client) -> None:
    """A page that points to itself is left."""
    with pytest.raises(FetchError, match="more than 5 redirects"):
        get(client, web.put("/a", "", 301, Location="/a"))


def test_only_permanent_redirects_move_a_feed(web: Web, client: Client) -> None:
    """A move for good counts up to the first temporary step."""
    web.put("/a", "", 301, Location="/b")
    web.put("/b", "", 308, Location="/c")
    web.put("/c", "", 302, Location="/d")
    web.put("/d", "", 301, Location="/e")
    web.put("/e", "here")

    assert get(client, f"{web.root}/a")[0].moved_to == f"{web.root}/c"
    assert get(client, f"{web.root}/c")[0].moved_to == ""


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "ftp://hanbit.example/",
        "gopher://127.0.0.1/",
        "javascript:alert(1)",
        "http://u:p@127.0.0.1/",
    ],
)
def test_a_redirect_stays_on_the_web(web: Web, client: Client, target: str) -> None:
    """Nothing but http and https, and no password in an address."""
    with pytest.raises(FetchError):
        get(client, web.put("/a", "", 302, Location=target))

    assert web.paths == ["/a"]


def test_nobody_listening_is_said(client: Client) -> None:
    """A closed port is told apart from a slow server."""
    with pytest.raises(Unreachable):
        get(client, "http://127.0.0.1:9/")


def test_one_request_per_host_at_a_time(web: Web, client: Client) -> None:
    """Two feeds of one host are asked one after the other."""
    busy: list[int] = []
    most = []

    def page(handler: BaseHTTPRequestHandler) -> None:
        busy.append(1)
        most.append(len(busy))
        time.sleep(0.05)
        busy.pop()
        handler.send_response(204)
        handler.end_headers()

    web.pages["/a"] = page

    async def both() -> None:
        async with client:
            await asyncio.gather(*(client.get(f"{web.root}/a") for _ in range(3)))

    asyncio.run(both())

    assert most == [1, 1, 1]


BOMB = """
import asyncio, pathlib, re, resource, sys
from digest.errors import TooLarge
from digest.fetch.client import Client
from digest.fetch.guard import networks

async def main():
    async with Client(allowed=networks(["127.0.0.0/8"])) as client:
        await client.get(sys.argv[1])

try:
    asyncio.run(main())
except TooLarge:
    # Linux counts the parent's memory into ru_maxrss of a child; VmHWM begins anew with the program.
    status = pathlib.Path("/proc/self/status")
    own = re.search(r"VmHWM:\\s+(\\d+) kB", status.read_text()) if status.exists() else None
    unit = 1024 if sys.platform != "darwin" else 1024**2
    print(int(own[1]) // 1024 if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit)
"""


def bomb(megabytes: int) -> bytes:
    """Zeros in gzip, a thousandth of their size."""
    engine = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(engine.compress(bytes(1_000_000)) for _ in range(megabytes)) + engine.flush()


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_bomb_stays_small(web: Web, encoding: str) -> None:
    """300 MB in 300 KB are refused within 150 MB of memory."""
    body = bomb(300)
    if encoding == "deflate":
        body = body[10:-8]
    url = web.put("/bomb", body, Content_Encoding=encoding)

    done = subprocess.run(
        [sys.executable, "-c", BOMB, url], capture_output=True, text=True, timeout=60, check=True
    )

    assert 0 < int(done.stdout) < 150
