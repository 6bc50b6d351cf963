"""Pairs of names that Korean papers print themselves: `장젠펑(張建鋒)`, `시티 브레인(城市大腦·City Brain)`.

What is found goes to a review file and never straight into the register.
"""

import re
from dataclasses import dataclass

from digest.names.edges import HANGUL
from digest.names.register import find
from digest.names.table import lines
from digest.text.fold import flat

BRACKETS = re.compile(r"[(（]([^()（）\n]{2,40})[)）]")
PIECES = re.compile(r"\s*[·∙・/,]\s*")
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]{2,12}(?:[A-Za-z0-9]{1,8})?")
LATIN = re.compile(r"[A-Z][A-Za-z0-9.&'-]*(?: [A-Za-z0-9.&'-]+){0,4}")
KOREAN = re.compile(f"{HANGUL}+(?: {HANGUL}+){{0,2}}")
WORD = f"{HANGUL[:-1]}A-Za-z0-9]+"
BEFORE = re.compile(f"(?:{WORD} )*{WORD}$")
MODIFYING = ("의", "는", "을", "를", "에서", "에게")  # particles in which hardly a name ends
OPENING = "'\"‘“「『《〈"
ABBREVIATION = 6  # capitals: AI, LLM, HBM, KOSPI; a name only beside a Chinese form
LONGEST = 4  # words of a name
OFTEN = 2  # times that two words must stand together elsewhere to be one name
REACH = 60  # characters before the brackets that may hold the name


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasPair:
    """One thing under several names, as `text[start:end]` prints them."""

    ko: tuple[str, ...]
    zh: tuple[str, ...]  # as written, traditional or wrongly converted
    en: tuple[str, ...]
    start: int
    end: int
    known: str = ""  # id in the register, where a form is there already

    @property
    def key(self) -> tuple[str, str]:
        """The same for 阿裏雲 and 阿里云."""
        return self.ko[0].replace(" ", ""), flat("".join(self.zh or self.en))


def _abbreviation(piece: str) -> bool:
    return piece.isupper() and len(piece) <= ABBREVIATION


def _inner(content: str) -> tuple[list[str], list[str], list[str]] | None:
    """Korean, Chinese and Latin names in brackets; None where they hold anything else.

    None for `약 34조원`, `재판장 한성진`, `코로나19`, `AI`.
    """
    korean: list[str] = []
    chinese: list[str] = []
    latin: list[str] = []
    for piece in PIECES.split(content.strip()):
        for form, found in ((HAN, chinese), (LATIN, latin), (KOREAN, korean)):
            if form.fullmatch(piece):
                found.append(piece)
                break
        else:
            return None
    if not chinese:
        latin = [piece for piece in latin if not _abbreviation(piece)]
        korean = []  # 코로나(신종 감염증·Corona): what is Korean in the brackets explains, it does not name
    return (korean, chinese, latin) if chinese or latin else None


def _words(text: str, end: int, latin: list[str]) -> str:
    """The name before the brackets: from an opening quotation mark, as the register has it, or by use."""
    begin = max(end - REACH, 0)
    match = BEFORE.search(text[begin:end])
    if not match:
        return ""
    words = match[0].split(" ")
    start = begin + match.start()
    if start and text[start - 1] in OPENING and len(words) <= LONGEST:
        return match[0]
    named = [m for m in find(text[start:end]) if start + m.end == end]
    if named:
        return text[start + named[-1].start : end]
    count = max((len(name.split(" ")) for name in latin), default=1)
    name = words[-count:] if count <= len(words) else words[-1:]
    while len(name) < min(LONGEST, len(words)) and text.count(" ".join(words[-len(name) - 1 :])) > OFTEN:
        name = words[-len(name) - 1 :]
    while len(name) > 1 and _modifies(name[0]):
        name = name[1:]
    return " ".join(name)


def _modifies(word: str) -> bool:
    """Whether a word before a name only says whose or which it is: `중국의`, `텐센트와`."""
    named = any(m.start == 0 and m.end < len(word) for m in find(word))
    return len(word) > 1 and (named or word.endswith(MODIFYING))


def _is_name(word: str) -> bool:
    last = word.rsplit(" ", maxsplit=1)[-1]
    return len(word) > 1 and last not in lines("titles.txt")


def _known(ko: str) -> str:
    return next((mention.id for mention in find(ko) if mention.end - mention.start == len(ko)), "")


def pairs(text: str) -> tuple[AliasPair, ...]:
    """Every set of names once, where it first stands, in order."""
    found: dict[tuple[str, str], AliasPair] = {}
    for match in BRACKETS.finditer(text):
        inner = _inner(match[1])
        name = _words(text, match.start(), inner[2]) if inner else ""
        if inner is None or not _is_name(name) or not KOREAN.search(name):
            continue
        korean, chinese, latin = inner
        pair = AliasPair(
            ko=(name, *korean),
            zh=tuple(chinese),
            en=tuple(latin),
            start=match.start() - len(name),
            end=match.end(),
            known=_known(name),
        )
        found.setdefault(pair.key, pair)
    return tuple(found.values())


def row(pair: AliasPair) -> str:
    """A line for the review file: known id, then the forms of each language, tab-separated."""
    return "\t".join((pair.known, "|".join(pair.ko), "|".join(pair.zh), "|".join(pair.en)))
