"""An article that comes up years later says so, without a clock."""

import json

from digest import markdown
from tests.site.conftest import Workshop, make


def _page(shop: Workshop, number: int, day: str) -> str:
    return shop.read(f"{markdown.url(make(number, day=day)).strip('/')}/index.html")


def test_old_articles_are_labelled(workshop: Workshop) -> None:
    """More than 180 days before the newest brief, a brief has a banner on its page and a label in lists."""
    workshop.put(make(1, day="2020-06-09"), make(2, day="2026-08-07"), make(3, day="2026-02-08"))
    workshop.build()
    shown = [
        "2020년 기사" in text
        for text in (
            _page(workshop, 1, "2020-06-09"),
            workshop.read("index.html"),
            workshop.read("archive/2020/06/index.html"),
            workshop.read("zh/index.html"),
        )
    ]

    assert (
        shown,
        "2020年的报道" in workshop.read("zh/index.html"),
        "An article of 2020" in workshop.read("en/index.html"),
        ["년 기사" in _page(workshop, *one) for one in ((2, "2026-08-07"), (3, "2026-02-08"))],
    ) == ([True, True, True, False], True, True, [False, False])


def test_growing_old(workshop: Workshop) -> None:
    """A brief gets its label with the brief that makes it old, and what was built before is the same."""
    workshop.put(make(1, day="2026-01-01"), make(2, day="2026-06-30"))
    workshop.build()
    before = _page(workshop, 1, "2026-01-01")
    workshop.put(make(3, day="2026-07-01"))
    workshop.build()
    after = _page(workshop, 1, "2026-01-01")
    workshop.build(clean=True)

    assert (
        "2026년 기사" in before,
        "2026년 기사" in after,
        after
        == (workshop.place / "clean" / "china-tech/2026/01/plant-00000001-ko/index.html").read_text("utf-8"),
    ) == (False, True, True)


def test_old_articles_in_feeds(workshop: Workshop) -> None:
    """A feed says in the title, summary and content of an item that it is of an earlier year, as pages do."""
    workshop.put(make(1, "en", day="2020-06-09"), make(2, "en", day="2026-08-07"))
    workshop.build()
    new, old = json.loads(workshop.read("feeds/all.json"))["items"]

    assert (
        [old["title"], old["summary"]],
        "<strong>An article of 2020</strong>" in old["content_html"],
        [workshop.read(f"feeds/all.{kind}.xml").count("An article of 2020") for kind in ("rss", "atom")],
        "An article of" in json.dumps(new),
    ) == (
        [
            f"[An article of 2020] {make(1, 'en').headline}",
            f"An article of 2020. {make(1, 'en').standfirst}",
        ],
        True,
        [3, 3],
        False,
    )
