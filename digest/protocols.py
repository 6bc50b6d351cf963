"""The seams: one method each, so that a stranger can put a part of their own in its place.

Every step is a stream of values; an item that is left out comes as a `Skip` in its place.
`digest.assemble` names the parts that are used; tests put fakes here.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from digest.model import Article, Brief, Document, Story
from digest.report import Skip


class Source(Protocol):
    """Gives documents: a folder of saved pages, a set of feeds."""

    def documents(self) -> Iterator[Document | Skip]:
        """Every document there is now, in a stable order."""


class Extractor(Protocol):
    """Reads a document."""

    def extract(self, document: Document) -> Iterable[Article | Skip]:
        """Every article in it, main article first; raises `ReadError` where it has none to give."""


class Grouper(Protocol):
    """Sees which articles tell one story."""

    def group(self, articles: Sequence[Article]) -> Iterable[Story | Skip]:
        """Every article in exactly one story, or left out with its reason."""


class Condenser(Protocol):
    """Makes a story short."""

    def condense(self, story: Story) -> Iterable[Brief | Skip]:
        """One brief for each language that has a source; nothing that is not proven."""


class LanguageModel(Protocol):
    """Rephrases what is already proven; optional, its text passes the same gates."""

    def rephrase(self, sentence: str, *, evidence: str, lang: str) -> str:
        """The sentence said more simply, or as it was."""
