"""What HTML and accessibility validators ask of a page, as far as its tags alone can tell."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from html.parser import HTMLParser

import pytest

from tests.site.conftest import Workshop

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "rect", "line", "wbr"}
REFERRING = ("aria-labelledby", "aria-describedby", "for")


@dataclass(slots=True)
class Seen:
    """What a page holds."""

    faults: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    wanted: list[str] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Every tag in its order; text counts for the cells of a table's head."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen()
        self.open: list[str] = []
        self.cell: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self.open.append(tag)
        if "id" in values:
            self.seen.ids.append(values["id"])
        self.seen.wanted += [part for name in REFERRING for part in values.get(name, "").split()]
        if re.fullmatch("h[1-6]", tag):
            self.seen.levels.append(int(tag[1]))
        if tag == "th":
            self.cell = ""
        if tag in {"section", "nav"} or values.get("role") == "region":
            self.seen.labels += [values[name] for name in ("aria-label", "aria-labelledby") if name in values]
        if tag == "time":
            self._time(values.get("datetime", ""))
        if tag == "img" and "alt" not in values:
            self.seen.faults.append("img without alt")

    def _time(self, value: str) -> None:
        try:
            read = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
        except ValueError:
            self.seen.faults.append(f"datetime {value!r}")
            return
        if isinstance(read, datetime) and read.microsecond:
            self.seen.faults.append(f"datetime {value!r} is finer than HTML allows")

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell += data.strip()

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.seen.faults.append(f"</{tag}> closes another")
        if tag == "th":
            if not self.cell:
                self.seen.faults.append("an empty th")
            self.cell = None


def faults(text: str) -> list[str]:
    """What is wrong with a page."""
    reader = _Reader()
    reader.feed(text)
    seen = reader.seen
    found = [*seen.faults, *(f"no id {name!r}" for name in set(seen.wanted) - set(seen.ids))]
    found += ["an id twice"] * (len(set(seen.ids)) < len(seen.ids))
    found += ["two parts of one name"] * (len(set(seen.labels)) < len(seen.labels))
    found += ["headings begin below h1"] * (seen.levels[:1] != [1] or seen.levels.count(1) != 1)
    jumps = [two for one, two in zip(seen.levels, seen.levels[1:], strict=False) if two > one + 1]
    return found + [f"h{level} skips a level" for level in jumps]


def test_every_page_is_well_formed(built: Workshop) -> None:
    """No page has an unclosed element, a name without its element, a skipped heading or a wrong date."""
    wrong = {
        file.relative_to(built.output).as_posix(): found
        for file in sorted(built.output.rglob("*.html"))
        if (found := faults(file.read_text("utf-8")))
    }

    assert wrong == {}


@pytest.mark.parametrize(
    "text",
    [
        "<h1>a</h1><h3>b</h3>",
        "<h1>a</h1><p><b>c</p>",
        "<h1>a</h1><table><tr><th></th></tr></table>",
        '<h1>a</h1><time datetime="2026-01-01T00:00:00.123456+00:00">x</time>',
        '<h1>a</h1><section aria-labelledby="b"></section>',
        '<h1 id="a">a</h1><p id="a">b</p>',
        "<h2>a</h2>",
        "<h1>a</h1><img src='x'>",
    ],
)
def test_faults_are_seen(text: str) -> None:
    """The check sees what it is for."""
    assert len(faults(text)) == 1
