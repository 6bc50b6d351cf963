"""How the site looks, as far as a browser can judge: all stays in the page, each script has its own face."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from digest.model import Brief, Impact
from tests.browser.test_site import _serve
from tests.site.conftest import Workshop, make
from tests.site.test_facts_card import told

pytestmark = pytest.mark.browser
LONG = "가상 동아시아 산업기술 경제정책 종합 신문 인터넷판 편집국 Donaudampfschifffahrtsgesellschaftskapitän"
BEYOND = """() => {
    document.querySelectorAll("details").forEach(one => { one.open = true; });
    return document.documentElement.scrollWidth - innerWidth;
}"""
COLUMNS = """() => {
    document.querySelectorAll("details").forEach(one => { one.open = true; });
    return [...document.querySelectorAll(".facts")].map(card =>
        new Set([...card.querySelectorAll(".forms dd")].map(one => one.getBoundingClientRect().left)).size);
}"""
SMALL = """() => {
    document.querySelectorAll("details").forEach(one => { one.open = true; });
    const running = one => getComputedStyle(one).display === "inline" && one.closest("p, cite, .columns");
    return [...document.querySelectorAll("a[href], summary, button, label")]
        .filter(one => !one.closest(".skip, .unseen") && !running(one))
        .map(one => [one.textContent.trim().slice(0, 20), one.getBoundingClientRect()])
        .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
        .map(([words, box]) => `${words} ${box.width}x${box.height}`);
}"""
SHIFTS = """window.moved = 0;
new PerformanceObserver(list => { for (const one of list.getEntries()) window.moved += one.value; })
    .observe({ type: "layout-shift", buffered: true });"""
PATH = f"/china-tech/2026/02/plant-{1:08x}-ko/"


def hard() -> Brief:
    """A brief with an outlet, an address and a title that are too long, and several listed companies."""
    brief = told()
    source = replace(
        brief.sources[0],
        outlet=LONG,
        title=f"{LONG} {LONG}",
        url="https://news.example/" + "an-address-" * 12,
        byline=(LONG,),
    )
    span = brief.impacts[0].span
    impacts = tuple(
        Impact(company="알리바바", ticker=ticker, direction="positive", span=span)
        for ticker in ("BABA", "9988.HK")
    )
    return replace(brief, sources=(source,), impacts=impacts)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[str]:
    """A site of the hard brief on loopback."""
    place = tmp_path_factory.mktemp("look")
    shutil.copytree(root / "content" / "pages", place / "content" / "pages")
    workshop = Workshop(place, root)
    english = [make(number, "en", day=f"2026-02-{number:02d}") for number in range(2, 10)]
    workshop.put(hard(), *english)  # enough for a list of headlines in Latin letters
    workshop.build()
    server, where = _serve(workshop.output)
    yield where
    server.shutdown()
    server.server_close()


def _opened(chromium: Browser, where: str, *, width: int, size: int = 3) -> Page:
    context = chromium.new_context(viewport={"width": width, "height": 800}, service_workers="block")
    context.add_init_script(f"localStorage.setItem('size', '{size}')")
    page = context.new_page()
    page.goto(where)
    return page


def test_nothing_runs_out_of_the_page(chromium: Browser, address: str) -> None:
    """Long outlets, titles and addresses stay in the page at each of the five sizes, all disclosures open."""
    found = {}
    for width, size in ((320, 3), (360, 1), (360, 2), (360, 3), (360, 4), (360, 5), (768, 5), (1440, 3)):
        for path in (PATH, "/sources/"):
            page = _opened(chromium, address + path, width=width, size=size)
            found[path, width, size] = page.evaluate(BEYOND)
            page.context.close()

    assert {view: beyond for view, beyond in found.items() if beyond > 0} == {}


def test_a_facts_card_has_two_columns(chromium: Browser, address: str) -> None:
    """Each fact of a card stands in the column of facts, also the second listed company."""
    page = _opened(chromium, address + PATH, width=360)
    found = page.evaluate(COLUMNS)
    page.context.close()

    assert found == [1, 1]


def test_targets_are_as_large_as_a_finger(chromium: Browser, address: str) -> None:
    """Whatever is pressed on a phone and is no word of a sentence measures 24 by 24 pixels at least."""
    paths = ("/", PATH, "/sources/", "/names/", "/subscribe/", "/archive/2026/02/", "/search/")
    views = [(path, width, size) for path in paths for width, size in ((360, 3), (768, 3))]
    found = {}
    for path, width, size in (*views, ("/", 768, 1)):
        page = _opened(chromium, address + path, width=width, size=size)
        found[path, width, size] = page.evaluate(SMALL)
        page.context.close()

    assert {view: small for view, small in found.items() if small} == {}


def test_nothing_jumps(chromium: Browser, address: str) -> None:
    """A page is drawn in the size that the reader chose, and the place of the choices is kept."""
    context = chromium.new_context(viewport={"width": 360, "height": 800}, service_workers="block")
    context.add_init_script("localStorage.setItem('size', '5');" + SHIFTS)
    page = context.new_page()
    page.goto(f"{address}/404.html")
    page.locator("[data-preferences]").scroll_into_view_if_needed()
    shown = page.locator("input[name=size][value='5']").is_checked()
    moved = page.evaluate("moved")
    context.close()

    assert (shown, moved) == (True, 0)


@pytest.mark.parametrize(
    ("lang", "face"), [("en", "system-ui"), ("zh-Hans", "PingFang SC"), ("ko", "Apple SD Gothic Neo")]
)
def test_each_script_has_its_own_face(chromium: Browser, address: str, lang: str, face: str) -> None:
    """A foreign word is drawn with the face of its own script, not with that of the page around it."""
    path = "/zh/names/alibaba/" if lang == "ko" else PATH
    page = _opened(chromium, address + path, width=768)
    family = page.evaluate(
        "lang => getComputedStyle(document.querySelector(`main :is(dd, span)[lang='${lang}']`)).fontFamily",
        lang,
    )
    page.context.close()

    assert family.split(",")[0].strip('"') == face


def test_a_vote_is_told_apart_on_paper(root: Path) -> None:
    """On paper, where every colour of the theme is black, the sides of a vote are greys of their own."""
    sheet = (root / "theme" / "static" / "print.css").read_text("utf-8")

    assert [f".votes_{side} {{ fill: #" in sheet for side in ("against", "abstain")] == [True, True]
