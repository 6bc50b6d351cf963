"""A small server on loopback that misbehaves as told, and feeds to serve.

PYTEST_DONT_REWRITE: it is imported by name and loaded as a plugin.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from digest.fetch.archive import Archive
from digest.fetch.client import Client, Limits
from digest.fetch.guard import networks
from digest.fetch.store import Store

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
LOOPBACK = networks(["127.0.0.0/8"])

FEED_TYPE = "application/rss+xml"


def item(
    number: int, title: str = "", *, guid: str = "", body: str = "", date: str = "", link: str = ""
) -> str:
    """One story of RSS; what is not given follows from its number."""
    text = body or f"<p>국회가 {number}번째 예산안을 처리했다.</p>"
    return (
        f"<item><title>{title or f'여야, 예산안 {number}차 합의'}</title>"
        f"<link>{link or f'https://hanbit.example/a/{number}'}</link><guid>{guid or number}</guid>"
        f"<pubDate>{date or f'Sun, 22 Nov 2026 {number % 24:02}:00:00 +0900'}</pubDate>"
        f"<description><![CDATA[{text}]]></description></item>\n"
    )


def rss(*items: str, head: str = "") -> str:
    """A feed of an outlet that does not exist."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>한빛일보 정치</title>'
        f"<link>https://hanbit.example/</link>{head}\n{''.join(items)}</channel></rss>"
    )


Reply = tuple[int, dict[str, str], bytes]


@dataclass
class Web:
    """What stands at each path, and what was asked."""

    pages: dict[str, Reply | Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    root: str = ""

    def put(self, path: str, body: bytes | str, status: int = 200, **headers: str) -> str:
        """Serve `body` at `path`; gives its address."""
        content = body.encode() if isinstance(body, str) else body
        self.pages[path] = (
            status,
            {name.replace("_", "-"): value for name, value in headers.items()},
            content,
        )
        return self.root + path

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


def _handler(web: Web) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            web.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            reply = web.pages.get(self.path, (404, {}, b"not here"))
            if callable(reply):
                reply(self)
                self.close_connection = True
                return
            status, headers, body = reply
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Keeps the tests' output clean."""

    return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what several tests are about."""


@pytest.fixture
def web() -> Iterator[Web]:
    """A server on loopback, gone after the test."""
    served = Web()
    server = _Server(("127.0.0.1", 0), _handler(served))
    served.root = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield served
    server.shutdown()
    server.server_close()


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "digest.sqlite") as opened:
        yield opened


@pytest.fixture
def client() -> Client:
    """Loopback is open by configuration; a test that waits is bounded."""
    return Client(Limits(total=2.0, connect=1.0), allowed=LOOPBACK)
