"""One polite, guarded exchange over HTTP. Uses the network.

Whatever the other side does ends in an `Answer` or a `FetchError`, within the deadline and the size limit.
"""

import asyncio
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookiejar import DefaultCookiePolicy
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpx

from digest import __version__
from digest.errors import FetchError, ForbiddenAddress, TooLarge, TooSlow, Unreachable
from digest.fetch.guard import GuardedTransport, Network, Resolver, resolve
from digest.fetch.inflate import Inflater
from digest.text.clean import line

MOST_REDIRECTS = 5
MOST_HEADERS = 200
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
MOVED_FOR_GOOD = {301, 308}
MOVED = {301, 302, 303, 307, 308}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one exchange may cost; sizes in bytes, times in seconds."""

    size: int = 15_000_000
    total: float = 30.0
    connect: float = 5.0
    at_once: int = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said, after redirects and decompression."""

    url: str  # where it was found in the end
    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes = field(repr=False)
    moved_to: str = ""  # where permanent redirects led, before any temporary one

    @property
    def media_type(self) -> str:
        """`text/html`, as declared and in lower case; "" where nothing is."""
        return self.headers.get("content-type", "").partition(";")[0].strip().casefold()

    @property
    def charset(self) -> str:
        """`euc-kr`, as declared; "" where nothing is."""
        found = _CHARSET.search(self.headers.get("content-type", ""))
        return found[1].casefold() if found else ""


def user_agent(contact: str = "") -> str:
    """`news-digest/0.1.0 (personal news reader; me@example.org)`: who asks, and how to reach them."""
    who = f"; {line(contact).encode('ascii', 'ignore').decode()}" if contact else ""
    return f"news-digest/{__version__} (personal news reader{who})"


def _checked(url: str, before: str = "") -> str:
    """`url`, if it is one to ask; raises `ForbiddenAddress` where a hop leaves http(s) or drops its lock."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ForbiddenAddress(line(url)[:200], "no web address") from error
    if parts.scheme not in {"http", "https"} or not host:
        raise ForbiddenAddress(line(url)[:200], "no web address")
    if parts.scheme == "http" and before.startswith("https:"):
        raise ForbiddenAddress(url, f"redirect from a secure address ({before})")
    if parts.username or parts.password:
        raise ForbiddenAddress(url, "holds a name or password")
    return url


class Client:
    """Asks for addresses; an async context manager, made anew for each run of the event loop."""

    def __init__(
        self,
        limits: Limits = Limits(),
        *,
        allowed: tuple[Network, ...] = (),
        contact: str = "",
        resolver: Resolver = resolve,
    ) -> None:
        """`allowed`: private networks that are open, by configuration only and never by a feed."""
        self.limits = limits
        self._allowed = allowed
        self._resolver = resolver
        self._headers = {
            "User-Agent": user_agent(contact),
            "Accept": "application/atom+xml, application/rss+xml, application/feed+json, "
            "application/xml;q=.9, text/html;q=.8, */*;q=.5",
            "Accept-Encoding": "gzip, deflate",
        }

    async def __aenter__(self) -> Self:
        self._seats = asyncio.Semaphore(self.limits.at_once)
        self._hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._http = httpx.AsyncClient(
            transport=GuardedTransport(self._allowed, self._resolver),
            trust_env=False,
            follow_redirects=False,
            timeout=httpx.Timeout(self.limits.total, connect=self.limits.connect),
        )
        # No cookie is kept: a reader of feeds has nothing to be recognised by.
        self._http.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=()))
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._http.aclose()

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """What stands at `url`, one request per host at a time; raises `FetchError`.

        A status of 400 and more is an answer too: what it means is not for the client to say.
        """
        host = urlsplit(_checked(url)).hostname or ""
        async with self._hosts[host], self._seats:
            try:
                async with asyncio.timeout(self.limits.total):
                    return await self._follow(url, headers or {})
            except TimeoutError as error:
                raise TooSlow(url, f"no whole answer within {self.limits.total:.0f} s") from error
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                raise Unreachable(url, "no connection") from error
            except httpx.TimeoutException as error:
                raise TooSlow(url, f"no whole answer within {self.limits.total:.0f} s") from error
            except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
                raise FetchError(url, line(str(error))[:200] or type(error).__name__) from error
            except FetchError as error:
                if error.subject == url:
                    raise
                # A host or a later hop is the subject: the report names the feed.
                raise type(error)(url, f"{error.subject}: {error.reason}", error.advice) from error

    async def _follow(self, url: str, headers: Mapping[str, str]) -> Answer:
        here, moved_to, is_permanent = url, "", True
        for _ in range(MOST_REDIRECTS + 1):
            answer = await self._ask(here, headers)
            target = answer.headers.get("location", "").strip()
            if answer.status not in MOVED or not target:
                return Answer(
                    url=here,
                    status=answer.status,
                    headers=answer.headers,
                    body=answer.body,
                    moved_to=moved_to,
                )
            is_permanent = is_permanent and answer.status in MOVED_FOR_GOOD
            here = _checked(urljoin(here, target), here)
            moved_to = here if is_permanent else moved_to
        raise FetchError(url, f"more than {MOST_REDIRECTS} redirects")

    async def _ask(self, url: str, headers: Mapping[str, str]) -> Answer:
        async with self._http.stream("GET", url, headers={**self._headers, **headers}) as response:
            named = {name.lower(): value for name, value in response.headers.items()}
            if response.status_code in MOVED:
                return Answer(url=url, status=response.status_code, headers=named, body=b"")
            length = named.get("content-length", "")
            if length.isascii() and length.isdigit() and int(length[:20]) > self.limits.size:
                raise TooLarge(url, f"more than {self.limits.size / 1e6:.0f} MB")
            inflater = Inflater(url, named.get("content-encoding", ""), self.limits.size)
            async for piece in response.aiter_raw():
                inflater.add(piece)
            body = self._unpacked(url, inflater.content())
            return Answer(url=url, status=response.status_code, headers=named, body=body)

    def _unpacked(self, url: str, body: bytes) -> bytes:
        """The body of a server that compresses and does not say so."""
        if not body.startswith(b"\x1f\x8b"):
            return body
        inflater = Inflater(url, "gzip", self.limits.size)
        inflater.add(body)
        return inflater.content()
