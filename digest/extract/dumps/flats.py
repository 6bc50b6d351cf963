"""A whole article flattened on one line, as "best articles" boxes save it.

제목 [서울=뉴스] 홍길동 기자 = 첫 문장. … 설명. [사진=뉴스DB] … hong@news.example 2026-02-03 12:37
标题 本报讯（记者 张三） 第一句。…… 2026-01-10 19:21
Title By Ann Lee 2025-11-01 20:40 SEOUL, Nov. 1 (Wire) - First sentence. …
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from digest.extract import dateline
from digest.extract.dumps import breaks, captions, openings, stamps
from digest.extract.dumps.lengths import units


@dataclass(frozen=True, slots=True, kw_only=True)
class Flat:
    """The parts of a flattened article."""

    title: str
    paragraphs: tuple[str, ...]
    captions: tuple[str, ...]
    byline: tuple[str, ...]
    outlet: str
    published: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands before the text of a flattened article."""

    title: str
    opened: dateline.Dateline
    names: tuple[str, ...] = ()
    stamp: str = ""


_MAIL_END = re.compile(r"\s*[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+\s*$")
_SENTENCE = re.compile(r"[다요]\.|[。！？]|[a-z0-9%)\"”][.!?][\"”]?\s+[A-Z\"“]")
# A headline may cry out or ask in its middle.
_STOP = re.compile(r"[다요]\.|。|[a-z0-9%)\"”][.!?][\"”]?\s+[A-Z\"“]")
_OPENS = re.compile(r"(?<!\S)(?=\S)|(?=[\[【（(〔])")
_CAPITALS = re.compile(r"(?<!\S)[A-Z]{3,}")
_REACH = 160
LEAST = 100  # units; less is a teaser
_SENTENCES = 2
_BYLINE = 90
_TITLE = (3, 75)


def parse(text: str, zone: str) -> Flat | None:
    """The article that one line holds, None where it holds no whole one."""
    if units(text[:2000]) < LEAST:
        return None
    end, published = len(text), None
    tail = stamps.at_end(text, zone)
    if not tail and len(_SENTENCE.findall(text[:4000])) < _SENTENCES:
        return None
    if tail:
        end, published = tail
    mail = _MAIL_END.search(text[max(0, end - 120) : end])
    if mail:
        end -= len(mail.group())
    core = text[:end].rstrip()
    lead = openings.opening(core[:_BYLINE])
    head = _led(core, lead) if lead.stamp else _head(core, signed=tail is not None)
    if head is None and tail and not lead.stamp:
        cut = breaks.title_end(core)
        head = Head(title=core[:cut].rstrip(), opened=dateline.strip(core[cut:].lstrip())) if cut else None
    if head is None:
        return None
    body, aside = captions.lift(head.opened.rest)
    return Flat(
        title=head.title,
        paragraphs=body,
        captions=aside,
        byline=head.opened.byline or head.names,
        outlet=head.opened.agency,
        published=(stamps.of((head.stamp,), zone).published if head.stamp else None) or published,
    )


def _led(core: str, lead: openings.Opening) -> Head | None:
    """The head of an article whose date stands before its title: a byline must tell where that ends."""
    if lead.names:
        return None
    head = _head(core[lead.length :].lstrip(), signed=True)
    return replace(head, stamp=lead.stamp) if head and (head.names or head.opened.byline) else None


def _city(opening: str, place: str) -> int:
    """Where the city of an English dateline begins; words of a title may have been taken for a part of it."""
    if not opening[:1].isascii() or not opening[:1].isalpha():
        return 0
    named = opening.find(place)
    found = _CAPITALS.search(opening, max(named, 0)) if named <= 0 else None
    return found.start() if found else max(named, 0)


def _head(core: str, *, signed: bool) -> Head | None:
    """Title, opened body and names of a line whose dateline or byline follows its title.

    A line that is signed at its end is an article for certain: its title may end like a sentence then.
    """
    first = dateline.strip(core[:400])
    within = len(core[:400]) - len(first.rest) if captions.is_dateline(first) else 0
    if within and not signed:
        return None  # a paragraph, not a title
    stop = _STOP.search(core)
    limit = _REACH if signed or not stop else stop.end()
    for place in (found.start() for found in _OPENS.finditer(core[:_REACH])):
        if place < within or not _TITLE[0] <= units(core[:place]) <= _TITLE[1]:
            continue
        opened = dateline.strip(core[place:])
        if place < limit and len(opened.rest) < len(core) - place and captions.is_dateline(opened):
            end = place + _city(core[place : len(core) - len(opened.rest)], opened.place)
            return Head(title=core[:end].strip(), opened=opened, names=opened.byline)
        found = openings.opening(core[place : place + _BYLINE])
        if found.length and _divides(core, place, found, signed=signed, early=place < limit):
            body = core[place + found.length :].lstrip(" |·-—–:：")
            return Head(
                title=core[:place].strip(), opened=dateline.strip(body), names=found.names, stamp=found.stamp
            )
    return None


def _divides(core: str, place: int, found: openings.Opening, *, signed: bool, early: bool) -> bool:
    """Whether names and dates at a place stand between a title and its text, not inside a sentence."""
    if found.names:
        return bool(found.stamp) or signed
    if not early:
        return False
    if found.sure:
        return not breaks.leads_on(core[:place])
    return breaks.title_end(core[:place] + core[place + found.length :].lstrip()) == place
