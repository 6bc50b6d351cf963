"""What the search finds of what it should, by kind of query, in Chromium (tests/data/search/queries.tsv)."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from digest.site.search import shelf
from digest.site.search.index import build
from digest.site.search.record import Record

pytestmark = pytest.mark.browser

HOST = "http://digest.example"
CORE = ("a", "a2", "b1", "b2", "c", "d1", "d2", "d3", "f", "i", "k")
ASK = """async query => {
    const { Index } = await import('/theme/engine.js');
    window.index ??= new Index('/search/');
    const { scores } = await index.ask(query);
    const cards = await index.cards(index.order(scores).slice(0, 10));
    return cards.map(card => card.id);
}"""


class Query(TypedDict):
    """A row of queries.tsv."""

    kind: str
    text: str
    answers: frozenset[str]


def queries(root: Path) -> list[Query]:
    """Every query with the ids that answer it."""
    rows = (root / "tests/data/search/queries.tsv").read_text("utf-8").splitlines()
    cells = [row.split("\t") for row in rows if not row.startswith("#")]
    return [Query(kind=kind, text=text, answers=frozenset(ids.split())) for kind, text, ids in cells]


@pytest.fixture(scope="module")
def files(root: Path) -> dict[str, bytes]:
    """The index of the texts and the engine, by path; /settled/ and /young/ are two that find the same."""
    rows = [
        json.loads(row) for row in (root / "tests/data/search/texts.jsonl").read_text("utf-8").splitlines()
    ]
    records = [Record(url=f"/{row['id']}/", source=tuple(row.pop("source")), **row) for row in rows]
    made = {
        "/": b"<!doctype html>",
        "/theme/engine.js": (root / "theme/static/search/engine.js").read_bytes(),
    }
    made |= {f"/search/{name}": data for name, data in build(records).items()}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(shelf, "learned_from", lambda count: min(count, len(records) // 2))
        for place, young in (("settled", 0), ("young", len(records) // 2)):
            patched.setattr(shelf, "settled_of", lambda count, young=young: count - young)
            made |= {f"/{place}/{name}": data for name, data in build(records).items()}
    return made


@pytest.fixture
def asked(chromium: Browser, files: dict[str, bytes]) -> Iterator[tuple[Page, list[int]]]:
    """A page that can ask, and the sizes of the files it was sent."""
    context = chromium.new_context()
    sent: list[int] = []

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path.startswith("/search/"):
            sent.append(len(files.get(path, b"")))
        kind = "text/javascript" if path.endswith(".js") else "text/html"
        route.fulfill(status=200 if path in files else 404, body=files.get(path, b""), content_type=kind)

    context.route("**/*", answer)
    page = context.new_page()
    page.goto(f"{HOST}/")
    yield page, sent
    context.close()


def test_recall(root: Path, asked: tuple[Page, list[int]]) -> None:
    """Of what answers a query, at least the floor of its kind stands among the first ten results."""
    found: dict[str, list[float]] = defaultdict(list)
    for query in queries(root):
        ids = frozenset(asked[0].evaluate(ASK, query["text"]))
        found[query["kind"]].append(len(ids & query["answers"]) / min(10, len(query["answers"])))
    recall = {kind: sum(shares) / len(shares) for kind, shares in found.items()}
    recall["macro"] = sum(recall.values()) / len(recall)
    recall["core"] = sum(recall[kind] for kind in CORE) / len(CORE)
    floors = json.loads((root / "tests/quality/floors.json").read_text("utf-8"))
    mine = {key.removeprefix("search_"): floor for key, floor in floors.items() if key.startswith("search_")}

    assert set(mine) == set(recall)
    assert {kind: recall[kind] for kind, floor in mine.items() if recall[kind] < floor} == {}


SAME = """async query => {
    const { Index } = await import('/theme/engine.js');
    window.places ??= ['/settled/', '/young/'].map(place => new Index(place));
    return Promise.all(window.places.map(async index => {
        const { scores, marks, names, notes } = await index.ask(query);
        const docs = index.order(scores);
        const found = docs.map(doc => [doc, scores[doc].toFixed(2)]);
        return JSON.stringify([found, [...marks], names, notes, await index.cards(docs.slice(0, 10))]);
    }));
}"""


def test_young_and_settled_briefs_are_one_index(root: Path, asked: tuple[Page, list[int]]) -> None:
    """Whether half of the briefs are young or none is, a query finds the same with the same ranks."""
    other = []
    pieces = ("commerce", "pacific", "founder", "korea")  # of e-commerce, Asia-Pacific, co-founder, Korea's
    for text in (*(query["text"] for query in queries(root)), *pieces):
        settled, young = asked[0].evaluate(SAME, text)
        if settled != young:
            other.append((text, settled[:300], young[:300]))

    assert other == []


def test_bytes(asked: tuple[Page, list[int]]) -> None:
    """A first query reads at most 90 KB of the index, the next at most 55."""
    page, sent = asked
    page.evaluate(ASK, "알리바바 클라우드 투자")
    first = sum(sent)
    page.evaluate(ASK, "국회 탄핵소추안 표결")

    assert first <= 90_000
    assert sum(sent) - first <= 55_000
