"""Stories made short: for each language that has a source, sentences of the sources with their evidence."""

from collections.abc import Iterator, Sequence

from digest.condense.candidates import usable
from digest.condense.composing import compose
from digest.condense.ranking import ranked
from digest.condense.selecting import chosen
from digest.model import Article, Brief, Lang, Story
from digest.report import Skip
from digest.text.fold import fold
from digest.text.similarity import shingles

LANGS: tuple[Lang, ...] = ("ko", "zh", "en")
_LEAST = 2  # sentences
_RUN = 6  # characters that copies share
_COPY = 0.6  # of the shorter text
_FULL = 0.8  # of the longest text: as good as whole


class Condenser:
    """Selects; it writes no sentence of its own."""

    def condense(self, story: Story) -> tuple[Brief | Skip, ...]:
        """One brief for each language that has a source, or the reason why there is none."""
        return tuple(_briefs(story))


def _briefs(story: Story) -> Iterator[Brief | Skip]:
    langs = {article.lang for article in story.articles}
    for lang in LANGS:
        if lang in langs:
            yield _brief(story, _led([one for one in story.articles if one.lang == lang]))
    if not langs & set(LANGS):
        yield _skip(_led(story.articles)[0], f"no brief is made in {min(langs)}")


def _brief(story: Story, articles: Sequence[Article]) -> Brief | Skip:
    found = [one for article in _voices(articles) for one in usable(article)]
    ranking = ranked(found)
    told = chosen(ranking) if len(found) >= _LEAST else ()
    best = next((one.sentence for one in ranking if one.sentence in told), None)
    if best is None:
        return _skip(articles[0], f"too thin: {sum(len(text) for text in articles[0].paragraphs)} characters")
    return compose(story, articles, found, told, best)


def _led(articles: Sequence[Article]) -> list[Article]:
    """The articles, best first: dated, full with an address that a reader can open, long.

    The order they came in does not matter.
    """
    full = _FULL * max(len(one.text) for one in articles)
    return sorted(
        articles,
        key=lambda one: (
            one.published is None,
            not (one.url and len(one.text) >= full),
            -len(one.text),
            one.id,
        ),
    )


def _voices(articles: Sequence[Article]) -> list[Article]:
    """Those that are no copy of a better one: what an agency wrote may be repeated once, not once a copy."""
    kept: list[tuple[Article, frozenset[int]]] = []
    for article in articles:
        marks = shingles(fold("\n".join(article.paragraphs)), _RUN)
        if all(len(marks & other) < _COPY * min(len(marks), len(other)) for _, other in kept):
            kept.append((article, marks))
    return [article for article, _ in kept] or list(articles[:1])


def _skip(article: Article, reason: str) -> Skip:
    return Skip(stage="condense", subject=article.url or article.origin, reason=reason)
