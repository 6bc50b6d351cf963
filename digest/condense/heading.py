"""The headline of a brief, and its slug."""

import re
from functools import cache

from digest.condense.tables import words
from digest.names.register import display, find
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


def slug(title: str, story_id: str, lang: str, beat: str) -> str:
    """ASCII names in the headline, then the id: "alibaba-nvidia-1a2b3c4d-ko"; at most 80 bytes."""
    tail = f"{_plain(story_id)}-{_plain(lang)}"
    ids = dict.fromkeys(mention.id for mention in find(title))
    parts = [_plain(display(name, "en")) or _plain(name) for name in list(ids)[:_NAMES]]
    head = "-".join(part for part in parts if part) or _plain(beat) or "brief"
    return f"{head[: _BYTES - len(tail) - 1].strip('-')}-{tail}"


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
