"""The search index as files: what is read, built again, and the same whatever came before."""

import gzip
import random
import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.site.search import postings
from digest.site.search.index import build
from digest.site.search.record import Record
from digest.site.search.shelf import settled_of
from digest.site.search.state import packed, unpacked

TEXT = """
국회 국회는 개헌안을 개헌안 표결했다 정부가 예산을 반도체 수출 알리바바 여당 與 선거관리위원회 2000억 원
阿里巴巴 城市大腦 芯片 出口 管制 北京 Alibaba Cloud GPT-5 chips export Beijing said on 5,000 jobs
"""
WORDS = TEXT.split()
NEWEST = datetime.fromisoformat("2026-11-01T12:00:00+00:00")


def records(count: int, seed: int = 1) -> list[Record]:
    """Briefs of three languages and two beats, newest last, always the same for a seed."""
    chance = random.Random(seed)  # noqa: S311 - the same texts each time

    def text(size: int) -> str:
        return " ".join(f"{chance.choice(WORDS)}{chance.choice(('', '', '의', '.'))}" for _ in range(size))

    return [
        Record(
            id=f"{number:05d}",
            url=f"/china-tech/2026/10/{number:05d}/",
            title=text(6),
            body=text(25),
            lang=("ko", "zh", "en")[number % 3],
            beat=("china-tech", "korea-politics")[number % 2],
            date=(NEWEST - timedelta(hours=count - number)).isoformat(),
            source=("가상일보",),
        )
        for number in range(count)
    ]


MANY = records(1400)
SMALL = next(count for count in range(1000) if settled_of(count))  # briefs of a site that has settled ones


def one_more(before: Sequence[Record]) -> list[Record]:
    """One brief that is newer than all."""
    new = Record(
        id="new", url="/n/", title="새 갤럭시", body="갤럭시를 내놨다 新芯片", lang="ko", beat="china-tech"
    )
    return [*before, replace(new, date=NEWEST.isoformat())]


def another_text(before: Sequence[Record]) -> list[Record]:
    """One of the newest says something else."""
    return [*before[:-5], replace(before[-5], title="정정: 표결 연기", names=("alibaba",)), *before[-4:]]


def one_less(before: Sequence[Record]) -> list[Record]:
    """One of the newest is gone."""
    return [*before[:-3], *before[-2:]]


def an_old_one(before: Sequence[Record]) -> list[Record]:
    """A brief of the first year comes last, so that every number moves."""
    return [*before, replace(before[700], id="late", date="2019-01-01")]


def nothing(before: Sequence[Record]) -> list[Record]:
    """Nothing changed."""
    return list(before)


def all_gone(before: Sequence[Record]) -> list[Record]:
    """Nothing is left."""
    return list(before[:0])


@pytest.mark.parametrize("change", [one_more, another_text, one_less, an_old_one, nothing, all_gone])
def test_built_again_as_from_nothing(change: Callable[[Sequence[Record]], list[Record]]) -> None:
    """What the build before left saves time and changes no byte, whatever changed since."""
    remembered: dict[str, bytes] = {}
    build(MANY, remembered)
    remembered = unpacked(packed(remembered))
    after = change(MANY)

    assert dict(build(after, remembered)) == dict(build(after))


def test_day_after_day() -> None:
    """A site that grows brief by brief over the border of a block stays as one built from nothing."""
    remembered: dict[str, bytes] = {}
    for count in (1300, 1310, 1311, 1340, 1400):
        grown = build(MANY[:count], remembered)

        assert dict(grown) == dict(build(MANY[:count]))


BORDER = next(count for count in range(1100, len(MANY)) if settled_of(count) > settled_of(count - 1))


@pytest.mark.parametrize("first", [0, BORDER - 2])
def test_the_border_of_the_settled_briefs(first: int) -> None:
    """Before, at and behind the border, forth and back, a site is as one built from nothing."""
    remembered: dict[str, bytes] = {}
    build(MANY[:first], remembered)
    for count in (BORDER - 1, BORDER, BORDER + 1, BORDER, BORDER - 1):
        assert dict(build(MANY[:count], remembered)) == dict(build(MANY[:count]))


@pytest.mark.parametrize("count", [0, 1, SMALL - 1, SMALL, SMALL + 1])
def test_a_small_site(count: int) -> None:
    """A site all of whose briefs are young, and one with the first settled ones, are built again the same."""
    remembered: dict[str, bytes] = {}
    build(MANY[: max(0, count - 1)], remembered)

    assert dict(build(MANY[:count], remembered)) == dict(build(MANY[:count]))
    assert (settled_of(count) > 0) == (count >= SMALL)


def parts(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[str]:
    """Of what kind each file is that came or changed."""
    return sorted(re.sub(r"\b[a-z2-7]{7}\b", "*", name) for name in after if before.get(name) != after[name])


def test_one_new_brief_changes_four_files() -> None:
    """A new brief changes the manifest, a file of cards, that of the filters and that of young words."""
    new = replace(one_more(MANY)[-1], source=("모의신문",))

    assert parts(build(MANY), build([*MANY, new])) == ["c/*.bin", "f/*.bin", "manifest.bin", "w/20.bin"]


@pytest.mark.parametrize("start", [300, BORDER])
def test_what_is_settled_stands_until_the_border_moves(start: int) -> None:
    """Dozen by dozen nothing but those four kinds of files changes, on a small site as on a large one."""
    counts = range(start, start + 37, 12)
    builds = [build(MANY[:count]) for count in counts]
    changed = {part for before, after in pairwise(builds) for part in parts(before, after)}

    assert len({settled_of(count) for count in counts}) == 1
    assert changed <= {"c/*.bin", "f/*.bin", "manifest.bin", "w/20.bin"}


def test_a_late_brief_changes_no_shard() -> None:
    """A new brief that is older than some leaves what is settled as it is, as long as it is young."""
    late = replace(one_more(MANY)[-1], date=(NEWEST - timedelta(hours=6, minutes=30)).isoformat())

    assert {part[0] for part in parts(build(MANY), build([*MANY, late]))} == set("cfmw")


def test_the_border_moves_rarely() -> None:
    """Of two hundred new briefs, one in 48 changes shards."""
    counts = range(1200, len(MANY))
    moves = sum(settled_of(count) != settled_of(count + 1) for count in counts)

    assert 1 <= moves <= len(counts) / 48 + 1


def test_order_does_not_matter() -> None:
    """The same briefs in another order give the same files."""
    assert dict(build(MANY[:200])) == dict(build(MANY[:200][::-1]))


def test_what_has_a_name_of_its_own_never_changes() -> None:
    """A file that is named by what it holds, which readers keep in their cache, holds that for ever."""
    builds = [build(MANY[:count]) for count in (BORDER - 1, BORDER, BORDER + 1)]
    builds += [build(change(MANY)) for change in (one_more, another_text, an_old_one)]
    held: dict[str, bytes] = {}
    for files in builds:
        for name, data in files.items():
            if "/" in name and name[0] != "w":
                assert held.setdefault(name, data) == data


@pytest.mark.parametrize("damage", [b"", b"x", packed({"head": b"{}"})[:-1], packed({"head": b"no"})])
def test_what_cannot_be_read_is_made_anew(damage: bytes) -> None:
    """A file of the build before that is damaged costs its time and nothing else."""
    assert dict(build(MANY[:40], unpacked(damage))) == dict(build(MANY[:40]))


@given(
    st.lists(
        st.tuples(st.text(max_size=30), st.text(max_size=80), st.sampled_from(["ko", "zh", "en", "und"])),
        max_size=8,
    )
)
@settings(max_examples=40, deadline=None)
def test_any_text(texts: list[tuple[str, str, str]]) -> None:
    """No text of whatever characters stops the build."""
    made = build(
        Record(id=str(at), url=f"/{at}/", title=title, body=body, lang=lang)
        for at, (title, body, lang) in enumerate(texts)
    )

    assert "manifest.bin" in made


numbers = st.dictionaries(st.integers(0, 40_000), st.integers(0, 15), min_size=1, max_size=60)


@given(
    st.dictionaries(
        st.sampled_from([f"{left}{right}" for left in "가나다a中" for right in "bcd文"]), numbers
    ),
    numbers,
)
@settings(max_examples=100, deadline=None)
def test_postings_changed_as_made_anew(before: dict[str, dict[int, int]], change: dict[int, int]) -> None:
    """Rows that change in a shard give the same shards as all rows made anew."""
    rows = {term: dict(found) for term, found in before.items()}
    changes: dict[str, dict[int, int | None]] = {"가b": dict(change), "나z": dict(change)}
    changes |= {
        term: dict.fromkeys(list(found)[::2]) for term, found in before.items() if term not in changes
    }
    for term, found in changes.items():
        now = {**rows.get(term, {}), **found}
        rows[term] = {number: bits for number, bits in now.items() if bits is not None}

    def made(of: dict[str, dict[int, int]]) -> list[postings.Shard]:
        marks = {
            term: [number << 4 | found[number] for number in sorted(found)] for term, found in of.items()
        }
        return list(postings.shards(postings.row(term, marks[term]) for term in sorted(marks) if marks[term]))

    changed = list(postings.changed(made(before), changes)) if before else made(rows)

    assert [zlib.decompress(part.data, -15) for part in changed] == [
        zlib.decompress(part.data, -15) for part in made(rows)
    ]


def test_the_query_is_one_small_module(root: Path) -> None:
    """The query is one module of at most 8 KB compressed that imports nothing."""
    engine = (root / "theme/static/search/engine.js").read_bytes()

    assert len(gzip.compress(engine, 9)) <= 8192
    assert b"import" not in engine
