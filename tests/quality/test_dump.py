"""What the dump segmenter reaches on gold pages, on development dumps and on made pages; floors only rise."""

import importlib.util
import json
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from statistics import mean
from types import ModuleType
from typing import Any

import pytest

from digest.extract import dateline
from digest.extract.draft import Draft
from digest.extract.dump import segment
from digest.extract.dumps import breaks
from tests.extract.dump_kinds import KINDS, made
from tests.extract.dump_pages import Piece, page

pytestmark = pytest.mark.shared

FLOORS: Mapping[str, float] = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))
ZONES = {"ko": "Asia/Seoul", "zh": "Asia/Shanghai", "en": "UTC", "ja": "Asia/Tokyo"}
CODECS = ("utf-8-sig", "cp949", "gb18030")


@cache
def scorer(shared: Path, name: str) -> ModuleType:
    """A module of the development data: `evaluate` and, upon it, `seg_eval`."""
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, shared / f"data/extraction/{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def read(text: str, lang: str) -> list[Draft]:
    """The articles of a dump."""
    return [part for part in segment(text, zone=ZONES[lang]) if isinstance(part, Draft)]


def as_development_data(text: str, _url: str = "") -> list[dict[str, str]]:
    """The articles of a dump as `seg_eval` wants them; decks count as body there."""
    lang = "ko" if sum("가" <= char <= "힣" for char in text) > 200 else "zh"
    return [
        {
            "title": part.title,
            "date": part.published.isoformat() if part.published else "",
            "author": ", ".join(part.byline),
            "body": "\n".join((*part.deck, *part.paragraphs)),
        }
        for part in read(text, lang)
    ]


def hold(prefix: str, reached: Mapping[str, float]) -> None:
    """Every figure is at its floor or over it; those that end in `_max` are at it or under it."""
    names = [name for name in FLOORS if name.startswith(f"{prefix}_")]
    low = {
        name: reached[name.removeprefix(f"{prefix}_")]
        for name in names
        if not name.endswith("_max") and reached[name.removeprefix(f"{prefix}_")] < FLOORS[name]
    }
    high = {
        name: reached[name.removeprefix(f"{prefix}_").removesuffix("_max")]
        for name in names
        if name.endswith("_max")
        and reached[name.removeprefix(f"{prefix}_").removesuffix("_max")] > FLOORS[name]
    }

    assert names
    assert (low, high) == ({}, {})


@pytest.mark.parametrize(
    ("prefix", "folders"),
    [
        ("dump_multi", ["text/multi"]),
        ("dump_single", ["text/inner", "text/insc", "text/chrome"]),
        ("dump_seed", ["seed"]),
    ],
)
@pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)  # the development scorer leaves its files open
def test_development_dumps(shared: Path, prefix: str, folders: Sequence[str]) -> None:
    """Dumps of real pages are taken apart at least as well as when the floor was set."""
    scorer(shared, "evaluate")
    evaluate = scorer(shared, "seg_eval").evaluate
    reached, _ = evaluate(as_development_data, [str(shared / "data/extraction" / name) for name in folders])

    hold(prefix, reached)


def paired(shared: Path, truth: Sequence[Sequence[str]], found: Sequence[Draft]) -> list[tuple[int, Draft]]:
    """The articles found, each beside the true body that it shares most with."""
    prf = scorer(shared, "evaluate").prf
    bodies = ["\n".join(part.paragraphs) for part in found]
    pairs = sorted(
        (
            (prf("\n".join(body), told)[2], x, y)
            for x, body in enumerate(truth)
            for y, told in enumerate(bodies)
        ),
        reverse=True,
    )
    kept: dict[int, int] = {}
    for score, x, y in pairs:
        if score >= 0.5 and x not in kept and y not in kept.values():
            kept[x] = y
    return [(x, found[y]) for x, y in sorted(kept.items())]


def measures(
    shared: Path, cases: Sequence[tuple[Sequence[Mapping[str, Any]], Sequence[Draft]]]
) -> dict[str, float]:
    """Articles found once, titles, dates, bylines over all pages."""
    total = sum(len(truth) for truth, _ in cases)
    title_ok = scorer(shared, "evaluate").title_ok
    hits = [
        (truth[x], part)
        for truth, found in cases
        for x, part in paired(shared, [row["body"] for row in truth], found)
    ]
    days = [(row["published"][:10], part.published and part.published.isoformat()[:10]) for row, part in hits]
    return {
        "found": len(hits) / total,
        "precision": len(hits) / sum(len(found) for _, found in cases),
        "title": sum(title_ok(row["title"], part.title)[1] for row, part in hits) / total,
        "date": sum(stated == (read or "") for stated, read in days) / total,
        "date_wrong": mean(read is not None and stated != read for stated, read in days),
        "byline": sum(set(row["byline"]) == set(part.byline) for row, part in hits) / total,
        "deck": sum(tuple(row["deck"]) in {(), part.deck} for row, part in hits) / total,
    }


@cache
def gold(shared: Path) -> Mapping[str, Mapping[str, Any]]:
    """The gold articles by id."""
    files = sorted((shared / "gold").glob("*/articles/*.json"))
    return {file.stem: json.loads(file.read_text("utf-8")) for file in files}


def decoded(body: bytes) -> str:
    """The text of a gold page in whichever of its encodings."""
    for codec in CODECS:
        try:
            return body.decode(codec)
        except UnicodeDecodeError:
            continue
    return ""


def test_gold_dumps(shared: Path) -> None:
    """Gold text dumps: every article once, with its title, date and byline."""
    cases = []
    for file in sorted((shared / "gold").glob("*/pages/*.txt")):
        truth = [gold(shared)[name] for name in gold(shared)[file.stem]["page_articles"]]
        cases.append((truth, read(decoded(file.read_bytes()), truth[0]["lang"])))

    hold("dump_gold", measures(shared, cases))


def test_made_pages(shared: Path) -> None:
    """Pages made in every layout from gold articles, with teasers, readers and promotion around them."""
    cases = []
    for lang in ("en", "ko", "zh"):
        stock = [
            row for row in gold(shared).values() if row["lang"] == lang and row["published"] and row["byline"]
        ]
        for seed in range(60):
            rows = [stock[(seed * 5 + number * 3) % len(stock)] for number in range(6)]
            made = tuple(_piece(row) for row in rows)
            text, truth = page(seed, made[: 1 + seed % 3], made[3:])
            stated = [_row(piece) for piece in truth]
            cases.append((stated, read(text, lang)))

    hold("dump_made", measures(shared, cases))


def test_kinds_of_dumps(shared: Path) -> None:
    """Two to four articles in every order and state in which people copy them."""
    cases = []
    for lang in ("en", "ko", "zh"):
        stock = [
            _piece(row)
            for row in gold(shared).values()
            if row["lang"] == lang and row["published"] and row["byline"]
        ]
        for number, kind in enumerate(KINDS):
            chosen = tuple(stock[(number * 7 + part * 5) % len(stock)] for part in range(2 + number % 3))
            text, truth = made(kind, number, tuple(dict.fromkeys(chosen)))
            cases.append(([_row(piece) for piece in truth], read(text, lang)))

    hold("dump_kinds", measures(shared, cases))


@pytest.mark.parametrize("lang", ["en", "ko", "zh"])
def test_titles_without_an_end(shared: Path, lang: str) -> None:
    """Headlines that run into the text of a flattened article end where they do, mostly."""
    rows = [row for row in gold(shared).values() if row["lang"] == lang]
    texts = [
        (row["title"], " ".join((dateline.strip(row["body"][0]).rest, *row["body"][1:]))) for row in rows
    ]
    right = [
        title == f"{title} {body}"[: breaks.title_end(f"{title} {body}")].rstrip() for title, body in texts
    ]

    assert mean(right) >= FLOORS[f"dump_break_{lang}"]


def _piece(row: Mapping[str, Any]) -> Piece:
    body = tuple(row["body"])
    return Piece(
        lang=row["lang"],
        title=row["title"],
        body=(dateline.strip(body[0]).rest, *body[1:]),
        byline=tuple(row["byline"]),
        published=row["published"][:16],
        deck=tuple(row["deck"]),
        captions=tuple(row["captions"]),
    )


def _row(piece: Piece) -> Mapping[str, Any]:
    return {
        "title": piece.title,
        "body": piece.body,
        "byline": piece.byline,
        "published": piece.published,
        "deck": piece.deck,
    }
