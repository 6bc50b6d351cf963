"""What the reader of feeds reaches on the gold texts and the quirk feeds; floors only rise."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random

import pytest

from digest.errors import ReadError
from digest.fetch.charset import decode
from digest.fetch.parse import Place, parse

NOW = datetime(2026, 11, 23, tzinfo=UTC)
ENCODINGS = {
    "ko": ("cp949", "utf-8", "utf-16-le"),
    "zh": ("gb18030", "utf-8", "utf-16-le"),
    "zh-hant": ("big5",),
}
ITEM = "<item><title>{}</title><link>https://hanbit.example/{}</link><description>{}</description></item>\n"
SCRAPS = (
    "&",
    "<",
    "<b>",
    "</i>",
    "\x0b",
    "&nbsp;",
    "&#11;",
    "<!--",
    "]]>",
    "<foo:bar/>",
    "</p>",
    "<br>",
    '"',
    "\x00",
)


@pytest.fixture
def floors(root: Path) -> dict[str, float]:
    found: dict[str, float] = json.loads((root / "tests/quality/floors.json").read_text("utf-8"))
    return found


@cache
def texts(shared: Path) -> tuple[tuple[str, str, str], ...]:
    """Language, headline and first paragraph of every gold article."""
    found = []
    for file in sorted((shared / "gold").glob("*/articles/*.json")):
        gold = json.loads(file.read_text("utf-8"))
        found.append((gold["lang"], gold["title"], gold["body"][0]))
    return tuple(found)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def feed(stories: list[tuple[str, str]]) -> str:
    items = (ITEM.format(escaped(title), n, escaped(body)) for n, (title, body) in enumerate(stories))
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{"".join(items)}</channel></rss>'
    )


def encoded(shared: Path, declared: str) -> Iterator[bool]:
    """Whether the shortest feed of each article is read right, in each encoding of its language."""
    for lang, title, body in texts(shared):
        for encoding in ENCODINGS.get(lang, ()):
            text = feed([(title, body[:80])])
            bytes_ = text.encode(encoding, "xmlcharrefreplace")
            try:
                yield decode(bytes_, declared) == bytes_.decode(encoding)
            except ReadError:
                yield False


@pytest.mark.shared
@pytest.mark.parametrize(("name", "declared"), [("undeclared", ""), ("lying", "iso-8859-1")])
def test_encodings_are_seen_through(shared: Path, floors: dict[str, float], name: str, declared: str) -> None:
    """A feed of one story is read right whatever its encoding, though nothing true is declared."""
    right = list(encoded(shared, declared))

    assert sum(right) / len(right) >= floors[f"fetch_encoding_{name}"]


@pytest.mark.shared
def test_damaged_feeds_keep_their_stories(shared: Path, floors: dict[str, float]) -> None:
    """Of fifteen stories, one of them damaged at three random places, fifteen are given."""
    random = Random(20261123)  # noqa: S311 - a seeded test
    stories = [(title, body[:200]) for _, title, body in texts(shared)]
    kept = 0
    for _ in range(200):
        parts = feed(random.sample(stories, 15)).split("\n")
        place = random.randrange(15)
        for _ in range(3):
            at = random.randrange(parts[place].index("<title>") + 7, len(parts[place]) - len("</item>"))
            parts[place] = parts[place][:at] + random.choice(SCRAPS) + parts[place][at:]
        entries = parse("\n".join(parts).encode(), Place(url="https://hanbit.example/rss", now=NOW)).entries
        kept += len(entries)

    assert kept / (200 * 15) >= floors["fetch_damaged_stories"]
