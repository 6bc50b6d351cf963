"""Which addresses may be connected to."""

import asyncio
from pathlib import Path

import pytest

from digest.errors import ConfigError, ForbiddenAddress, Unreachable
from digest.fetch.client import Client, Limits
from digest.fetch.guard import is_allowed, networks
from tests.fetch.loopback import LOOPBACK, Web

pytest_plugins = ("tests.fetch.loopback",)

TABLE = Path(__file__).resolve().parent.parent / "data" / "fetch" / "addresses.tsv"


def addresses(kind: str) -> list[str]:
    rows = (row.split("\t") for row in TABLE.read_text("utf-8").splitlines() if not row.startswith("#"))
    return [address for is_kind, address in rows if is_kind == kind]


@pytest.mark.parametrize("address", addresses("private"))
def test_a_private_address_is_refused(address: str) -> None:
    """Private, local, reserved and documentation ranges, also inside an IPv6 address."""

    assert not is_allowed(address)


@pytest.mark.parametrize("address", addresses("public"))
def test_a_public_address_is_open(address: str) -> None:
    """The rest of the internet."""

    assert is_allowed(address)


def test_configuration_opens_a_network() -> None:
    """What is allowed by hand is open in each of its spellings, and nothing beside it."""
    allowed = networks(["127.0.0.0/8", "fd00::/8"])

    assert [is_allowed(one, allowed) for one in ("127.0.0.1", "::ffff:127.0.0.1", "fd00::5", "10.0.0.1")] == [
        True,
        True,
        True,
        False,
    ]


def test_a_wrong_network_is_a_wrong_configuration() -> None:
    """A typing error opens nothing."""
    with pytest.raises(ConfigError):
        networks(["127.0.0.1/64"])


def get(url: str, client: Client) -> None:
    async def ask() -> None:
        async with client:
            await client.get(url)

    asyncio.run(ask())


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "2130706433",
        "0x7f.1",
        "0x7f000001",
        "017700000001",
        "127.1",
        "0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "localhost",
        "[::]",
    ],
)
def test_no_spelling_of_loopback_is_connected_to(web: Web, host: str) -> None:
    """Decimal, hexadecimal, octal and mapped forms end at the same guard, and no request is made."""
    with pytest.raises((ForbiddenAddress, Unreachable)):
        get(f"http://{host}:{web.root.rpartition(':')[2]}/a", Client(Limits(total=2)))

    assert web.asked == []


def test_a_redirect_to_a_private_address_is_refused(web: Web) -> None:
    """Each hop is checked, not only the first."""
    url = web.put("/a", "", 302, Location="http://[::1]:1/secret")
    with pytest.raises(ForbiddenAddress):
        get(url, Client(Limits(total=2), allowed=LOOPBACK))


def test_a_name_that_changes_its_answer_gains_nothing(web: Web) -> None:
    """Rebinding: the address that was checked is the one that is connected to, at each connection anew."""
    answers = iter([("127.0.0.1",), ("169.254.169.254",)])
    asked = []

    async def rebind(host: str, port: int) -> tuple[str, ...]:
        asked.append((host, port))
        return next(answers)

    port = int(web.root.rpartition(":")[2])
    web.put("/a", "", 302, Location="/b")
    client = Client(Limits(total=2), allowed=LOOPBACK, resolver=rebind)
    with pytest.raises(ForbiddenAddress, match=r"169\.254\.169\.254"):
        get(f"http://hanbit.example:{port}/a", client)

    assert (asked, web.paths) == ([("hanbit.example", port)] * 2, ["/a"])


def test_only_the_allowed_address_of_a_name_is_used(web: Web) -> None:
    """A name with a private address beside an open one is read at the open one."""

    async def both(_host: str, _port: int) -> tuple[str, ...]:
        return ("10.0.0.1", "127.0.0.1")

    port = web.root.rpartition(":")[2]
    web.put("/a", "here")
    get(f"http://hanbit.example:{port}/a", Client(Limits(total=2), allowed=LOOPBACK, resolver=both))

    assert web.asked[0][1]["host"] == f"hanbit.example:{port}"


def test_a_name_without_address_is_unreachable() -> None:
    """No network is a plain sentence, not a stack of them."""

    async def nobody(host: str, port: int) -> tuple[str, ...]:
        raise OSError(host, port)

    with pytest.raises(Unreachable, match="cannot be resolved"):
        get("http://hanbit.example/", Client(Limits(total=2), resolver=nobody))


def test_a_proxy_of_the_environment_is_not_used(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard judges where a connection goes; a proxy would hide that."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    get(web.put("/a", "here"), Client(Limits(total=2), allowed=LOOPBACK))

    assert web.paths == ["/a"]
