"""The documentation of the theme is complete, and the theme keeps its own rules."""

import re
from inspect import get_annotations
from pathlib import Path

import pytest
from jinja2 import Environment, meta

from digest.site import views
from digest.site.accounts import OutletRow
from digest.site.archive import Cell
from digest.site.entries import Entry
from digest.site.frame import Head, Link
from digest.site.lists import Column
from digest.site.name_pages import NameRow
from digest.site.people import Saying, Tenure
from digest.site.place import Site
from digest.site.plots import Coverage, Share
from digest.site.series import Dot, Series
from digest.site.subscriptions import Subscription

COMMON = {"ui", "site", "head", "desk", "parts"}
SHOWN = (
    *(getattr(views, name) for name in sorted(vars(views)) if name.endswith("View") or name == "Proof"),
    *(Cell, Column, Coverage, Dot, Entry, Head, Link, NameRow, OutletRow, Saying, Series, Share, Site),
    *(Subscription, Tenure),
)


def _templates(root: Path) -> list[Path]:
    return sorted((root / "theme" / "templates").iterdir())


def test_every_variable_is_documented(root: Path) -> None:
    """Each template has its row, and the row names each variable that the template uses."""
    rows = {
        found[1]: line
        for line in (root / "docs" / "theme.md").read_text("utf-8").splitlines()
        if (found := re.match(r"\| `([^`]+\.(?:html|js))`", line))
    }
    card = rows["_card.html"]
    absent = []
    for file in _templates(root):
        used = meta.find_undeclared_variables(Environment(autoescape=True).parse(file.read_text("utf-8")))
        row = rows.get(file.name, "")
        row += card if "as `_card.html`" in row else ""
        absent += [f"{file.name}: {name}" for name in sorted(used - COMMON) if f"`{name}`" not in row]

    assert ([], sorted(rows)) == (absent, [file.name for file in _templates(root)])


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: str(shown.__name__))
def test_every_field_is_documented(root: Path, shown: type) -> None:
    """A field that templates see is named in the documentation."""
    text = (root / "docs" / "theme.md").read_text("utf-8")

    assert [
        name for name in get_annotations(shown) if not name.startswith("_") and f"`{name}`" not in text
    ] == []


def test_styles_are_layers(root: Path) -> None:
    """Each sheet of the theme is one layer, and nothing is loaded from elsewhere."""
    sheets = {name: (root / "theme" / "static" / f"{name}.css").read_text("utf-8") for name in
              ("tokens", "base", "layout", "blocks", "print")}  # fmt: skip

    assert [
        name
        for name, text in sheets.items()
        if f"@layer {name} {{" not in text or "url(" in text or "@import" in text
    ] == []


def test_no_autoescape_is_lifted(root: Path) -> None:
    """Only the body of people's pages, which nh3 cleaned, is put in as it is."""
    lifted = {
        file.name: len(re.findall(r"\|\s*safe\b|autoescape false", file.read_text("utf-8")))
        for file in _templates(root)
    }

    assert {name: count for name, count in lifted.items() if count} == {"page.html": 1}


def test_no_line_begins_with_a_dot(root: Path) -> None:
    """A dot between two parts of a line is tied to the part before it, so that no line begins with one."""
    loose = [
        f"{file.name}:{number}"
        for file in _templates(root)
        for number, line in enumerate(file.read_text("utf-8").split("\n"), 1)
        if " · " in line and "<title" not in line and 'join(" · ")' not in line
    ]

    assert loose == []
