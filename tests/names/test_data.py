"""The data files of the register: whole, sorted, dated, with a source."""

import re
from collections import Counter
from datetime import date
from importlib.resources import files

import pytest

from digest.names.entries import FILES
from digest.names.keys import keys
from digest.names.posts import held, posts
from digest.names.register import display, find, get, names
from digest.names.table import lines, rows

TICKER = re.compile(r"[A-Z]{1,5}|\d{4}\.(?:HK|TW|T)|\d{6}\.(?:SZ|SH|KS|KQ)")
DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")


def test_register_is_as_large_as_it_says() -> None:
    """There are 150 companies at home in China, the whole assembly, and every other kind."""
    counts = Counter(name.kind for name in names())
    china = sum(name.kind == "company" and name.place == "cn" for name in names())
    assembly = sum(name.source == "assembly-open-api" for name in names())

    assert china >= 150
    assert assembly >= 280
    assert min(counts[kind] for kind in ("body", "law", "product", "party", "place", "event")) >= 15


@pytest.mark.parametrize("file", FILES)
def test_file_is_sorted_and_names_its_source(file: str) -> None:
    """Rows stand in the order of their ids, each with a source; the file opens with where it is from."""
    top = (files("digest.names") / "data" / file).read_text("utf-8").splitlines()[0]
    ids = [row["id"] for row in rows(file)]

    assert top.startswith("#")
    assert "Source:" in (files("digest.names") / "data" / file).read_text("utf-8")[:600]
    assert ids == sorted(ids)
    assert all(row["source"] for row in rows(file))


def test_ids_are_unique_and_fit_an_address() -> None:
    """An id stands once and is ASCII, since it becomes a part of an address."""
    ids = [name.id for name in names()]

    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", id_) for id_ in ids)


def test_parents_and_keys_are_in_the_register() -> None:
    """What a row points to exists."""

    assert [get(name.parent).id for name in names() if name.parent] == [n.parent for n in names() if n.parent]
    assert [get(key.id).id for key in keys()] == [key.id for key in keys()]


def test_tickers_have_their_exchange() -> None:
    """A ticker is a code with its exchange, or a bare code in New York; no two companies share one."""
    tickers = [ticker for name in names() for ticker in name.tickers]

    assert [ticker for ticker in tickers if not TICKER.fullmatch(ticker)] == []
    assert len(tickers) == len(set(tickers))


def test_every_name_finds_itself() -> None:
    """The first form of each row is found as that row, where its context stands beside it."""
    lost = []
    for name in names():
        for form in (name.ko[:1], name.zh[:1], name.en[:1]):
            text = f"{form[0]} ({' '.join(name.context[:1])})" if form else ""
            if form and not any(m.id == name.id and m.start == 0 for m in find(text)):
                lost.append((name.id, form[0]))

    assert lost == []


def test_doubtful_form_needs_its_context() -> None:
    """An ordinary word is a name only beside words of its field."""

    assert find("조국을 위해 헌신한 분들") == ()
    assert [m.id for m in find("理想汽车发布新车，理想表示")] == ["li-auto", "li-auto"]
    assert find("实现理想") == ()


def test_a_former_post_is_not_a_present_one() -> None:
    """Posts hold between their days, and not after the last day on which they were known to hold."""

    assert [p.en for p in held("yoon-suk-yeol", date(2024, 12, 7))] == ["president"]
    assert held("yoon-suk-yeol", date(2025, 4, 5)) == ()
    assert held("lee-jae-myung", date(2035, 1, 1)) == ()
    assert held("cho-hyun", date(2025, 7, 3)) == ()


def test_posts_are_dated_and_belong_to_somebody() -> None:
    """Each post has a person of the register, a first day, and an end or the day it was known to hold."""

    assert [p for p in posts() if not DAY.fullmatch(p.since) or not (p.until or p.asof)] == []
    assert {get(p.person).kind for p in posts()} == {"person"}


def test_assembly_party_is_dated() -> None:
    """A member's party is told with the day on which it was so."""

    assert {row["valid"] for row in rows("assembly22.tsv")} == {"2025-03-23"}
    assert all(row["party"] and row["district"] for row in rows("assembly22.tsv"))


def test_word_lists_are_sorted() -> None:
    """Particles, suffixes and titles stand once, in order."""
    lists = [lines(file) for file in ("particles.txt", "suffixes.txt", "titles.txt")]

    assert [list(found) for found in lists] == [sorted(set(found)) for found in lists]


def test_display_falls_back() -> None:
    """A language without a form of its own gets the Latin or Korean one."""

    assert display("temu", "zh") == "Temu"
    assert display("huawei", "zh-Hant") == "華為"
    assert display("cio-kr", "en") == "Corruption Investigation Office for High-ranking Officials"
