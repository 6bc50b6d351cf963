"""An HTML page to a draft: the parts of a page put together."""

import re
from collections.abc import Iterable, Sequence

from digest.extract import dateline
from digest.extract.draft import Draft, Quarantine
from digest.extract.formats.page import Page
from digest.extract.page import about
from digest.extract.page.blocks import Block, Layout, layout, units
from digest.extract.page.body import chosen
from digest.extract.page.dates import times
from digest.extract.page.furniture import is_caption, is_furniture
from digest.extract.page.head import Head, head
from digest.extract.page.headline import headline, key
from digest.extract.page.payload import paragraphs as payload
from digest.extract.page.people import people
from digest.extract.page.tree import parse
from digest.text.clean import line

_THIN = 120.0  # units below which a page may keep its text in its scripts
_MORE = 1.5
_ENDED = re.compile(r"[.!?…。！？:：]['\"”’」』》)\]）】]*$")
_DECK = re.compile(
    r"(?:^|[\s_-])(?:sub|deck|dek|subtitle|subhead|standfirst|summary|excerpt|lead|teaser|intro|description|subheadline|titsub)",
    re.I,
)
_MOST_DECK = 4
_LONG_DECK = 240


def drafts(page: Page, zone: str) -> tuple[Draft | Quarantine, ...]:
    """The article of a page; nothing where the page has none."""
    root = parse(page.text)
    seen = layout(root)
    said = head(root)
    names = about.sites(said, page.url)
    title, index = ("", -1) if page.kind == "fragment" else headline(said, seen, names)
    node, run = chosen(seen, index)
    texts = [line(text) for text in _paragraphs(seen, run)]
    if sum(map(units, texts)) < _THIN and page.kind != "fragment":
        kept = [line(text) for text in payload(root, said)]
        texts = kept if sum(map(units, kept)) > _MORE * sum(map(units, texts)) else texts
    body, captions, writers = _sorted(texts, title)
    if not body:
        return ()
    when = times(said, seen, run, index, zone)
    found = people(said, seen, run, index, names)
    return (
        Draft(
            title=title,
            paragraphs=tuple(body),
            url=about.canonical(said, page.url),
            outlet=about.outlet(said, seen, page.url),
            deck=_deck(said, seen, run, index) if run else (),
            byline=found or writers,
            published=when.published,
            published_basis=when.basis,
            updated=when.updated,
            captions=tuple(dict.fromkeys((*_captions(seen, node, index), *captions))),
            section=about.section(said, seen, index, title),
        ),
    )


def _paragraphs(seen: Layout, run: Sequence[int]) -> Iterable[str]:
    """Texts of the blocks; lines that a page broke within a sentence are joined again."""
    open_: Block | None = None
    text = ""
    for number, index in enumerate(run):
        block = seen.blocks[index]
        joins = (
            open_ is not None
            and open_.soft
            and run[number - 1] == index - 1
            and open_.node == block.node
            and not _ENDED.search(text)
            and open_.units > 15
        )
        if joins:
            text = f"{text} {block.text}"
        else:
            if text:
                yield text
            text = block.text
        open_ = block
    if text:
        yield text


def _sorted(texts: Sequence[str], title: str) -> tuple[list[str], list[str], tuple[str, ...]]:
    """Paragraphs, captions, and the names in datelines."""
    body: list[str] = []
    captions: list[str] = []
    writers: tuple[str, ...] = ()
    for text in texts:
        if not text or is_furniture(text) or (not body and key(text) == key(title)):
            continue
        if is_caption(text):
            captions.append(text)
            continue
        if len(body) < 2:
            first = dateline.strip(text)
            writers = writers or first.byline
            text = first.rest
        if text:
            body.append(text)
    return body, captions, writers


def _captions(seen: Layout, node: int, headline: int) -> list[str]:
    """Texts that the page itself marks as captions, from the headline to the end of the article."""
    if node < 0:
        return []
    first = min(headline, seen.nodes[node].first) if headline >= 0 else seen.nodes[node].first
    found = []
    for index in range(first, seen.nodes[node].last):
        hints = list(seen.hints(index))
        if "caption" in hints and "drop" not in hints[: hints.index("caption")]:
            found.append(line(seen.blocks[index].text))
    return [text for text in found if text and not is_furniture(text)]


def _deck(said: Head, seen: Layout, run: Sequence[int], index: int) -> tuple[str, ...]:
    """Lines between the headline and the text that sum the article up."""
    if index < 0 or index >= run[0]:
        return ()
    told = key(
        said.meta("og:description", "description", "twitter:description") or said.stated("description")
    )
    found: list[str] = []
    for block in seen.blocks[index + 1 : run[0]]:
        text, own = line(block.text), key(block.text)
        node = seen.nodes[block.node]
        marked = _DECK.search(f"{node.element.get('class') or ''} {node.element.get('id') or ''}") is not None
        summed = len(own) > 5 and (own in told or (len(told) > 15 and told in own))
        if (
            (marked or summed or node.tag in {"h2", "h3"})
            and len(text) <= _LONG_DECK
            and not is_furniture(text)
        ):
            if (
                block.linked < block.units / 2
                and key(text) != key(seen.blocks[index].text)
                and not is_caption(text)
            ):
                found.append(text)
    return tuple(dict.fromkeys(found))[:_MOST_DECK]
