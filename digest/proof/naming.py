"""Which names surely stand in texts, seen from single words: a build asks this of ten thousand briefs.

A word between spaces names what it names by itself, unless a form of several words may stand across its edge,
or a form that counts only beside other words is in the way. What is not sure here is left to a look at the
whole text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Final, NamedTuple

from digest.names.register import Register, find, in_use
from digest.text.fold import flat

_HEAD = 2
_WORDS = 8192
_REGISTERS = 4
_NONE: Final = frozenset[str]()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Forms:
    """What of a register's forms makes a single word unsure, on flat text."""

    heads: dict[str, frozenset[str]]  # by id, how its forms begin
    joints: dict[str, frozenset[str]]  # in forms of several words: what may follow a word
    seconds: frozenset[str]  # what follows any
    doubtful: dict[str, tuple[str, ...]]  # by their first character


class _Edges(NamedTuple):
    """How a form of several words may run into a word, and out of it."""

    fronts: frozenset[str]
    followers: frozenset[str]


def surely(names: Iterable[str], texts: Iterable[str]) -> set[str]:
    """Those of the names (ids) that the words of the texts show by themselves."""
    register = in_use()
    forms = _forms(register)
    asked = frozenset(names)
    sought = set(asked)
    heads = _NONE.union(*[forms.heads.get(name, _NONE) for name in asked])
    for text in texts:
        if not sought:
            break
        words = text.split()
        for at, word in enumerate(words):
            if word[:_HEAD] in heads:
                told = _named(register, word) & sought
                if told and _stands_apart(register, words, at):
                    sought -= told
    return set(asked - sought)


def _stands_apart(register: Register, words: Sequence[str], at: int) -> bool:
    """Whether no form of several words stands across an edge of the word; few words have such an edge."""
    fronts, followers = _edges(register, words[at])
    if fronts and at and fronts & _edges(register, words[at - 1]).followers:
        return False
    return not (followers and at + 1 < len(words) and followers & _edges(register, words[at + 1]).fronts)


@lru_cache(maxsize=_WORDS)
def _named(register: Register, word: str) -> frozenset[str]:
    """Whom a word names by itself."""
    named = [one for one in find(word) if one.end - one.start >= _HEAD]
    if not named:
        return _NONE
    plain = flat(word)
    doubtful = _forms(register).doubtful
    listed = [form for sign in set(plain) if sign in doubtful for form in doubtful[sign]]
    doubts = [(plain.find(form), len(form)) for form in listed if form in plain]
    return frozenset(
        [one.id for one in named if not any(_is_in_the_way(one.start, one.end, doubt) for doubt in doubts)]
    )


@lru_cache(maxsize=_WORDS)
def _edges(register: Register, word: str) -> _Edges:
    forms, plain = _forms(register), flat(word)
    heads = [plain[: at + 1] for at in range(len(plain))]
    tails = [plain[at:] for at in range(len(plain))]
    return _Edges(
        fronts=forms.seconds.intersection(heads),
        followers=_NONE.union(*[forms.joints[tail] for tail in tails if tail in forms.joints]),
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
    spelled = sorted(doubtful | {form.replace(" ", "") for form in doubtful})
    return _Forms(
        heads={name.id: _heads(name.forms) for name in register.names},
        joints={first: frozenset(some) for first, some in joints.items()},
        seconds=frozenset[str]().union(*joints.values()),
        doubtful={sign: tuple(some) for sign, some in groupby(spelled, itemgetter(0))},
    )


def _heads(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(head for form in forms for head in (form[:_HEAD], flat(form)[:_HEAD]))
