"""What a page states of an article, put together."""

from collections.abc import Iterable

from digest.extract.draft import Draft
from digest.extract.page import about
from digest.extract.page.dates import times
from digest.extract.page.deck import bare, deck
from digest.extract.page.furniture import is_furniture
from digest.extract.page.paragraphs import Parts
from digest.extract.page.people import people
from digest.extract.page.reading import Reading
from digest.text.clean import line


def drafted(reading: Reading, parts: Parts, captions: Iterable[int], zone: str) -> Draft:
    """The article as its page states it. `captions`: indexes of blocks; `zone`: of stamps without one."""
    shown = (*(line(reading.layout.blocks[place].text) for place in captions), *parts.captions)
    when = times(reading, zone)
    outlet = line(about.outlet(reading, parts.agency))
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
        captions=tuple(dict.fromkeys(text for text in map(bare, shown) if text and not is_furniture(text))),
        section=line(about.section(reading, (outlet,))),
    )
