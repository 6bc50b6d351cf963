"""Finds names in text: the longest form at each place, at word edges, in one pass over the text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digest.names.edges import ends_term, ends_word, is_hangul
from digest.names.entries import Name
from digest.names.keys import Key
from digest.text.fold import flat

HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
# Where a form may begin: not inside a Korean or Latin word; anywhere in Chinese.
BEGINNING = re.compile(
    r"(?<![\uac00-\ud7a3])[\uac00-\ud7a3]"
    r"|(?<![a-zA-Z0-9\u00c0-\u024f])[a-zA-Z0-9\u00c0-\u024f]"
    r"|[^\uac00-\ud7a3a-zA-Z0-9\u00c0-\u024f\s]"
)
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


def _files(names: Iterable[Name]) -> dict[str, tuple[_Form, ...]]:
    """Forms by their first characters, longest first."""
    found: dict[str, list[_Form]] = {}
    for name in names:
        doubtful = _doubtful(name)
        context = tuple(flat(word) for word in name.context)
        for spelling in dict.fromkeys(_spellings(name)):
            form = _Form(
                flat=flat(spelling),
                id=name.id,
                capitals=spelling != spelling.casefold() and spelling.isascii(),
                acronym=spelling.isupper() and spelling.isascii() and len(spelling) <= ACRONYM,
                context=context if spelling in doubtful else (),
            )
            found.setdefault(form.flat[:HEAD], []).append(form)
    return {
        head: tuple(sorted(set(filed), key=lambda form: (-len(form.flat), form.flat, form.id)))
        for head, filed in found.items()
    }


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
        for beginning in BEGINNING.finditer(plain):
            start = beginning.start()
            filed = files.get(plain[start : start + HEAD]) if start >= end else None
            mention = self._at(text, plain, start, filed) if filed else None
            if mention:
                found.append(mention)
                end = mention.end
        keys = self._hanja(plain, found) if self._keys and any(is_hangul(char) for char in plain) else []
        return tuple(sorted((*found, *keys), key=lambda mention: mention.start))

    def _at(self, text: str, plain: str, start: int, filed: tuple[_Form, ...]) -> NameMention | None:
        """The longest form of one name that stands here; a form that two names share names neither."""
        length, ids = 0, set[str]()
        for form in filed:
            if len(form.flat) < length:
                break
            if plain.startswith(form.flat, start) and self._stands(form, text, plain, start):
                length = len(form.flat)
                ids.add(form.id)
        if len(ids) != 1:
            return None
        return NameMention(start=start, end=start + length, id=ids.pop())

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
