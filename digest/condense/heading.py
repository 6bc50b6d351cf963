"""The headline of a brief, and its slug."""

import re
from collections.abc import Sequence
from functools import cache

from digest.condense.tables import words
from digest.names.register import display, find, get
from digest.proof.asides import bare
from digest.text.clean import line

_BYTES = 80
_NAMES = 3
_LEADINS = 3  # one may stand behind another
_LEAST = 15  # characters of a standfirst
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


def standfirst(first: str, lang: str) -> str:
    """The first point in its shortest form that is still proven: without lead-in and bare asides.

    "近日，记者获悉，阿里巴巴（09988.HK）宣布…" becomes "阿里巴巴宣布…". Only Chinese is led in by such words.
    """
    if lang != "zh":
        return first
    text = bare(first)
    for _ in range(_LEADINS):
        found = next(filter(None, (re.match(pattern, text) for pattern in words("leadins.tsv", lang))), None)
        if not found or len(text) - found.end() < _LEAST:
            break
        text = text[found.end() :]
    return text


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
