"""The JSON that other tools depend on: one object a line, keys and their meaning never change."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from digest.model import Article, Brief, Citation, Fact, Impact, Point, Span, Story
from digest.text.sentences import sentences


def time(moment: datetime | None) -> str | None:
    """ISO 8601 with offset, to the minute where the source gives no seconds: "2026-02-03T12:37+09:00"."""
    if moment is None:
        return None
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def article(one: Article, beat: str, reason: str) -> dict[str, Any]:
    """An article as `digest read --json` gives it."""
    return {
        "file": one.origin,
        "url": one.url or None,
        "outlet": one.outlet or None,
        "lang": one.lang,
        "title": one.title,
        "deck": "\n".join(one.deck) or None,
        "byline": list(one.byline),
        "published": time(one.published),
        "published_basis": one.published_basis,
        "updated": time(one.updated),
        "paragraphs": list(one.paragraphs),
        "captions": list(one.captions),
        "section": one.section or None,
        "beat": beat or None,
        "beat_reason": reason,
    }


def story(one: Story) -> dict[str, Any]:
    """A story as `digest stories --json` gives it."""
    return {
        "story": one.id,
        "beat": one.beat or None,
        "reasons": list(one.reasons),
        "follows": one.follows or None,
        "articles": [
            {
                "file": each.origin,
                "title": each.title,
                "url": each.url or None,
                "lang": each.lang,
                "published": time(each.published),
            }
            for each in one.articles
        ],
    }


def brief(one: Brief, articles: Mapping[str, Article]) -> dict[str, Any]:
    """A brief as `digest brief --json` gives it; `articles` are those of its story, by id."""

    def proof(span: Span) -> dict[str, Any]:
        source = articles[span.article_id]
        return {"file": source.origin, "title": source.title, "sentence": sentence(source.text, span)}

    def told(point: Point) -> dict[str, Any]:
        return {"text": point.text, "status": point.status, "evidence": [proof(span) for span in point.spans]}

    return {
        "story": one.story_id,
        "beat": one.beat or None,
        "lang": one.lang,
        "headline": one.headline,
        "standfirst": one.standfirst,
        "points": [told(point) for point in one.points],
        "figures": [figure(fact) | {"evidence": proof(fact.span)} for fact in one.facts],
        "quotes": [
            {
                "text": quote.text,
                "speaker": quote.speaker,
                "post": quote.post or None,
                "evidence": proof(quote.span),
            }
            for quote in one.quotes
        ],
        "impacts": [effect(impact) | {"evidence": proof(impact.span)} for impact in one.impacts],
        "matters": [told(point) for point in one.matters],
        "coming": [
            {"text": each.text, "date": each.date, "evidence": proof(each.span)} for each in one.coming
        ],
        "sources": [citation(source) for source in one.sources],
        "notes": list(one.notes),
    }


def effect(impact: Impact) -> dict[str, Any]:
    """What the news did to a listed company."""
    return {"company": impact.company, "ticker": impact.ticker, "direction": impact.direction}


def citation(source: Citation) -> dict[str, Any]:
    """A source of a brief."""
    return {
        "outlet": source.outlet or None,
        "title": source.title,
        "url": source.url or None,
        "published": time(source.published),
        "lang": source.lang,
    }


def figure(fact: Fact) -> dict[str, Any]:
    """A typed fact: `value` is a number, for the kind "date" an ISO date; `bound` as `model.Bound`."""
    return {
        "kind": fact.kind,
        "measure": fact.measure or None,
        "value": fact.value if fact.kind == "date" else number(fact.value),
        "unit": fact.unit or None,
        "text": fact.text,
        "subject": fact.subject or None,
        "approximate": fact.approximate,
        "bound": fact.bound or None,
        "note": fact.note or None,
    }


def number(value: str) -> int | float:
    """A canonical decimal as JSON number: whole values stay whole."""
    exact = Decimal(value)
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def sentence(text: str, span: Span) -> str:
    """The whole sentence, or run of sentences, of `text` in which `span` stands."""
    start, end = span.start, span.end
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line = text[line_start : len(text) if line_end < 0 else line_end]
    touched = [
        (line_start + a, line_start + b)
        for a, b in sentences(line)
        if line_start + a < end and start < line_start + b
    ]
    if not touched:
        return text[start:end]
    return text[min(start, touched[0][0]) : max(end, touched[-1][1])]
