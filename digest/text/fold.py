"""Two ways to make texts comparable: a key, and a same-length copy to match in.

Traditional and simplified Chinese, Korean and Japanese variants, case, full width and typographic
marks become one form. Never print a folded text: `乾` and `干` are one here.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import opencc

_HAN = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))


def _variants() -> Iterator[tuple[str, str]]:
    """The pairs of `data/variants.tsv`."""
    table = files("digest.text").joinpath("data/variants.tsv").read_text(encoding="utf-8")
    for row in table.splitlines():
        if row and not row.startswith("#"):
            form, plain = row.split("\t")[:2]
            yield form, plain


@cache
def simplified() -> dict[int, str]:
    """One traditional character -> one simplified, by OpenCC and `data/variants.tsv`."""
    characters = [chr(code) for start, end in _HAN for code in range(start, end)]
    converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    table = {ord(a): b for a, b in zip(characters, converted, strict=True) if a != b and len(b) == 1}
    table.update({ord(form): plain for form, plain in _variants()})
    for code, plain in table.items():  # 靑 -> 青, 裏 -> 里: a variant of a variant takes one step, not two
        while ord(plain) in table and table[ord(plain)] != plain:
            plain = table[ord(plain)]
        table[code] = plain
    return table


class _Flat(dict[int, str]):
    """A table for `str.translate` that learns each character once."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        for _ in range(4):
            plain = _one(unicodedata.normalize("NFKC", character), character)
            plain = _one(plain.casefold(), plain)
            plain = simplified().get(ord(plain), plain)
            if plain == character:
                break
            character = plain
        self[code] = character
        return character


def _one(changed: str, kept: str) -> str:
    """The changed form where it is still one character."""
    return changed if len(changed) == 1 else kept


_FLAT = _Flat()


def fold(text: str) -> str:
    """A comparison key: NFKC, casefolded, simplified, marks plain. Its length may differ; twice is once."""
    for _ in range(4):
        key = unicodedata.normalize("NFKC", text).casefold().translate(simplified())
        if key == text:
            break
        text = key
    return text


def flat(text: str) -> str:
    """The same folding one character for one, so that `flat(text)[a:b]` stands at `text[a:b]`."""
    return text.translate(_FLAT)
