"""Two ways to make texts comparable: a key, and a same-length copy to match in.

Traditional and simplified Chinese, Korean and Japanese variants, case, full width and typographic
marks become one form. Never print a folded text: `乾` and `干` are one here.
"""

import unicodedata
from functools import cache, lru_cache

from digest.text.han import forms
from digest.text.tables import rows

# Unicode's foldings reach their fixed point in two rounds, in three with a variant of a variant.
_ROUNDS = 4


@cache
def _plain() -> dict[int, str]:
    """Code point -> plain character, by OpenCC and `data/variants.tsv`; chains (靑 -> 青) take one step."""
    table = forms("t2s") | {row[0]: row[1] for row in rows("variants.tsv")}
    return {ord(form): _last(form, table) for form in table}


def _last(form: str, table: dict[str, str]) -> str:
    """Where a chain of variants ends; one that comes back to itself stops there."""
    seen = {form}
    while form in table and table[form] not in seen:
        form = table[form]
        seen.add(form)
    return form


class _Flat(dict[int, str]):
    """A table for `str.translate` that learns each character once."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _one(chr(code))
        return plain


def _one(character: str) -> str:
    """The folded character where every step of folding gives one character; else as far as it does."""
    plain = _plain()
    for _ in range(_ROUNDS):
        before = character
        if len(width := _width(character)) == 1:
            character = width
        if len(lower := character.casefold()) == 1:
            character = lower
        character = plain.get(ord(character), character)
        if character == before:
            break
    return character


def _width(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _han(text: str) -> str:
    return text.translate(_plain())


_FLAT = _Flat()


def fold(text: str) -> str:
    """A comparison key: NFKC, casefolded, simplified, marks plain. Its length may differ; twice is once."""
    if text.isascii():
        return text.lower()
    for _ in range(_ROUNDS):
        key = _han(_width(text).casefold())
        if key == text:
            break
        text = key
    return text


@lru_cache(maxsize=8)
def flat(text: str) -> str:
    """The same folding one character for one, so that `flat(text)[a:b]` stands at `text[a:b]`.

    The last texts are kept: names, terms, figures and days of one article are looked for one after another.
    """
    return text.lower() if text.isascii() else text.translate(_FLAT)
