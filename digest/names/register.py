"""The register of names: who and what a text speaks of, in Korean, Chinese or English.

find("알리바바 클라우드는 阿里巴巴의 사업부")
    -> alibaba-cloud at 0:9, alibaba at 11:15

The functions of this module ask the register in use: the built-in one, or inside `using(names)` one with a
project's own names beside them. That lasts as long as the `with` and is seen by that thread alone.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, cached_property

from digest.names.entries import Kind, Name, names, with_forms
from digest.names.keys import keys
from digest.names.matcher import Matcher, NameMention

__all__ = ["Kind", "Name", "NameMention", "Register", "built_in", "display", "find", "get", "names", "using"]


class Register:
    """A set of names ready to be asked; it never changes, and is made ready when it is first asked."""

    def __init__(self, own: Iterable[Name] = ()) -> None:
        """The built-in names and `own` ones; an own name with a built-in id adds its forms to that name."""
        self._own = tuple(own)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Every name, sorted by id."""
        return tuple(name for _, name in sorted(self._by_id.items()))

    @cached_property
    def _by_id(self) -> dict[str, Name]:
        found = {name.id: name for name in names()}
        for own in self._own:
            found[own.id] = with_forms(found[own.id], own) if own.id in found else own
        return found

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self.names, keys())

    def find(self, text: str) -> tuple[NameMention, ...]:
        """The names in a text, in order, without overlap."""
        return self._matcher.find(text)

    def get(self, name_id: str) -> Name:
        """The row of an id; `KeyError` where the register has none."""
        return self._by_id[name_id]

    def display(self, name_id: str, lang: str) -> str:
        """What a reader of `lang` calls it; see the function of this name."""
        name = self._by_id.get(name_id)
        if name is None:
            return name_id
        own = {"ko": name.ko, "zh": name.zh, "zh-Hant": name.zh_hant or name.zh, "en": name.en}.get(lang, ())
        return next(iter((*own, *name.en, *name.ko, *name.zh)), name_id)


_IN_USE: ContextVar[Register | None] = ContextVar("register of names", default=None)


@cache
def built_in() -> Register:
    """The names that come with the digest."""
    return Register()


def in_use() -> Register:
    """The register that the functions of this module ask."""
    return _IN_USE.get() or built_in()


@contextmanager
def using(own: Iterable[Name]) -> Iterator[Register]:
    """Puts a project's own names beside the built-in ones for as long as the `with` lasts."""
    given = tuple(own)
    register = Register(given) if given else built_in()
    token = _IN_USE.set(register)
    try:
        yield register
    finally:
        _IN_USE.reset(token)


def find(text: str) -> tuple[NameMention, ...]:
    """The names in a text, in order, without overlap."""
    return in_use().find(text)


def get(name_id: str) -> Name:
    """The row of an id; `KeyError` where the register has none."""
    return in_use().get(name_id)


def display(name_id: str, lang: str) -> str:
    """What a reader of `lang` calls it; where the register has no such form, the Latin or Korean one.

    `zh-Hant` asks for traditional characters. An id that is not in the register comes back as it is.
    """
    return in_use().display(name_id, lang)
