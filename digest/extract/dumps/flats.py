"""A whole article flattened on one line, as "best articles" boxes save it.

제목 [서울=뉴스] 홍길동 기자 = 첫 문장. … 설명. [사진=뉴스DB] … hong@news.example 2026-02-03 12:37
标题 本报讯（记者 张三） 第一句。…… 2026-01-10 19:21
Title By Ann Lee 2025-11-01 20:40 SEOUL, Nov. 1 (Wire) - First sentence. …
"""

import re
from dataclasses import dataclass
from datetime import datetime

from digest.extract import dateline
from digest.extract.dumps import breaks, captions, meta, stamps
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


_MAIL_END = re.compile(r"\s*[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+\s*$")
_SENTENCE = re.compile(r"[다요]\.|[。！？]|[a-z0-9%)\"”][.!?][\"”]?\s+[A-Z\"“]")
_OPENS = re.compile(r"(?<!\S)(?=\S)|(?=[\[【（(〔])")
_CAPITALS = re.compile(r"(?<!\S)[A-Z]{3,}")
_REACH = 160
_LEAST = 100  # units; less is a teaser
_SENTENCES = 2
_BYLINE = 90
_TITLE = (3, 75)


def parse(text: str, zone: str) -> Flat | None:
    """The article that one line holds, None where it holds no whole one."""
    if units(text[:2000]) < _LEAST:
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
    head = _head(core, signed=tail is not None)
    if head is None and tail:
        cut = breaks.title_end(core)
        head = (core[:cut].rstrip(), dateline.strip(core[cut:].lstrip()), ()) if cut else None
    if head is None:
        return None
    title, opened, people = head
    body, aside = captions.lift(opened.rest)
    return Flat(
        title=title,
        paragraphs=body,
        captions=aside,
        byline=opened.byline or people,
        outlet=opened.agency,
        published=published or stamps.of((text[len(title) : len(title) + _REACH],), zone).published
        if people
        else published,
    )


def _city(opening: str, place: str) -> int:
    """Where the city of an English dateline begins; words of a title may have been taken for a part of it."""
    if not opening[:1].isascii() or not opening[:1].isalpha():
        return 0
    named = opening.find(place)
    found = _CAPITALS.search(opening, max(named, 0)) if named <= 0 else None
    return found.start() if found else max(named, 0)


def _head(core: str, *, signed: bool) -> tuple[str, dateline.Dateline, tuple[str, ...]] | None:
    """Title, opened body and names of a line whose dateline or byline follows its title.

    A line that is signed at its end is an article for certain: its title may end like a sentence then.
    """
    first = dateline.strip(core[:400])
    within = len(core[:400]) - len(first.rest) if captions.is_dateline(first) else 0
    if within and not signed:
        return None  # a paragraph, not a title
    stop = _SENTENCE.search(core)
    limit = _REACH if signed or not stop else stop.end()
    for place in (found.start() for found in _OPENS.finditer(core[:_REACH])):
        if place < within or not _TITLE[0] <= units(core[:place]) <= _TITLE[1]:
            continue
        opened = dateline.strip(core[place:])
        if place < limit and len(opened.rest) < len(core) - place and captions.is_dateline(opened):
            end = place + _city(core[place : len(core) - len(opened.rest)], opened.place)
            return core[:end].strip(), opened, opened.byline
        cut, named = meta.opening_byline(core[place : place + _BYLINE])
        if cut:
            return core[:place].strip(), dateline.strip(core[place + cut :].lstrip()), named
    return None
