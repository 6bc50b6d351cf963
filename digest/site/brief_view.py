"""A brief as its page and feed items show it."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from digest.markdown import is_sample
from digest.markdown.links import to_words, web
from digest.model import Brief, Citation, Fact, Point, Span
from digest.names.register import Register, display, in_use
from digest.site.figures import dated, label, measured, said
from digest.site.languages import TAGS, Interface
from digest.site.naming import known
from digest.site.place import Site
from digest.site.plots import votes
from digest.site.views import (
    BriefView,
    ComingView,
    FigureView,
    ImpactView,
    NameView,
    PointView,
    Proof,
    QuoteView,
    SourceView,
)
from digest.text.scripts import han_variant

STATUS_LABELS: Final = {"fact": "", "claim": "Claim", "plan": "Plan", "interpretation": "Interpretation"}
DIRECTION_LABELS: Final = {"positive": "Positive", "negative": "Negative", "mixed": "Mixed"}
BASIS_LABELS: Final = {
    "stated": "as stated in the source",
    "feed": "from the feed",
    "inferred": "inferred from the text",
    "unknown": "no source states a date",
}


def tag(lang: str, text: str) -> str:
    """The HTML `lang` value of a text: "zh-Hant" for traditional Chinese; "" where it is not known."""
    return "zh-Hant" if lang == "zh" and _is_traditional(text) else TAGS.get(lang, "")


@lru_cache(maxsize=1024)
def _is_traditional(text: str) -> bool:
    """A figure, a headline and the words of a proof are asked for by page, card and lists."""
    return han_variant(text) == "Hant"


def lang_words(lang: str, ui: Interface) -> str:
    """The name of a language in the interface's own: "중국어"."""
    return ui.t(f"lang:{lang}") if lang in TAGS else lang


def _proofs(brief: Brief) -> dict[Span, Proof]:
    """The evidence of a brief by span; words of no source of it are refused before they come here."""
    sources = {source.article_id: (number, source) for number, source in enumerate(brief.sources, 1)}
    return {
        item.span: _proof(*sources[item.span.article_id], item.text)
        for item in brief.evidence
        if item.span.article_id in sources
    }


def _proof(number: int, source: Citation, text: str) -> Proof:
    return Proof(
        number=number,
        text=text,
        lang=tag(source.lang, text),
        outlet=source.outlet or source.origin,
        published=source.published,
        href=to_words(source.url, text),
    )


def _subject(fact: Fact, lang: str) -> str:
    return (display(fact.subject, lang) if known(fact.subject) else fact.subject) if fact.subject else ""


def _around(words: str, text: str) -> tuple[str, str, str]:
    """The words in three parts, so that the page shows where the figure stands; no mark where it does not."""
    before, found, after = words.partition(text) if text else ("", "", words)
    return (before, found, after) if found else ("", "", words)


def _figures(brief: Brief, proofs: Mapping[Span, Proof], ui: Interface) -> tuple[FigureView, ...]:
    shown = ((fact, proof) for fact in brief.facts if (proof := proofs.get(fact.span)))
    return tuple(
        FigureView(
            number=number,
            label=measured(fact, ui),
            subject=_subject(fact, ui.lang),
            value=said(fact, ui),
            text=fact.text,
            lang=proof.lang,
            note=fact.note,
            proof=proof,
            around=_around(proof.text, fact.text),
        )
        for number, (fact, proof) in enumerate(shown, 1)
    )


def _points(
    points: Iterable[Point], proofs: Mapping[Span, Proof], ui: Interface, matters: frozenset[tuple[Span, ...]]
) -> tuple[PointView, ...]:
    return tuple(
        PointView(
            number=number,
            text=point.text,
            status=point.status,
            label=ui.t(STATUS_LABELS[point.status]) if STATUS_LABELS[point.status] else "",
            matters=bool(matters) and point.spans in matters,
            proofs=tuple(proof for span in point.spans if (proof := proofs.get(span))),
        )
        for number, point in enumerate(points, 1)
    )


def _coming(brief: Brief, proofs: Mapping[Span, Proof], ui: Interface) -> tuple[ComingView, ...]:
    said_by = {point.spans: number for number, point in enumerate(brief.points, 1)} if brief.coming else {}
    return tuple(
        ComingView(
            text=coming.text,
            date=coming.date,
            day=dated(coming.date, ui),
            proof=proof,
            point=said_by.get((coming.span,), 0),
        )
        for coming in brief.coming
        if (proof := proofs.get(coming.span))
    )


def _impacts(brief: Brief, proofs: Mapping[Span, Proof], ui: Interface) -> tuple[ImpactView, ...]:
    return tuple(
        ImpactView(
            company=impact.company,
            ticker=impact.ticker,
            direction=impact.direction,
            label=ui.t(DIRECTION_LABELS[impact.direction]),
            proof=proof,
        )
        for impact in brief.impacts
        if (proof := proofs.get(impact.span))
    )


def _source(number: int, source: Citation) -> SourceView:
    return SourceView(
        number=number,
        outlet=source.outlet or source.origin,
        title=source.title,
        lang=tag(source.lang, source.title),
        href=web(source.url),
        published=source.published,
        byline=", ".join(source.byline),
    )


@lru_cache(maxsize=8192)
def _name(register: Register, name_id: str, lang: str) -> NameView | None:
    """A name in an interface, None where the register no longer has it."""
    name = known(name_id, register)
    if name is None:
        return None
    shown = register.display(name.id, lang)
    forms = (("ko", name.ko), ("zh-Hans", name.zh), ("en", name.en))
    return NameView(
        id=name.id,
        text=shown,
        others=tuple((code, form[0]) for code, form in forms if form and form[0] != shown),
    )


def view(brief: Brief, place: Site) -> BriefView:
    """The brief in the interface of its own language."""
    ui, register = place.ui(brief.lang), in_use()
    proofs = _proofs(brief)
    matters = frozenset(point.spans for point in brief.matters)
    told = {point.spans for point in brief.points} if matters else set()
    shown = dict.fromkeys((brief.headline, brief.standfirst, *(point.text for point in brief.points)))
    characters = sum(map(len, shown))
    return BriefView(
        id=brief.id,
        lang=tag(brief.lang, brief.headline) or ui.tag,
        headline=brief.headline,
        standfirst=brief.standfirst,
        beat=brief.beat or "any",
        beat_name=place.beat_name(brief.beat or "any", ui),
        sample=is_sample(brief),
        edited=brief.made_by != "digest",
        points=_points(brief.points, proofs, ui, matters),
        figures=_figures(brief, proofs, ui),
        quotes=tuple(
            QuoteView(text=quote.text, speaker=quote.speaker, post=quote.post, proof=proof)
            for quote in brief.quotes
            if (proof := proofs.get(quote.span))
        ),
        impacts=_impacts(brief, proofs, ui),
        sources=tuple(_source(number, source) for number, source in enumerate(brief.sources, 1)),
        matters=_points(
            (point for point in brief.matters if point.spans not in told), proofs, ui, frozenset()
        ),
        coming=_coming(brief, proofs, ui),
        names=tuple(filter(None, (_name(register, name, ui.lang) for name in brief.names))),
        notes=brief.notes,
        reasons=brief.reasons,
        published=brief.published,
        basis=ui.t(BASIS_LABELS[brief.published_basis]),
        updated=brief.updated,
        characters=characters,
        minutes=max(1, round(characters / (1_000 if brief.lang == "en" else 500))),
        votes=tuple((label(f"measure:{share.measure}", ui.lang), share) for share in votes(brief.facts)),
        brief=brief,
    )
