"""The search index as bytes: what stands in it and that it stands there the same way every time."""

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from digest.site.search import postings
from digest.site.search.cards import address, card, text
from digest.site.search.index import build
from digest.site.search.record import Record

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
OTHER = replace(
    BRIEF,
    id="5e6f7a8b-zh",
    url="/china-tech/2025/03/5e6f7a8b-zh/",
    title="腾讯发布模型",
    body="腾讯周一发布新模型。",
    lang="zh",
    date="2025-03-01",
)


def manifest(files: dict[str, bytes]) -> dict[str, object]:
    value = json.loads(gzip.decompress(files["manifest.bin"]))
    assert isinstance(value, dict)
    return value


def test_same_bytes() -> None:
    """The order in which briefs come does not change a byte of the index."""
    assert build([BRIEF, OTHER]) == build([OTHER, BRIEF])


def test_folder_is_named_by_what_it_holds() -> None:
    """All but the manifest and the table of characters stand in a folder that a changed text renames."""
    before = build([BRIEF])
    after = build([replace(BRIEF, title="알리바바, 물류에 투자")])

    folders = [{path.split("/")[0] for path in files if "/" in path} for files in (before, after)]

    assert [len(folder) for folder in folders] == [1, 1]
    assert folders[0] != folders[1]
    assert {"manifest.bin", "han.bin"} == {path for path in before if "/" not in path}


def test_an_empty_site_has_an_index() -> None:
    """A site without briefs answers every query with nothing instead of an error."""
    found = manifest(dict(build([])))

    assert found["column"] == ""


def test_card_reads_back() -> None:
    """A card file goes on from the prime of its language and gives back what a result shows."""
    files = dict(build([BRIEF]))
    folder = manifest(files)["folder"]
    primes = manifest(files)["primes"]

    stream = zlib.decompressobj(-15)
    whole = stream.decompress(files[f"{folder}/c/ko.bin"] + files[f"{folder}/c/0.bin"])

    assert isinstance(primes, dict)
    assert [card(BRIEF)] == json.loads(whole[primes["ko"] :])


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
    found: dict[str, dict[int, int]] = {}
    for first, data in postings.shards(wanted, size=200):
        rows = unpack(data)
        assert first == next(iter(rows))
        found |= rows

    assert wanted == found
    assert sorted(wanted) == list(found)


HOSTILE = st.text(st.characters(codec="utf-8"), max_size=80)


@given(HOSTILE, HOSTILE)
def test_any_text_can_be_indexed(title: str, body: str) -> None:
    """No title or body, whatever it holds, stops the index, and none changes it between two builds."""
    brief = replace(BRIEF, title=title, body=body)

    assert build([brief]) == build([brief])
