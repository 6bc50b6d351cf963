"""Who speaks in a brief: named in the sentence of the quotation, with a post only where surely held."""

from collections.abc import Iterator, Mapping
from datetime import date

from digest.model import Brief, Span
from digest.names.posts import held
from digest.proof.around import sentence_of
from digest.proof.once import Once


def posts_on(person: str, day: date, lang: str) -> tuple[str, ...]:
    """The posts that a person of the register surely held on a day, in the language of a brief."""
    names = {"ko": "ko", "zh": "zh"}
    return tuple(getattr(post, names.get(lang, "en")) for post in held(person, day))


def misquoted(brief: Brief, words: Mapping[Span, str], texts: Mapping[str, str], once: Once) -> Iterator[str]:
    """Why a quotation is not proven."""
    days = {source.article_id: source.published for source in brief.sources}
    for quote in brief.quotes:
        if quote.text != once.line(words[quote.span]):
            yield f"quotation is not verbatim: {quote.text[:40]!r}"
        around = sentence_of(quote.span, words, texts)
        if quote.speaker and around and quote.speaker not in once.line(around):
            yield f"speaker {quote.speaker!r} does not stand in the sentence of the quotation"
        if quote.post:
            when = days.get(quote.span.article_id)
            people = once.names(quote.speaker) if when else frozenset()
            if when is None or not any(
                quote.post in posts_on(one, when.date(), brief.lang) for one in people
            ):
                yield f"{quote.speaker!r} is not known to have been {quote.post!r} that day"
