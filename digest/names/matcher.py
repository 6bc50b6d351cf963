"""Finds names in text: the longest form at each place, at word edges, in one pass over the text.

The places where a form may begin are found by one pattern, so that Python looks at few of them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digest.names.edges import HANGUL, LATIN, ends_term, ends_word, is_hangul
from digest.names.entries import Name
from digest.names.keys import Key
from digest.text.fold import flat

HAN = "[\u3400-\u9fff]"
KOREAN = re.compile(HANGUL)
# Not inside a Korean or Latin word, anywhere in Chinese.
INSIDE = f"(?<!{HANGUL}{{2}})(?<!{LATIN}{{2}})"
STOPS = "\n…,.!?)\"'”’"
LONG, SHORT = 4, 2
HEADS = (LONG, SHORT, 1)  # a form is filed under its first so many characters, as many as it has
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


# Forms by their heads, then by length, longest first, then by themselves.
_Filed = tuple[tuple[int, dict[str, tuple[_Form, ...]]], ...]
_Files = dict[str, _Filed]


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


def _head(form: str) -> str:
    return form[: next(length for length in HEADS if length <= len(form))]


def _files(names: Iterable[Name]) -> _Files:
    found: dict[str, dict[int, dict[str, tuple[_Form, ...]]]] = {}
    for form in sorted(set(_forms(names)), key=lambda form: (form.flat, form.id)):
        same = found.setdefault(_head(form.flat), {}).setdefault(len(form.flat), {})
        same[form.flat] = (*same.get(form.flat, ()), form)
    return {head: tuple(sorted(filed.items(), key=lambda item: -item[0])) for head, filed in found.items()}


def _class(characters: Iterable[str]) -> str:
    """A class of a pattern that holds these characters, and matches nothing where there are none."""
    listed = "".join(map(re.escape, sorted(set(characters))))
    return f"[{listed}]" if listed else r"[^\s\S]"


def _starts(files: _Files) -> re.Pattern[str]:
    """Where a form may begin: by its first character, what stands before, and the next character."""
    short = _class(head for head in files if len(head) == 1)
    nexts = _class(head[1] for head in files if len(head) > 1)
    return re.compile(f"{_class(head[0] for head in files)}(?={nexts}|(?<={short})){INSIDE}")


class Matcher:
    """Every name of a register, ready to be looked for."""

    def __init__(self, names: Iterable[Name], keys: Iterable[Key] = (), *, compounds: bool = False) -> None:
        """`compounds` lets a Korean form begin a longer word and an English one take a plural `s`."""
        self._ends = ends_term if compounds else ends_word
        self._files = _files(names)
        self._starts = _starts(self._files)
        self._keys = {flat(key.key): key.id for key in keys}
        key = _class(self._keys)
        self._runs = re.compile(f"{key}(?<!{HAN}{{2}}){key}*(?!{HAN})")

    def find(self, text: str) -> tuple[NameMention, ...]:
        """The names in a text, in order; where two begin at one place the longer one stands."""
        plain = flat(text)
        found: list[NameMention] = []
        end, files = 0, self._files
        places = [match.start() for match in self._starts.finditer(plain)]
        for start in [
            at
            for at in places
            if plain[at : at + SHORT] in files or plain[at : at + LONG] in files or plain[at] in files
        ]:
            if start < end:
                continue
            mention = self._at(text, plain, start)
            if mention:
                found.append(mention)
                end = mention.end
        keys = self._hanja(plain, found) if self._keys and KOREAN.search(plain) else []
        return tuple(sorted((*found, *keys), key=lambda mention: mention.start)) if keys else tuple(found)

    def _at(self, text: str, plain: str, start: int) -> NameMention | None:
        """The longest form of one name that stands here; a form that two names share names neither."""
        for head in HEADS:
            for length, forms in self._files.get(plain[start : start + head], ()):
                if (word := plain[start : start + length]) in forms:
                    ids = {form.id for form in forms[word] if self._stands(form, text, plain, start)}
                    if ids:
                        end = start + length
                        return NameMention(start=start, end=end, id=ids.pop()) if len(ids) == 1 else None
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
        runs = [run.span() for run in self._runs.finditer(plain) if _is_key(plain, run.start(), run.end())]
        taken = {at for mention in found for at in range(mention.start, mention.end)} if runs else set()
        return [
            NameMention(start=at, end=at + 1, id=self._keys[plain[at]])
            for start, end in runs
            for at in range(start, end)
            if at not in taken
        ]


def _is_key(plain: str, start: int, end: int) -> bool:
    """Whether characters are a headline key: no gloss, `법(法)`, and not "in the midst of", `수사 中…`."""
    before = plain[max(start - 2, 0) : start]
    if before.endswith("("):
        return False
    underway = before.endswith(" ") and is_hangul(before[:1])
    return not (underway and (end == len(plain) or plain[end] in STOPS))
