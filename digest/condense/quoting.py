"""Words that a source puts into somebody's mouth: verbatim, with the speaker of the same sentence."""

from collections.abc import Iterator, Sequence

from digest.condense.candidates import Sentence
from digest.condense.evidence import span
from digest.condense.figures import day
from digest.condense.sides import parties
from digest.model import Quote
from digest.names.register import find
from digest.proof.attributing import attributed
from digest.proof.budget import is_fragment
from digest.proof.speakers import posts_on
from digest.text.clean import line

QUOTES = 2


def quotes(found: Sequence[Sentence], told: Sequence[Sentence]) -> tuple[Quote, ...]:
    """The first quotations in the sentences that the brief quotes anyway, then short ones of others.

    Where the first is of one party only and another party is quoted too, that one is heard second.
    """
    inside = [(quote, one) for one in told for quote in _of(one)]
    others = [
        (quote, one)
        for one in found
        if one not in told
        for quote in _of(one)
        if is_fragment(quote.text, one.article.lang)
    ]
    heard = list({quote.text: (quote, one) for quote, one in (*inside, *others)}.values())
    return tuple(quote for quote, _ in _both_sides(heard)[:QUOTES])


def _both_sides(heard: list[tuple[Quote, Sentence]]) -> list[tuple[Quote, Sentence]]:
    if len(heard) <= QUOTES or not (first := parties(heard[0][1])):
        return heard
    reply = next((row for row in heard[1:] if len(side := parties(row[1])) == 1 and not side & first), None)
    return [heard[0], reply, *(row for row in heard[1:] if row is not reply)] if reply else heard


def _of(one: Sentence) -> Iterator[Quote]:
    text = one.article.text[one.start : one.end]
    for speaker, start, end in attributed(text, one.article.lang):
        cited = span(one.article, one.start + start, one.start + end)
        yield Quote(text=line(text[start:end]), speaker=speaker, span=cited, post=_post(speaker, one))


def _post(speaker: str, one: Sentence) -> str:
    """What a person who is named without a post was on that day, "" where the register is not sure of one."""
    since = day(one)
    named = [mention for mention in find(speaker) if mention.end - mention.start == len(speaker)]
    if since is None or len(named) != 1:
        return ""
    told = posts_on(named[0].id, since, one.article.lang)
    return told[0] if len(told) == 1 else ""
