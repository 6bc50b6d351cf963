"""The words for a point's status, from `data/status.tsv`."""

from collections.abc import Mapping
from functools import cache

from digest.model import Status
from digest.tables import Row, rows

_LANGS = ("ko", "zh", "en")


@cache
def status_words(lang: str) -> Mapping[Status, str]:
    """Status to word: "plan" -> "계획"; English where a language has no column."""
    column = 1 + _LANGS.index(lang if lang in _LANGS else "en")
    words: dict[Status, str] = {}
    for row in _table():
        words[_STATUSES[row[0]]] = row[column]
    return words


@cache
def statuses() -> Mapping[str, Status]:
    """Word to status, over all languages: "계획" -> "plan"."""
    return {word: _STATUSES[row[0]] for row in _table() for word in row}


_STATUSES: Mapping[str, Status] = {"claim": "claim", "interpretation": "interpretation", "plan": "plan"}


def _table() -> tuple[Row, ...]:
    return rows("digest.markdown", "status.tsv")
