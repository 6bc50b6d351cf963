"""The facts of a brief said in a language in which no source tells the story.

Nothing is translated: figures and dates are typed, names stand in the register, the rest are fixed words.
What is none of these stays in the language of its source and is marked as such.
"""

from functools import lru_cache
from typing import Final, NamedTuple

from digest.model import Brief, Fact, Impact
from digest.names.register import Register, find, in_use
from digest.site.brief_view import DIRECTION_LABELS, STATUS_LABELS, tag
from digest.site.figures import measured, said
from digest.site.languages import Interface
from digest.site.naming import known

_FALLBACKS: Final = ("en", "ko", "zh")  # as `digest.names.register.display` has them


class Words(NamedTuple):
    """A text with its HTML `lang`, "" where that is the language of the card."""

    text: str
    lang: str


class CardFigure(NamedTuple):
    """A figure of the card."""

    label: str
    subject: Words
    value: str  # said in the language of the card
    source: Words  # as the source has it
    note: Words
    number: int  # of its row in the table of figures on the same page, from 1


class CardImpact(NamedTuple):
    """What a source says that an event did to a listed company."""

    company: Words
    ticker: str
    direction: str
    label: str  # the direction in a word, to be said by the card's interface


class FactsCard(NamedTuple):
    """What the digest can say of a brief in another language, and nothing else."""

    ui: Interface
    figures: tuple[CardFigure, ...]
    names: tuple[Words, ...]
    impacts: tuple[CardImpact, ...]
    points: tuple[tuple[int, str], ...]  # number and status of each, to be said by the card's interface


@lru_cache(maxsize=8192)
def _named(register: Register, name_id: str, own: str) -> Words | None:
    """A name as a reader of the language calls it, None where the register no longer has it."""
    name = known(name_id, register)
    if name is None:
        return None
    text = register.display(name.id, own)
    lang = next((lang for lang in (own, *_FALLBACKS) if getattr(name, lang)), own)
    return Words(text=text, lang="" if lang == own else tag(lang, text))


@lru_cache(maxsize=1024)
def _as_told(text: str, lang: str) -> Words:
    """A text in the language of its source: each card of a brief shows it."""
    return Words(text=text, lang=tag(lang, text))


def _subject(fact: Fact, lang: str, ui: Interface) -> Words:
    return _named(in_use(), fact.subject, ui.lang) or _as_told(fact.subject, lang)


def _company(impact: Impact, lang: str, ui: Interface) -> Words:
    """The company by its name in the register, where its words are all of such a name."""
    whole = (0, len(impact.company))
    ids = [mention.id for mention in find(impact.company) if (mention.start, mention.end) == whole]
    named = _named(in_use(), ids[0], ui.lang) if ids else None
    return named or _as_told(impact.company, lang)


def facts_card(brief: Brief, ui: Interface) -> FactsCard:
    """The facts of the brief in the language of an interface, in the order of the brief."""
    register = in_use()
    langs = {source.article_id: source.lang for source in brief.sources}
    proven = {item.span for item in brief.evidence} if brief.facts or brief.impacts else set()
    facts = [fact for fact in brief.facts if fact.span in proven and fact.span.article_id in langs]
    return FactsCard(
        ui=ui,
        figures=tuple(
            CardFigure(
                label=measured(fact, ui),
                subject=_subject(fact, langs[fact.span.article_id], ui),
                value=said(fact, ui),
                source=_as_told(fact.text, langs[fact.span.article_id]),
                note=_as_told(fact.note, brief.lang),
                number=number,
            )
            for number, fact in enumerate(facts, 1)
        ),
        names=tuple(filter(None, (_named(register, name, ui.lang) for name in brief.names))),
        impacts=tuple(
            CardImpact(
                company=_company(impact, brief.lang, ui),
                ticker=impact.ticker,
                direction=impact.direction,
                label=DIRECTION_LABELS[impact.direction],
            )
            for impact in brief.impacts
            if impact.span in proven
        ),
        points=tuple(
            (number, STATUS_LABELS[point.status] or "Fact") for number, point in enumerate(brief.points, 1)
        ),
    )
