"""A brief as a Markdown file: front matter that stock Pelican reads, and a body that a person reads."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from digest.errors import BriefError
from digest.markdown import links
from digest.markdown.escape import packed, prose, value
from digest.markdown.seal import sealed
from digest.markdown.wording import status_words
from digest.model import Brief, Citation, Evidence, Span

UNDATED = "1970-01-01 00:00:00+00:00"  # stock Pelican does not build a page without a date
_ALWAYS = frozenset({"id", "slug", "story", "title"})
_SAMPLES = "pages/samples/"

Row = dict[str, object]


def render(brief: Brief) -> str:
    """The whole file; raises BriefError where something cites words that are not in `evidence`."""
    numbers = {item.span: number for number, item in enumerate(brief.evidence, 1)}
    if len(numbers) != len(brief.evidence):
        raise BriefError(brief.id, "the same words stand twice in the evidence")
    try:
        head = [f"{key}: {text}" for key, text in _front(brief, numbers) if text or key in _ALWAYS]
        body = [*_points(brief, numbers), "", *_footnotes(brief)]
    except KeyError as error:
        raise BriefError(brief.id, "something cites words that are not in its evidence") from error
    return sealed("\n".join(("---", *head, "---", "", *body, "")))


def _front(brief: Brief, numbers: Mapping[Span, int]) -> Iterator[tuple[str, str]]:
    yield "title", value(brief.headline)
    yield "date", _time(brief.published) or UNDATED
    yield "date_basis", brief.published_basis
    yield "modified", _time(brief.updated)
    yield "category", value(brief.beat)
    yield "lang", brief.lang
    yield "slug", value(brief.slug)
    yield "summary", value(brief.standfirst)
    yield "id", value(brief.id)
    yield "story", value(brief.story_id)
    yield "follows", value(brief.follows)
    yield "sample", "true" if is_sample(brief) else ""
    yield "names", _rows(list(brief.names))
    yield "notes", _rows(list(brief.notes))
    yield "sources", _rows([_source(source) for source in brief.sources])
    yield "evidence", _rows([_span(item.span) for item in brief.evidence])
    yield "facts", _rows(list(_facts(brief, numbers)))
    yield "quotes", _rows(list(_quotes(brief, numbers)))
    yield "impacts", _rows(list(_impacts(brief, numbers)))
    yield "matters", _rows(list(_matters(brief, numbers)))
    yield "coming", _rows(list(_coming(brief, numbers)))
    yield "reasons", _rows(list(brief.reasons))
    yield "made_by", value(brief.made_by)


def is_sample(brief: Brief) -> bool:
    """Whether all that it is made of came with the project."""
    return bool(brief.sources) and all(source.origin.startswith(_SAMPLES) for source in brief.sources)


def _points(brief: Brief, numbers: Mapping[Span, int]) -> Iterator[str]:
    words = status_words(brief.lang)
    for point in brief.points:
        if not point.spans:
            raise BriefError(brief.id, "a point cites nothing")
        marks = "".join(f"[^{numbers[span]}]" for span in point.spans)
        word = "" if point.status == "fact" else f" *({words[point.status]})*"
        yield f"- {prose(point.text)}{marks}{word}"


def _footnotes(brief: Brief) -> Iterator[str]:
    sources = {source.article_id: source for source in brief.sources}
    for number, item in enumerate(brief.evidence, 1):
        yield f"[^{number}]: “{prose(item.text)}” — {_credit(sources.get(item.span.article_id), item)}"


def _credit(source: Citation | None, item: Evidence) -> str:
    """The outlet and day, linked to the very words where the source has an address."""
    if source is None:
        return prose(item.span.article_id).replace("”", "&#8221;")
    day = source.published.date().isoformat() if source.published else ""
    name = prose(", ".join(part for part in (source.outlet or source.title, day) if part)).replace(
        "”", "&#8221;"
    )
    address = links.to_words(source.url, item.text)
    return f"[{name}]({links.destination(address)})" if address else name


def _source(source: Citation) -> Row:
    row: Row = {
        "article_id": source.article_id,
        "document_id": source.document_id,
        "origin": source.origin,
        "outlet": source.outlet,
        "title": source.title,
        "lang": source.lang,
        "url": links.web(source.url),
        "published": _time(source.published),
        "byline": source.byline,
    }
    return {key: item for key, item in row.items() if item}


def _span(span: Span) -> Row:
    return {"article": span.article_id, "start": span.start, "end": span.end, "sha256": span.sha256}


def _facts(brief: Brief, numbers: Mapping[Span, int]) -> Iterator[Row]:
    for fact in brief.facts:
        row: Row = {
            name: getattr(fact, name) for name in ("measure", "unit", "subject", "approximate", "bound")
        }
        row["remark"] = fact.note
        kept = {key: item for key, item in row.items() if item}
        yield {"kind": fact.kind, "value": fact.value, "text": fact.text, "note": numbers[fact.span], **kept}


def _quotes(brief: Brief, numbers: Mapping[Span, int]) -> Iterator[Row]:
    for quote in brief.quotes:
        post: Row = {"post": quote.post} if quote.post else {}
        yield {"text": quote.text, "speaker": quote.speaker, "note": numbers[quote.span], **post}


def _matters(brief: Brief, numbers: Mapping[Span, int]) -> Iterator[Row]:
    for point in brief.matters:
        notes = [numbers[span] for span in point.spans]
        yield {"text": point.text, "status": point.status, "notes": notes}


def _coming(brief: Brief, numbers: Mapping[Span, int]) -> Iterator[Row]:
    for one in brief.coming:
        yield {"text": one.text, "date": one.date, "note": numbers[one.span]}


def _impacts(brief: Brief, numbers: Mapping[Span, int]) -> Iterator[Row]:
    for impact in brief.impacts:
        row: Row = {name: getattr(impact, name) for name in ("company", "ticker", "direction")}
        yield {**row, "note": numbers[impact.span]}


def _rows(rows: list[object] | list[Row] | list[str]) -> str:
    return packed(rows) if rows else ""


def _time(moment: datetime | None) -> str:
    return moment.isoformat(sep=" ") if moment else ""
