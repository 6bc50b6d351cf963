"""Accessibility: the rules of axe-core, best practices too, find nothing on any kind of page."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.test_site import KINDS, _serve, address, built, workshop
from tests.site.conftest import Workshop
from tests.site.test_facts_card import told

__all__ = ["address", "built", "workshop"]  # the fixtures of the other tests

pytestmark = pytest.mark.browser
OPENED = 'document.querySelectorAll("details").forEach(one => { one.open = true; })'
BRIEF = f"china-tech/2026/02/plant-{1:08x}-ko/"
VIEWS = [(1280, "light"), (360, "dark")]


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[str]:
    """A brief with figures, quotations, listed companies and facts cards, on loopback."""
    place = tmp_path_factory.mktemp("axe")
    shutil.copytree(root / "content" / "pages", place / "content" / "pages")
    shop = Workshop(place, root)
    shop.put(told())
    shop.build()
    server, where = _serve(shop.output)
    yield f"{where}/{BRIEF}"
    server.shutdown()
    server.server_close()


def violations(chromium: Browser, where: str, width: int, scheme: str) -> list[str]:
    """The rules that a page breaks, everything on it opened: "color-contrast: .meta"."""
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        service_workers="block",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(where)
    page.evaluate(OPENED)
    found = Axe().run(page).response["violations"]
    context.close()
    return [f"{rule['id']}: {node['target']}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_pages(chromium: Browser, address: str, width: int, scheme: str) -> None:
    """Each kind of page, on a phone in the dark and on a desk in the light."""
    found = {path: violations(chromium, f"{address}{path}", width, scheme) for path in KINDS}

    assert {path: rules for path, rules in found.items() if rules} == {}


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_brief(chromium: Browser, rich: str, width: int, scheme: str) -> None:
    """The page of a brief that has every part."""
    assert violations(chromium, rich, width, scheme) == []


def test_finds(chromium: Browser, rich: str) -> None:
    """The rules do run: a picture without words is found."""
    page = chromium.new_page()
    page.goto(rich)
    page.evaluate('document.querySelector("main").append(new Image())')
    found = {rule["id"] for rule in Axe().run(page).response["violations"]}
    page.close()

    assert "image-alt" in found
