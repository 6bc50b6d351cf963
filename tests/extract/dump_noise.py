"""What stands around articles on real pages and must not be read as one: teasers, promotion, terms, readers.

Each function gives lines to put above or below the articles of a page made by `dump_pages`.
"""

import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

# What pages say around their articles, by kind and language.
WORDS: Mapping[str, Any] = json.loads(
    (Path(__file__).parents[1] / "data/extract/dump/chrome.json").read_text("utf-8")
)


def above(rng: random.Random, lang: str) -> list[str]:
    """What stands before the head of the first article."""
    return (
        [WORDS["cookies"][lang], {"ko": "모두 동의", "zh": "同意", "en": "Accept all"}[lang], ""]
        if rng.random() < 0.5
        else []
    )


def after(rng: random.Random, lang: str) -> list[str]:
    """What stands right under a body: promotion."""
    return list(rng.sample(WORDS["promotion"][lang], rng.randint(0, 2)))


def teasers(rng: random.Random, lang: str, others: tuple[tuple[str, str], ...]) -> list[str]:
    """Titles of other articles, each with its first sentence and its age."""
    ages = {
        "ko": ("3시간 전", "2026-03-02"),
        "zh": ("3小时前", "2026-03-02"),
        "en": ("3 hours ago", "Mar 2, 2026"),
    }[lang]
    lines = ["", WORDS["more"][lang]]
    for title, first in others:
        order = [title, first, rng.choice(ages)] if rng.random() < 0.5 else [title, rng.choice(ages), first]
        lines += ["", *order] if rng.random() < 0.5 else order
    return lines


def readers(rng: random.Random, lang: str) -> list[str]:
    """Comments with a nickname, a date and an answer button each."""
    heading = {"ko": "댓글 3", "zh": "全部评论", "en": "3 comments"}[lang]
    answer = {"ko": "답글", "zh": "回复", "en": "Reply"}[lang]
    lines = ["", heading]
    for name, text in WORDS["readers"][lang]:
        lines += [name, rng.choice(("2026-03-02 10:11", "2026.03.02. 10:11")), text, answer]
    return lines


def below(rng: random.Random, lang: str) -> list[str]:
    """The foot of a page."""
    return ["", WORDS["terms"][lang]] if rng.random() < 0.5 else []
