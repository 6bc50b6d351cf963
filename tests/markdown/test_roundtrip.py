"""A brief file gives back the brief it was written from, whatever its words are."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from pathlib import PurePosixPath
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import BriefError
from digest.markdown import Glance, glance, is_edited, parse, path, render, url
from digest.markdown.escape import legal
from digest.model import Bound, Brief, Citation, Coming, Evidence, Fact, Impact, Point, Quote, Span

HOSTILE = (
    "{attach}../../../../etc/hostname",
    "|filename|x",
    "[x](javascript:alert(1))",
    "Slug: evil",
    "`code` **b** _i_ ~~s~~",
    "[^1]: “x” — y",
    "” — [a, b](https://c.example)",
    "- point[^1] *(plan)*",
    "\n---\n",
    "a\r\nb\u2028c\u2029d\x85e",
    "<script>alert(1)</script>&amp;&#123;",
    "1. one",
    "# head",
    "    code",
    "\\[x\\]",
    "{{ 7*7 }}{% x %}",
    "\u202eevil\u2066",
    "checksum: " + "0" * 64,
)
texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=40),
    st.builds("".join, st.lists(st.sampled_from(HOSTILE), max_size=3)),
).map(legal)
moments = st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001
    lambda moment: moment.replace(tzinfo=timezone(timedelta(hours=9)))
)


def span(number: int, text: str) -> Span:
    return Span(
        article_id=f"{number:016x}", start=0, end=len(text), sha256=sha256(text.encode("utf-8")).hexdigest()
    )


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    words = draw(st.lists(texts, min_size=1, max_size=3))
    evidence = tuple(Evidence(span=span(n, text), text=text) for n, text in enumerate(words))
    spans = st.sampled_from([item.span for item in evidence])
    dated = draw(st.booleans())
    statuses = st.sampled_from(["fact", "claim", "plan", "interpretation"])
    citations = st.builds(
        Citation,
        article_id=st.sampled_from([item.span.article_id for item in evidence]),
        document_id=texts,
        origin=texts,
        outlet=texts,
        title=texts,
        lang=st.sampled_from(["ko", "zh", "en", "ja", "und"]),
        url=st.sampled_from(["", "https://a.example/b?c=1&d=(2)#e", "http://가.example/나 ".strip()]),
        published=st.none() | moments,
        byline=st.lists(texts, max_size=2).map(tuple),
    )
    return Brief(
        id=draw(texts),
        slug="a-1a2b3c4d-ko",
        story_id=draw(texts),
        beat=draw(texts),
        lang=draw(st.sampled_from(["ko", "zh", "en", "und"])),
        headline=draw(texts),
        standfirst=draw(texts),
        points=tuple(
            draw(
                st.lists(
                    st.builds(
                        Point,
                        text=texts,
                        status=statuses,
                        spans=st.lists(spans, min_size=1, max_size=3, unique=True).map(tuple),
                    ),
                    max_size=3,
                )
            )
        ),
        evidence=evidence,
        sources=tuple(draw(st.lists(citations, max_size=3))),
        facts=tuple(
            draw(
                st.lists(
                    st.builds(
                        Fact,
                        kind=st.sampled_from(["money", "count", "other"]),
                        measure=texts,
                        value=texts,
                        unit=texts,
                        text=texts,
                        span=spans,
                        subject=texts,
                        approximate=st.booleans(),
                        bound=st.sampled_from(get_args(Bound)),
                        note=texts,
                    ),
                    max_size=2,
                )
            )
        ),
        quotes=tuple(
            draw(st.lists(st.builds(Quote, text=texts, speaker=texts, span=spans, post=texts), max_size=2))
        ),
        impacts=tuple(
            draw(
                st.lists(
                    st.builds(Impact, company=texts, ticker=texts, direction=st.just("mixed"), span=spans),
                    max_size=2,
                )
            )
        ),
        names=tuple(draw(st.lists(texts, max_size=2))),
        notes=tuple(draw(st.lists(texts, max_size=2))),
        reasons=tuple(draw(st.lists(texts, max_size=2))),
        follows=draw(texts),
        published=draw(moments) if dated else None,
        published_basis="stated" if dated else "unknown",
        updated=draw(st.none() | moments),
        made_by=draw(texts),
        matters=tuple(
            draw(
                st.lists(
                    st.builds(
                        Point,
                        text=texts,
                        status=statuses,
                        spans=st.lists(spans, min_size=1, max_size=2, unique=True).map(tuple),
                    ),
                    max_size=2,
                )
            )
        ),
        coming=tuple(draw(st.lists(st.builds(Coming, text=texts, date=texts, span=spans), max_size=2))),
    )


def simple(**changes: object) -> Brief:
    """A small valid brief."""
    text = "알리바바가 3년간 3800억 위안을 투자한다."
    cited = span(1, text)
    brief = Brief(
        id="1a2b3c4d-ko",
        slug="alibaba-1a2b3c4d-ko",
        story_id="1a2b3c4d",
        beat="china-tech",
        lang="ko",
        headline="알리바바 투자",
        standfirst=text,
        points=(Point(text=text, status="plan", spans=(cited,)),),
        evidence=(Evidence(span=cited, text=text),),
        sources=(
            Citation(
                article_id=cited.article_id,
                document_id="d",
                origin="pages/samples/a.html",
                outlet="한강뉴스",
                title="알리바바 투자",
                lang="ko",
                url="https://hangang.example/1",
            ),
        ),
        published=datetime(2025, 2, 24, 9, tzinfo=timezone(timedelta(hours=9))),
        published_basis="stated",
    )
    return replace(brief, **changes)  # type: ignore[arg-type]


@settings(max_examples=300, deadline=None)
@given(briefs())
def test_round_trip(brief: Brief) -> None:
    """Whatever stands in a brief comes back equal, and the file is seen as unedited."""
    text = render(brief)

    assert parse(text) == brief
    assert not is_edited(text)


@settings(max_examples=200, deadline=None)
@given(briefs())
def test_nothing_can_act(brief: Brief) -> None:
    """No directive, tag, link target or second front matter line comes out of any text."""
    text = render(brief)
    front, _, body = text[4:].partition("\n---\n")

    assert legal(text) == text
    assert text.removesuffix("\n").split("\n") == text.splitlines()
    assert [sign for sign in ("{attach}", "|filename|", "<script", "{{", "{%") if sign in text] == []
    assert not re.search(r"(?<!\\)\]\(javascript", body)
    assert [line for line in front.split("\n") if line.startswith("Slug")] == []
    assert all(line.startswith(("- ", "[^")) for line in body.split("\n") if line)


def test_any_text_at_all_is_written() -> None:
    """Characters that XML forbids and lone surrogates are dropped, the rest stays."""
    brief = simple(headline="가\x0b나\ud800다\ufffe", notes=("\x1b[0m",))

    assert (parse(render(brief)).headline, parse(render(brief)).notes) == ("가나다", ("[0m",))


def test_file_reads_well() -> None:
    """The file is one that a person may read and edit."""
    lines = render(simple()).split("\n")

    assert "title: 알리바바 투자" in lines
    assert "date: 2025-02-24 09:00:00+09:00" in lines
    assert "sample: true" in lines
    assert "- 알리바바가 3년간 3800억 위안을 투자한다.[^1] *(계획)*" in lines


def test_place() -> None:
    """File and address follow from beat, month and slug."""
    brief = simple()

    assert PurePosixPath("briefs/china-tech/2025/02/alibaba-1a2b3c4d-ko.md") == path(brief)
    assert url(brief) == "/china-tech/2025/02/alibaba-1a2b3c4d-ko/"
    assert url(simple(published=None, beat="")) == "/any/undated/alibaba-1a2b3c4d-ko/"


@pytest.mark.parametrize("slug", ["../x", "", "A", "가", "a/b", "x" * 81])
def test_strange_slug_is_no_path(slug: str) -> None:
    """A slug that is not of our making never becomes a path."""
    with pytest.raises(BriefError):
        path(simple(slug=slug))


def test_one_changed_character_is_seen() -> None:
    """A file that a person changed is told from one that the digest wrote; line ends do not count."""
    text = render(simple())

    assert is_edited(text.replace("3년", "4년", 1))
    assert is_edited(text.replace("checksum", "sum"))
    assert not is_edited(text.replace("\n", "\r\n"))
    assert parse(text.replace("\n", "\r\n")) == simple()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "does not open with front matter"),
        ("---\ntitle: x\n", "front matter has no end"),
        ("---\ntitle: x\n---\n", "front matter has no 'date'"),
        ("---\ntitle\n---\n", "front matter line without a colon: 'title'"),
    ],
)
def test_no_brief(text: str, reason: str) -> None:
    """A file that is no brief is named with the reason."""
    with pytest.raises(BriefError) as caught:
        parse(text, "briefs/a.md")

    assert ("briefs/a.md", reason) == (caught.value.subject, caught.value.reason)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[^1] *(계획)*", ""),
        ("[^1] *", "[^9] *"),
        ("[^1] *", "[^0] *"),
        ('[{"article"', '[{"artikel"'),
        ("02-24", "13-99"),
        ("lang: ko", "lang: klingon"),
        ("date_basis: stated", "date_basis: rumour"),
    ],
)
def test_broken_edit_is_named(before: str, after: str) -> None:
    """An edit that breaks the file is an error about that file, never a crash."""
    with pytest.raises(BriefError):
        parse(render(simple()).replace(before, after), "briefs/a.md")


def test_words_must_be_in_evidence() -> None:
    """A brief that cites what is not in its evidence cannot be written."""
    with pytest.raises(BriefError):
        render(simple(evidence=()))
    with pytest.raises(BriefError):
        render(simple(points=(Point(text="x", status="fact", spans=()),)))


def test_utc_and_undated() -> None:
    """A brief without a date has the date that stock Pelican needs and comes back without one."""
    brief = simple(published=None, published_basis="unknown", updated=datetime(2026, 1, 1, tzinfo=UTC))

    assert "date: 1970-01-01 00:00:00+00:00\ndate_basis: unknown" in render(brief)
    assert parse(render(brief)) == brief


@settings(max_examples=150, deadline=None)
@given(briefs())
def test_glance(brief: Brief) -> None:
    """A glance at a file gives the ids that reading it gives."""
    text = render(brief)
    read = parse(text)
    seen = Glance(
        id=read.id,
        story_id=read.story_id,
        article_ids=tuple(source.article_id for source in read.sources),
    )

    assert glance(text) == seen
    assert glance(text.replace("\n", "\r\n")) == seen


@pytest.mark.parametrize(
    "text",
    [
        "",
        "id: x",
        "---\nid: x",
        "---\nsources: {\n---\n",
        "---\nsources: [1, {}]\n---\n",
        "---\nsources: 3\n---\n",
    ],
)
def test_glance_at_anything(text: str) -> None:
    """A file that is no brief has no story and no sources."""
    assert (glance(text).story_id, glance(text).article_ids) == ("", ())


def test_a_date_typed_without_a_zone_is_a_moment() -> None:
    """Who writes a date by hand need not know of offsets."""
    written = render(simple()).replace("date: 2025-02-24 09:00:00+09:00", "date: 2025-02-24 09:00:00")

    assert parse(written).published == datetime(2025, 2, 24, 9, tzinfo=UTC)


def test_a_bound_that_is_none_is_refused() -> None:
    """A word that nobody reads as a bound does not pass as one."""
    span_ = simple().evidence[0].span
    told = Fact(kind="count", measure="", value="1", unit="", text="1", span=span_, bound="at_least")
    written = render(replace(simple(), facts=(told,)))

    with pytest.raises(BriefError, match="is no bound"):
        parse(written.replace('"bound": "at_least"', '"bound": "at_leest"'))
