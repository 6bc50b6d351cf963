"""The search index as bytes: what stands in it and that it stands there the same way every time."""

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.site.search import index, postings, shelf
from digest.site.search.cards import address, card, text
from digest.site.search.index import build
from digest.site.search.reading import Reading, read
from digest.site.search.record import Record, Stub, stub
from digest.site.search.state import packed, unpacked

BRIEF = Record(
    id="1a2b3c4d-ko",
    url="/china-tech/2025/02/alibaba-1a2b3c4d-ko/",
    title="알리바바, 클라우드에 투자",
    body="알리바바가 24일 클라우드 투자를 밝혔다.",
    lang="ko",
    beat="china-tech",
    date="2025-02-24T10:00:00+09:00",
    source=("한강뉴스",),
)


def manifest(files: Mapping[str, bytes]) -> dict[str, object]:
    value = json.loads(gzip.decompress(files["manifest.bin"]))
    assert isinstance(value, dict)
    return value


def all_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """No brief is young."""
    monkeypatch.setattr(shelf, "_LATE", 0)
    monkeypatch.setattr(shelf, "_STEP", 1)


def test_files_are_named_by_what_they_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed text renames the files that hold it; only those that are read first keep their names."""
    all_settled(monkeypatch)
    before = build([BRIEF])
    after = build([replace(BRIEF, title="알리바바, 물류에 투자")])

    same = {path for path in before if path in after and before[path] != after[path]}

    assert {path for path in same if not path.startswith("w/")} <= {"manifest.bin", "han.bin"}
    assert {"c", "t"} == {path[0] for path in before if path not in after}


MANY = [
    replace(
        BRIEF, id=f"{number:08x}-ko", title=f"알리바바 {number}호 투자", date=f"2025-03-{1 + number % 28:02}"
    )
    for number in range(300)
]
NEWEST = replace(BRIEF, id="ffffffff-ko", title="바이두, 모델 공개", date="2025-04-01")


def test_a_memory_saves_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that remembers the one before reads words only of young briefs, and opens no other."""
    monkeypatch.setattr(shelf, "_WHOLE", 64)
    remembered: dict[str, bytes] = {}
    build(MANY, remembered)
    opened: set[str] = set()
    readings: list[str] = []

    def watched(record: Record) -> Stub:
        def open_it() -> Record:
            opened.add(record.id)
            return record

        return stub(record)._replace(read=open_it)

    def reading(record: Record) -> Reading:
        readings.append(record.id)
        return read(record)

    monkeypatch.setattr(index, "read", reading)
    found = index.index(map(watched, [*MANY, NEWEST]), remembered)

    young = len(MANY) + 1 - shelf.settled_of(len(MANY) + 1)
    assert (young, NEWEST.id) == (len(readings), readings[-1])
    assert opened == set(readings)
    assert found == build([*MANY, NEWEST])


def test_a_changed_headline_takes_its_key_along(monkeypatch: pytest.MonkeyPatch) -> None:
    """A brief whose headline lost a character that stands for a name is no longer found by that name."""
    monkeypatch.setattr(shelf, "_WHOLE", 64)
    before = replace(NEWEST, title="李, 회의 주재", date="2025-09-10")
    after = replace(before, title="회의 열려")
    remembered: dict[str, bytes] = {}
    build([*MANY, before], remembered)

    assert build([*MANY, after]) == build([*MANY, after], remembered)


def test_a_memory_forgets() -> None:
    """What no brief needs any longer is not remembered."""
    memory: dict[str, bytes] = {}
    alone: dict[str, bytes] = {}
    build(MANY, memory)
    build([BRIEF], memory)
    build([BRIEF], alone)

    assert alone == memory


def test_a_new_brief_leaves_old_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cards of older briefs keep their names and bytes when a brief is added, once a site is large."""
    monkeypatch.setattr(shelf, "_WHOLE", 64)
    before, after = build(MANY), build([*MANY, NEWEST])

    cards = {path for path in before if path.startswith("c/")}

    assert len(cards) == len(MANY) / 4
    assert {path for path in cards if before[path] != after.get(path)} == set()


@given(st.dictionaries(st.text(max_size=9), st.binary(max_size=99), max_size=9))
def test_memory_reads_back(blobs: dict[str, bytes]) -> None:
    """What is remembered comes back equal from its file."""
    assert blobs == unpacked(packed(blobs))


def test_a_damaged_memory_is_forgotten() -> None:
    """A file that is cut off, changed or empty is as good as none."""
    whole = packed({"a": b"bytes"})

    assert [unpacked(data) for data in (b"", whole[:-1], whole[:-1] + b"x")] == [{}, {}, {}]


def test_an_empty_site_has_an_index() -> None:
    """A site without briefs answers every query with nothing instead of an error."""
    found = manifest(build([]))

    assert found["column"] == ""


def test_card_reads_back() -> None:
    """A card file goes on from the prime of its language and gives back what a result shows."""
    files = build([BRIEF])
    found = manifest(files)
    primes, fresh = found["primes"], found["fresh"]
    assert isinstance(primes, dict)
    assert isinstance(fresh, dict)
    name, size = primes["ko"]

    stream = zlib.decompressobj(-15)
    whole = stream.decompress(files[f"p/{name}.bin"] + files[f"c/{fresh['0']}.bin"])

    assert [card(BRIEF)] == json.loads(whole[size:])


def test_address_is_short() -> None:
    """An address leaves out the beat, the month and the id that the browser knows."""
    assert address(BRIEF) == "^alibaba-~/"


def test_address_of_another_shape_stays() -> None:
    """An address that is not made of beat and month stands as it is."""
    assert address(replace(BRIEF, url="/x/1a2b3c4d-ko/")) == "/x/1a2b3c4d-ko/"


def test_a_line_is_shown_once() -> None:
    """A body that opens with the title, or holds a line twice, shows it once."""
    body = f"{BRIEF.title}\n첫 문장이다.\n첫 문장이다.\n첫 문장이다. 둘째 문장이다."

    assert text(replace(BRIEF, body=body)) == "첫 문장이다. 둘째 문장이다."


def unpack(data: bytes) -> dict[str, dict[int, int]]:
    """A shard read as the browser reads it."""
    raw = iter(zlib.decompress(data, -15))

    def varint(stream: Iterator[int]) -> int:
        value = shift = 0
        for byte in stream:
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                break
        return value

    names = bytes(next(raw) for _ in range(varint(raw))).decode().split("\n")
    counts = [varint(raw) for _ in names]
    lists: list[list[int]] = []
    for count in counts:
        number, numbers = -1, []
        for _ in range(count):
            number += varint(raw) + 1
            numbers.append(number)
        lists.append(numbers)
    bits = [half for byte in raw for half in (byte & 15, byte >> 4)]
    return {
        name: {number: bits.pop(0) for number in numbers} for name, numbers in zip(names, lists, strict=True)
    }


@given(
    st.dictionaries(
        st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xAC40), min_size=2, max_size=3),
        st.dictionaries(st.integers(0, 50_000), st.integers(0, 15), min_size=1, max_size=20),
        min_size=1,
        max_size=30,
    )
)
def test_postings_read_back(wanted: dict[str, dict[int, int]]) -> None:
    """Whatever briefs a term stands in, its shard gives them back with their four bits."""
    rows = (
        postings.row(term, [number << 4 | wanted[term][number] for number in sorted(wanted[term])])
        for term in sorted(wanted)
    )
    found: dict[str, dict[int, int]] = {}
    with pytest.MonkeyPatch.context() as small:
        small.setattr(postings, "_LEAST", 100)
        small.setattr(postings, "_MOST", 200)
        parts = list(postings.shards(rows))
    for part in parts:
        held = unpack(part.data)
        assert part.first == next(iter(held))
        found |= held

    assert wanted == found
    assert sorted(wanted) == list(found)


HOSTILE = st.text(st.characters(codec="utf-8"), max_size=80)


@given(HOSTILE, HOSTILE)
def test_any_text_can_be_indexed(title: str, body: str) -> None:
    """No title or body, whatever it holds, stops the index, and none changes it between two builds."""
    brief = replace(BRIEF, title=title, body=body)
    remembered: dict[str, bytes] = {}

    assert build([brief]) == build([brief], remembered) == build([brief], unpacked(packed(remembered)))
