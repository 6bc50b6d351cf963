"""Finds names in text: the longest form at each place, at word edges, in one pass over the text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digest.names.edges import ends_term, ends_word, is_hangul, is_latin
from digest.names.entries import Name
from digest.names.keys import Key
from digest.text.fold import flat

HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
STOPS = "\n…,.!?)\"'”’"
HEAD = 2  # forms are filed under this many first characters
ACRONYM = 5  # letters: PPP, IAEA, KOSPI


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention:
    """A name as it stands at `text[start:end]`."""

    start: int
    end: int
    id: str


@dataclass(frozen=True, slots=True)
class _Form:
    flat: str
    id: str
    capitals: bool  # written with capitals: `Meta` is a company, `meta` is not
    acronym: bool  # all capitals: `PPP` is a party, `ppp` and `Ppp` are not
    context: tuple[str, ...]  # flat words of which one must stand in the text; () = none needed


def _spellings(name: Name) -> Iterator[str]:
    """The forms of a name and, for Korean, the same without spaces: `알리바바클라우드`."""
    yield from name.forms
    for form in name.ko:
        if " " in form and any(is_hangul(char) for char in form):
            yield form.replace(" ", "")


def _doubtful(name: Name) -> frozenset[str]:
    return frozenset(form for doubt in name.doubtful for form in (doubt, doubt.replace(" ", "")))


# Forms by their first characters, then by length, longest first, then by themselves.
_Files = dict[str, tuple[tuple[int, dict[str, tuple[_Form, ...]]], ...]]


def _forms(names: Iterable[Name]) -> Iterator[_Form]:
    for name in names:
        doubtful = _doubtful(name)
        context = tuple(flat(word) for word in name.context)
        for spelling in dict.fromkeys(_spellings(name)):
            yield _Form(
                flat=flat(spelling),
                id=name.id,
                capitals=spelling != spelling.casefold() and spelling.isascii(),
                acronym=spelling.isupper() and spelling.isascii() and len(spelling) <= ACRONYM,
                context=context if spelling in doubtful else (),
            )


def _files(names: Iterable[Name]) -> _Files:
    found: dict[str, dict[int, dict[str, tuple[_Form, ...]]]] = {}
    for form in sorted(set(_forms(names)), key=lambda form: (form.flat, form.id)):
        same = found.setdefault(form.flat[:HEAD], {}).setdefault(len(form.flat), {})
        same[form.flat] = (*same.get(form.flat, ()), form)
    return {head: tuple(sorted(filed.items(), key=lambda item: -item[0])) for head, filed in found.items()}


def _begins(plain: str, start: int) -> bool:
    """Whether a form may begin here: not inside a Korean or Latin word, anywhere in Chinese."""
    if not start:
        return True
    char, before = plain[start], plain[start - 1]
    if is_hangul(char):
        return not is_hangul(before)
    return not (is_latin(char) and is_latin(before))


class Matcher:
    """Every name of a register, ready to be looked for."""

    def __init__(self, names: Iterable[Name], keys: Iterable[Key] = (), *, compounds: bool = False) -> None:
        """`compounds` lets a Korean form begin a longer word and an English one take a plural `s`."""
        self._ends = ends_term if compounds else ends_word
        self._files = _files(names)
        self._keys = {flat(key.key): key.id for key in keys}

    def find(self, text: str) -> tuple[NameMention, ...]:
        """The names in a text, in order; where two begin at one place the longer one stands."""
        plain = flat(text)
        found: list[NameMention] = []
        end, files = 0, self._files
        for start in [at for at in range(len(plain)) if plain[at : at + HEAD] in files]:
            if start < end or not _begins(plain, start):
                continue
            mention = self._at(text, plain, start)
            if mention:
                found.append(mention)
                end = mention.end
        keys = self._hanja(plain, found) if self._keys and any(is_hangul(char) for char in plain) else []
        return tuple(sorted((*found, *keys), key=lambda mention: mention.start))

    def _at(self, text: str, plain: str, start: int) -> NameMention | None:
        """The longest form of one name that stands here; a form that two names share names neither."""
        for length, filed in self._files[plain[start : start + HEAD]]:
            forms = filed.get(plain[start : start + length], ())
            ids = {form.id for form in forms if self._stands(form, text, plain, start)}
            if ids:
                return NameMention(start=start, end=start + length, id=ids.pop()) if len(ids) == 1 else None
        return None

    def _stands(self, form: _Form, text: str, plain: str, start: int) -> bool:
        end = start + len(form.flat)
        if not self._ends(plain, end):
            return False
        if form.acronym and not text[start:end].isupper():
            return False
        if form.capitals and text[start:end].islower():
            return False
        return not form.context or any(word in plain for word in form.context)

    def _hanja(self, plain: str, found: list[NameMention]) -> list[NameMention]:
        """Headline keys of Korean papers, each a Chinese character by itself: `靑 "반대 안해"`, `韓美`."""
        taken = {at for mention in found for at in range(mention.start, mention.end)}
        return [
            NameMention(start=at, end=at + 1, id=self._keys[plain[at]])
            for run in HAN_RUN.finditer(plain)
            if all(char in self._keys for char in run[0]) and _is_key(plain, run.start(), run.end())
            for at in range(run.start(), run.end())
            if at not in taken
        ]


def _is_key(plain: str, start: int, end: int) -> bool:
    """Whether characters are a headline key: no gloss, `법(法)`, and not "in the midst of", `수사 中…`."""
    before = plain[max(start - 2, 0) : start]
    if before.endswith("("):
        return False
    underway = before.endswith(" ") and is_hangul(before[:1])
    return not (underway and (end == len(plain) or plain[end] in STOPS))
