"""The headline of a brief, and its slug."""

import re
from collections.abc import Sequence
from functools import cache

from digest.condense.tables import words
from digest.names.register import display, find, get
from digest.text.clean import line

_BYTES = 80
_NAMES = 3
_NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")


def headline(title: str) -> str:
    """The source's headline without its tags: "[속보] 국회 의결(종합)" becomes "국회 의결"."""
    title = line(title)
    bare = title
    for _ in range(3):
        shorter = _tail().sub("", _head().sub("", bare)).strip()
        if shorter == bare or not shorter:
            break
        bare = shorter
    return bare or title


def slug(words: Sequence[str], brief_id: str) -> str:
    """ASCII words, then the id: "alibaba-investment-1a2b3c4d-ko"; at most 80 bytes."""
    tail = _plain(brief_id)
    head = "-".join(filter(None, map(_plain, words))) or "brief"
    return f"{head[: _BYTES - len(tail) - 1].strip('-')}-{tail}"


def subjects(title: str) -> tuple[str, ...]:
    """The English names of whom a headline speaks of; places only where it names nobody."""
    named = tuple(dict.fromkeys(mention.id for mention in find(title)))
    some = [name for name in named if get(name).kind != "place"] or named
    return tuple(display(name, "en") for name in some[:_NAMES])


def _plain(text: str) -> str:
    return _NOT_ASCII_WORD.sub("-", text.lower()).strip("-")


@cache
def _head() -> re.Pattern[str]:
    tags = _alternatives("head")
    return re.compile(
        rf"^(?:[\[【(（<〈]\s?(?:{tags})\s?[\]】)）>〉]\s*|(?:{tags})\s?[:：|｜]\s*)", re.IGNORECASE
    )


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf"\s*[\[【(（]\s?(?:{_alternatives('tail')})\s?[\]】)）]$", re.IGNORECASE)


def _alternatives(place: str) -> str:
    return "|".join(re.escape(word) for word in sorted(words("title_tags.tsv", place), key=len, reverse=True))
