"""What a reader must know of the sources of a brief, in the language of the brief."""

from collections.abc import Iterator, Sequence

from digest.condense.tables import rows
from digest.model import Article

_LANGS = ("ko", "zh", "en")


def notes(articles: Sequence[Article], lang: str) -> Iterator[str]:
    """The notes that hold for the articles of a story."""
    outlets = {article.outlet or article.origin for article in articles}
    yield wording("single", lang) if len(outlets) == 1 else wording("outlets", lang, len(outlets))
    if not any(article.published for article in articles):
        yield wording("undated", lang)


def wording(key: str, lang: str, *filled: object) -> str:
    """A note in a language: `wording("old", "ko", 2020)` is "2020년 기사"."""
    column = 1 + _LANGS.index(lang if lang in _LANGS else "en")
    return next(row[column] for row in rows("notes.tsv") if row[0] == key).format(*filled)
