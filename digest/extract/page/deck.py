"""The lines between a headline and its article that sum the article up."""

import re

from digest.extract.page.blocks import Block
from digest.extract.page.furniture import is_caption, is_furniture
from digest.extract.page.headline import key
from digest.extract.page.reading import Reading
from digest.text.clean import line

_CLASS = re.compile(
    r"(?:^|[\s_-])(?:sub|deck|dek|subtitle|subhead|standfirst|summary|excerpt|lead|teaser|intro|description)",
    re.IGNORECASE,
)
_OPENS = re.compile(r"^\s*(?:[▲△▶▷◆■●○·•*]|[-–—](?=\s)|[—―─]{1,3}|--+)\s*")
_DASHES = ("—", "―", "─", "--", "- ")
_HEADINGS = frozenset({"h2", "h3"})
_MOST = 4
_LONG = 600  # characters
_TELLING = 6  # letters of a line that a description repeats


def deck(reading: Reading) -> tuple[str, ...]:
    """Deck lines in order, without the dashes that open them."""
    if not reading.run or not 0 <= reading.headline < reading.run[0]:
        return ()
    shown = reading.layout.blocks[reading.headline]
    pieces = [piece for piece in map(line, shown.pieces) if key(piece)]
    found = pieces[1:] if pieces and key(pieces[0]) == key(reading.title) else []
    head = reading.head
    told = key(
        head.meta("og:description", "description", "twitter:description") or head.stated("description")
    )
    for place, index in enumerate(range(reading.headline + 1, reading.run[0])):
        block = reading.layout.blocks[index]
        if "caption" in reading.layout.hints(index):
            continue
        dashed = place == 0 and block.text.startswith(_DASHES)
        if (dashed or _sums_up(reading, block, told)) and key(block.text) not in {
            key(reading.title),
            key(shown.text),
        }:
            found.append(line(block.text))
    return tuple(dict.fromkeys(bare(text) for text in found))[:_MOST]


def bare(text: str) -> str:
    """A line without the mark that opens it: `▲ 캡션`, `- 부제`."""
    return _OPENS.sub("", text)


def _sums_up(reading: Reading, block: Block, told: str) -> bool:
    if len(block.text) > _LONG or block.linked > block.units / 2:
        return False
    node = reading.layout.nodes[block.node]
    own = key(block.text)
    marked = _CLASS.search(f"{node.element.get('class') or ''} {node.element.get('id') or ''}") is not None
    summed = bool(told) and len(own) >= _TELLING and (own in told or told in own)
    named = marked or summed or node.tag in _HEADINGS
    return named and not is_furniture(block.text) and not is_caption(block.text)
