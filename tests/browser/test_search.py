"""The search page and dialog as a reader uses them, in Chromium, on briefs of the project's own writing."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, Page, Route, expect

from digest.site.links import placed, up
from digest.site.place import site
from digest.site.search.index import build
from digest.site.search.record import Record

pytestmark = pytest.mark.browser

HOST = "http://digest.example"
BELOW = "/project"  # the same site below a path of its host
POLICY = "style-src 'self'; script-src 'self'; connect-src 'self'"
TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html"}
LAYOUT = """<!doctype html><html lang="{lang}" data-root="/"><head><meta charset="utf-8"><title>t</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; {policy}">
{head}</head><body><main>{main}</main></body></html>"""


def records(root: Path) -> list[Record]:
    """The texts of tests/data/search, and one that attacks the page."""
    rows = [
        json.loads(row) for row in (root / "tests/data/search/texts.jsonl").read_text("utf-8").splitlines()
    ]
    mine = [
        Record(
            id=row["id"],
            url=f"/{row['beat']}/{row['date'][:4]}/{row['date'][5:7]}/{row['id']}/",
            title=row["title"],
            body=row["body"],
            lang=row["lang"],
            beat=row["beat"],
            date=row["date"],
            source=tuple(row["source"]),
        )
        for row in rows
    ]
    attack = Record(
        id="attack-en",
        url="/any/undated/attack-en/",
        title="<img src=x onerror=document.title='pwned'> zebrafish",
        body="zebrafish </script><script>document.title='pwned'</script> & more",
        lang="en",
    )
    return [*mine, attack]


@pytest.fixture(scope="module")
def files(root: Path) -> dict[str, bytes]:
    """The built site, as far as the search needs it, by path."""
    place = site(
        {
            "SITENAME": "t",
            "SITEURL": HOST,
            "DIGEST_BEATS": ["china-tech", "korea-politics"],
            "DIGEST_TAG": "t.example,2026",
        }
    )
    theme = root / "theme"
    env = Environment(loader=FileSystemLoader(theme / "templates"), autoescape=True)
    made = {f"/search/{name}": data for name, data in build(records(root)).items()}
    for file in sorted((theme / "static").rglob("*.*")):
        made[f"/theme/{file.relative_to(theme / 'static').as_posix()}"] = file.read_bytes()
    for ui in place.interfaces.values():
        head = env.get_template("_search_dialog.html").render(ui=ui, site=place)
        first = env.get_template("_search_head.html").render()
        first += '<link rel="stylesheet" href="/theme/search.css">'
        main = env.get_template("_search_page.html").render(ui=ui, site=place)
        search = LAYOUT.format(policy=POLICY, lang=ui.tag, head=head + first, main=main)
        made[f"{ui.home}search/"] = search.encode()
        made[ui.home] = LAYOUT.format(policy=POLICY, lang=ui.tag, head=head, main="<p>home</p>").encode()
    below = {
        BELOW + path: placed(data.decode(), up(path[1:])).encode() if path.endswith("/") else data
        for path, data in made.items()
    }
    return made | below


@pytest.fixture
def page(chromium: Browser, files: dict[str, bytes]) -> Iterator[Page]:
    """A fresh page on that site, without a network; any script error fails the test."""
    context = chromium.new_context()
    errors: list[str] = []

    def answer(route: Route) -> None:
        path = unquote(urlsplit(route.request.url).path)
        kind = TYPES.get(Path(path).suffix, "text/html" if path.endswith("/") else "application/octet-stream")
        if path in files:
            route.fulfill(body=files[path], content_type=f"{kind}; charset=utf-8")
        else:
            route.fulfill(status=404, body="")

    context.route("**/*", answer)
    opened = context.new_page()
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []


def search(page: Page, query: str, path: str = "/search/") -> None:
    """The page of a query, with its results or its note there."""
    page.goto(f"{HOST}{path}?q={quote(query)}")
    page.wait_for_selector("[data-search-results] a, [data-search-notes] p")


def test_a_link_to_a_query_shows_its_results(page: Page) -> None:
    """A link to a query opens with links that carry the id of their brief and a mark on the word."""
    search(page, "계엄")

    first = page.locator("[data-search-results] a[data-brief-id]").first

    assert (first.get_attribute("data-brief-id") or "?") in (first.get_attribute("href") or "")
    assert (
        page.locator("[data-search-results] li").first.locator("mark").first.inner_text().startswith("계엄")
    )


def test_a_result_says_what_the_brief_says(page: Page, root: Path) -> None:
    """Title and excerpt are the words of the brief, and no other character."""
    search(page, "계엄")
    texts = {record.id: record for record in records(root)}

    for item in page.locator("[data-search-results] li").all():
        link = item.locator("a[data-brief-id]")
        brief = texts[link.get_attribute("data-brief-id") or ""]
        excerpt = (item.locator("p").first.text_content() or "").strip("… ")

        assert link.text_content() == brief.title
        assert excerpt in brief.body


def test_every_result_shows_what_matched(page: Page, root: Path) -> None:
    """Each result holds a mark beside its title, and says so where the word stands in the title alone."""
    rows = (root / "tests/data/search/queries.tsv").read_text("utf-8").splitlines()
    asked = [row.split("\t")[1] for row in rows if not row.startswith("#")][::24]
    alone = 0
    for query in [*asked, "pwned"]:
        search(page, query)
        unmarked = page.locator("[data-search-results] li:not(:has(p mark))")
        alone += page.locator("[data-search-results] .finder-alias", has_text="제목에만 있음").count()

        assert (query, unmarked.count()) == (query, 0)
    assert alone > 0


def test_every_result_says_its_language(page: Page) -> None:
    """A name finds briefs in every language, each marked with its own; a note names other spellings."""
    search(page, "알리바바")

    expect(page.locator("[data-search-results] li:not([lang=ko])")).not_to_have_count(0)
    languages = {item.get_attribute("lang") for item in page.locator("[data-search-results] li").all()}

    assert {"ko", "zh", "en"} & languages != {"ko"}
    expect(page.locator(".finder-alias").first).to_contain_text("= 알리바바")


def test_back_returns_to_the_query_before(page: Page) -> None:
    """Enter makes an entry in the history; the back button returns to the query before it."""
    search(page, "계엄")
    field = page.locator("[data-search-input]")
    field.fill("화웨이")
    field.press("Enter")
    expect(page.locator("[data-search-results] li").first).to_contain_text("화웨이")
    field.fill("반도체")
    field.press("Enter")
    page.wait_for_url(f"**q={quote('반도체')}*")
    page.go_back()

    expect(field).to_have_value("화웨이")


def test_wrong_keyboard_is_said(page: Page) -> None:
    """Latin letters that are Hangul on the other keyboard find what was meant, and the page says so."""
    search(page, "dkfflqkqk")

    expect(page.locator("[data-search-notes]")).to_contain_text("알리바바")
    expect(page.locator("[data-search-results] a")).not_to_have_count(0)


def test_wrong_keyboard_can_be_taken_back(page: Page) -> None:
    """What was read on the other keyboard can be searched as it was typed."""
    search(page, "dkfflqkqk")
    page.locator("[data-search-notes] button").click()

    expect(page.locator("[data-search-notes]")).not_to_contain_text("알리바바")


def test_filters_count_and_narrow(page: Page) -> None:
    """A chip shows how many results it leaves, and leaves that many."""
    search(page, "AI")
    chip = page.locator(
        "[data-search-filters] [role=group]:has(button:has-text('영어')) button", has_text="영어"
    )
    left = int(chip.locator("span").inner_text())
    chip.click()
    page.wait_for_url("**lang=en*")

    expect(page.locator("[data-search-results] li[lang=en]")).to_have_count(min(left, 10))
    assert page.locator("[data-search-results] li:not([lang=en])").count() == 0


def test_sources_and_names_are_filters(page: Page) -> None:
    """Outlets and names become filters when somebody asks for them."""
    search(page, "AI")
    page.get_by_role("button", name="매체와 이름").click()

    expect(page.get_by_role("group", name="출처", exact=True).locator("button").first).to_be_visible()
    expect(page.get_by_role("group", name="이름", exact=True).locator("button").first).to_be_visible()


def test_nothing_found_helps(page: Page) -> None:
    """A query that nothing answers shows no result but says so and offers the newest briefs."""
    search(page, "xqzvw")

    assert page.locator("[data-search-results] a").count() == 0
    expect(page.locator("[data-search-notes] a")).to_have_count(3)
    expect(page.locator("[role=status]")).to_have_text("찾은 것이 없습니다.")


def test_words_that_no_brief_holds_together(page: Page) -> None:
    """Where no brief holds all words, those that hold some are shown and said to be partial."""
    search(page, "계엄 zebrafish")

    expect(page.locator("[data-search-notes]")).to_contain_text("일부")
    expect(page.locator("[data-search-results] a")).not_to_have_count(0)


def test_markup_stays_text(page: Page) -> None:
    """A text or query that holds markup is shown as it is written and runs nothing."""
    search(page, "zebrafish")
    page.locator("[data-search-input]").fill("<img src=x onerror=document.title='pwned'> zebrafish")
    page.wait_for_timeout(400)

    assert page.locator("[data-search] img, [data-search] script").count() == 0
    expect(page.locator("[data-search-results] a")).to_contain_text("<img src=x onerror=")
    assert page.title() == "t"


HOSTILE = {
    "long": "가나다라" * 2500,
    "long-latin": "a" * 10_000,
    "words": "가 나 " * 3000,
    "bidi": "\u202e\u2066알리바바\u2069\u202c",
    "control": "\u0007알리\u200b바바\u0000",
    "regex": "(a+)+$ [[[ (?<x>.*)*\\",
    "quotes": '"' * 5000,
    "separators": "\u2028\u2029\u3164\ufeff",
    "lone": "\ud800알리바바",
    "equals": "= == 알리= \t \n",
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_queries_cost_nothing(page: Page, name: str) -> None:
    """Length, control characters, direction marks and patterns neither break nor stall the page."""
    page.goto(f"{HOST}/search/")
    spent = page.evaluate(
        """async query => {
            const { Index } = await import('/theme/search/engine.js');
            const index = new Index('/search/');
            await index.ask('준비');
            const start = performance.now();
            const { scores } = await index.ask(query);
            return [performance.now() - start, index.order(scores).length];
        }""",
        HOSTILE[name],
    )
    page.locator("[data-search-input]").evaluate(
        "(field, value) => { field.value = value; field.dispatchEvent(new Event('input')); }", HOSTILE[name]
    )
    page.wait_for_timeout(300)

    assert spent[0] < 2000
    assert page.locator("[data-search-input]").is_enabled()


def test_invisible_characters_do_not_hide_a_word(page: Page) -> None:
    """Direction marks and zero-width characters in a query are as if they were not there."""
    search(page, HOSTILE["bidi"])

    expect(page.locator("[data-search-results] a")).not_to_have_count(0)


def test_nothing_happens_while_composing(page: Page) -> None:
    """Enter and arrows that belong to the input method neither search nor move the focus."""
    search(page, "계엄")
    field = page.locator("[data-search-input]")
    field.focus()
    before = page.url
    field.evaluate(
        """field => {
            field.value = '알리바';
            const composing = { keyCode: 229, isComposing: true, bubbles: true };
            for (const key of ['Enter', 'ArrowDown']) {
                field.dispatchEvent(new KeyboardEvent('keydown', { key, ...composing }));
            }
            field.form.requestSubmit();
        }"""
    )
    page.wait_for_timeout(300)

    assert page.url == before
    assert page.evaluate("document.activeElement === document.querySelector('[data-search-input]')")


def test_arrows_walk_through_the_results(page: Page) -> None:
    """Down leaves the field for the first result and goes on; up returns."""
    search(page, "계엄")
    page.locator("[data-search-input]").focus()
    page.keyboard.press("ArrowDown")
    first = page.evaluate("document.activeElement.dataset.briefId")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")

    assert first
    assert first == page.evaluate("document.activeElement.dataset.briefId")


@pytest.mark.parametrize("keys", ["/", "Control+k"])
def test_dialog_on_every_page(page: Page, keys: str) -> None:
    """Slash and Ctrl K open the search on any page; Escape closes it."""
    page.goto(HOST + "/")
    page.keyboard.press(keys)
    field = page.locator("dialog [data-search-input]")
    expect(field).to_be_focused()
    page.keyboard.type("계엄")
    expect(page.locator("dialog [data-search-results] a").first).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.locator("dialog")).to_be_hidden()


@pytest.mark.parametrize(("path", "said"), [("/en/", "Results: "), ("/zh/", "条结果"), ("/", "결과")])
def test_three_languages(page: Page, path: str, said: str) -> None:
    """The search speaks the language of the interface, with one index for all."""
    search(page, "계엄", f"{path}search/")

    expect(page.locator("[role=status]")).to_contain_text(said)


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/search/", r"\d{4}년 \d+월 \d+일 · "),
        ("/en/search/", r"\d+ [A-Z][a-z]+ \d{4} · "),
        ("/zh/search/", r"\d{4}年\d+月\d+日 · "),
    ],
)
def test_days_as_on_other_pages(page: Page, path: str, form: str) -> None:
    """A result says its day in the language of the interface."""
    search(page, "알리바바", path)

    assert re.match(form, page.locator(".finder-about").first.inner_text())


def test_a_typed_query_is_searched_without_enter(page: Page) -> None:
    """Results follow while one types, and the address with them."""
    page.goto(f"{HOST}/search/")
    page.locator("[data-search-input]").type("화웨이")

    expect(page.locator("[data-search-results] a").first).to_be_visible()
    page.wait_for_url(f"**q={quote('화웨이')}*")


@pytest.mark.parametrize(("path", "way"), [("/search/", "../"), ("/en/search/", "../../")])
def test_below_a_path(page: Page, path: str, way: str) -> None:
    """A site below a path of its host is searched there, and its results lead to pages below that path."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    search(page, "계엄", BELOW + path)
    link = page.locator("[data-search-results] a").first.get_attribute("href")

    assert (link or "").startswith(f"{way}korea-politics/")
    assert [path for path in asked if not path.startswith(f"{BELOW}/")] == []


def test_dialog_below_a_path(page: Page) -> None:
    """The dialog of a page below a path reads the index there and links from where the page stands."""
    page.goto(f"{HOST}{BELOW}/en/")
    page.keyboard.press("/")
    page.locator("dialog [data-search-input]").type("계엄")

    expect(page.locator("dialog [data-search-results] a").first).to_have_attribute(
        "href", re.compile(r"^\.\./korea-politics/")
    )


def test_latin_typed_on_the_korean_keyboard(page: Page) -> None:
    """Hangul letters that are Latin on the other keyboard find what was meant, and the page says so."""
    search(page, "미ㅑㅠ뮤ㅁ")

    expect(page.locator("[data-search-notes]")).to_contain_text("alibaba")
    expect(page.locator("[data-search-results] a")).not_to_have_count(0)
