"""Which names surely stand in texts, seen from single words: a build asks this of ten thousand briefs.

A word between spaces names what it names by itself, unless a form of several words may stand across its edge,
or a form that counts only beside other words is in the way. What is not sure here is left to a look at the
whole text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from digest.names.register import Register, find, in_use
from digest.text.fold import flat

_HEAD = 2
_WORDS = 8192
_REGISTERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Forms:
    """What of a register's forms makes a single word unsure, on flat text."""

    heads: dict[str, frozenset[str]]  # by id, how its forms begin
    joints: dict[str, frozenset[str]]  # in forms of several words: what may follow a word
    seconds: frozenset[str]  # what follows any
    doubtful: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """A word: whom it names by itself, and how a form may run into it or out of it."""

    ids: frozenset[str]
    fronts: frozenset[str]
    followers: frozenset[str]


def surely(names: Iterable[str], texts: Iterable[str]) -> set[str]:
    """Those of the names (ids) that the words of the texts show by themselves."""
    register = in_use()
    forms = _forms(register)
    missing, found = frozenset(names), set[str]()
    heads = frozenset[str]().union(*(forms.heads.get(name, frozenset()) for name in missing))
    for text in texts:
        words = text.split()
        for at, word in enumerate(words):
            if word[:_HEAD] in heads:
                told = _read(register, word).ids & missing
                if told and not told <= found and _stands_apart(register, words, at):
                    found |= told
        if len(found) == len(missing):
            break
    return found


def _stands_apart(register: Register, words: Sequence[str], at: int) -> bool:
    """Whether no form of several words stands across an edge of the word."""
    beside = [_read(register, word) for word in words[max(at - 1, 0) : at + 2]]
    return not any(first.followers & second.fronts for first, second in pairwise(beside))


@lru_cache(maxsize=_WORDS)
def _read(register: Register, word: str) -> _Word:
    forms, plain = _forms(register), flat(word)
    places = range(len(plain))
    doubts = [(plain.find(form), len(form)) for form in forms.doubtful if form in plain]
    return _Word(
        ids=frozenset(
            one.id
            for one in find(word)
            if one.end - one.start >= _HEAD
            and not any(_is_in_the_way(one.start, one.end, each) for each in doubts)
        ),
        fronts=frozenset(plain[: at + 1] for at in places) & forms.seconds,
        followers=frozenset[str]().union(*(forms.joints.get(plain[at:], frozenset()) for at in places)),
    )


def _is_in_the_way(start: int, end: int, doubt: tuple[int, int]) -> bool:
    """Whether a doubtful form may take the place of a name; one that the name begins with may not."""
    at, length = doubt
    return at < start or (at == start and at + length >= end)


@lru_cache(maxsize=_REGISTERS)
def _forms(register: Register) -> _Forms:
    joints: dict[str, set[str]] = {}
    for form in {flat(form) for name in register.names for form in name.forms if " " in form}:
        for first, second in pairwise(form.split()):
            joints.setdefault(first, set()).add(second)
    doubtful = {flat(form) for name in register.names for form in name.doubtful}
    return _Forms(
        heads={name.id: _heads(name.forms) for name in register.names},
        joints={first: frozenset(some) for first, some in joints.items()},
        seconds=frozenset[str]().union(*joints.values()),
        doubtful=tuple(sorted(doubtful | {form.replace(" ", "") for form in doubtful})),
    )


def _heads(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(head for form in forms for head in (form[:_HEAD], flat(form)[:_HEAD]))
