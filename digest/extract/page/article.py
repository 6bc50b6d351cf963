"""An HTML page to a draft: the parts of a page put together."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from digest.extract import dateline
from digest.extract.draft import Draft, Quarantine
from digest.extract.formats.page import Page
from digest.extract.page import about
from digest.extract.page.blocks import Block, Layout, layout, units
from digest.extract.page.body import body
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
_OPENS = re.compile(r"^\s*(?:[▲△▶▷◆■●○·•*]|[-–—](?=\s)|[—―─]{1,3}|(?:-){2,3})\s*")
_DASHES = ("—", "―", "─", "--", "- ")
_DATELINED = 2  # paragraphs that may open with a dateline
_TELLING = 6
_MOST_DECK = 4
_LONG_DECK = 240


def drafts(page: Page, zone: str) -> tuple[Draft | Quarantine, ...]:
    """The article of a page, then the machine-made parts that were left out; nothing where the page has none."""
    root = parse(page.text)
    seen, said = layout(root), head(root)
    names = about.sites(said, page.url)
    title, index = ("", -1) if page.kind == "fragment" else headline(said, seen, names)
    found = body(seen, index)
    texts = [line(text) for text in _paragraphs(seen, found.run)]
    if sum(map(units, texts)) < _THIN and page.kind != "fragment":
        kept = [line(text) for text in payload(root, said)]
        texts = kept if sum(map(units, kept)) > _MORE * sum(map(units, texts)) else texts
    parts = _sorted(texts, title)
    if not parts.body:
        return ()
    when = times(said, seen, found.run, index, zone, about.canonical(said, page.url))
    outlet = about.outlet(said, seen, page.url, parts.agency)
    captions = [*(line(seen.blocks[place].text) for place in found.captions), *parts.captions]
    draft = Draft(
        title=title,
        paragraphs=parts.body,
        url=about.canonical(said, page.url),
        outlet=outlet,
        deck=_deck(said, seen, found.run, index, title),
        byline=people(said, seen, found.run, index, (*names, outlet)) or parts.writers,
        published=when.published,
        published_basis=when.basis,
        updated=when.updated,
        captions=tuple(
            dict.fromkeys(text for text in map(_bare, captions) if text and not is_furniture(text))
        ),
        section=about.section(said, seen, index, title, (*names, outlet)),
    )
    return (draft, *_machine(seen, found.machine))


def _machine(seen: Layout, nodes: Sequence[int]) -> Iterable[Quarantine]:
    for node in nodes:
        texts = [line(block.text) for block in seen.blocks[seen.nodes[node].first : seen.nodes[node].last]]
        yield Quarantine(label=texts[0][:60], text="\n".join(texts))


def _bare(text: str) -> str:
    """A line without the mark that opens it: `▲ 캡션`, `- 부제`."""
    return _OPENS.sub("", text)


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


class _Parts(NamedTuple):
    """The paragraphs of an article, and what they say beside their news."""

    body: tuple[str, ...]
    captions: tuple[str, ...]
    writers: tuple[str, ...]
    agency: str


def _sorted(texts: Sequence[str], title: str) -> _Parts:
    """Paragraphs without datelines and furniture; captions apart."""
    kept: list[str] = []
    captions: list[str] = []
    writers, agency = (), ""
    for text in texts:
        if not text or is_furniture(text) or (not kept and key(text) == key(title)):
            continue
        if is_caption(text):
            captions.append(text)
            continue
        rest = text
        if len(kept) < _DATELINED:
            first = dateline.strip(text)
            rest, writers, agency = first.rest, writers or first.byline, agency or first.agency
        if rest:
            kept.append(rest)
    return _Parts(tuple(kept), tuple(captions), writers, agency)


def _deck(said: Head, seen: Layout, run: Sequence[int], index: int, title: str) -> tuple[str, ...]:
    """Lines between the headline and the text that sum the article up."""
    if not run or not 0 <= index < run[0]:
        return ()
    told = key(
        said.meta("og:description", "description", "twitter:description") or said.stated("description")
    )
    shown = seen.blocks[index]
    pieces = [piece for piece in map(line, shown.pieces) if key(piece)]
    found = pieces[1:] if pieces and key(pieces[0]) == key(title) else []
    found += [
        line(block.text)
        for place, block in enumerate(seen.blocks[index + 1 : run[0]])
        if key(block.text) not in {key(title), key(shown.text)}
        and (_sums_up(seen, block, told) or (not place and block.text.startswith(_DASHES)))
    ]
    found = [_bare(text) for text in found]
    return tuple(dict.fromkeys(found))[:_MOST_DECK]


def _sums_up(seen: Layout, block: Block, told: str) -> bool:
    if len(block.text) > _LONG_DECK or block.linked > block.units / 2:
        return False
    own = key(block.text)
    node = seen.nodes[block.node]
    marked = _DECK.search(f"{node.element.get('class') or ''} {node.element.get('id') or ''}") is not None
    summed = len(own) >= _TELLING and (own in told or told in own if told else False)
    return (
        (marked or summed or node.tag in {"h2", "h3"})
        and not is_furniture(block.text)
        and not is_caption(block.text)
    )
