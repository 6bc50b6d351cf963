"""The sitemap holds every brief, in as many files as it takes."""

from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from digest import markdown
from digest.site.entries import Entry, entry
from digest.site.languages import INTERFACES, Interface
from digest.site.place import Site
from digest.site.sitemap import sitemap
from tests.site.conftest import Workshop, make

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = Site(
    name="s",
    url="https://a.example/d",
    tag="t",
    names={},
    beats=(),
    interfaces={lang: Interface(lang=lang) for lang in INTERFACES},
)


def entries(count: int) -> list[Entry]:
    """Newest first, as shelves have them."""
    briefs = [make(number, day=f"2026-01-{number:02d}") for number in range(count, 0, -1)]
    return [entry(one, path=one.id, digest=one.id, url=markdown.url(one)) for one in briefs]


def drawn(count: int, most: int) -> dict[str, tuple[str, list[str]]]:
    """File -> its key and the addresses in it."""
    desk: Any = SimpleNamespace(
        site=SITE,
        shelves=SimpleNamespace(everything=tuple(entries(count))),
        key=lambda *parts: str(parts),
        digests=lambda items: " ".join(item.digest for item in items),
    )
    return {
        sheet.path: (
            sheet.key,
            [node.text or "" for node in ET.fromstring(str(sheet.render())).iter(f"{SPACE}loc")],  # noqa: S314 - our own
        )
        for sheet in sitemap(desk, most)
    }


def test_one_file(built: Workshop) -> None:
    """A site of thirty briefs has one sitemap with the front pages and each brief."""
    text = built.read("sitemap.xml")

    assert (
        f"https://a.example{markdown.url(make(3, day='2026-01-03'))}"
        in text.replace("http://localhost:8000", "https://a.example"),
        "/en/archive/" in text,
        (built.output / "sitemap-1.xml").exists(),
    ) == (True, True, False)


@pytest.mark.parametrize("count", [3, 4, 5, 7])
def test_many_files(count: int) -> None:
    """More briefs than a file may hold stand in several, each once, named by the first."""
    made = drawn(count, 3)
    parts = [path for path in made if path != "sitemap.xml"]
    told = [url for path in parts or ["sitemap.xml"] for url in made[path][1] if "/china-tech/" in url]

    assert (
        sorted(told),
        [url.rpartition("/")[2] for url in made["sitemap.xml"][1] if parts],
    ) == (sorted(f"https://a.example/d{item.url}" for item in entries(count)), parts)


def test_a_new_brief_changes_the_last_part() -> None:
    """One brief more leaves full parts as they are."""
    before, after = drawn(7, 3), drawn(8, 3)

    assert {path for path in after if before.get(path) != after[path]} == {"sitemap-3.xml"}
