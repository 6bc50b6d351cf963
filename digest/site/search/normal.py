"""The one form in which texts are indexed and queries are asked, and the words of it.

`theme/static/search/engine.js` does the same to a query; `docs/search.md` names what both must agree on.
"""

import re
import unicodedata
from functools import cache
from typing import Final

from digest.text.fold import flat, fold

HANGUL: Final = "가-힣"
_LETTERS: Final = "a-z0-9\u00df-\u052f\u0e00-\u0e7f\u1e00-\u1eff"
_HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_KANA: Final = "々ぁ-ゖァ-ヺー"
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_MARKS: Final = str.maketrans({"’": "'", "‘": "'", "–": "-", "‐": "-", "‑": "-"})
RUN: Final = re.compile(  # its groups: Latin letters and figures, Korean, Chinese
    rf"([{_LETTERS}](?:[{_LETTERS}.\-&+']*[{_LETTERS}+])?)|([{HANGUL}]+)|([{_HAN}{_KANA}]+)"
)
PARTS: Final = re.compile(r"[.\-&+']+")


def normal(text: str) -> str:
    """NFKC, lower case, traditional characters simplified, 5,000 as 5000: `ＧＰＴ-５` -> `gpt-5`."""
    plain = unicodedata.normalize("NFKC", text.translate(_MARKS)).lower()
    return _THOUSANDS.sub("", flat(plain))


def is_hangul(character: str) -> bool:
    """Whether it is a syllable of Hangul."""
    return "가" <= character <= "힣"


def is_latin(character: str) -> bool:
    """Whether the first character of a word makes it one of Latin letters and figures."""
    return character < "\u2000"


def key(text: str) -> str:
    """A name as the index looks it up, without spaces and marks: `Alibaba Cloud` -> `alibabacloud`."""
    return "".join([match[0] for match in RUN.finditer(normal(text))])


@cache
def variants() -> tuple[tuple[str, str], ...]:
    """Every Han character that is folded to another one, with that one: 裏 里; sorted by the latter."""
    characters = "".join(map(chr, (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))))
    pairs = zip(characters, fold(characters), strict=True)  # there, folding is one to one
    return tuple(sorted((pair for pair in pairs if pair[0] != pair[1]), key=lambda pair: (pair[1], pair[0])))
