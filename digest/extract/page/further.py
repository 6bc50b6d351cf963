"""Further whole articles on a page. Nothing that the page states of its main article is told of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from digest.extract.draft import Draft
from digest.extract.dumps import phrases
from digest.extract.page import about
from digest.extract.page.blocks import layout, units
from digest.extract.page.body import body
from digest.extract.page.drafting import drafted
from digest.extract.page.furniture import is_stop
from digest.extract.page.head import Head
from digest.extract.page.headline import key
from digest.extract.page.paragraphs import joined, parted
from digest.extract.page.reading import Reading
from digest.extract.page.stories import PROSE, SENTENCES, Story, heading_of
from digest.extract.page.tree import Element
from digest.text.clean import line
from digest.text.sentences import sentences

_COUNT = re.compile(r"\s*[(（\[]?\d+[)）\]]?\s*$")
_SHORTEST_NAME = 3


def further(
    main: Reading, machine: Sequence[int], found: Sequence[Story], first: Draft, zone: str
) -> Iterator[Draft]:
    """The page's other articles in its order, without those that only tell of its writers or its readers."""
    seen = {key(first.title)}
    apart = {main.layout.nodes[node].element for node in machine}
    for story in found:
        if apart & {story.element, *story.element.iterancestors()}:
            continue
        draft = _read(story.element, main, zone)
        if draft is None or key(draft.title) in seen or draft.paragraphs[0] in first.paragraphs:
            continue
        if _tells_of(draft.title, (*first.byline, *draft.byline)):
            continue
        seen.add(key(draft.title))
        yield replace(draft, outlet=first.outlet if about.same_site(draft.url, main.url) else "")


def _read(story: Element, main: Reading, zone: str) -> Draft | None:
    """The article in an element that is read as a page of its own; None where it is not enough for one."""
    seen = layout(story)
    index = heading_of(seen)
    title = line(seen.blocks[index].text) if index >= 0 else ""
    found = body(seen, index)
    parts = parted([line(text) for text in joined(seen, found.run)], title)
    told = sum(len(sentences(text)) for text in parts.body)
    if not title or _heads_a_list(title) or sum(map(units, parts.body)) < PROSE or told < SENTENCES:
        return None
    said = Head(ld=tuple(one for one in main.head.ld if key(str(one.get("headline") or "")) == key(title)))
    reading = Reading(
        head=said,
        layout=seen,
        url=about.own_address(story, said, title, main.url),
        sites=main.sites,
        title=title,
        headline=index,
        run=found.run,
        alone=True,
    )
    draft = drafted(reading, parts, found.captions, zone)
    return draft if draft.byline or draft.published_basis == "stated" else None


def _heads_a_list(title: str) -> bool:
    """`Comments (7)`, `인기기사`: the heading of a part, not of a story."""
    bare = _COUNT.sub("", title)
    return is_stop(bare) or phrases.of(bare) is not None


def _tells_of(title: str, people: Iterable[str]) -> bool:
    """Whether a heading names one of the writers: a box about the author."""
    own = key(title)
    names = [key(name) for name in people]
    return any(name in own or own in name for name in names if len(name) >= _SHORTEST_NAME)
