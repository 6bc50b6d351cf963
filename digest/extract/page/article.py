"""An HTML page to a draft: the parts of a page put together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from digest.extract.draft import Draft, Quarantine
from digest.extract.formats.page import Page
from digest.extract.page import about
from digest.extract.page.blocks import Layout, layout, units
from digest.extract.page.body import Body, body
from digest.extract.page.drafting import drafted
from digest.extract.page.further import further
from digest.extract.page.head import head
from digest.extract.page.headline import headline
from digest.extract.page.paragraphs import joined, parted
from digest.extract.page.payload import Kept, kept
from digest.extract.page.reading import Reading
from digest.extract.page.stories import stories
from digest.extract.page.tree import parse
from digest.extract.page.worth import ended, stamped
from digest.extract.work import BLOCK, DEPTH, MARKUP, TAG, Work
from digest.extract.zones import zone_of
from digest.text.clean import line

_THIN = 120.0  # units below which a page may keep its text in its scripts
_MORE = 1.5


def drafts(page: Page, zone: str, work: Work) -> tuple[Draft | Quarantine, ...]:
    """The article of a page, further whole ones on it, then the machine-made parts that are left out.

    Raises `LimitExceeded` where it is more work than the file has left, `ReadError` where it holds nothing.
    """
    work.spend(len(page.text) // MARKUP + TAG * page.text.count("<"))
    root = parse(page.text, work.subject)
    seen, said = layout(root), head(root)
    work.spend(sum(BLOCK + len(block.text) + seen.nodes[block.node].depth // DEPTH for block in seen.blocks))
    names = about.sites(said, page.url)
    title, index = ("", -1) if page.kind == "fragment" else headline(said, seen, names)
    found = _all(seen) if page.kind == "fragment" else body(seen, index)
    texts = [line(text) for text in joined(seen, found.run)]
    if sum(map(units, texts)) < _THIN and page.kind != "fragment":
        texts = _drawn(texts, kept(root, said, title))
    parts = parted(texts, title)
    if not parts.body or (page.kind != "fragment" and all(map(_is_meta, parts.body))):
        return ()  # stamps and bylines alone: the text is not in this file
    url = about.canonical(said, page.url)
    reading = Reading(
        head=said, layout=seen, url=url, sites=names, title=title, headline=index, run=found.run
    )
    others = tuple(stories(seen, range(reading.top, found.run[-1] + 1))) if found.run else ()
    reading = replace(reading, others=tuple((one.first, one.last) for one in others))
    zone = zone or zone_of(url, texts)
    main = drafted(reading, parts, found.captions, zone)
    return (main, *further(reading, found.machine, others, main, zone), *_machine(seen, found.machine))


def _all(seen: Layout) -> Body:
    """A feed entry holds its text and little else: every block but links and captions."""
    blocks = range(len(seen.blocks))
    captions = tuple(index for index in blocks if "caption" in seen.hints(index))
    run = [
        index for index in blocks if seen.blocks[index].linked < seen.blocks[index].units or len(blocks) == 1
    ]
    return Body(run=tuple(index for index in run if index not in captions), captions=captions)


def _drawn(shown: list[str], found: Kept) -> list[str]:
    """The text that the page's scripts would draw, where that is more than it shows, and the same article."""
    told = sum(map(ended, shown)) > 1 and not any(text in found.paragraphs for text in shown)
    more = found.units > _MORE * sum(map(units, shown))
    return list(found.paragraphs) if more and (found.titled or not told) else shown


def _is_meta(text: str) -> bool:
    return stamped(text) and not ended(text)


def _machine(seen: Layout, nodes: Sequence[int]) -> Iterator[Quarantine]:
    for node in nodes:
        texts = [line(block.text) for block in seen.blocks[seen.nodes[node].first : seen.nodes[node].last]]
        yield Quarantine(label=texts[0][:60], text="\n".join(texts))
