"""The gate: why a brief is not proven by its evidence."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from datetime import date

from digest.model import Brief, Citation, Fact, Lang, Span
from digest.names.register import display, get
from digest.proof.around import sentence_of
from digest.proof.asides import bare
from digest.proof.budget import overdrawn
from digest.proof.measures import supports
from digest.proof.moves import moved
from digest.proof.naming import surely
from digest.proof.once import Once, Said, figures, times
from digest.proof.outlook import outlook
from digest.proof.speakers import misquoted
from digest.text.clean import line

_SLACK = 64  # characters of white space that may stand in a headline as its outlet wrote it
_JOINED = re.compile(r"\d[.,]?\d")
_JOINED_BEFORE = re.compile(r"\d[.,]?\d$")


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
        *_points(brief, words, once),
        *_heads(brief, once),
        *_facts(brief, words, at_hand, once),
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
    for source in brief.sources:
        text = texts.get(source.article_id)
        if text is not None and not line(text[: 2 * len(source.title) + _SLACK]).startswith(source.title):
            yield f"source {source.title[:40]!r} has another headline"
    for number, item in enumerate(brief.evidence, 1):
        span = item.span
        if hashlib.sha256(item.text.encode("utf-8", "replace")).hexdigest() != span.sha256:
            yield f"evidence {number} is not the words that were cited: {item.text[:40]!r}"
        if span.end - span.start != len(item.text) or span.start < 0 or not item.text:
            yield f"evidence {number} is not as long as its place says"
        if span.article_id not in sources:
            yield f"evidence {number} is of no source of the brief"
        text = texts.get(span.article_id)
        if text is not None and text[span.start : span.end] != item.text:
            yield f"evidence {number} does not stand in its source at {span.start}:{span.end}"


def _form(brief: Brief) -> Iterator[str]:
    if not brief.points:
        yield "no points"
    if brief.id != f"{brief.story_id}-{brief.lang}":
        yield f"id {brief.id!r} is not of story {brief.story_id!r} and language {brief.lang!r}"
    if brief.published is None and brief.published_basis != "unknown":
        yield "undated, yet its date has a basis"


def _points(brief: Brief, words: Mapping[Span, str], once: Once) -> Iterator[str]:
    for number, point in enumerate(brief.points, 1):
        if not point.spans:
            yield f"point {number} cites nothing"
        elif once.line(" ".join([words[span] for span in point.spans])) != point.text:
            yield f"point {number} is not the words that it cites: {point.text[:40]!r}"


def _heads(brief: Brief, once: Once) -> Iterator[str]:
    titles, said = [one.title for one in brief.sources], [item.text for item in brief.evidence]
    if not any(stands(brief.headline, once.line(text)) for text in (*titles, *said)):
        yield f"headline stands in no source: {brief.headline[:40]!r}"
    if not brief.standfirst or any(stands(brief.standfirst, once.line(text)) for text in said):
        return
    if not any(stands(brief.standfirst, bare(once.line(text))) for text in said):
        yield f"standfirst stands in no evidence: {brief.standfirst[:40]!r}"


def stands(part: str, whole: str) -> bool:
    """Whether the part stands in the whole without cutting a number: "800억" is no part of "3800억"."""
    at = whole.find(part) if part else -1
    while at >= 0:
        end = at + len(part)
        before, behind = whole[max(0, at - 2) : at] + part[0], part[-1] + whole[end : end + 2]
        if not _JOINED_BEFORE.search(before) and not _JOINED.match(behind):
            return True
        at = whole.find(part, at + 1)
    return False


def _facts(brief: Brief, words: Mapping[Span, str], texts: Mapping[str, str], once: Once) -> Iterator[str]:
    sources = {source.article_id: source for source in brief.sources}
    whole = {span for point in brief.points for span in point.spans} if brief.facts else set()
    for fact in brief.facts:
        source = sources.get(fact.span.article_id)
        around = sentence_of(fact.span, words, texts) if fact.subject else ""
        if not around and fact.span in whole:  # a point is a sentence
            around = words[fact.span]
        if not stands(fact.text, words[fact.span]):
            yield f"figure {fact.text!r} does not stand in the words it cites"
        elif fact.subject and not _is_whose(fact.subject, around, once):
            yield f"figure {fact.text!r}: its sentence does not name {fact.subject!r}"
        elif source and not says(fact, words[fact.span], lang=source.lang, day=_day(source)):
            yield f"{fact.text!r} does not say {fact.value} {fact.unit}".rstrip()
        elif source and fact.measure and not supports(fact, words[fact.span], source.lang):
            yield f"figure {fact.text!r}: the words cited do not speak of {fact.measure!r}"


def _is_whose(subject: str, around: str, once: Once) -> bool:
    """Whether the sentence names whose figure it is; where the sentence is not at hand nobody can say."""
    return not around or subject in once.names(around)


def says(fact: Fact, words: str, *, lang: Lang, day: date | None) -> bool:
    """Whether the value of a figure can be read from its words again, and from its text where that is enough.

    `day` is that of the source.
    """
    if fact.kind == "date":
        return fact.value in times(words, day, lang)
    told = [one for one in figures(words, lang) if _is_said(fact, one)]
    if any(one.words == fact.text for one in told):
        return True
    shown = figures(fact.text, lang)
    return bool(told) and (not shown or any(one.value == fact.value for one in shown))


def _is_said(fact: Fact, said: Said) -> bool:
    """Whether it is that figure: its value, unit, and whether "about", "at least" or "up to" goes with it."""
    same = said.value == fact.value and said.unit == fact.unit
    return same and said.approximate == fact.approximate and said.bound == fact.bound


def _day(source: Citation) -> date | None:
    return source.published.date() if source.published else None


def _impacts(brief: Brief, words: Mapping[Span, str], once: Once) -> Iterator[str]:
    langs = {source.article_id: source.lang for source in brief.sources} if brief.impacts else {}
    for impact in brief.impacts:
        text, lang = words[impact.span], langs.get(impact.span.article_id, brief.lang)
        named = sorted(once.names(text))
        meant = [one for one in named if display(one, brief.lang) == impact.company]
        if not meant:
            yield f"impact on {impact.company!r}: the words cited do not name it"
        elif not any(impact.ticker in get(one).tickers for one in meant):
            yield f"impact on {impact.company!r}: {impact.ticker!r} is no listing of it"
        elif not any(moved(one, impact.direction, text, lang) for one in meant):
            yield f"impact on {impact.company!r}: the words cited do not say {impact.direction!r}"


def _named(brief: Brief, once: Once) -> Iterator[str]:
    texts = (*[item.text for item in brief.evidence], *[source.title for source in brief.sources])
    missing = set(brief.names)
    if missing:
        missing -= surely(missing, texts)
    for text in texts if missing else ():
        missing -= once.names(text)
        if not missing:
            return
    yield from (f"name {name!r} stands nowhere in the evidence" for name in brief.names if name in missing)
