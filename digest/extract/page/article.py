"""An HTML page to a draft: the parts of a page put together."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from digest.extract import dateline
from digest.extract.draft import Draft, Quarantine
from digest.extract.formats.page import Page
from digest.extract.page import about
from digest.extract.page.blocks import Block, Layout, layout, units
from digest.extract.page.body import Body, body
from digest.extract.page.dates import times
from digest.extract.page.deck import bare, deck
from digest.extract.page.furniture import is_caption, is_furniture
from digest.extract.page.head import head
from digest.extract.page.headline import headline, key
from digest.extract.page.payload import paragraphs as payload
from digest.extract.page.people import people
from digest.extract.page.reading import Reading
from digest.extract.page.tree import parse
from digest.extract.zones import zone_of
from digest.text.clean import line

_THIN = 120.0  # units below which a page may keep its text in its scripts
_MORE = 1.5
_WRAPPED = 15.0  # units of a line that a page may have broken within a sentence
_DATELINED = 2  # paragraphs that may open with a dateline
_ENDED = re.compile(r"[.!?…。！？:：]['\"”’」』》)\]）】]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """The paragraphs of an article, and what they say beside their news."""

    body: tuple[str, ...]
    captions: tuple[str, ...]
    writers: tuple[str, ...]
    agency: str


def drafts(page: Page, zone: str) -> tuple[Draft | Quarantine, ...]:
    """The article of a page, then the machine-made parts left out; nothing where the page has none."""
    root = parse(page.text)
    seen, said = layout(root), head(root)
    names = about.sites(said, page.url)
    title, index = ("", -1) if page.kind == "fragment" else headline(said, seen, names)
    found = _all(seen) if page.kind == "fragment" else body(seen, index)
    texts = [line(text) for text in _joined(seen, found.run)]
    if sum(map(units, texts)) < _THIN and page.kind != "fragment":
        kept = [line(text) for text in payload(root, said)]
        texts = kept if sum(map(units, kept)) > _MORE * sum(map(units, texts)) else texts
    parts = _sorted(texts, title)
    if not parts.body:
        return ()
    url = about.canonical(said, page.url)
    reading = Reading(
        head=said, layout=seen, url=url, sites=names, title=title, headline=index, run=found.run
    )
    zone = zone or zone_of(url, texts)
    captions = (*(line(seen.blocks[place].text) for place in found.captions), *parts.captions)
    return (_draft(reading, parts, captions, zone), *_machine(seen, found.machine))


def _draft(reading: Reading, parts: _Parts, captions: Iterable[str], zone: str) -> Draft:
    when = times(reading, zone)
    outlet = about.outlet(reading, parts.agency)
    return Draft(
        title=reading.title,
        paragraphs=parts.body,
        url=reading.url,
        outlet=outlet,
        deck=deck(reading),
        byline=people(reading, (outlet,)) or parts.writers,
        published=when.published,
        published_basis=when.basis,
        updated=when.updated,
        captions=tuple(
            dict.fromkeys(text for text in map(bare, captions) if text and not is_furniture(text))
        ),
        section=about.section(reading, (outlet,)),
    )


def _all(seen: Layout) -> Body:
    """A feed entry holds its text and little else: every block but links and captions."""
    blocks = range(len(seen.blocks))
    captions = tuple(index for index in blocks if "caption" in seen.hints(index))
    run = [
        index for index in blocks if seen.blocks[index].linked < seen.blocks[index].units or len(blocks) == 1
    ]
    return Body(run=tuple(index for index in run if index not in captions), captions=captions)


def _machine(seen: Layout, nodes: Sequence[int]) -> Iterator[Quarantine]:
    for node in nodes:
        texts = [line(block.text) for block in seen.blocks[seen.nodes[node].first : seen.nodes[node].last]]
        yield Quarantine(label=texts[0][:60], text="\n".join(texts))


def _joined(seen: Layout, run: Sequence[int]) -> Iterator[str]:
    """Texts of the blocks; lines that a page broke within a sentence are one again."""
    text = ""
    before = -1
    for index in run:
        block = seen.blocks[index]
        if text and before == index - 1 and _wraps(seen.blocks[before], block):
            text = f"{text} {block.text}"
        else:
            if text:
                yield text
            text = block.text
        before = index
    if text:
        yield text


def _wraps(before: Block, block: Block) -> bool:
    within = before.soft and before.node == block.node and before.units > _WRAPPED
    return within and not _ENDED.search(before.text)


def _sorted(texts: Sequence[str], title: str) -> _Parts:
    """Paragraphs without datelines and furniture; captions apart."""
    kept: list[str] = []
    captions: list[str] = []
    writers: tuple[str, ...] = ()
    agency = ""
    for text in texts:
        if not text or is_furniture(text) or (not kept and key(text) == key(title)):
            continue
        if is_caption(text):
            captions.append(text)
            continue
        rest = text
        if len(kept) < _DATELINED:
            first = dateline.strip(text)
            rest, writers = first.rest, writers or first.byline
            agency = agency or first.agency
        if rest:
            kept.append(rest)
    return _Parts(body=tuple(kept), captions=tuple(captions), writers=writers, agency=agency)
