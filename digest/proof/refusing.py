"""The gate: why a brief is not proven by its evidence."""

import hashlib
from collections.abc import Iterator, Mapping
from itertools import repeat

from digest.model import Brief, Span
from digest.names.register import display, get
from digest.proof.around import is_whole
from digest.proof.asides import bare
from digest.proof.budget import overdrawn
from digest.proof.facts import untrue
from digest.proof.moves import moved
from digest.proof.naming import surely
from digest.proof.once import Once
from digest.proof.outlook import outlook
from digest.proof.speakers import misquoted
from digest.proof.standing import is_told
from digest.text.clean import line

_SLACK = 64  # characters of white space that may stand in a headline as its outlet wrote it


def refusals(brief: Brief, texts: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Why the brief is not proven, a line each; () = proven.

    `texts` holds the text of each source that is at hand, by article id; evidence of others is held
    against its own hash.
    """
    at_hand = texts or {}
    words = {item.span: item.text for item in brief.evidence}
    missing = [span for span in _cited(brief) if span not in words]
    if missing:
        return tuple(
            f"words {span.start}:{span.end} of {span.article_id} are cited, not kept" for span in missing
        )
    once = Once()
    return (
        *_evidence(brief, at_hand),
        *_form(brief),
        *_points(brief, words, at_hand, once),
        *_heads(brief, once),
        *untrue(brief, words, at_hand, once),
        *misquoted(brief, words, at_hand, once),
        *_impacts(brief, words, once),
        *outlook(brief, words, once),
        *_named(brief, once),
        *overdrawn(brief, at_hand),
    )


def _cited(brief: Brief) -> Iterator[Span]:
    for point in brief.points:
        yield from point.spans
    yield from (fact.span for fact in brief.facts)
    yield from (quote.span for quote in brief.quotes)
    yield from (impact.span for impact in brief.impacts)
    yield from (one.span for one in brief.coming)
    for point in brief.matters:
        yield from point.spans


def _evidence(brief: Brief, texts: Mapping[str, str]) -> Iterator[str]:
    sources = {source.article_id for source in brief.sources}
    for source in brief.sources if texts else ():
        text = texts.get(source.article_id)
        if text is not None and not line(text[: 2 * len(source.title) + _SLACK]).startswith(source.title):
            yield f"source {source.title[:40]!r} has another headline"
    for number, item in enumerate(brief.evidence, 1):
        span = item.span
        if hashlib.sha256(item.text.encode("utf-8", "replace")).hexdigest() != span.sha256:
            yield f"evidence {number} is not the words that were cited: {item.text[:40]!r}"
        if span.end - span.start != len(item.text) or span.start < 0 or not item.text:
            yield f"evidence {number} is not as long as its place says: {item.text[:40]!r}"
        if span.article_id not in sources:
            yield f"evidence {number} is of no source of the brief: {item.text[:40]!r}"
        text = texts.get(span.article_id)
        if text is not None and text[span.start : span.end] != item.text:
            place = f"{span.start}:{span.end}"
            yield f"evidence {number} does not stand in its source at {place}: {item.text[:40]!r}"


def _form(brief: Brief) -> Iterator[str]:
    if not brief.points:
        yield "no points"
    if brief.id != f"{brief.story_id}-{brief.lang}":
        yield f"id {brief.id!r} is not of story {brief.story_id!r} and language {brief.lang!r}"
    if brief.published is None and brief.published_basis != "unknown":
        yield "undated, yet its date has a basis"
    dates = {source.published for source in brief.sources} if brief.updated is None else {None}
    if None not in dates and dates and brief.published not in dates:  # once changed, it keeps its first date
        yield f"dated {brief.published}, the day of none of its sources"


def _points(brief: Brief, words: Mapping[Span, str], texts: Mapping[str, str], once: Once) -> Iterator[str]:
    for number, point in enumerate(brief.points, 1):
        told = [words[span] for span in point.spans]
        if not told:
            yield f"point {number} cites nothing: {point.text[:40]!r}"
        elif once.line(" ".join(told)) != point.text:
            yield f"point {number} is not the words that it cites: {point.text[:40]!r}"
        elif not all(map(is_whole, point.spans, told, repeat(texts))):
            yield f"point {number} is a piece of its sentence: {point.text[:40]!r}"


def _heads(brief: Brief, once: Once) -> Iterator[str]:
    titles, said = [one.title for one in brief.sources], [item.text for item in brief.evidence]
    if not any(is_told(brief.headline, once.line(text)) for text in (*titles, *said)):
        yield f"headline stands in no source: {brief.headline[:40]!r}"
    if not brief.standfirst or any(is_told(brief.standfirst, once.line(text)) for text in said):
        return
    if not any(is_told(brief.standfirst, bare(once.line(text))) for text in said):
        yield f"standfirst stands in no evidence: {brief.standfirst[:40]!r}"


def _impacts(brief: Brief, words: Mapping[Span, str], once: Once) -> Iterator[str]:
    langs = {source.article_id: source.lang for source in brief.sources} if brief.impacts else {}
    for impact in brief.impacts:
        text, lang = words[impact.span], langs.get(impact.span.article_id, brief.lang)
        named = sorted(once.names(text))
        meant = [one for one in named if display(one, brief.lang) == impact.company]
        reason = ""
        if not meant:
            reason = "the words cited do not name it"
        elif not any(impact.ticker in get(one).tickers for one in meant):
            reason = f"{impact.ticker!r} is no listing of it"
        elif not any(moved(one, impact.direction, text, lang) for one in meant):
            reason = f"the words cited do not say {impact.direction!r}"
        if reason:
            yield f"impact on {impact.company!r} of {text[:40]!r}: {reason}"


def _named(brief: Brief, once: Once) -> Iterator[str]:
    texts = (*[item.text for item in brief.evidence], *[source.title for source in brief.sources])
    missing = set(brief.names) - surely(brief.names, texts)
    for text in texts:
        if not missing:
            return
        missing -= once.names(text)
    yield from (f"name {name!r} stands nowhere in the evidence" for name in brief.names if name in missing)
