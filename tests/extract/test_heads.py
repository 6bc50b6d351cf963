"""Where the articles of a dump begin, told by what stands around their titles."""

import json
from pathlib import Path

import pytest

from digest.extract.draft import Draft
from digest.extract.dump import segment
from digest.extract.dumps import openings, parts, plain
from digest.extract.dumps.lines import read

ONE, TWO = json.loads((Path(__file__).parents[1] / "data/extract/endless.json").read_text("utf-8"))["ko"][
    "stories"
][:2]
FIRST = "\n\n".join([f"{ONE['title']}\n김서준 기자 2026-02-03 10:00", *ONE["body"]])


def found(text: str) -> list[tuple[str, str]]:
    """Title and day of each article."""
    drafts = [one for one in segment(text, zone="Asia/Seoul") if isinstance(one, Draft)]
    return [(one.title, str(one.published)[:10]) for one in drafts]


@pytest.mark.parametrize(("gap", "day"), [("\n\n", "2026-02-04"), ("\n", "2026-02-04"), ("\n\n\n", "None")])
def test_a_date_between_two_articles(gap: str, day: str) -> None:
    """A date behind an article that has one is the next one's, unless it stands closer to the first."""
    second = f"2026-02-04 09:30{gap}" + "\n\n".join([TWO["title"], *TWO["body"]])

    assert found(f"{FIRST}\n\n{second}") == [(ONE["title"], "2026-02-03"), (TWO["title"], day)]


def test_a_bare_title_behind_an_end_mark() -> None:
    """Behind an end mark a title alone begins an article, though both speak of some of the same things."""
    second = "\n\n".join([TWO["title"], *TWO["body"], f"{TWO['body'][2]} {ONE['body'][0]}"])

    assert found(f"{FIRST}\n\n<저작권자 ⓒ 한강뉴스 무단전재 및 재배포 금지>\n\n{second}") == [
        (ONE["title"], "2026-02-03"),
        (TWO["title"], "None"),
    ]


def test_quoted_text() -> None:
    """A text that a mail quotes is read as it was; a quoted line within a text keeps its mark."""
    quoted = "\n".join(f"> {line}" if line else ">" for line in FIRST.split("\n"))

    assert plain.of(quoted).replace("\n ", "\n") == FIRST
    assert plain.of(f"{FIRST}\n> {ONE['title']}").endswith(f"> {ONE['title']}")


def test_titles_with_their_days_in_a_list() -> None:
    """A title that ends in its day is two lines over its text, one line among others like it."""
    rows = [f"{ONE['title']} | 2026.02.03", f"{TWO['title']} | 2026.02.04"]
    alone, listed = (
        [line.text for line in read("\n".join([*heads, *TWO["body"]]))][:2] for heads in (rows[1:], rows)
    )

    assert (alone, listed) == ([TWO["title"], "2026.02.04"], rows)


LINE = f"{TWO['title']} [서울=한강뉴스] 김서준 기자 = {' '.join(TWO['body'])}"
SIGNED = "kim@hangang-news.example 2026-02-04 09:30"


def test_the_signature_of_a_flattened_article() -> None:
    """The mail and the date that end an article on one line may stand on the next one."""
    assert found(f"{FIRST}\n\n{LINE}\n{SIGNED}")[1:] == [(TWO["title"], "2026-02-04")]


def test_two_articles_on_one_line() -> None:
    """Behind a mail with its date the next article begins."""
    one = f"{ONE['title']} [서울=한강뉴스] 이서연 기자 = {' '.join(ONE['body'] * 2)} {SIGNED}"

    assert parts.split(f"{one} {LINE} {' '.join(TWO['body'])}") == (one, f"{LINE} {' '.join(TWO['body'])}")


@pytest.mark.parametrize(("text", "sure"), [("입력 2026.02.03 국회는", True), ("2026.02.03 국회는", False)])
def test_a_date_with_its_label(text: str, sure: bool) -> None:  # noqa: FBT001 - a column of the table
    """A date alone may be a part of the sentence, one behind its label is none."""
    assert openings.opening(text).sure is sure
