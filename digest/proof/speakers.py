"""Who speaks in a brief: named in the sentence of the quotation, with a post only where surely held."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from digest.model import Brief, Quote, Span
from digest.names.posts import held
from digest.proof.around import Around, sentence_of
from digest.proof.attributing import attributed
from digest.proof.once import Once

_OPENS = tuple("“\"「『‘'")
_CLOSES = re.compile("[,.!?，。！？…]?[”\"」』’']")


def posts_on(person: str, day: date, lang: str) -> tuple[str, ...]:
    """The posts that a person of the register surely held on a day, in the language of a brief."""
    names = {"ko": "ko", "zh": "zh"}
    return tuple(getattr(post, names.get(lang, "en")) for post in held(person, day))


def misquoted(brief: Brief, words: Mapping[Span, str], texts: Mapping[str, str], once: Once) -> Iterator[str]:
    """Why a quotation is not proven."""
    sources = {source.article_id: source for source in brief.sources} if brief.quotes else {}
    for quote in brief.quotes:
        source = sources.get(quote.span.article_id)
        if quote.text != once.line(words[quote.span]):
            yield f"quotation is not verbatim: {quote.text[:40]!r}"
        around = sentence_of(quote.span, words, texts)
        if around:
            yield from _misplaced(quote, around, source.lang if source else brief.lang, once)
        if quote.post:
            when = source.published if source else None
            people = once.names(quote.speaker) if when else frozenset()
            if when is None or not any(
                quote.post in posts_on(one, when.date(), brief.lang) for one in people
            ):
                yield f"{quote.speaker!r} is not known to have been {quote.post!r} that day"


def _misplaced(quote: Quote, around: Around, lang: str, once: Once) -> Iterator[str]:
    """Why the sentence does not put these words, all of them, into that mouth."""
    start, end = around.at, around.at + quote.span.end - quote.span.start
    if not (around.text[:start].endswith(_OPENS) and _CLOSES.match(around.text, end)):
        yield f"quotation is not all that stands between its marks: {quote.text[:40]!r}"
    if quote.speaker and quote.speaker not in once.line(around.text):
        yield f"speaker {quote.speaker!r} does not stand in the sentence of {quote.text[:40]!r}"
        return
    told = [speaker for speaker, *place in attributed(around.text, lang) if place == [start, end]]
    # Of a sentence with its dateline more may stand before the speaker than in the one that was read.
    if quote.speaker and told and not any(speaker.endswith(quote.speaker) for speaker in told):
        yield f"speaker {quote.speaker!r} is not who says {quote.text[:40]!r}: that is {told[0]!r}"
