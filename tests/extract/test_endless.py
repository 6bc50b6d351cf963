"""Several articles in one page: each by itself, with nothing of its neighbours."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from digest.model import Article
from tests.extract.endless_pages import LAYOUTS, Story, endless
from tests.extract.saved import read

HOST = "https://www.portal.example"
DATA = json.loads((Path(__file__).parents[1] / "data/extract/endless.json").read_text("utf-8"))
STORIES = {
    lang: tuple(Story(**{**one, "body": tuple(one["body"])}) for one in data["stories"])
    for lang, data in DATA.items()
}


def around(lang: str) -> tuple[str, str]:
    """A teaser with a stamp, and a reader's words with a stamp, as portals show them below."""
    title, text = DATA[lang]["teaser"]
    label, said = DATA[lang]["talk"]
    teaser = (
        f'<div class="card"><h4><a href="/n/9">{title}</a></h4><p>2025-12-01 11:00</p><p>{text}</p></div>'
    )
    return teaser, f"<div><h3>{label} (2)</h3><b>lee</b> <span>2025-12-03 11:11</span><p>{said * 2}</p></div>"


@pytest.mark.parametrize("lang", ["en", "ko", "zh"])
@pytest.mark.parametrize("layout", sorted(LAYOUTS))
class TestSeveral:
    def test_each_by_itself(self, layout: str, lang: str) -> None:
        """Every whole article is one, with its own address, byline, day and text; readers are none."""
        teasers, comments = around(lang)
        stories = STORIES[lang]
        found = read(endless(layout, stories, teasers=teasers, comments=comments))

        expected = [
            (one.title, one.url, (name,), one.stamp.replace(".", "-").removeprefix("입력 ")[:10], one.body)
            for one, name in zip(stories, DATA[lang]["names"], strict=True)
        ]
        assert expected == [
            (one.title, one.url, one.byline, str(one.published)[:10], one.paragraphs)
            for one in found
            if isinstance(one, Article)
        ]

    def test_one_stays_one(self, layout: str, lang: str) -> None:
        """A page of one article, with teasers and readers below it, gives one."""
        teasers, comments = around(lang)
        found = read(endless(layout, STORIES[lang][:1], teasers=teasers, comments=comments))

        assert [STORIES[lang][0].title] == [one.title for one in found if isinstance(one, Article)]


class TestNoArticle:
    def test_no_address_of_another(self) -> None:
        """An article that states no address has none; it never takes the page's."""
        stories = (STORIES["ko"][0], replace(STORIES["ko"][1], url=""))
        found = read(endless("sections", stories))

        assert [f"{HOST}/news/101", ""] == [one.url for one in found if isinstance(one, Article)]

    def test_author_boxes(self) -> None:
        """A box about the writer is no article, however much it tells."""
        told = (
            "Rachel Oh writes about cities and the people who build them. She joined the desk in 2011.",
            "Before that she taught history. She has won prizes for her reports on housing and on trains.",
        )
        box = f"<div><h3>Rachel Oh</h3><p>Updated 2025-01-02</p><p>{told[0]}</p><p>{told[1]}</p></div>"
        found = read(endless("sections", STORIES["en"][:1], teasers=box))

        assert [STORIES["en"][0].title] == [one.title for one in found if isinstance(one, Article)]

    def test_openings_of_stories(self) -> None:
        """A long teaser that leads to its story is no article."""
        other = STORIES["en"][1]
        box = (
            f"<div class='card'><h3><a href='{other.url}'>{other.title}</a></h3><p>2025-12-02 15:45</p>"
            + "".join(f"<p>{text}</p>" for text in other.body)
            + f"<a href='{other.url}'>Continue reading</a></div>"
        )
        found = read(endless("sections", STORIES["en"][:1], teasers=box))

        assert [STORIES["en"][0].title] == [one.title for one in found if isinstance(one, Article)]


def test_the_next_story_in_a_box_of_its_own() -> None:
    """A second story in a box like the first one's is no part of it, though its headline is set otherwise."""
    one, two = STORIES["ko"][:2]
    boxes = "".join(
        f'<div class="unit"><{tag}>{story.title}</{tag}><div>{story.byline} {story.stamp}</div>'
        + "".join(f"<p>{text}</p>" for text in story.body)
        + "</div>"
        for story, tag in ((one, "h2"), (two, "h3"))
    )
    found = read(f"<html><head><title>{one.title}</title></head><body><div>{boxes}</div></body></html>")

    assert [(item.title, item.paragraphs) for item in found if isinstance(item, Article)] == [
        (one.title, one.body),
        (two.title, two.body),
    ]


def test_long_stories_in_a_box_beside() -> None:
    """A box of other stories is none of the article, though most of what the page says stands in it."""
    one, two = STORIES["ko"][:2]
    told = ["".join(f"<p>{text}</p>" for text in story.body) for story in (one, two)]
    beside = f"<h4>{two.title}</h4><div>{two.byline} {two.stamp}</div>{told[1] * 4}"
    head = f"<h1>{one.title}</h1><div>{one.byline} {one.stamp}</div>"
    html = f"<body><div>{head}{told[0]}<div class=recommend>{beside}</div></div></body>"
    found = read(f"<html><head><title>{one.title}</title></head>{html}</html>")[0]

    assert isinstance(found, Article)
    assert found.paragraphs == one.body
