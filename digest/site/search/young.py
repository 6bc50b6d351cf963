"""The newest briefs, whose terms stand in no shard yet: they travel in the manifest as words.

So a new brief changes no shard, and words are half as long as terms. The browser makes the terms of them, the
same as `terms.py` does; what that learned of Korean nouns is marked.

    "young": [["알리바바 클라우드,투자", "gpt-5,gpt|,5|", [0, 3]], ...]
        title, body, names of a brief, newest first. Words with a space between them have a term across it.
        A mark between the two letters of a pair says that it is otherwise than usual, which is to begin a
        noun where the word begins and to end one where it ends: `<` for the former, `>` for the latter, `|`
        for both. So `삼>성전<자` is two nouns. Behind a Latin word it says that this is a piece of one. The
        `$` of a character alone stands there as it does in its term.
        A name: its place in "called" twice, and 1 where a form of it stands in the title.
    "called": [[["알리바바", "阿里巴巴", "Alibaba"], []], ...]
        the forms of a name, and their keys where these are not the form in small letters without spaces.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from digest.site.search.korean import Lexicon
from digest.site.search.normal import is_hangul, is_latin, key
from digest.site.search.reading import Part, Reading
from digest.site.search.shelf import Shelf
from digest.site.search.state import Brief
from digest.site.search.terms import ALONE, BEGINS, ENDS, PAIR, Terms, in_heading, pairs, pieces
from digest.site.search.words import han, worth

_MARKS: Final = ("", "<", ">", "|")  # by BEGINS and ENDS
_NO_KEY: Final = "-"  # of a form of marks alone: no query has it


@dataclass(frozen=True, slots=True)
class Young:
    """The young briefs: what the index keeps of each by its number, their words, columns of the manifest."""

    briefs: Mapping[int, Brief]
    words: Counter[str]
    characters: Counter[str]
    columns: Mapping[str, object]


def young(shelf: Shelf, readings: Mapping[int, Reading], terms: Terms) -> Young:
    """From the reading of each by its number."""
    counts = Counter(chain.from_iterable(reading.words for reading in readings.values()))
    briefs, by_seal = {}, {}
    for number, stub in shelf.unsettled():
        reading = by_seal[stub.seal] = readings[number]
        briefs[number] = Brief(stub.seal, terms.of(reading)[1], tuple(reading.names), reading.outlets)
    newest = [by_seal[stub.seal] for stub in shelf.young]
    return Young(briefs, worth(counts, terms.lexicon), han(counts), _columns(newest, terms))


def _word(word: str, lexicon: Lexicon, *, tail: bool = True) -> str:
    """A word with its marks; without `tail`, up to the end of its last noun."""
    if len(word) < PAIR and not is_latin(word[0]):
        return f"{word}{ALONE}" if tail else word
    if not is_hangul(word[0]):
        return word
    cut = lexicon.cut(word)
    size = len(word) if tail and not cut.bare else cut.stem
    marks = [""] * size
    for at, (_, edges) in enumerate(pairs(word[:size], cut)):
        marks[at] = _MARKS[edges ^ ((0 if at else BEGINS) | (ENDS if at + PAIR == size else 0))]
    return "".join(chain.from_iterable(zip(word, marks, strict=False)))


def written(part: Part, terms: Terms) -> str:
    """The words of a title or a body: those that meet, those that do not yet stand there, pieces."""
    met: list[list[str]] = []
    for left, right in part.pairs:
        if terms.across(left, right):
            if not met or met[-1][-1] != left:
                met.append([left])
            met[-1].append(right)
    lexicon = terms.lexicon
    rows = [
        [*(_word(left, lexicon, tail=False) for left in lefts), _word(last, lexicon)] for *lefts, last in met
    ]
    there = set(chain.from_iterable(rows))
    others = (_word(word, lexicon) for word in part.words)
    cut = (f"{piece}|" for word in part.words for piece in pieces(word))
    return ",".join([*map(" ".join, rows), *(word for word in others if word not in there), *cut])


def _keys(forms: tuple[str, ...]) -> list[str]:
    """The keys of forms, "" for a form in small letters without spaces; none where only such would follow."""
    own = [key(form) or _NO_KEY for form in forms]
    keys = ["" if key == form.lower().replace(" ", "") else key for key, form in zip(own, forms, strict=True)]
    return keys[: max((at for at, key in enumerate(keys, 1) if key), default=0)]


def _columns(readings: Iterable[Reading], terms: Terms) -> dict[str, object]:
    """The columns of the manifest, in the order of `readings`."""
    names: dict[tuple[str, ...], int] = {}
    briefs = []
    for reading in readings:
        named = [
            2 * names.setdefault(forms, len(names)) + in_heading(reading, forms)
            for forms in reading.names.values()
        ]
        briefs.append([written(reading.title, terms), written(reading.body, terms), named])
    return {"young": briefs, "called": [[forms, _keys(forms)] for forms in names]}
