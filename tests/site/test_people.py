"""The page of a person: posts with their days, quotations with the way to their proof."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from digest import markdown
from digest.model import Brief, Evidence, Quote, Span
from digest.names.posts import posts
from digest.names.register import Name, using
from digest.site.languages import Interface
from digest.site.people import Saying, said_by, sayings, tenures
from tests.site.conftest import Workshop, telling

SPAN = Span(article_id="a", start=0, end=1, sha256="0" * 64)
KOREAN = Interface(lang="ko")


def quote(speaker: str) -> Quote:
    return Quote(text="그렇다", speaker=speaker, span=SPAN)


@pytest.mark.parametrize(
    ("speaker", "kept"),
    [
        ("이재명 대통령", ("lee-jae-myung 그렇다",)),
        ("李在明总统", ("lee-jae-myung 그렇다",)),
        ("가상전자 관계자", ()),
        ("국회", ()),
        ("이재명 대통령과 시진핑 주석", ()),
    ],
)
def test_who_speaks(speaker: str, kept: tuple[str, ...]) -> None:
    """A quotation is kept for the one person of the register who says it, in any script."""
    assert kept == said_by([quote(speaker)])


def test_newest_sayings() -> None:
    """Five quotations at most, the newest first, the same words once, another language marked."""
    days = [date(2026, 2, day) for day in range(9, 0, -1)]
    told = [(day, f"/{day.day}/", "ko", [f"x 말{day.day // 2}", "y 남의 말"]) for day in days]
    told.insert(0, (date(2026, 2, 10), "/10/", "zh", ["x 话"]))
    found = sayings("x", told, KOREAN)

    assert found[0] == Saying(text="话", lang="zh-Hans", day=date(2026, 2, 10), href="/10/#quotes")
    assert [one.text for one in found[1:]] == ["말4", "말3", "말2", "말1"]
    assert {one.lang for one in found[1:]} == {""}


def test_former_posts_are_former() -> None:
    """Each post says until when it was held, or the last day on which it was known to be."""
    people = sorted({post.person for post in posts()})
    open_ended = [one for person in people for one in tenures(person, KOREAN) if not one.until]

    assert open_ended
    assert all(one.asof.endswith("일") for one in open_ended)
    assert sum(len(tenures(person, KOREAN)) for person in people) == len(posts())


PERSON = Name(id="ha-han-gyeol", kind="person", ko=("하한결",), en=("Ha Han-gyeol",))
WORDS = "공장을 더 짓겠다"
SENTENCE = f"하한결 대표는 “{WORDS}”고 밝혔다."


def quoting() -> Brief:
    """A brief whose one sentence quotes somebody whom no real register knows."""
    told = telling(1, SENTENCE, names=(PERSON.id,))
    start = SENTENCE.index(WORDS)
    span = replace(
        told.evidence[0].span,
        start=start,
        end=start + len(WORDS),
        sha256=sha256(WORDS.encode()).hexdigest(),
    )
    return replace(
        told,
        evidence=(*told.evidence, Evidence(span=span, text=WORDS)),
        quotes=(Quote(text=WORDS, speaker="하한결 대표", span=span),),
    )


def test_page_of_a_person(workshop: Workshop) -> None:
    """The page of a person quotes the person, in each interface, with the way to the proof."""
    brief = quoting()
    with using([PERSON]):
        workshop.put(brief)
        done = workshop.build()
        again = workshop.build(clean=True)
    pages = [workshop.read(f"{prefix}names/{PERSON.id}/index.html") for prefix in ("", "en/", "zh/")]
    way = f"{markdown.url(brief)}#quotes"

    assert (done.skips, again.briefs) == ((), 1)
    assert [
        (f">{WORDS}</blockquote>" in page, f'{way}">' in page, "posts" in page) for page in pages
    ] == 3 * [(True, True, False)]


def test_posts_on_the_page(workshop: Workshop) -> None:
    """The page of a person whose posts are known names each with its days."""
    told = telling(1, "이재명 대통령은 2025년 6월 4일 취임했다.", names=("lee-jae-myung",))
    workshop.put(told)
    workshop.build()
    page = workshop.read("en/names/lee-jae-myung/index.html")

    assert "<dt>4 June 2025 – </dt><dd>president" in page
