"""Feeds in every state, as they are read."""

import contextlib
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import ReadError
from digest.fetch.entry import Entry, Feed
from digest.fetch.parse import Place, parse
from tests.fetch.loopback import NOW, item, rss

DATA = Path(__file__).resolve().parent.parent / "data" / "fetch"
ADDRESS = "https://example.org/feed"
FIFTEEN = range(1, 16)


def read(body: str | bytes, **place: str) -> Feed:
    content = body.encode() if isinstance(body, str) else body
    return parse(content, Place(url=ADDRESS, now=NOW, **place))


def quirks() -> dict[str, list[list[str]]]:
    rows = (DATA / "quirks.tsv").read_text("utf-8").splitlines()
    found: dict[str, list[list[str]]] = {}
    for row in rows:
        if not row.startswith("#"):
            name, *expected = row.split("\t")
            found.setdefault(name, []).append(expected)
    return found


def told(feed: Feed) -> list[list[str]]:
    return [
        [
            entry.title,
            entry.url or "-",
            f"{entry.published.astimezone(UTC):%Y-%m-%dT%H:%MZ}" if entry.published else "-",
            entry.oddity or "-",
            feed.damage or "-",
        ]
        for entry in feed.entries
    ]


@pytest.mark.parametrize(("name", "expected"), sorted(quirks().items()))
def test_a_quirk_is_read_right(name: str, expected: list[list[str]]) -> None:
    """Each feed with one trap gives what its README says, without being told its language."""

    assert told(read((DATA / "quirks" / name).read_bytes())) == expected


ATOM = (
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>한빛일보</title>'
    + "".join(
        f"<entry><title>여야, 예산안 {n}차 합의</title><id>urn:{n}</id><link href='https://hanbit.example/a/{n}'/>"
        f"<updated>2026-11-22T{n:02}:00:00+09:00</updated>"
        f'<content type="html">&lt;p&gt;본문 {n}&lt;/p&gt;</content></entry>\n'
        for n in FIFTEEN
    )
    + "</feed>"
)
RDF = (
    '<?xml version="1.0" encoding="utf-8"?>\n<rdf:RDF xmlns="http://purl.org/rss/1.0/" '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    '<channel rdf:about="https://hanbit.example/"><title>한빛일보</title></channel>'
    + "".join(
        f'<item rdf:about="https://hanbit.example/a/{n}"><title>여야, 예산안 {n}차 합의</title>'
        f"<link>https://hanbit.example/a/{n}</link><description>본문 {n}</description>"
        f"<dc:date>2026-11-22T{n:02}:00:00+09:00</dc:date></item>\n"
        for n in FIFTEEN
    )
    + "</rdf:RDF>"
)
FORMATS = {"rss": rss(*(item(n) for n in FIFTEEN)), "atom": ATOM, "rdf": RDF}
# Each pair: what is taken out of a whole feed, and what stands in its place.
DAMAGES = {
    "nothing": ("", ""),
    "bare ampersand": (" 5차", " R&D 5차"),
    "bare less-than": (" 5차", " 3 < 5차"),
    "control character": (" 5차", " \x0b5차"),
    "undeclared entity": (" 5차", " &middot;5차"),
    "reference to a control": (" 5차", " &#11;5차&#xD800;"),
    "no end of the root": ("</", None),
    "warning before": ("<?xml", "<br />\n<b>Warning</b>: foo() on line <b>3</b><br />\n<?xml"),
    "script after": ("END", "<script>x</script><!-- 0.3 s -->"),
    "undeclared prefix": (
        " 5차 합의</title>",
        " 5차 합의</title><media:thumbnail url='x'/><foo:bar>1</foo:bar>",
    ),
    "unclosed element": (" 5차 합의</title>", " 5차 합의</title><category>정치"),
    "unclosed title": (" 5차 합의</title>", " 5차 합의"),
    "stray end": (" 5차 합의</title>", " 5차 합의</title></b></font>"),
    "bare attribute": (" 5차 합의</title>", " 5차 합의</title><enclosure url=http://x/y.jpg length=1 />"),
    "same attribute twice": (" 5차 합의</title>", ' 5차 합의</title><enclosure url="a" url="b" />'),
    "markup in a title": (" 5차 합의</title>", " 5차 <b>합의</b><br></title>"),
    "wrong comment": (" 5차 합의</title>", " 5차 합의</title><!-- a -- b -->"),
    "unclosed comment": (" 5차 합의</title>", " 5차 합의</title><!-- a "),
    "unclosed CDATA": (" 5차 합의</title>", " 5차 합의</title><category><![CDATA[ a </category>"),
    "CDATA in CDATA": (
        " 5차 합의</title>",
        " 5차 합의</title><category><![CDATA[a<![CDATA[b]]>]]></category>",
    ),
    "declared twice": ("<?xml", '<?xml version="1.0"?>\n<?xml'),
    "wrong encoding named": ("utf-8", "utf-16"),
    "unclosed story": ("</item>", ""),
    "style sheet": ("?>", '?><?xml-stylesheet type="text/xsl" href="a.xsl"?>'),
    "document type": (
        "?>",
        '?><!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://x/r.dtd" [<!ENTITY a "b">]>',
    ),
}


def damaged(text: str, damage: str) -> str:
    before, after = DAMAGES[damage]
    if after is None:
        return text[: text.rfind(before)]
    return text + after if before == "END" else text.replace(before, after, 1)


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("kind", FORMATS)
def test_fifteen_readable_stories_give_fifteen(kind: str, damage: str) -> None:
    """The damage of one place costs no story, no address, no time and no body."""
    feed = read(damaged(FORMATS[kind], damage), lang="ko")

    assert [entry.url for entry in feed.entries] == [f"https://hanbit.example/a/{n}" for n in FIFTEEN]
    assert [entry.published.hour for entry in feed.entries if entry.published] == [*FIFTEEN]
    assert all(entry.html for entry in feed.entries)
    assert [entry.title for entry in feed.entries if "5차" not in entry.title] == [
        f"여야, 예산안 {n}차 합의" for n in FIFTEEN if n not in {5, 15}
    ]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_feed_cut_short_gives_what_came(kind: str) -> None:
    """A feed that ends inside its last headline gives it too, and says that it is damaged."""
    text = FORMATS[kind]
    feed = read(text[: text.index("15차") + 2], lang="ko")

    assert (len(feed.entries), feed.damage) == (15, "not well-formed")
    assert feed.entries[-1].title == "여야, 예산안 15"


def test_a_json_feed_is_read() -> None:
    """JSON Feed 1.1 gives title, text, address, people and time; ids may be numbers."""
    listed = {
        "id": 7,
        "url": "https://hanbit.example/a/7",
        "title": "여야, 예산안 합의",
        "content_text": "여야가 합의했다.\n\n표결은 내일이다.",
        "date_published": "2026-11-22T19:00:00+09:00",
        "authors": [{"name": "김하나 기자"}],
    }
    text = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "한빛", "items": [listed, 3]})

    (entry,) = read(text).entries

    assert (entry.guid, entry.url, entry.title) == ("7", "https://hanbit.example/a/7", "여야, 예산안 합의")
    assert entry.html == "<p>여야가 합의했다.</p><p>표결은 내일이다.</p>"
    assert entry.byline == ("김하나",)
    assert entry.published == datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "not a feed: empty"),
        ("  \n", "not a feed: empty"),
        ("<!DOCTYPE html><html><body>404</body></html>", "not a feed: an HTML page"),
        ("<html><body>An <rss> in the text</body></html>", "not a feed: an HTML page"),
        ("<!doctype html><title>Just a moment...</title>", "not a feed: a challenge page"),
        ("<!-- a --><?xml version='1.0'?><!DOCTYPE html><html><rss>", "not a feed: an HTML page"),
        ("<script>location='/captcha'</script>", "not a feed: a challenge page"),
        ("hello", "not a feed: neither RSS, Atom nor JSON Feed"),
        ('{"error": 403}', "not a feed: JSON of another kind"),
        ('{"version": "https://jsonfeed.org/version/1", "items": {}}', "not a feed: JSON of another kind"),
        ("{" * 50_000, "not a feed: broken JSON"),
        ('{"a":' * 50_000, "not a feed: broken JSON"),
        ("<rss><channel><<<", "too damaged: no story can be read"),
        ("<rss><channel>" + "<a>" * 20_000, "nested too deeply"),
    ],
)
def test_what_is_no_feed_says_so(body: str, reason: str) -> None:
    """An error page, a challenge or garbage is never a feed without stories."""
    with pytest.raises(ReadError) as caught:
        read(body)

    assert (caught.value.subject, caught.value.reason) == (ADDRESS, reason)


@pytest.mark.parametrize("text", [rss(), rss().replace("?>", "?><!DOCTYPE html>"), rss(head="<foo:bar/>")])
def test_an_empty_feed_is_a_feed(text: str) -> None:
    """A whole feed without a story is no error: some are quiet."""

    assert read(text).entries == ()


def test_the_fullest_text_of_a_story_is_kept() -> None:
    """Where a feed gives a summary and a whole text, the whole text is the body, whichever comes first."""
    both = (
        item(1)
        .replace(
            "<description>",
            "<content:encoded><![CDATA[<p>전문이 여기에 길게 있다.</p>]]></content:encoded><description>",
        )
        .replace("국회가 1번째 예산안을 처리했다.", "요약.")
    )

    assert read(rss(both)).entries[0].html == "<p>전문이 여기에 길게 있다.</p>"


def test_plain_text_of_atom_is_no_markup() -> None:
    """`type="text"` means that `<b>` is three characters."""
    text = ATOM.replace('type="html">&lt;p&gt;본문 1&lt;/p&gt;', 'type="text">1 &lt;b&gt; 2')

    assert read(text).entries[0].html == "1 &lt;b&gt; 2"


@pytest.mark.parametrize(
    "trap",
    [
        "<creativeCommons:license/>",
        "<category href='x'/><gml:posList><icon/></gml:posList>",
        "<image><title>한빛</title><w(h>80</width><height>15</height></image>",
        "<title><link href='http://[bad'/></title>",
        "<pubDate>2026-13-45T99:99:99Z</pubDate>",
    ],
)
def test_what_trips_the_library_costs_no_story(trap: str) -> None:
    """Found by fuzzing: odd elements on which feedparser raises; the stories beside them are read."""
    feed = read(rss(item(1), item(2).replace("</item>", f"{trap}</item>"), item(3), head=trap))

    assert [entry.guid for entry in feed.entries if entry.guid != "2"] == ["1", "3"]


@pytest.mark.parametrize("field", ["author", "dc:creator", "itunes:author", "managingEditor"])
def test_an_endless_name_is_no_name(field: str) -> None:
    """A megabyte in an author field, on which a search for mails would run for hours, is left out."""
    names = f"<{field}>{'a' * 1_000_000}</{field}>"
    feed = read(rss(item(1).replace("</item>", f"{names}</item>"), item(2), head=names))

    assert [entry.byline for entry in feed.entries] == [(), ()]


def test_entities_of_a_bomb_stay_unexpanded() -> None:
    """Billion laughs: nothing that a feed declares is expanded."""
    bomb = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' + rss(item(1, "&b; 여야"))

    assert read(bomb).entries[0].title == "&b; 여야"


def test_a_huge_feed_is_cut_at_a_thousand() -> None:
    """Ten times as many stories as any outlet sends are not read."""

    assert len(read(rss(*(item(n) for n in range(1_200)))).entries) == 1_000


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("/a/1", "https://example.org/a/1"),
        ("", ""),
        ("a1", ""),
        ("//hanbit.example/a/1", "https://hanbit.example/a/1"),
        ("//[x", ""),
    ],
)
def test_a_path_is_on_the_host_of_its_feed(link: str, address: str) -> None:
    """A link without a host is completed; a guid that is no address is never made into one."""
    text = item(1).replace("https://hanbit.example/a/1", link)

    assert read(rss(text)).entries[0].url == address


def test_an_aggregator_names_its_source() -> None:
    """`<source>` of a story is the outlet, not the aggregator."""
    text = item(1).replace("<guid>", "<source url='https://hanbit.example/'>한빛일보</source><guid>")

    assert read(rss(text)).entries[0].source == "한빛일보"


@pytest.mark.parametrize("kind", FORMATS)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_no_damage_is_a_crash(kind: str, data: st.DataObject) -> None:
    """Whatever is cut out of a feed or put into it, it is read or refused with a reason."""
    body = bytearray(FORMATS[kind].encode())
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(body)))
        length = data.draw(st.integers(0, 40))
        scrap = data.draw(
            st.one_of(
                st.binary(max_size=12),
                st.sampled_from(
                    [b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<item>", b"</channel>", b"&", b"<", b"\x00"]
                ),
            )
        )
        body[start : start + length] = scrap
    entries: tuple[Entry, ...] = ()
    with contextlib.suppress(ReadError):
        entries = read(bytes(body)).entries

    assert all("\n" not in entry.title and entry.url[:4] in {"", "http"} for entry in entries)
