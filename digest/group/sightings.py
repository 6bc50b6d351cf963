"""Every name and term of an article with its best place: read once, used by beats and stories."""

from collections import Counter
from dataclasses import dataclass

from digest.group import terms
from digest.group.zones import WEIGHTS, tops, zone
from digest.model import Article
from digest.names import register


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A name or a term in one article."""

    id: str
    word: str  # as the text has it, where it stands highest
    zone: str
    count: int

    @property
    def weight(self) -> float:
        """How much the place it stands in makes it count."""
        return WEIGHTS[self.zone]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sightings:
    """What an article names and speaks of, in the order of first mention."""

    names: tuple[Sighting, ...]
    terms: tuple[Sighting, ...]
    named: tuple[tuple[int, int], ...] = ()  # where in the text the names stand


def gather(article: Article, mentions: tuple[register.NameMention, ...]) -> tuple[Sighting, ...]:
    """What mentions in `article.text` come to, one sighting an id, in the order of first mention."""
    ends, text = tops(article), article.text
    counts = Counter(mention.id for mention in mentions)
    first: dict[str, Sighting] = {}
    for mention in mentions:  # the text runs from the title down, so the first mention stands highest
        if mention.id not in first:
            first[mention.id] = Sighting(
                id=mention.id,
                word=text[mention.start : mention.end],
                zone=zone(ends, mention.start),
                count=counts[mention.id],
            )
    return tuple(first.values())


def sightings(article: Article) -> Sightings:
    """The names and terms of an article."""
    text = article.text
    names = register.find(text)
    return Sightings(
        names=gather(article, names),
        terms=gather(article, terms.find(text)),
        named=tuple((mention.start, mention.end) for mention in names),
    )
