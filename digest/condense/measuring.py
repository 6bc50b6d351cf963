"""Whose a figure is, from the words before it."""

from digest.names.register import find, get

_SENTENCE_SUBJECTS = frozenset({"company", "party", "body", "person"})


def subject(text: str, start: int) -> str:
    """The id of the one name that stands before a figure in its sentence, "" where there is not just one."""
    ids = {mention.id for mention in find(text[:start])}
    named = sorted(name for name in ids if get(name).kind in _SENTENCE_SUBJECTS)
    return named[0] if len(named) == 1 else ""
