"""Whose words a political article carries: one side's only, or several."""

from collections.abc import Iterator, Sequence

from digest.condense.candidates import Sentence
from digest.condense.judging import status
from digest.model import Article
from digest.names.register import find, get


def one_side(found: Sequence[Sentence]) -> bool:
    """Whether every sentence that carries somebody's words names one party and no other.

    A speaker whose party nobody knows may be of the other side: then the answer is no.
    """
    heard = [parties(one) for one in found if status(one.text, one.article.lang) == "claim"]
    return len(set(heard)) == 1 and len(heard[0]) == 1


def parties(one: Sentence) -> frozenset[str]:
    """The parties in a sentence, by themselves or through their people; the whole article is context."""
    return frozenset(party for start, party in _named(one.article) if one.start <= start < one.end)


def _named(article: Article) -> Iterator[tuple[int, str]]:
    for mention in find(article.text):
        name = get(mention.id)
        party = name.id if name.kind == "party" else name.parent if name.kind == "person" else ""
        if party:
            yield mention.start, party
