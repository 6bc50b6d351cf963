"""What stands on the pages: order, labels, languages, proofs, and what must not."""

import gzip
import json
import re
from dataclasses import replace

import pytest

from digest import markdown
from digest.model import Brief, Coming
from tests.site.conftest import Workshop, make, telling


def page(shop: Workshop, brief: Brief) -> str:
    return shop.read(f"{markdown.url(brief).strip('/')}/index.html")


def test_two_beats_side_by_side(built: Workshop) -> None:
    """The front page has a column for each beat that has a brief."""
    assert re.findall(r'id="beat-([a-z-]+)"', built.read("index.html")) == ["china-tech", "korea-politics"]


def links(text: str) -> list[str]:
    return re.findall(r'<(?:h3|li)><a href="\./([a-z-]+/\d{4}/[^"]+)"', text)


def test_lead_story(workshop: Workshop) -> None:
    """The lead of a beat is what most outlets report on its newest day; behind it the newest comes first."""

    def covered(brief: Brief, *outlets: str) -> Brief:
        more = (
            replace(brief.sources[0], article_id=f"{turn:016x}", outlet=name)
            for turn, name in enumerate(outlets, 99)
        )
        return replace(brief, sources=(*brief.sources, *more))

    told = covered(make(20), "모의신문")
    older = covered(make(50, day="2026-02-02"), "모의신문", "예시통신")
    workshop.put(make(10), told, make(30), older)
    workshop.build()
    wanted = [markdown.url(brief).lstrip("/") for brief in (told, make(30), make(10), older)]

    assert wanted == links(workshop.read("index.html").partition('class="strips"')[0])


def test_latest(built: Workshop) -> None:
    """The front page names the latest of all beats by the clock, newest first."""
    text = built.read("index.html").partition('id="latest"')[2].partition("</section>")[0]
    times = re.findall(r'<time datetime="([^"]+)">(\d+년 \d+월 \d+일 \d\d:\d\d UTC\+9)</time>', text)

    assert (8, sorted(times, reverse=True)) == (len(times), times)


def test_data_for_machines_is_no_markup(workshop: Workshop) -> None:
    """Whatever a source calls itself, its data for machines holds no sign of HTML, and says the same."""
    odd = "가상 <b> & \"x\" 'y' href="
    brief = make(1, sources=(replace(make(1).sources[0], outlet=odd),))
    workshop.put(brief)
    workshop.build()
    text = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page(workshop, brief))[0]

    assert (set(text) & set("<>&'="), json.loads(text)["citation"][0]["publisher"]) == (set(), odd)


def test_why_it_matters(workshop: Workshop) -> None:
    """A point with which a source says why the news matters is marked, and not told a second time."""
    brief = make(1)
    workshop.put(replace(brief, matters=brief.points))
    done = workshop.build()
    text = page(workshop, brief)

    assert (done.skips, text.count('class="mark matters"'), 'id="matters"' in text) == ((), 1, False)


def test_what_is_to_come(workshop: Workshop) -> None:
    """What is to come leads to the point that says it, on its day in words."""
    text = "회사는 2027년 3월에 새 공장을 연다고 밝혔다."
    told = telling(1, text)
    coming = Coming(text=text, date="2027-03", span=told.evidence[0].span)
    workshop.put(replace(told, coming=(coming,)))
    done = workshop.build()
    found = page(workshop, told).partition('<dl class="coming">')[2].partition("</dl>")[0]

    assert done.skips == ()
    assert ('<time datetime="2027-03">2027년 3월</time>' in found, '<a href="#p1">' in found) == (True, True)


def test_newest_first(built: Workshop) -> None:
    """A beat's page lists the newest brief first."""
    days = re.findall(r'<time datetime="(\d{4}-\d\d-\d\d)', built.read("china-tech/index.html"))

    assert sorted(days, reverse=True) == days


def test_undated_last(built: Workshop) -> None:
    """An undated brief stands under its own label and in no feed."""
    undated = make(50, day="")
    home = built.read("index.html")
    feeds = [built.read(f"feeds/all.{kind}") for kind in ("rss.xml", "atom.xml", "json")]

    assert (
        home.index('id="undated"') < home.index(markdown.url(undated)),
        "날짜 미상" in page(built, undated),
        [undated.id in feed for feed in feeds],
    ) == (True, True, [False] * 3)


def test_story_once(built: Workshop) -> None:
    """A story that three languages tell stands once in each edition, in that edition's language."""
    story = f"{40:08x}"
    shown = {
        lang: re.findall(rf'<h3><a href="[^"]*plant-{story}-(..)/"', built.read(f"{prefix}index.html"))
        for lang, prefix in (("ko", ""), ("en", "en/"), ("zh", "zh/"))
    }

    assert shown == {"ko": ["ko"], "en": ["en"], "zh": ["zh"]}


def test_translations_link_each_other(built: Workshop) -> None:
    """The page of a brief links the same story in the other languages, for readers and for machines."""
    text = page(built, make(40, story=40))

    assert re.findall(r'<link rel="alternate" hreflang="([^"]+)"', text) == ["ko", "en", "zh-Hans"]


@pytest.mark.parametrize(
    ("outlets", "shown"),
    [(("Sample Post", "Trial Times"), "Sample Post; Trial Times"), (tuple("ABCDEFG"), "매체 7곳")],
)
def test_outlets_of_other_languages(workshop: Workshop, outlets: tuple[str, ...], shown: str) -> None:
    """The outlets that a page counts stand on it: those of other languages beside the brief they told."""
    one = make(2, "en", story=1)
    sources = tuple(
        replace(one.sources[0], article_id=f"{turn:016x}", outlet=name)
        for turn, name in enumerate(outlets, 2)
    )
    workshop.put(make(1), replace(one, sources=sources))
    workshop.build()
    row = page(workshop, make(1)).partition('id="story"')[2].partition("</li>")[0]
    told = re.findall(r'&nbsp;· (?:<span lang="en">)?([^<]+)', row)

    assert "; ".join(told) == shown


def test_sample_is_marked(built: Workshop) -> None:
    """A sample says on its page and in lists that it is one."""
    listed = built.read("china-tech/index.html")

    assert (
        'class="banner"' in page(built, make(60)),
        'class="mark sample"' in listed,
        'class="banner"' in page(built, make(1, day="2026-01-01")),
    ) == (True, True, False)


def test_evidence_opens(built: Workshop) -> None:
    """Each point has the exact words of its source and a link to them in the original."""
    brief = make(3, day="2026-01-03")
    text = page(built, brief)

    assert (
        f"<blockquote>{brief.evidence[0].text}</blockquote>" in text,
        'href="https://news.example/3#:~:text=' in text,
    ) == (True, True)


def test_followed_story(built: Workshop) -> None:
    """A brief names the older story that it continues; the older page does not change."""
    newer, older = make(52, follows=f"{40:08x}", day="2026-02-05"), make(40, story=40)

    assert (
        markdown.url(older) in page(built, newer),
        markdown.url(newer) in page(built, older),
    ) == (True, False)


def test_reading_needs_no_script(built: Workshop) -> None:
    """No page holds a script or a style of its own; all it loads is from this site."""
    pages = [file.read_text("utf-8") for file in built.output.rglob("*.html")]
    loaded = {src for text in pages for src in re.findall(r'(?:src|rel="stylesheet" href)="([^"]+)"', text)}

    assert (
        all(re.match(r"(?:(?:\.\./)+|\./|/)theme/", src) for src in loaded),
        [t for t in pages if " style=" in t],
    ) == (
        True,
        [],
    )


@pytest.mark.parametrize(("place", "own"), [("index.html", []), ("search/index.html", ["search"])])
def test_sheets_stand_in_the_order_of_their_layers(built: Workshop, place: str, own: list[str]) -> None:
    """The sheet that orders the layers comes first, that of the search last: each counts on the others."""
    found = re.findall(r'<link rel="stylesheet" href="[./]*theme/(\w+)\.css"', built.read(place))

    assert found == ["tokens", "base", "layout", "blocks", "print", *own]


def test_structured_data(built: Workshop) -> None:
    """The page of a brief describes itself with its sources."""
    found = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', page(built, make(3, day="2026-01-03"))
    )
    data = json.loads(found[1]) if found else {}

    assert (data["@type"], data["citation"][0]["url"]) == ("NewsArticle", "https://news.example/3")


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{7*7}} {% raw %} {# x #}",
    "{attach}/etc/hostname |attach|/etc/hostname",
    "</title></script><svg/onload=alert(1)>",
    "]]> &lt;b&gt; --> <!--",
    "\u202e\u202d \u2028 \x1b[31m",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text(workshop: Workshop, text: str) -> None:
    """Outlet, title, byline and notes from outside are shown as text, whatever they hold."""
    brief = make(1)
    source = replace(brief.sources[0], title=text, outlet=text, byline=(text,))
    workshop.put(replace(brief, sources=(source,), notes=(text,), reasons=(text,)))
    workshop.build()
    pages = [file.read_text("utf-8") for file in workshop.output.rglob("*.html")]
    joined = "".join(pages)

    assert [sign for sign in ("<script>", "<img src=x", "<svg/onload", "\x1b") if sign in joined] + (
        ["49"] if "{{7*7}}" in text and "{{7*7}}" not in joined else []
    ) == []


def test_hostile_link(workshop: Workshop) -> None:
    """An address that is not of the web is no link; the source stays as text."""
    brief = make(1)
    workshop.put(replace(brief, sources=(replace(brief.sources[0], url="javascript:alert(1)"),)))
    workshop.build()

    assert [
        file.name for file in workshop.output.rglob("*.html") if "javascript:" in file.read_text("utf-8")
    ] == []


def test_every_interface_page_in_three_languages(built: Workshop) -> None:
    """What stands at an address stands below /en/ and /zh/ too."""
    pages = (
        "",
        "archive/",
        "names/",
        "sources/",
        "corrections/",
        "subscribe/",
        "search/",
        "about/",
        "china-tech/",
    )
    absent = [
        f"{prefix}{page}"
        for prefix in ("", "en/", "zh/")
        for page in pages
        if not (built.output / f"{prefix}{page}index.html").is_file()
    ]

    assert absent == []


def test_empty_site(workshop: Workshop) -> None:
    """A site without a brief is built and says so."""
    workshop.build()

    assert "아직 요약이 없습니다" in workshop.read("index.html")


def test_size_of_pages(built: Workshop) -> None:
    """A brief page is at most 30 KB with nothing left out, the front page 60 KB, all in: 10 for the theme."""
    text = built.output.joinpath("index.html").read_text("utf-8")
    linked = set(re.findall(r'(?:href|src)="\./(theme/[^"]+)"', text))
    theme = sum(len(gzip.compress((built.output / name).read_bytes())) for name in sorted(linked))

    assert (len(linked), theme < 10_000) == (9, True)
