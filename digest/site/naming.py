"""The names of briefs that the register still has."""

from collections.abc import Iterable, Iterator

from digest.names.register import Name, get


def known(name: str) -> Name | None:
    """The row of the register, None for an id that it no longer has."""
    try:
        return get(name)
    except KeyError:
        return None


def found(ids: Iterable[str]) -> Iterator[Name]:
    """The rows of some ids; those that the register no longer has are left out."""
    yield from filter(None, map(known, ids))
