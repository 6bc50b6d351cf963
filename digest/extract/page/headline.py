"""The headline of a page, without the name of the site, and where it stands among the blocks."""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape

from digest.extract.page.blocks import Layout
from digest.extract.page.head import Head, kind
from digest.text.clean import line

_SEPARATORS = re.compile(
    r"\s+[-–—|｜:：·•»<>/]+\s+|\s*[|｜_]\s*|\s*::\s*|\s+@\s+|\s-(?=\S)|(?<=[㐀-鿿])-+(?=[㐀-鿿A-Za-z])"
)
_WORDS = re.compile(r"[\W_]+")
_HEADINGS = {"h1": 0, "h2": 1, "h3": 2}
_ALIKE = 0.3
_INITIALS = 2  # letters of a name too short to be told within another
_PIECES = 12
_SHORTEST = 4
_LONGEST = 300
_SPACED = 40  # characters of spaces and marks by which a text may be longer than the same title


@lru_cache(maxsize=2048)
def key(text: str) -> str:
    """A title as letters and digits only, for comparison."""
    return _WORDS.sub("", text).casefold()


def without_site(title: str, sites: Iterable[str], shown: Iterable[str] = ()) -> str:
    """A title without the site's name at an end: `제목 | 한강뉴스`, `标题_科技_东亚观察网`, `Title - Post`.

    `sites`: names the site goes by; `shown`: texts of headings; a part equal to one is the title.
    """
    names = {key(name) for name in sites} - {""}
    cuts = [(match.start(), match.end()) for match in _SEPARATORS.finditer(title)]
    seen = {key(text) for text in shown} - names
    parts = [
        part.strip() for start, end in cuts for part in (title[:start], title[end:]) if key(part) in seen
    ]
    if parts:
        return max(parts, key=len)
    while cuts:
        start, end = cuts[-1]
        last = key(title[end:])
        if last in names or any(
            last and (last in name or name in last) for name in names if len(name) > _INITIALS
        ):
            title = title[:start].strip()
            cuts.pop()
            continue
        first = key(title[: cuts[0][0]])
        if first in names:
            return title[cuts[0][1] :].strip()
        break
    return title


def suffix(title: str) -> str:
    """What stands behind the last separator of a title: mostly the site's name."""
    cuts = list(_SEPARATORS.finditer(title))
    return title[cuts[-1].end() :].strip() if cuts else ""


def headline(head: Head, layout: Layout, sites: Iterable[str]) -> tuple[str, int]:
    """The title as readers see it, and the index of its block (-1 where no block shows it)."""
    names = tuple(sites)
    told = [
        unescape(text)  # "AT&amp;T" is written out once more by many content systems
        for text in (
            head.meta("og:title"),
            head.stated("headline"),
            head.meta("twitter:title", "title", "dable:title"),
            head.title,
        )
    ]
    most = min(_LONGEST, _SPACED + max(map(len, told), default=0))
    headings = [
        block.text
        for block in layout.blocks
        if len(block.text) <= most and (block.linked < block.units * 0.5 or block.tag in _HEADINGS)
    ]
    bare = [without_site(line(text), names, headings) for text in told if text and len(text) <= 2 * _LONGEST]
    bare = [text for text in bare if key(text) and key(text) not in {key(name) for name in names}]
    index = _shown(layout, bare)
    if index >= 0:
        shown = _seen(layout, index, bare)
        offered = without_site(line(head.meta("og:title")), names, headings)
        return _offered(head, offered, shown), index
    if bare:
        return _agreed(head, bare), _only_heading(layout, bare)
    return _first_heading(layout)


def _agreed(head: Head, bare: list[str]) -> str:
    """Of several stated titles that no block shows: the one in JSON-LD where the page's own title agrees."""
    own = key(unescape(head.stated("headline")))
    named = own and key(head.title).startswith(own)
    return next((text for text in bare if named and key(text) == own), bare[0])


def _offered(head: Head, offered: str, shown: str) -> str:
    """The title under which a news page offers itself elsewhere, where it shows another one.

    What readers see stays where the page states it in its JSON-LD too, unless its own title says it as well:
    a third wording beside a title and a headline that agree is written by an editor, not for a search engine.
    """
    article = head.meta("og:type").lower() == "article"
    if not article and not any(kind(one).endswith("NewsArticle") for one in head.ld):
        return shown
    own, other = key(shown), key(offered)
    if own == key(unescape(head.stated("headline"))) and not _edited(head, own, other):
        return shown
    if len(other) < _SHORTEST or offered.endswith(("...", "…")) or other in own or own in other:
        return shown
    return offered if _alike(own, other) else shown


def _edited(head: Head, own: str, other: str) -> bool:
    """Whether a page has two headlines on purpose: its title is the shown one, all sharing uses the other."""
    shared = key(head.meta("twitter:title"))
    return key(head.title).startswith(own) and (not shared or shared.startswith(other))


def _alike(own: str, other: str) -> bool:
    pairs, others = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (own, other))
    return len(pairs & others) >= _ALIKE * min(len(pairs), len(others))


def _only_heading(layout: Layout, titles: list[str]) -> int:
    """The one `<h1>` of a page whose stated titles say the same in other words; -1 where there is none."""
    found = [
        index
        for index, block in enumerate(layout.blocks)
        if block.tag == "h1" and block.linked < block.units * 0.5 and len(key(block.text)) >= _SHORTEST
    ]
    if len(found) != 1 or len(layout.blocks[found[0]].text) > _LONGEST:
        return -1
    own = key(layout.blocks[found[0]].text)
    return found[0] if any(_alike(own, key(title)) for title in titles) else -1


def _seen(layout: Layout, index: int, bare: list[str]) -> str:
    text = line(layout.blocks[index].text)
    # A visible headline may be cut or carry a kicker; the stated one is whole.
    same = [each for each in bare if key(each) == key(text)]
    parts = [
        piece
        for piece in layout.blocks[index].pieces
        if key(piece) and key(piece) in {key(each) for each in bare}
    ]
    if parts and not same:
        return line(parts[0])
    return text if same or len(key(text)) >= 0.6 * len(key(bare[0])) else bare[0]


def _shown(layout: Layout, titles: list[str]) -> int:
    keys = [key(title) for title in titles]
    most = min(_LONGEST, _SPACED + 3 * max(map(len, titles), default=0))
    best: tuple[int, int, int] | None = None
    for index, block in enumerate(layout.blocks):
        if len(block.text) > most or block.units < 1:
            continue
        rank = _likeness(key(block.text), keys)
        if rank != 0 and any(key(piece) in keys for piece in block.pieces[:_PIECES] if key(piece)):
            rank = 1
        if rank is None:
            continue
        node = layout.nodes[block.node]
        linked = 3 if block.linked > block.units * 0.5 else 0
        place = (
            rank + _HEADINGS.get(node.tag, 3) + linked + (2 if "drop" in layout.hints(index) else 0),
            index,
            rank,
        )
        if best is None or place < best:
            best = place
    return best[1] if best else -1


def _likeness(own: str, keys: list[str]) -> int | None:
    """0 for the same title, 2 for one that holds most of the other, None for another text."""
    if own in keys and own:
        return 0
    if len(own) < _SHORTEST:
        return None
    for each in keys:
        short, long = sorted((own, each), key=len)
        if len(short) >= max(_SHORTEST, 0.6 * len(long)) and short in long:
            return 2
    return None


def _first_heading(layout: Layout) -> tuple[str, int]:
    for tag in _HEADINGS:
        for index, block in enumerate(layout.blocks):
            node = layout.nodes[block.node]
            if node.tag == tag and block.linked < block.units * 0.5 and len(key(block.text)) >= _SHORTEST:
                return line(block.text), index
    return "", -1
