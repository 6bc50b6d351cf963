"""A Markdown file as a brief: the inverse of `writing`, forgiving about what a person may change."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar, get_args

from digest.errors import BriefError
from digest.markdown.escape import plain
from digest.markdown.links import web
from digest.markdown.seal import unix
from digest.markdown.wording import statuses
from digest.markdown.writing import UNDATED
from digest.model import (
    Basis,
    Bound,
    Brief,
    Citation,
    Coming,
    Direction,
    Evidence,
    Fact,
    Impact,
    Lang,
    Point,
    Quote,
    Span,
    Status,
)

_CITING = re.compile(r"((?:\[\^\d+\])+)(?: +\*\((\w+)\)\*)? *")  # how a point ends
_NUMBER = re.compile(r"\[\^(\d+)\]")
_NOTE = re.compile(r"\[\^(\d+)\]: +“")
_CREDIT = "” — "

_LANGS: Mapping[str, Lang] = {lang: lang for lang in get_args(Lang)}
_BASES: Mapping[str, Basis] = {basis: basis for basis in get_args(Basis)}
_STATUSES: Mapping[str, Status] = {status: status for status in get_args(Status)}
_BOUNDS: Mapping[str, Bound] = {bound: bound for bound in get_args(Bound)}
_DIRECTIONS: Mapping[str, Direction] = {way: way for way in get_args(Direction)}
_KINDS = frozenset({"money", "count", "percent", "date", "duration", "other"})

Row = Mapping[str, Any]
Value = TypeVar("Value")


def parse(text: str, origin: str = "") -> Brief:
    """The brief in a file's text; raises BriefError, with `origin` as its subject, where there is none."""
    head, body = _parts(unix(text), origin)
    try:
        return _brief(head, body)
    except KeyError as error:
        raise BriefError(origin, f"front matter has no {error.args[0]!r}") from error
    except (ValueError, TypeError, IndexError, AttributeError) as error:
        raise BriefError(origin, f"cannot be read as a brief: {error}") from error


def _parts(text: str, origin: str) -> tuple[Mapping[str, str], Sequence[str]]:
    if not text.startswith("---\n"):
        raise BriefError(origin, "does not open with front matter", "the first line is ---")
    front, fence, body = text[4:].partition("\n---\n")
    if not fence:
        raise BriefError(origin, "front matter has no end", "a line of --- closes it")
    head = {}
    for line in front.split("\n"):
        key, colon, value = line.partition(":")
        if not colon and line.strip():
            raise BriefError(origin, f"front matter line without a colon: {line[:60]!r}")
        head[key.strip().lower()] = value.strip(" \t")
    return head, body.split("\n")


def _brief(head: Mapping[str, str], body: Sequence[str]) -> Brief:
    words = _words(body)
    spans = [_span(row) for row in _rows(head, "evidence")]
    date, basis = head["date"], head.get("date_basis", "unknown")
    get = head.get
    return Brief(
        id=plain(head["id"]),
        slug=plain(head["slug"]),
        story_id=plain(head["story"]),
        beat=plain(get("category", "")),
        lang=_known(_LANGS, head["lang"], "language"),
        headline=plain(head["title"]),
        standfirst=plain(get("summary", "")),
        points=tuple(_points(body, spans)),
        evidence=tuple(Evidence(span=span, text=words[number]) for number, span in enumerate(spans, 1)),
        sources=tuple(_source(row) for row in _rows(head, "sources")),
        facts=tuple(_fact(row, spans) for row in _rows(head, "facts")),
        quotes=tuple(_quote(row, spans) for row in _rows(head, "quotes")),
        impacts=tuple(_impact(row, spans) for row in _rows(head, "impacts")),
        names=tuple(_rows(head, "names")),
        notes=tuple(_rows(head, "notes")),
        reasons=tuple(_rows(head, "reasons")),
        follows=plain(get("follows", "")),
        published=None if date == UNDATED and basis == "unknown" else _time(date),
        published_basis=_known(_BASES, basis, "date_basis"),
        updated=_time(get("modified", "")),
        made_by=plain(get("made_by", "")),
        matters=tuple(_weighed(row, spans) for row in _rows(head, "matters")),
        coming=tuple(
            Coming(text=row["text"], date=row["date"], span=_cited(row, spans))
            for row in _rows(head, "coming")
        ),
    )


def _known(values: Mapping[str, Value], word: str, what: str) -> Value:
    if word not in values:
        raise ValueError(f"{word!r} is no {what}")
    return values[word]


def _rows(head: Mapping[str, str], key: str) -> list[Any]:
    line = head.get(key)
    if not line:
        return []
    rows = json.loads(line)
    if not isinstance(rows, list):
        raise TypeError(f"{key} is no list")
    return rows


def _words(body: Sequence[str]) -> dict[int, str]:
    """Footnote number to the exact words in it."""
    words = {}
    for line in body:
        note = _NOTE.match(line) if line.startswith("[^") else None
        text, credit, _ = line[note.end() :].rpartition(_CREDIT) if note else ("", "", "")
        if note and credit:
            words[int(note[1])] = plain(text)
    return words


def _points(body: Sequence[str], spans: Sequence[Span]) -> list[Point]:
    points = []
    for line in body:
        if not line.startswith(("- ", "* ")):
            continue
        end, found = _cited_by(line)
        if not found:
            raise ValueError(f"a point without a footnote: {line[:60]!r}")
        cited = tuple([spans[_place(int(number))] for number in _NUMBER.findall(found[1])])
        status = statuses()[found[2]] if found[2] else "fact"
        points.append(Point(text=plain(line[2:end].lstrip(" ")), status=status, spans=cited))
    return points


def _cited_by(line: str) -> tuple[int, re.Match[str] | None]:
    """Where the text of a point ends, and the footnotes and status behind it."""
    at = line.find("[^", 2)
    while at >= 0 and not (found := _CITING.fullmatch(line, at)):
        at = line.find("[^", at + 1)
    return (at, found) if at >= 0 else (-1, None)


def _place(number: int) -> int:
    if number < 1:
        raise ValueError("footnotes count from 1")
    return number - 1


def _span(row: Row) -> Span:
    return Span(article_id=row["article"], start=row["start"], end=row["end"], sha256=row["sha256"])


def _cited(row: Row, spans: Sequence[Span]) -> Span:
    return spans[_place(row["note"])]


def _source(row: Row) -> Citation:
    get = row.get
    return Citation(
        article_id=row["article_id"],
        document_id=get("document_id", ""),
        origin=get("origin", ""),
        outlet=get("outlet", ""),
        title=get("title", ""),
        lang=_known(_LANGS, get("lang", "und"), "language"),
        url=web(get("url", "")),
        published=_time(get("published", "")),
        byline=tuple(get("byline", ())),
    )


def _fact(row: Row, spans: Sequence[Span]) -> Fact:
    get = row.get
    if row["kind"] not in _KINDS:
        raise ValueError(f"{row['kind']!r} is no kind of figure")
    return Fact(
        kind=row["kind"],
        measure=get("measure", ""),
        value=row["value"],
        unit=get("unit", ""),
        text=row["text"],
        span=_cited(row, spans),
        subject=get("subject", ""),
        approximate=get("approximate", False),
        bound=_known(_BOUNDS, get("bound", ""), "bound"),
        note=get("remark", ""),
    )


def _quote(row: Row, spans: Sequence[Span]) -> Quote:
    return Quote(text=row["text"], speaker=row["speaker"], span=_cited(row, spans), post=row.get("post", ""))


def _weighed(row: Row, spans: Sequence[Span]) -> Point:
    return Point(
        text=row["text"],
        status=_known(_STATUSES, row["status"], "status"),
        spans=tuple(spans[_place(number)] for number in row["notes"]),
    )


def _impact(row: Row, spans: Sequence[Span]) -> Impact:
    return Impact(
        company=row["company"],
        ticker=row["ticker"],
        direction=_known(_DIRECTIONS, row["direction"], "direction"),
        span=_cited(row, spans),
    )


def _time(text: str) -> datetime | None:
    if not text:
        return None
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)  # a person wrote it without its zone
