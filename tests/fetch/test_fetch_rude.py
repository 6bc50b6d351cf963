"""Servers that break every rule of HTTP: the run ends in time, and says what was wrong."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from digest.fetch.archive import Archive
from digest.fetch.client import Client, Limits
from digest.fetch.feeds import Feeds
from digest.fetch.opml import Subscription
from digest.fetch.store import Store
from digest.model import Document
from digest.report import Skip
from tests.fetch.loopback import LOOPBACK, NOW, item, rss

pytest_plugins = ("tests.fetch.loopback",)

FEED = rss(*(item(number) for number in (1, 2, 3))).encode()
Reply = bytes | Callable[[socket.socket], None]


@contextmanager
def listening(reply: Reply) -> Iterator[str]:
    """The address of a server that answers whatever it is asked with these bytes."""
    server = socket.create_server(("127.0.0.1", 0))

    def answer(peer: socket.socket) -> None:
        with peer, suppress(OSError):
            peer.settimeout(2)
            peer.recv(65_536)
            if callable(reply):
                reply(peer)
            else:
                peer.sendall(reply)

    def serve() -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=answer, args=(server.accept()[0],), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}/feed"
    server.close()


def said(store: Store, archive: Archive, reply: Reply) -> tuple[int, list[str]]:
    """How many stories such a server gave, and what the report says."""
    with listening(reply) as url:
        client = Client(Limits(size=300_000, total=0.8, connect=0.5), allowed=LOOPBACK)
        feeds = Feeds(store, client, archive, (Subscription(url=url),), now=NOW, linked_pages=False)
        found = list(feeds.documents())
    return (
        sum(isinstance(one, Document) for one in found),
        [one.reason for one in found if isinstance(one, Skip)],
    )


def head(*lines: str, status: str = "200 OK") -> bytes:
    return "\r\n".join((f"HTTP/1.1 {status}", *lines, "", "")).encode()


def chunked(*parts: bytes, trailer: str = "") -> bytes:
    return (
        b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in parts)
        + f"0\r\n{trailer}\r\n".encode()
    )


def drop(data: bytes) -> Callable[[socket.socket], None]:
    """Byte by byte, as slow as it can be."""

    def run(peer: socket.socket) -> None:
        for byte in data:
            peer.sendall(bytes([byte]))
            time.sleep(0.02)

    return run


def endless(data: bytes, first: bytes = b"") -> Callable[[socket.socket], None]:
    """The same again and again, as fast as it can be."""

    def run(peer: socket.socket) -> None:
        peer.sendall(first)
        for _ in range(100_000):
            peer.sendall(data)

    return run


CHUNKED = "Transfer-Encoding: chunked"
READ = {
    "chunked": head(CHUNKED) + chunked(FEED[:99], FEED[99:]),
    "with trailers": head(CHUNKED, "Trailer: X")
    + chunked(FEED, trailer="Set-Cookie: a=b\r\nContent-Length: 5\r\n"),
    "with extensions": head(CHUNKED) + f"{len(FEED):x};a=b\r\n".encode() + FEED + b"\r\n0\r\n\r\n",
    "until it hangs up": head() + FEED,
    "of HTTP 1.0": b"HTTP/1.0 200 OK\r\n\r\n" + FEED,
    "after early hints": head("Link: </a>", status="103 Early Hints") * 9 + head() + FEED,
    "compressed in silence": head() + gzip.compress(FEED),
    "of a charset nobody has": head("Content-Type: text/xml; charset=x-klingon") + FEED,
    "of a charset that lies": head("Content-Type: text/xml; charset=euc-kr") + FEED,
}


@pytest.mark.parametrize("name", sorted(READ))
def test_an_unusual_answer_is_read(store: Store, archive: Archive, name: str) -> None:
    """What the standard allows, and what half of the web does, is read like any answer."""

    assert said(store, archive, READ[name]) == (3, [])


PAGE = b"<html><link href='/rss.xml' type='application/rss+xml' rel='alternate'><body>a</body></html>"
ASKING = b"<html><title>Just a moment...</title><script>window._cf_chl_opt={}</script></html>"
REFUSED: dict[str, tuple[Reply, str]] = {
    "nothing": (b"", "without sending a response"),
    "no HTTP": (FEED, "without sending a response"),
    "noise": (b"\x00\xff" * 200, "illegal"),
    "a chunk that lies": (head(CHUNKED) + b"5\r\n" + FEED + b"\r\n0\r\n\r\n", "malformed chunk"),
    "a chunk cut short": (head(CHUNKED) + b"FFF\r\n" + FEED[:99], "incomplete chunked read"),
    "two lengths": (head("Content-Length: 9", f"Content-Length: {len(FEED)}") + FEED, "conflicting"),
    "a length too long": (head(f"Content-Length: {len(FEED) + 9}") + FEED, "closed connection"),
    "a length too short": (head("Content-Length: 40") + FEED, "not a feed"),
    "a negative length": (head("Content-Length: -1") + FEED, "bad Content-Length"),
    "two thousand headers": (head(*(f"X-{n}: {'a' * 99}" for n in range(2_000))) + FEED, "buffer too long"),
    "hints without end": (endless(head(status="102 Processing")), "no whole answer"),
    "headers without end": (endless(b"X: a\r\n", b"HTTP/1.1 200 OK\r\n"), "buffer too long"),
    "a slow head": (drop(head(*["X: a"] * 99)), "no whole answer"),
    "a slow body": (drop(head() + FEED), "no whole answer"),
    "a slow bomb": (drop(head("Content-Encoding: gzip") + gzip.compress(bytes(10**6))), "no whole answer"),
    "a bomb": (head("Content-Encoding: gzip") + gzip.compress(bytes(10**6)), "more than 0 MB"),
    "compression in itself": (head("Content-Encoding: gzip, gzip") + gzip.compress(FEED), "not asked for"),
    "a private address": (head("Location: http://2852039166/", status="302 Found"), "169.254.169.254 is not"),
    "a mapped address": (head("Location: http://[::ffff:10.0.0.1]/", status="302 Found"), "is not a public"),
    "an impossible port": (head("Location: http://a.example:99999/", status="302 Found"), "no web address"),
    "a wall of cookies": (head("Location: /feed", "Set-Cookie: a=b", status="302 Found"), "more than 5"),
    "a challenge": (head(status="403 Forbidden") + ASKING, "HTTP status 403: a challenge page"),
    "a challenge as an answer": (head() + ASKING, "not a feed: a challenge page"),
    "a page that names a feed": (head() + PAGE, "not a feed: an HTML page; it names one at http://127.0.0.1:"),
    "a farewell": (head(status="410 Gone"), "gone for good"),
    "another protocol": (head(status="101 Switching Protocols"), ""),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_broken_answer_is_one_line_of_the_report(store: Store, archive: Archive, name: str) -> None:
    """Whatever comes, no story is made of it, and the one line says what was wrong."""
    reply, reason = REFUSED[name]

    stories, (found,) = said(store, archive, reply)

    assert stories == 0
    assert reason in found
    assert "\n" not in found
