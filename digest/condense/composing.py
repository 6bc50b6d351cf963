"""A brief put together from the sentences chosen for it."""

from collections.abc import Sequence
from datetime import datetime

from digest.condense.candidates import Sentence
from digest.condense.evidence import kept, span
from digest.condense.figures import facts
from digest.condense.heading import headline, slug, standfirst, subjects
from digest.condense.judging import status
from digest.condense.markets import impacts
from digest.condense.noting import notes
from digest.condense.outlook import coming, matters
from digest.condense.quoting import quotes
from digest.markdown.links import web
from digest.model import Article, Basis, Brief, Citation, Fact, Point, Story
from digest.names.register import find
from digest.text.clean import line


def compose(
    story: Story,
    articles: Sequence[Article],
    found: Sequence[Sentence],
    told: Sequence[Sentence],
    best: Sentence,
) -> Brief:
    """The brief of a story in the language of `articles`, its sources, lead first.

    Of `found`, all usable sentences, `told` become points, and `best`, one of them, the standfirst.
    """
    lang = articles[0].lang
    points = tuple(
        Point(text=one.text, status=status(one.text, lang), spans=(span(one.article, one.start, one.end),))
        for one in told
    )
    texts = {article.id: article.text for article in articles}
    title = headline(articles[0].title) or points[0].text
    figures = facts(found, told, lang)
    said, moved = quotes(found, told), impacts(found, told, lang)
    weighed, ahead = matters(found, told), coming(found, told)
    spans = [each for point in points for each in point.spans]
    spans += [*(one.span for one in figures), *(one.span for one in said), *(one.span for one in moved)]
    spans += [*(each for one in weighed for each in one.spans), *(one.span for one in ahead)]
    evidence = kept(spans, texts)
    published, basis = date_of(articles)
    words = (title, *(item.text for item in evidence))
    return Brief(
        id=f"{story.id}-{lang}",
        slug=slug(_address(title, story.beat, figures), f"{story.id}-{lang}"),
        story_id=story.id,
        beat=story.beat,
        lang=lang,
        headline=title,
        standfirst=standfirst(best.text, lang),
        points=points,
        evidence=evidence,
        sources=tuple(citation(article) for article in articles),
        facts=figures,
        quotes=said,
        impacts=moved,
        names=tuple(dict.fromkeys(mention.id for text in words for mention in find(text))),
        notes=tuple(notes(story, found, lang)),
        reasons=story.reasons,
        follows=story.follows,
        published=published,
        published_basis=basis,
        matters=weighed,
        coming=ahead,
    )


def _address(title: str, beat: str, figures: Sequence[Fact]) -> tuple[str, ...]:
    """Who, and the measure of the first figure; the beat where nobody is named."""
    measures = [fact.measure for fact in figures if fact.measure not in {"", "horizon"}][:1]
    return (*(subjects(title) or (beat,)), *measures)


def citation(article: Article) -> Citation:
    """The article as a source."""
    return Citation(
        article_id=article.id,
        document_id=article.document_id,
        origin=article.origin,
        outlet=article.outlet,
        title=line(article.title),
        lang=article.lang,
        url=web(article.url),
        published=article.published,
        byline=article.byline,
    )


def date_of(articles: Sequence[Article]) -> tuple[datetime | None, Basis]:
    """The date of the first source that has one, and how it is known."""
    for article in articles:
        if article.published:
            return article.published, article.published_basis
    return None, "unknown"
