"""Whose a figure is: of whom its sentence speaks before it."""

from collections.abc import Sequence

from digest.names.register import NameMention, get

_OWNERS = frozenset({"company", "party", "body", "person"})


def owner(named: Sequence[NameMention], at: int) -> str:
    """The id of the one name that stands before a place in its sentence, "" where there is not just one.

    `named` are the names of the sentence.
    Condensing asks it whose a figure is, the gate whether that was told.
    """
    ids = {mention.id for mention in named if mention.end <= at and get(mention.id).kind in _OWNERS}
    return ids.pop() if len(ids) == 1 else ""
