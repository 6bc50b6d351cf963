"""The one form in which texts are indexed and queries are asked, and the words of it.

`theme/static/search/engine.js` does the same to a query; `docs/search.md` names what both must agree on.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from digest.text.fold import flat

HANGUL: Final = "가-힣"
_LETTERS: Final = "a-z0-9\u00df-\u052f\u0e00-\u0e7f\u1e00-\u1eff"
_HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_KANA: Final = "々ぁ-ゖァ-ヺー"
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_MARKS: Final = str.maketrans({"’": "'", "‘": "'", "–": "-", "‐": "-", "‑": "-"})
_RUN: Final = re.compile(
    rf"(?P<latin>[{_LETTERS}](?:[{_LETTERS}.\-&+']*[{_LETTERS}+])?)|(?P<hangul>[{HANGUL}]+)|(?P<han>[{_HAN}{_KANA}]+)"
)
PARTS: Final = re.compile(r"[.\-&+']+")

Kind = Literal["latin", "hangul", "han"]


@dataclass(frozen=True, slots=True)
class Run:
    """An unbroken piece of one writing, with the place of its end."""

    kind: Kind
    text: str
    start: int
    end: int


def normal(text: str) -> str:
    """NFKC, lower case, traditional characters simplified, 5,000 as 5000: `ＧＰＴ-５` -> `gpt-5`."""
    plain = unicodedata.normalize("NFKC", text.translate(_MARKS)).lower()
    return _THOUSANDS.sub("", flat(plain))


def runs(normalised: str) -> Iterator[Run]:
    """The words of a normalised text: `lg전자 与` -> lg, 전자, 与."""
    for match in _RUN.finditer(normalised):
        kind: Kind = match.lastgroup  # type: ignore[assignment] # the names of the groups are the kinds
        yield Run(kind, match.group(), match.start(), match.end())


def key(text: str) -> str:
    """A name as the index looks it up, without spaces and marks: `Alibaba Cloud` -> `alibabacloud`."""
    return "".join(run.text for run in runs(normal(text)))


@cache
def variants() -> tuple[tuple[str, str], ...]:
    """Every Han character that is folded to another one, with that one: 裏 里; sorted by the latter."""
    blocks = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))
    pairs = ((chr(code), flat(chr(code))) for block in blocks for code in block)
    return tuple(sorted((pair for pair in pairs if pair[0] != pair[1]), key=lambda pair: (pair[1], pair[0])))
