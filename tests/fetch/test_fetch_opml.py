"""Subscriptions in and out of any feed reader."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import ReadError
from digest.fetch.opml import Subscription, parse, write
from digest.text.clean import line

OTHERS = """<?xml version="1.0"?>
<opml version="1.0"><head><title>mine</title></head><body>
<outline text="Korea Politics">
<outline type="rss" text="한빛일보" xmlUrl="https://hanbit.example/rss" htmlUrl="https://hanbit.example/"/>
<outline text="Inner"><outline text="안" xmlURL=" https://inner.example/rss "/></outline></outline>
<outline title="뉴스">
<outline type="rss" title="T &amp; M" text="x" xmlUrl="https://tm.example/rss" category="/china-tech,/other"/>
</outline>
<outline type="rss" text="loose" xmlUrl="https://loose.example/rss"/>
<outline type="rss" text="again" xmlUrl="https://loose.example/rss"/>
<outline type="rss" text="file" xmlUrl="file:///etc/passwd"/>
<outline text="a note"/>
</body></opml>"""


def test_the_opml_of_other_readers_is_read() -> None:
    """Folders and categories name the beat where they can; nesting, spelling and repeats do no harm."""

    assert [(one.url, one.title, one.beat) for one in parse(OTHERS.encode())] == [
        ("https://hanbit.example/rss", "한빛일보", "korea-politics"),
        ("https://inner.example/rss", "안", "korea-politics"),
        ("https://tm.example/rss", "T & M", "china-tech"),
        ("https://loose.example/rss", "loose", ""),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_unicode_is_read(encoding: str) -> None:
    """With a byte order mark or without."""
    text = OTHERS.replace('<?xml version="1.0"?>\n', "")

    assert len(parse(text.encode(encoding))) == 4


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no xml",
        "<html><body>404</body></html>",
        OTHERS[:200],
        '<!DOCTYPE o [<!ENTITY a "b">]><opml><body><outline text="&a;" xmlUrl="https://a.example/"/></body></opml>',
    ],
)
def test_what_is_no_opml_is_refused_whole(text: str) -> None:
    """A half-read list would lose feeds without a word; entities are not expanded."""
    with pytest.raises(ReadError):
        parse(text.encode())


words = st.text(alphabet=st.characters(codec="utf-8"), max_size=30).map(line)
subscriptions = st.builds(
    Subscription,
    url=st.integers(0, 10**6).map(lambda number: f"https://hanbit.example/{number}"),
    title=words,
    beat=st.sampled_from(["", "china-tech", "korea-politics"]),
    lang=st.sampled_from(["", "ko", "zh-CN"]),
)


@given(st.lists(subscriptions, unique_by=lambda one: one.url, max_size=10))
def test_what_is_written_is_read(given_: list[Subscription]) -> None:
    """A round trip keeps every subscription, grouped by beat; one without a title gets its address."""
    titled = [
        one if one.title else Subscription(url=one.url, title=one.url, beat=one.beat, lang=one.lang)
        for one in given_
    ]

    assert parse(write(tuple(given_))) == tuple(sorted(titled, key=lambda one: one.beat))


def test_the_default_subscriptions_are_fifteen_of_each_beat(root: Path) -> None:
    """What a new user gets: verified feeds of both beats, each with its language."""
    found = parse((root / "seeds" / "feeds.opml").read_bytes())

    assert [one.beat for one in found] == ["china-tech"] * 15 + ["korea-politics"] * 15
    assert {one.lang for one in found} == {"en", "ko", "zh"}
    assert write(found) == (root / "seeds" / "feeds.opml").read_bytes()
