"""From whom a source has its news, where it says so: "상해증권보(上海證券報)에 따르면"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from digest.condense.candidates import Sentence
from digest.condense.tables import words
from digest.names.outlets import by_host, by_name


def relayed(found: Sequence[Sentence]) -> tuple[tuple[str, str], ...]:
    """The outlets that tell the news and those that they have it from, each pair once, in order."""
    return tuple(dict.fromkeys(pair for one in found for pair in _of(one)))


def _of(one: Sentence) -> Iterator[tuple[str, str]]:
    article = one.article
    teller = by_name(article.outlet) or (by_host(article.url) if article.url else None)
    for pattern in _patterns(article.lang):
        for match in pattern.finditer(one.text):
            origin = by_name(match["outlet"])
            if origin and origin != teller and article.outlet:
                yield article.outlet, match["outlet"].strip()


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in words("relays.tsv", lang))
