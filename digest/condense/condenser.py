"""Stories made short: for each language that has a source, sentences of the sources with their evidence."""

from collections.abc import Iterator, Sequence

from digest.condense.candidates import usable
from digest.condense.composing import compose
from digest.condense.ranking import ranked
from digest.condense.selecting import chosen
from digest.model import Article, Brief, Lang, Story
from digest.report import Skip

LANGS: tuple[Lang, ...] = ("ko", "zh", "en")
_LEAST = 2  # sentences


class Condenser:
    """Selects; it writes no sentence of its own."""

    def condense(self, story: Story) -> tuple[Brief | Skip, ...]:
        """One brief for each language that has a source, or the reason why there is none."""
        return tuple(_briefs(story))


def _briefs(story: Story) -> Iterator[Brief | Skip]:
    langs = {article.lang for article in story.articles}
    for lang in LANGS:
        if lang in langs:
            yield _brief(story, lang, _led([one for one in story.articles if one.lang == lang]))
    if not langs & set(LANGS):
        yield _skip(_led(story.articles)[0], f"no brief is made in {min(langs)}")


def _brief(story: Story, lang: Lang, articles: Sequence[Article]) -> Brief | Skip:
    found = [one for article in articles for one in usable(article)]
    told = chosen(ranked(found)) if len(found) >= _LEAST else ()
    if not told:
        return _skip(articles[0], f"too thin: {sum(len(text) for text in articles[0].paragraphs)} characters")
    return compose(story, lang, articles, found, told)


def _led(articles: Sequence[Article]) -> list[Article]:
    """The articles, the fullest that states its date first; the order they came in does not matter."""
    return sorted(articles, key=lambda one: (one.published is None, -len(one.text), one.id))


def _skip(article: Article, reason: str) -> Skip:
    return Skip(stage="condense", subject=article.url or article.origin, reason=reason)
