"""Whether the figures and dates of a brief are what the words that they cite say."""

from collections.abc import Iterator, Mapping
from datetime import date

from digest.model import Brief, Citation, Fact, Lang, Span
from digest.proof.around import Around, sentence_of
from digest.proof.measures import supports
from digest.proof.once import Once, Said, figures, times
from digest.proof.owning import owner
from digest.proof.standing import places_of, stands


def untrue(brief: Brief, words: Mapping[Span, str], texts: Mapping[str, str], once: Once) -> Iterator[str]:
    """Why a figure is not proven."""
    if not brief.facts:
        return
    sources = {source.article_id: source for source in brief.sources}
    whole = {span for point in brief.points for span in point.spans}
    for fact in brief.facts:
        cited, source = words[fact.span], sources.get(fact.span.article_id)
        if fact.span in whole:  # a point is a sentence
            around: Around | None = Around(cited, 0)
        else:
            around = sentence_of(fact.span, words, texts) if fact.subject or texts else None
        reason = ""
        if not stands(fact.text, cited):
            reason = "does not stand in the words it cites"
        elif fact.subject and around and not _is_whose(fact, cited, around, once):
            reason = f"its sentence does not say that it is of {fact.subject!r}"
        elif source:
            reason = _untold(fact, cited, around.text if around else cited, source)
        if reason:
            yield f"figure {fact.text!r} of {cited[:40]!r}: {reason}"


def _untold(fact: Fact, cited: str, around: str, source: Citation) -> str:
    """What of a figure its words do not say, or its sentence says otherwise."""
    day = source.published.date() if source.published else None
    told = f"{fact.bound or ('about' if fact.approximate else '')} {fact.value} {fact.unit}".strip()
    if not says(fact, cited, lang=source.lang, day=day):
        return f"the words it cites do not say {told}"
    if around is not cited and not says(fact, around, lang=source.lang, day=day):
        return f"the sentence of the words it cites does not say {told}"
    if fact.measure and not supports(fact, cited, source.lang):
        return f"the words it cites do not speak of {fact.measure!r}"
    return ""


def _is_whose(fact: Fact, cited: str, around: Around, once: Once) -> bool:
    """Whether the sentence tells whose figure it is where it stands."""
    named = once.mentions(around.text)
    return any(owner(named, around.at + at) == fact.subject for at in places_of(fact.text, cited))


def says(fact: Fact, words: str, *, lang: Lang, day: date | None) -> bool:
    """Whether the value of a figure can be read from its words again, and from its text where that is enough.

    `day` is that of the source.
    """
    if fact.kind == "date":
        return fact.value in times(words, day, lang)
    told = [one for one in figures(words, lang) if _is_said(fact, one)]
    if any(one.words == fact.text for one in told):
        return True
    # The words may be read with more around them than the text: "3800억" of "3800억 위안".
    beside = any(one.words in fact.text or fact.text in one.words for one in told)
    return beside and {one.value for one in figures(fact.text, lang)} == {fact.value}


def _is_said(fact: Fact, said: Said) -> bool:
    """Whether it is that figure: its value, unit, and whether "about", "at least" or "up to" goes with it."""
    return (
        said.value == fact.value
        and said.unit == fact.unit
        and said.kind == fact.kind
        and said.approximate == fact.approximate
        and said.bound == fact.bound
    )
