"""The small parts: figures said in three languages, lists cut into pages, prose made safe, plots, checks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import proof
from digest.model import Brief, Fact, Span
from digest.site.checks import site_refusals
from digest.site.entries import Entry, entry, pack, unpack
from digest.site.figures import amount, said
from digest.site.languages import Interface
from digest.site.plots import coverage, votes
from digest.site.prose import front_matter, html
from digest.site.shelves import leaves, newest_first
from tests.site.conftest import make

SPAN = Span(article_id="a", start=0, end=1, sha256=sha256(b"x").hexdigest())


def fact(kind: str, value: str, unit: str, measure: str = "", *, approximate: bool = False) -> Fact:
    return Fact(
        kind=kind,  # type: ignore[arg-type]
        measure=measure, value=value, unit=unit, text="x", span=SPAN, approximate=approximate,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "ko", "en", "zh"),
    [
        (fact("money", "380000000000", "CNY"), "3,800억 위안", "CNY 380 billion", "3,800亿元"),
        (fact("money", "40016000000", "CNY"), "400억 1,600만 위안", "CNY 40.016 billion", "400.16亿元"),
        (
            fact("money", "75000000000000", "KRW", approximate=True),
            "약 75조 원",
            "about KRW 75 trillion",
            "约75万亿韩元",
        ),
        (
            replace(fact("money", "380000000000", "CNY"), bound="at_least"),
            "3,800억 위안 이상",
            "at least CNY 380 billion",
            "至少3,800亿元",
        ),
        (replace(fact("percent", "5", "%"), bound="less_than"), "5% 미만", "less than 5%", "不到5%"),
        (fact("percent", "62.50", "%"), "62.5%", "62.5%", "62.5%"),
        (fact("duration", "3", "years"), "3년", "3 years", "3年"),
        (fact("count", "1234", "people"), "1,234명", "1,234 people", "1,234人"),
        (fact("date", "2020-06-09", ""), "2020년 6월 9일", "9 June 2020", "2020年6月9日"),
        (fact("date", "2020-04", ""), "2020년 4월", "April 2020", "2020年4月"),
        (fact("count", "1e99999999", "people"), "x", "x", "x"),
        (fact("count", "NaN", "people"), "x", "x", "x"),
        (fact("date", "0000-01", ""), "0000-01", "0000-01", "0000-01"),
        (fact("date", "2020-H1", ""), "2020년 상반기", "first half of 2020", "2020年上半年"),
    ],
)
def test_figures(one: Fact, ko: str, en: str, zh: str) -> None:
    """A figure is said as the papers of each language write it."""
    assert (ko, en, zh) == tuple(said(one, Interface(lang=lang)) for lang in ("ko", "en", "zh"))


@given(st.integers(0, 10**15), st.sampled_from(["ko", "en", "zh"]))
def test_no_digit_is_lost(value: int, lang: str) -> None:
    """What is said has the value of what was meant."""
    sizes = {
        "만": 10**4, "억": 10**8, "조": 10**12, "万": 10**4, "亿": 10**8,
        "million": 10**6, "billion": 10**9, "trillion": 10**12,
    }  # fmt: skip
    text = amount(Decimal(value), lang).replace(",", "").replace("万亿", " trillion")
    for unit in sizes:
        text = text.replace(unit, f" {unit} ")
    total, number = Decimal(0), Decimal(0)
    for part in text.split():
        if part in sizes:
            total, number = total + number * sizes[part], Decimal(0)
        else:
            number = Decimal(part)

    assert Decimal(value) == total + number


def _entry(number: int) -> Entry:
    brief = make(number, published=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=number))
    return entry(brief, path=f"{number}.md", digest=str(number), url=f"/{number}/")


@settings(deadline=None)
@given(st.integers(0, 200))
def test_pages_of_a_list(count: int) -> None:
    """Every item stands on one page, in order, and a new one changes no full page."""
    items = newest_first(map(_entry, range(count)))
    cut = leaves(items)
    more = newest_first(map(_entry, range(count + 1)))
    grown = {leaf.number: leaf.items for leaf in leaves(more) if not leaf.newest}

    assert (tuple(items), True) == (
        tuple(item for leaf in cut for item in leaf.items),
        all(grown[leaf.number] == leaf.items for leaf in cut if not leaf.newest),
    )


def test_entry_survives_its_cache() -> None:
    """What the cache keeps of a brief comes back as it was."""
    kept = entry(make(1, updated=make(2).published), path="a.md", digest="d", url="/a/")

    assert kept == unpack(pack(kept))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<script>alert(1)</script>a", "a"),
        ("[x](javascript:alert(1))", "x"),
        ('<img src="x" onerror="alert(1)">', '<img src="x">'),
        ("<p style='color:red' onclick=a()>b</p>", "<p>b</p>"),
    ],
)
def test_prose_is_safe(text: str, expected: str) -> None:
    """What people write in Markdown cannot run in the page."""
    made = html(text)

    assert (
        expected in made or expected in made.replace(' rel="noopener noreferrer"', ""),
        [sign for sign in ("javascript:", "onerror", "onclick", "<script", "style=") if sign in made],
    ) == (True, [])


def test_front_matter_of_a_page() -> None:
    """A page cannot name a template or any key that is not known."""
    assert front_matter("---\ntitle: a: b\nTemplate: evil\nlang: ko\n---\ntext") == (
        {"title": "a: b", "lang": "ko"},
        "text",
    )


def test_coverage_ends_with_the_newest_brief() -> None:
    """The plot counts briefs by week up to the newest one, whatever today is."""
    first = date(2026, 1, 5)
    plot = coverage([first, first, first + timedelta(weeks=1), first + timedelta(weeks=3)])

    assert plot is not None
    assert ([bar.count for bar in plot.bars][-4:], plot.total) == ([2, 1, 0, 1], 4)


def test_votes() -> None:
    """A vote is drawn where for and against are stated once, and not where two sources differ."""
    counts = [fact("count", "192", "votes", "votes_for"), fact("count", "8", "votes", "votes_against")]
    other = fact("count", "190", "votes", "votes_for")

    assert ([share.width for share in votes(counts)], votes([*counts, other])) == ([96.0, 4.0], ())


def _good(place: Path) -> None:
    for name in ("index.html", "search/index.html"):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text('<html data-root="./"><a href="./">x</a></html>')
    (place / "feeds").mkdir()
    for name in ("sitemap.xml", "feeds/all.rss.xml", "feeds/all.atom.xml"):
        (place / name).write_text("<a/>")
    (place / "robots.txt").write_text("")


FAULTS: dict[str, Callable[[str], str]] = {
    "broken link /x/": lambda page: page + '<a href="/x/">x</a>',
    "broken link ./": lambda page: page + '<a href="./search/x">x</a>',
    "broken link ../index.html": lambda page: page + '<a href="../index.html">x</a>',
    "link to #x": lambda page: page + '<a href="#x">x</a>',
    "id 'a' twice": lambda page: page + '<p id="a"></p><p id="a"></p>',
    "link with scheme javascript:": lambda page: page + '<a href="javascript:a()">x</a>',
    "inline <script>": lambda page: page + "<script>a()</script>",
    "attribute onclick": lambda page: page + '<p onclick="a()">x</p>',
    "a character that": lambda page: page + "\x0b",
}


@pytest.mark.parametrize("reason", sorted(FAULTS))
def test_checks(tmp_path: Path, reason: str) -> None:
    """A page that breaks a rule is named with the rule."""
    _good(tmp_path)
    before = site_refusals(tmp_path)
    page = tmp_path / "index.html"
    page.write_text(FAULTS[reason](page.read_text()))

    assert (before, any(reason in line for line in site_refusals(tmp_path))) == ((), True)


def test_checks_of_text_that_looks_like_markup(tmp_path: Path) -> None:
    """Escaped text that speaks of handlers and scripts is no fault."""
    _good(tmp_path)
    page = tmp_path / "index.html"
    page.write_text(
        page.read_text() + '<meta content="a once=1 on b onclick=c"><p>&lt;script&gt; id=&#34;a&#34;</p>'
    )

    assert site_refusals(tmp_path) == ()


def test_maker_makes_proven_briefs(maker: Callable[..., Brief]) -> None:
    """The briefs of these tests pass the gates of real ones."""
    assert tuple(proof.refusals(maker(1, lang)) for lang in ("ko", "zh", "en")) == ((), (), ())
