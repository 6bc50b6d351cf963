"""From the places of an article's parts to a `Draft`."""

import re
from collections.abc import Sequence
from datetime import datetime

from digest.extract import byline, dateline
from digest.extract.draft import Draft
from digest.extract.dumps import captions, meta, outlets, sections, stamps
from digest.extract.dumps.blocks import Run
from digest.extract.dumps.flats import Flat
from digest.extract.dumps.lines import Line
from digest.extract.dumps.titles import Head

_LABEL = re.compile(r"^(?:[\-–—·•ㆍ*▲△▶◇■□]\s*)+")
_NAME_UNITS = 12  # of a line that is a name or a label
_TAIL_UNITS = 20
_SUFFIX = re.compile(r"(?:\s[-|–—:<]\s|_)[^_|<]{2,24}$")
_SIGNED = re.compile(r"([가-힣]{2,4}(?:[·, ]+[가-힣]{2,4})*)\s*(?:\S{0,3}기자|특파원)?\s*[\w.+-]+@")
_REPORTED = re.compile(r"Report(?:ing|ed) by ([^;)]+)")


def of_flat(flat: Flat) -> Draft:
    """The draft of a flattened article."""
    return Draft(
        title=flat.title,
        paragraphs=flat.paragraphs,
        outlet=_agency(flat.outlet),
        byline=_people(flat.byline),
        published=flat.published,
        published_basis="stated" if flat.published else "unknown",
        captions=flat.captions,
    )


def of_box(lines: tuple[Line, ...], run: Run, zone: str) -> Draft:
    """The draft of an article whose two ends are marked."""
    paragraphs, aside, opened = _body(lines, run)
    published = _tail_time((lines[run.end].text,), zone)
    return Draft(
        title=lines[run.title].text,
        paragraphs=paragraphs,
        outlet=_agency(opened.agency) if opened else "",
        byline=_people(opened.byline) if opened else (),
        published=published,
        published_basis="stated" if published else "unknown",
        captions=aside,
    )


def of_run(lines: tuple[Line, ...], run: Run, head: Head, ceiling: int, zone: str) -> Draft:
    """The draft of a run with its head; `ceiling` is where the next article begins."""
    paragraphs, aside, opened = _body(lines, run)
    heading = tuple(lines[place].text for place in head.meta)
    nearby = _labels(lines, head, run)
    times = stamps.of(nearby, zone)
    tail = _tail(lines, run.end, ceiling)
    published = times.published or _tail_time(tail, zone)
    return Draft(
        title=_title(lines, head.title),
        paragraphs=paragraphs,
        outlet=(_agency(opened.agency) if opened else "") or outlets.of_source(heading),
        deck=tuple(_LABEL.sub("", lines[place].text) for place in head.deck),
        byline=_byline(opened, heading, nearby, tail),
        published=published,
        published_basis="stated" if published else "unknown",
        updated=times.updated,
        captions=aside,
        section=sections.above(lines, head.title, head.floor) if head.title >= 0 else "",
    )


def _title(lines: tuple[Line, ...], place: int) -> str:
    """The words of a title line; a page's own title without its outlet."""
    if place < 0:
        return ""
    text = _LABEL.sub("", lines[place].text)
    cut = _SUFFIX.search(text) if place == 0 else None
    return text[: cut.start()] if cut and cut.start() > len(text) / 2 else text


def _labels(lines: tuple[Line, ...], head: Head, run: Run) -> tuple[str, ...]:
    """The lines of the head in which dates and names stand, bare names included."""
    if head.title < 0:
        return tuple(lines[place].text for place in head.meta)
    skip = {*head.deck, head.title}
    start = min((*head.meta, head.title))
    return tuple(
        lines[place].text
        for place in range(start, run.start)
        if place not in skip
        and (
            lines[place].kind == "meta"
            or place in head.meta
            or (lines[place].units <= _NAME_UNITS and lines[place].kind == "short")
        )
    )


def _body(
    lines: tuple[Line, ...], run: Run
) -> tuple[tuple[str, ...], tuple[str, ...], dateline.Dateline | None]:
    """Paragraphs, captions and the dateline of a run; links inside it are left out."""
    paragraphs: list[str] = []
    above = lines[max(run.floor, run.start - 4) : run.start]
    aside = [line.text for line in above if line.kind == "caption"]
    opened: dateline.Dateline | None = None
    listing = False
    for place, line in enumerate(lines[run.start : run.end]):
        if line.kind == "prose" or (not place and line.opens):
            listing = False
            if captions.is_own(line.text):
                aside.append(line.text)
                continue
            taken = _opened(line)
            if taken and paragraphs and opened:
                aside.append(line.text)  # a second dateline is a photographer's
                continue
            opened = opened or taken
            pieces, lifted = captions.lift(taken.rest if taken else line.text)
            paragraphs.extend(pieces)
            aside.extend(lifted)
        elif line.kind == "caption":
            aside.append(line.text)
        elif line.kind == "list":
            listing = True
        elif line.kind in {"short", "item"} and not listing:
            paragraphs.append(line.text)
    return tuple(paragraphs), tuple(_LABEL.sub("", text) for text in aside), opened


def _opened(line: Line) -> dateline.Dateline | None:
    """What the dateline of a line says, None where it has none."""
    taken = dateline.strip(line.text)
    return taken if len(taken.rest) < len(line.text) and captions.is_dateline(taken) else None


def _agency(name: str) -> str:
    """The outlet of a dateline: `【香江日訊專訊】` is that of 香江日訊."""
    if name.startswith("本"):  # 本报讯: our own
        return ""
    return name.removesuffix("專").removesuffix("专")


def _people(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names of a dateline without the outlet that may stand first: `[누리경제 문채원 기자]`."""
    if len(names) > 1 and not meta.is_name(names[0]) and meta.is_name(names[1]):
        return names[1:]
    return names


def _tail(lines: tuple[Line, ...], start: int, ceiling: int) -> tuple[str, ...]:
    """The few lines under a body that sign and date it."""
    found: list[str] = []
    for line in lines[start : min(start + 4, ceiling)]:
        if line.kind in {"mail", "meta", "close"} or (meta.has_stamp(line.text) and line.units < _TAIL_UNITS):
            found.append(line.text)
        elif line.kind not in {"short", "furniture", "caption"}:
            break
    return tuple(found)


def _tail_time(tail: Sequence[str], zone: str) -> datetime | None:
    for text in tail:
        found = stamps.at_end(text, zone)
        if found:
            return found[1]
    return None


def _byline(
    opened: dateline.Dateline | None, heading: tuple[str, ...], nearby: tuple[str, ...], tail: tuple[str, ...]
) -> tuple[str, ...]:
    if opened and opened.byline:
        return _people(opened.byline)
    named = [name for text in heading for name in (meta.byline_of(text) or meta.name_beside(text))]
    named = named or [
        name
        for text in nearby
        if meta.is_name(text) and not sections.is_section(text)
        for name in byline.names(text)
    ]
    if named:
        return tuple(dict.fromkeys(named))
    for text in tail:
        signed = _SIGNED.search(text) or _REPORTED.search(text)
        if signed:
            return byline.names(signed.group(1))
        if meta.has_byline(text):
            return meta.byline_of(text)
    return ()
