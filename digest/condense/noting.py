"""What a reader must know of the sources of a brief, in the language of the brief."""

from collections.abc import Iterator, Sequence

from digest.condense.candidates import Sentence
from digest.condense.relaying import relayed
from digest.condense.sides import one_side
from digest.condense.tables import rows
from digest.model import Article, Story
from digest.text.similarity import shingles

_POLITICS = "korea-politics"
_CHAINS = 3
_OLD = 365  # days before the newest source
_SHINGLE = 3
_REPRINT = 0.5  # of the shorter text stands word for word in the longer one
_LANGS = ("ko", "zh", "en")


def notes(story: Story, found: Sequence[Sentence], lang: str) -> Iterator[str]:
    """The notes that hold for a story and the sentences in one of its languages."""
    heard = voices(story.articles)
    yield wording("single", lang) if heard == 1 else wording("outlets", lang, heard)
    if not any(article.published for article in story.articles):
        yield wording("undated", lang)
    dates = sorted(article.published for article in story.articles if article.published)
    for year in sorted({date.year for date in dates if (dates[-1] - date).days > _OLD}):
        yield wording("old", lang, year)
    for teller, origin in relayed(found)[:_CHAINS]:
        yield wording("relayed", lang, teller, origin)
    if story.beat == _POLITICS and one_side(found):
        yield wording("one_side", lang)


def voices(articles: Sequence[Article]) -> int:
    """How many outlets tell the story in their own words; a reprint is a source, not a second voice."""
    if len(articles) == 1:
        return 1
    texts: dict[str, frozenset[int]] = {}
    for article in sorted(articles, key=lambda one: (-len(one.text), one.id)):
        words = shingles(article.text, _SHINGLE)
        if all(_within(words, known) < _REPRINT for known in texts.values()):
            texts.setdefault(article.outlet or article.origin, words)
    return len(texts)


def _within(words: frozenset[int], known: frozenset[int]) -> float:
    return len(words & known) / len(words) if words else 1.0


def wording(key: str, lang: str, *filled: object) -> str:
    """A note in a language: `wording("old", "ko", 2020)` is "2020년 기사"."""
    column = 1 + _LANGS.index(lang if lang in _LANGS else "en")
    return next(row[column] for row in rows("notes.tsv") if row[0] == key).format(*filled)
