"""Outlets by address and by name."""

from digest.names.outlets import by_host, by_name, outlets, zone_for


def _id(found: object) -> str:
    return getattr(found, "id", "")


def test_subdomain_of_a_host_is_its_outlet() -> None:
    """A feed's or an image's subdomain belongs to the outlet of the host."""

    assert _id(by_host("http://rss.newspim.com/news/category/101")) == "newspim"


def test_nearer_host_wins() -> None:
    """The Chinese service of an agency is found before the agency."""

    assert _id(by_host("https://cn.yna.co.kr/view/ACK1")) == "yna-cn"
    assert _id(by_host("https://www.yna.co.kr/view/AKR1")) == "yonhap"


def test_part_of_a_host_is_an_outlet_of_its_own() -> None:
    """A path tells the Korean service from the rest of a host."""

    assert _id(by_host("https://www.bbc.com/korean/articles/a")) == "bbc-korean"
    assert _id(by_host("https://www.bbc.com/news/a")) == "bbc"


def test_lookalike_host_is_nobody() -> None:
    """A host that only ends in the same letters, or is no host, is no outlet."""
    odd = ["https://notnewspim.com/a", "http://[::1", "", "newspim.com.example", "//", "com"]

    assert [by_host(address) for address in odd] == [None] * len(odd)


def test_masthead_in_any_script_is_the_outlet() -> None:
    """Korean, simplified and traditional forms name the same outlet."""

    assert {_id(by_name(n)) for n in ("상해증권보", "上海证券报", "上海證券報")} == {
        "shanghai-securities-news"
    }


def test_zone_falls_back_to_the_language() -> None:
    """Bare times are read in the outlet's zone, else the language's, else UTC."""
    zones = [
        zone_for("https://www.scmp.com/a", "en"),
        zone_for("", "ko"),
        zone_for("", "zh"),
        zone_for("", "en"),
    ]

    assert zones == ["Asia/Hong_Kong", "Asia/Seoul", "Asia/Shanghai", "UTC"]


def test_table_is_sorted_and_whole() -> None:
    """Each outlet has a name, a language and a zone; ids and hosts occur once, in order."""
    ids = [outlet.id for outlet in outlets()]
    hosts = [host for outlet in outlets() for host in outlet.hosts]

    assert ids == sorted(set(ids))
    assert len(hosts) == len(set(hosts))
    assert all((o.ko or o.zh or o.en) and o.hosts and "/" in f"{o.zone}/" for o in outlets())
