"""The typed figures and dates of sentences, each with the words that prove it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import islice

from digest.condense.arithmetic import BRACKET, overcounted, remarks
from digest.condense.candidates import Sentence, figures_in
from digest.condense.evidence import span
from digest.condense.noting import wording
from digest.model import Fact, Span
from digest.names.register import NameMention, find
from digest.proof.budget import is_fragment
from digest.proof.facts import says
from digest.proof.measures import cue, supports
from digest.proof.once import canonical
from digest.proof.owning import owner
from digest.proof.standing import stands
from digest.text.numbers import Amount
from digest.text.relative import mentions

FIGURES = 16  # a table longer than this is no digest
READ = 60  # sentences that are looked through for figures beside the quoted ones
DATES = 5  # of sentences that the brief does not quote
_GENERATIONS = 20
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A sentence with its figures. `whole`: the brief quotes it."""

    sentence: Sentence
    whole: bool
    text: str
    amounts: tuple[Amount, ...]
    named: tuple[NameMention, ...]


def facts(found: Sequence[Sentence], told: Sequence[Sentence], lang: str) -> tuple[Fact, ...]:
    """The figures of the sentences in the brief, then of the others in their order; each value once.

    Of two that say one value, the one that tells what it measures stays.
    """
    others = [_read(one, whole=False) for one in found if one not in told][:READ]
    quoted = [_read(one, whole=True) for one in told]
    kept: dict[tuple[str, str, str], Fact] = {}
    figures = [fact for one in (*quoted, *others) for fact in _figures(one, lang)]
    for fact in (*(each for one in quoted for each in _dates(one)), *figures):
        key = (fact.kind, fact.value, fact.unit)
        known = kept.get(key)
        if len(kept) < FIGURES if known is None else fact.measure and not known.measure:
            kept[key] = fact
    for fact in islice((each for one in others for each in _dates(one)), DATES):
        kept.setdefault((fact.kind, fact.value, fact.unit), fact)
    return tuple(sorted(kept.values(), key=lambda fact: fact.kind == "date"))


def _read(one: Sentence, *, whole: bool) -> _Told:
    text = one.article.text[one.start : one.end]
    told = figures_in(text, one.article.lang)
    return _Told(sentence=one, whole=whole, text=text, amounts=told, named=find(text) if told else ())


def _figures(told: _Told, lang: str) -> Iterator[Fact]:
    notes = remarks(told.text, told.amounts, lang)
    made = [_figure(told, number, notes.get(number, ""), lang) for number in range(len(told.amounts))]
    votes = [Decimal(fact.value) for fact in made if fact.measure.startswith("votes_")]
    for fact in made:
        present = fact.measure == "attendance" and votes
        note = overcounted(votes, Decimal(fact.value), lang) if present else ""
        if _is_figure(fact, whole=told.whole) and _is_proven(fact, told.sentence):
            yield replace(fact, note=note) if note else fact


def _is_figure(fact: Fact, *, whole: bool) -> bool:
    """Whether it is one to show: "一位" is an article; a number in words needs sentence or measure.

    "5세대" is a generation of telephones, "500세대" households, "四个现代化" a term.
    """
    if fact.text.endswith("세대") and Decimal(fact.value) <= _GENERATIONS:
        return False
    if _DIGIT.search(fact.text):
        return True
    return fact.value != "1" and (bool(fact.measure) or (whole and fact.unit != "items"))


def _figure(told: _Told, number: int, note: str, shown: str) -> Fact:
    amount = told.amounts[number]
    converted = _is_converted(told, number)
    measured = told.amounts[number - 1] if converted else amount
    lang = told.sentence.article.lang
    named = cue(told.text, measured.start, measured.end, kind=measured.kind, lang=lang)
    wide = narrow = amount.whole
    if named:
        wide = min(narrow[0], named.start), max(narrow[1], named.end)
    if not told.whole and not is_fragment(told.text[wide[0] : wide[1]], lang):
        named, wide = None, narrow  # the words that say what it measures would be too many to cite
    return Fact(
        kind=amount.kind,
        measure=named.measure if named else "",
        value=canonical(amount.value),
        unit=amount.unit,
        text=told.text[amount.start : amount.end].strip(),
        span=_span(told, wide),
        subject=_subject(told, amount.start),
        approximate=amount.approximate,
        bound=amount.bound,
        note=note or (wording("conversion", shown) if converted else ""),
    )


def _subject(told: _Told, at: int) -> str:
    """Whose a figure is; nobody's where a name in the dateline may be meant."""
    one, found = told.sentence, owner(told.named, at)
    if not found or told.whole or not one.cut:
        return found
    read = find(one.article.text[one.start - one.cut : one.end])
    return found if owner(read, at + one.cut) == found else ""


def _is_converted(told: _Told, number: int) -> bool:
    """Whether a figure restates the one before it in another currency: "3800억 위안(약 75조원)"."""
    amount, before = told.amounts[number], told.amounts[number - 1]
    if not number or amount.kind != "money" or before.kind != "money" or amount.unit == before.unit:
        return False
    return bool(BRACKET.fullmatch(told.text[before.end : amount.start]))


def _span(told: _Told, place: tuple[int, int]) -> Span:
    """The sentence where the brief quotes it, else no more words than the figure needs."""
    one = told.sentence
    if told.whole:
        return span(one.article, one.start, one.end)
    return span(one.article, one.start + place[0], one.start + place[1])


def _dates(told: _Told) -> Iterator[Fact]:
    one = told.sentence
    for mention in mentions(told.text, day(one), one.article.lang):
        place = mention.start, mention.end
        if not told.whole and not _DIGIT.search(told.text, *place):
            continue  # "last month" alone is no figure
        fact = Fact(
            kind="date",
            measure="",
            value=mention.value,
            unit="",
            text=told.text[mention.start : mention.end].strip(),
            span=_span(told, place),
        )
        if _is_proven(fact, one):
            yield fact


def _is_proven(fact: Fact, one: Sentence) -> bool:
    """Whether the words cited say the value by themselves: "7월" beside its year may not without it."""
    words, lang = one.article.text[fact.span.start : fact.span.end], one.article.lang
    told = stands(fact.text, words) and says(fact, words, lang=lang, day=day(one))
    return told and (not fact.measure or supports(fact, words, lang))


def day(one: Sentence) -> date | None:
    """The day from which a sentence's "10일" and "yesterday" are reckoned: that of its article."""
    return one.article.published.date() if one.article.published else None
