"""The names of briefs that the register still has."""

from collections.abc import Iterable, Iterator

from digest.names.register import Name, Register, in_use


def known(name: str, register: Register | None = None) -> Name | None:
    """The row of a register, of the one in use where none is given; None for an id that it no longer has."""
    try:
        return (register or in_use()).get(name)
    except KeyError:
        return None


def found(ids: Iterable[str]) -> Iterator[Name]:
    """The rows of some ids; those that the register no longer has are left out."""
    yield from filter(None, map(known, ids))
