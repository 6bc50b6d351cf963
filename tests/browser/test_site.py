"""The site in a real browser: on a phone, in the dark, without scripts, against hostile text."""

import functools
import http.server
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.conftest import Workshop, built, make, workshop

__all__ = ["built", "workshop"]  # the fixtures of tests/site

pytestmark = pytest.mark.browser
KINDS = (
    "/",
    "/en/",
    "/zh/",
    "/china-tech/",
    "/archive/",
    "/archive/2026/01/",
    "/archive/2026/w03/",
    "/archive/2026/01/05/",
    "/names/",
    "/sources/",
    "/corrections/",
    "/subscribe/",
    "/search/",
    "/about/",
    "/404.html",
    f"/china-tech/2026/02/plant-{40:08x}-ko/",
    f"/china-tech/2026/02/plant-{40:08x}-en/",
)
PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><svg onload=alert(1)>',
    "'><img src=x onerror=alert(1)>",
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<details open ontoggle=alert(1)>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<a href=javascript:alert(1) autofocus onfocus=alert(1)>x</a>",
    '[x](javascript:alert(1)) ![x](x"onerror="alert(1))',
    "{{constructor.constructor('alert(1)')()}}",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "&lt;img src=x onerror=alert(1)&gt;",
    "<ScRiPt>alert(1)</ScRiPt>",
    "<script/src=data:,alert(1)></script>",
    "<script>alert`1`</script>",
    "<img/src/onerror=alert(1)>",
    "<img src=x onerror='alert&lpar;1&rpar;'>",
    "<img src=x oNeRrOr=alert(1)//",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><set onbegin=alert(1) attributeName=x to=y>",
    "<body onload=alert(1)>",
    "<body onpageshow=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<select autofocus onfocus=alert(1)><option>a</select>",
    "<textarea autofocus onfocus=alert(1)></textarea>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<object data='javascript:alert(1)'></object>",
    "<embed src='javascript:alert(1)'>",
    "<iframe src='javascript:parent.alert(1)'></iframe>",
    "<iframe onload=alert(1)></iframe>",
    "<form><button formaction=javascript:alert(1) autofocus onfocus=alert(1)>x</button></form>",
    "<style onload=alert(1)></style>",
    "<link rel=stylesheet href=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<p style=animation-name:x onanimationstart=alert(1)>x</p><style>@keyframes x{}</style>",
    "<template><img src=x onerror=alert(1)></template><img src=y onerror=alert(1)>",
    "--><img src=x onerror=alert(1)><!--",
    "]]><img src=x onerror=alert(1)>",
    "</textarea><img src=x onerror=alert(1)>",
    "</style><img src=x onerror=alert(1)>",
    '"-alert(1)-"',
    "';alert(1);//",
    "{% raw %}<img src=x onerror=alert(1)>{% endraw %}",
    "\u202e<img src=x onerror=alert(1)>\u202c",
    "＜script＞alert(1)＜/script＞<img src=x onerror=alert(1)>",
    "![a](<javascript:alert(1)>) <javascript:alert(1)> [b]: javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    'https://news.example/"onmouseover="alert(1)" autofocus onfocus="alert(1)',
)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Say nothing."""


def _serve(folder: Path) -> tuple[http.server.ThreadingHTTPServer, str]:
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}"


@pytest.fixture(scope="module")
def address(built: Workshop) -> Iterator[str]:
    """The built site on loopback."""
    server, where = _serve(built.output)
    yield where
    server.shutdown()
    server.server_close()


def _wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize("width", [360, 1440])
def test_every_kind_of_page_fits(chromium: Browser, address: str, width: int) -> None:
    """No kind of page is wider than its screen, and none says an error."""
    context = chromium.new_context(viewport={"width": width, "height": 800}, service_workers="block")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    wide = []
    for path in KINDS:
        answer = page.goto(address + path)
        if _wide(page) or answer is None or not answer.ok:
            wide.append(path)
    context.close()

    assert (wide, said) == ([], [])


def test_reading_without_scripts(chromium: Browser, address: str) -> None:
    """Without JavaScript the evidence opens, the language switches, and search points at the archive."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/china-tech/2026/02/plant-{40:08x}-ko/")
    page.locator("details.proof summary").first.click()
    shown = page.locator("details.proof blockquote").first.is_visible()
    page.locator(".languages a[hreflang=en]").click()
    lang = page.locator("html").get_attribute("lang")
    page.goto(f"{address}/search/")
    fallback = page.locator("main a[href='../archive/']").first.is_visible()
    context.close()

    assert (shown, lang, fallback) == (True, "en", True)


def test_preferences_are_remembered(chromium: Browser, address: str) -> None:
    """Text size and colours hold on the next page; the size is seen."""
    context = chromium.new_context(color_scheme="light", service_workers="block")
    page = context.new_page()
    page.goto(f"{address}/")
    before = page.evaluate("getComputedStyle(document.body).fontSize")
    page.locator("input[name=size][value='5']").check(force=True)
    page.locator("input[name=scheme][value=dark]").check(force=True)
    page.goto(f"{address}/china-tech/")
    after = page.evaluate("getComputedStyle(document.body).fontSize")
    dark = page.evaluate("document.documentElement.dataset.scheme")
    chosen = page.locator("input[name=size][value='5']").is_checked()
    context.close()

    assert (float(after[:-2]) > float(before[:-2]), dark, chosen) == (True, "dark", True)


def test_keyboard_reaches_the_content(chromium: Browser, address: str) -> None:
    """The first stop of the Tab key skips to the content."""
    context = chromium.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{address}/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    focused = page.evaluate("document.activeElement.id")
    context.close()

    assert focused == "main"


def test_visited_pages_offline(chromium: Browser, address: str) -> None:
    """A page that was visited can be read again without a network."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{address}/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    page.goto(f"{address}/archive/")
    page.wait_for_function(
        "caches.open('pages-1 /').then(c => c.keys()).then(k => k.some(r => r.url.endsWith('/archive/')))"
    )
    context.set_offline(offline=True)
    page.goto(f"{address}/archive/")
    title = page.locator("h1").inner_text()
    context.close()

    assert title == "지난 소식"


@pytest.fixture(scope="module")
def below(built: Workshop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same files below a path of a host."""
    place = tmp_path_factory.mktemp("host")
    (place / "sub").mkdir()
    (place / "sub" / "path").symlink_to(built.output)
    server, where = _serve(place)
    yield f"{where}/sub/path"
    server.shutdown()
    server.server_close()


def _walk(chromium: Browser, start: str) -> tuple[list[str], list[str], int]:
    """From the front page to a beat, a brief and back by links: headings, failed requests, styled pages."""
    context = chromium.new_context(service_workers="block")
    page = context.new_page()
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.on("console", lambda message: failed.append(message.text) if message.type == "error" else None)
    page.goto(start)
    titles, styled = [], 0
    for link in (
        ".sections li:nth-child(2) a",
        "article.card h3 a",
        ".nameplate a",
        ".languages a[hreflang=en]",
    ):
        page.locator(link).first.click()
        page.wait_for_load_state("networkidle")
        titles.append(page.locator("h1").inner_text())
        styled += page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"
    context.close()
    return titles, failed, styled


def test_below_a_path(chromium: Browser, below: str) -> None:
    """The same files work below a path of a host: styled, every link leads on, nothing fails."""
    titles, failed, styled = _walk(chromium, f"{below}/")

    assert (len(set(titles)), failed, styled) == (4, [], 4)


def test_opened_as_a_file(chromium: Browser, built: Workshop) -> None:
    """The site opens from the disk without a server: styled, links to folders lead to their pages."""
    titles, failed, styled = _walk(chromium, (built.output / "index.html").as_uri())

    assert (len(set(titles)), failed, styled) == (4, [], 4)


def test_offline_reading_below_a_path(chromium: Browser, below: str) -> None:
    """The service worker keeps to the site's own path."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{below}/china-tech/")
    scope = page.evaluate("navigator.serviceWorker.ready.then(r => new URL(r.scope).pathname)")
    context.close()

    assert scope == "/sub/path/"


def _alerts(browser: Browser, where: str, paths: list[str]) -> int:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    found = []

    def note(dialog: object) -> None:
        found.append(1)
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", note)
    for path in paths:
        page.goto(where + path, wait_until="load")
        page.wait_for_timeout(50)
    context.close()
    return len(found)


def test_hostile_text_runs_nowhere(chromium: Browser, workshop: Workshop, tmp_path: Path) -> None:
    """Payloads as titles, outlets, bylines, speakers and notes run nowhere; raw, most of them do."""
    for number, payload in enumerate(PAYLOADS):
        brief = make(number + 1)
        source = replace(brief.sources[0], title=payload, outlet=payload, byline=(payload,), url=payload)
        workshop.put(replace(brief, sources=(source,), notes=(payload,), reasons=(payload,)))
    workshop.build()
    pages = [
        f"/{file.relative_to(workshop.output).parent}/"
        for file in workshop.output.glob("china-tech/2*/*/*/index.html")
    ]
    server, where = _serve(workshop.output)
    ran = _alerts(chromium, where, ["/", "/sources/", "/china-tech/", *pages])
    server.shutdown()
    server.server_close()
    raw = tmp_path / "raw"
    raw.mkdir()
    for number, payload in enumerate(PAYLOADS):
        (raw / f"{number}.html").write_text(f"<title>{payload}</title><p>{payload}</p>", "utf-8")
    server, where = _serve(raw)
    control = _alerts(chromium, where, [f"/{number}.html" for number in range(len(PAYLOADS))])
    server.shutdown()
    server.server_close()

    assert (ran, len(pages), control > 25) == (0, len(PAYLOADS), True)
