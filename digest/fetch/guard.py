"""Connects to public addresses only. Uses the network.

The address that was checked is the one that is connected to, at each hop,
so a name that answers differently the second time (DNS rebinding) gains nothing,
and neither do `2130706433`, `0x7f.1` or `[::ffff:127.0.0.1]`: they are judged as what they resolve to.
"""

import asyncio
import contextlib
import socket
import ssl
import threading
from collections.abc import Awaitable, Callable, Iterable
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

import httpcore
import httpx

from digest.errors import ConfigError, ForbiddenAddress, Unreachable

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
Resolver = Callable[[str, int], Awaitable[tuple[str, ...]]]

# NAT64 (RFC 6052, RFC 8215): the last 32 bits are an IPv4 address that is reached through a gateway.
NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
# What Python 3.11 still calls global: benchmarks, old relays, documentation (IANA special-purpose registry).
SPECIAL = (
    IPv4Network("192.0.0.0/24"),
    IPv4Network("192.88.99.0/24"),
    IPv4Network("198.18.0.0/15"),
    IPv6Network("::/96"),
    IPv6Network("2001::/23"),
    IPv6Network("3fff::/20"),
    IPv6Network("5f00::/16"),
    IPv6Network("fec0::/10"),
)


def networks(texts: Iterable[str]) -> tuple[Network, ...]:
    """`127.0.0.0/8`, `::1` as networks; raises `ConfigError` for anything else."""
    try:
        return tuple(ip_network(text, strict=False) for text in texts)
    except ValueError as error:
        raise ConfigError("fetch.allow_networks", str(error), "write networks as 127.0.0.0/8") from error


def _inner(address: Address) -> Address | None:
    """The IPv4 address that an IPv6 address stands for, where it does."""
    if isinstance(address, IPv4Address):
        return None
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    if any(address in network for network in NAT64):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def is_allowed(text: str, allowed: tuple[Network, ...] = ()) -> bool:
    """Whether the IP address `text` may be connected to: it is public, or in an allowed network."""
    address = ip_address(text.partition("%")[0])
    inner = _inner(address)
    if any(one in network for one in (address, inner) if one is not None for network in allowed):
        return True
    if inner is not None:
        return is_allowed(str(inner), allowed)
    return (
        address.is_global and not address.is_multicast and not any(address in network for network in SPECIAL)
    )


def _look_up(host: str, port: int) -> tuple[str, ...]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


async def resolve(host: str, port: int) -> tuple[str, ...]:
    """Every address of `host` in the system's order; raises `OSError` where there is none.

    Asks in a thread of its own that dies with the process:
    the loop's own threads would keep a run without network waiting for the resolver's last time-out.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[tuple[str, ...]] = loop.create_future()

    def tell(found: tuple[str, ...] | OSError) -> None:
        if answer.done():
            return
        if isinstance(found, OSError):
            answer.set_exception(found)
        else:
            answer.set_result(found)

    def ask() -> None:
        try:
            found: tuple[str, ...] | OSError = _look_up(host, port)
        except (OSError, UnicodeError) as error:
            found = error if isinstance(error, OSError) else OSError(str(error))
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(tell, found)

    threading.Thread(target=ask, name=f"resolve {host}", daemon=True).start()
    return await answer


@cache
def trusted() -> ssl.SSLContext:
    """Whom a secure connection trusts; read once, since it takes 50 ms."""
    return httpx.create_ssl_context(trust_env=False)


class _Backend(httpcore.AsyncNetworkBackend):
    """Resolves, checks, and connects to what it has checked."""

    def __init__(self, allowed: tuple[Network, ...], resolver: Resolver) -> None:
        self._allowed = allowed
        self._resolver = resolver
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is httpcore's
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        try:
            async with asyncio.timeout(timeout):
                found = await self._resolver(host, port)
        except TimeoutError as error:
            raise Unreachable(host, "its name was not resolved in time") from error
        except OSError as error:
            raise Unreachable(host, "its name cannot be resolved", "is there a network?") from error
        addresses = [address for address in found if is_allowed(address, self._allowed)]
        if not addresses:
            raise ForbiddenAddress(host, f"{found[0] if found else 'no address'} is not a public address")
        for address in addresses[:-1]:
            with contextlib.suppress(httpcore.ConnectError, httpcore.ConnectTimeout):
                return await self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
        return await self._inner.connect_tcp(addresses[-1], port, timeout, local_address, socket_options)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 - the signature is httpcore's
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002 - as above
    ) -> httpcore.AsyncNetworkStream:
        raise ForbiddenAddress(path, "no address on a network")

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class GuardedTransport(httpx.AsyncHTTPTransport):
    """httpx's own transport, with every connection made by the guard."""

    def __init__(self, allowed: tuple[Network, ...], resolver: Resolver = resolve) -> None:
        super().__init__(verify=trusted(), trust_env=False)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=trusted(),
            max_connections=64,
            max_keepalive_connections=0,  # a host is asked for one thing, then left alone
            network_backend=_Backend(allowed, resolver),
        )
