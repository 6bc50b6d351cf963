"""Keys under which one name meets its spellings in three languages, where nobody printed them side by side.

Koreans        탁은조 의원 = Tak Eun-jo = 卓恩朝                by how the family and the given name sound
Chinese people 웨이쓰위안 회장 = Wei Siyuan = 魏思远             by the Korean rules for Mandarin
Chinese firms  칭란전자, 청람전자 = Qinglan Electronics = 青岚电子   by either way to say it in Korean
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise, product
from typing import NamedTuple

from digest.group.table import lines, rows
from digest.model import Lang
from digest.names import table as names
from digest.names.romanizing import family_names, person_keys
from digest.names.sounding import families, from_pinyin, initial, read_out, spoken
from digest.text.fold import flat

CAPITALIZED = r"[A-Z][a-z]+(?:['-][A-Za-z][a-z]+)?"
RUN = re.compile(rf"(?<![\w-]){CAPITALIZED}(?: {CAPITALIZED}){{0,3}}(?![\w-])")
SYLLABLES = 3  # of nearly every name of a person in either country
FIRM = (2, 3)  # syllables of a firm's own name
LETTERS = 5  # of a Latin word below which pinyin may be anything
SOUND = "="  # begins a key of Chinese names


class Spelling(NamedTuple):
    """A name as a text has it."""

    key: str
    start: int
    word: str


@cache
def _titled() -> re.Pattern[str]:
    """A Korean name before or behind a title, or before brackets that say it in other letters."""
    titles = "|".join(sorted(names.lines("titles.txt"), key=lambda title: (-len(title), title)))
    before = rf"(?<![가-힣])([가-힣]{{3,5}})(?= ?(?:{titles}|씨)|[(（][一-鿿A-Z])"
    behind = rf"(?:{titles})(?:이자 (?:{titles}))? ([가-힣]{{3,5}}?)(?=[을를이가은는의과와도]?(?![가-힣]))"
    return re.compile(f"{before}|{behind}")


@cache
def _firms(lang: str) -> re.Pattern[str]:
    """The endings of firms' names in a language, the longest first."""
    endings = sorted(
        (row[1] for row in rows("firms.tsv") if row[0] == lang), key=lambda end: (-len(end), end)
    )
    ending = "|".join(endings)
    return re.compile(rf"(?<![가-힣])([가-힣]{{2,4}}?) ?(?:{ending})" if lang == "ko" else ending)


@cache
def _generic() -> frozenset[str]:
    """What stands before such an ending and is no name, in Chinese and as Koreans say it."""
    words = [flat(word) for word in lines("stems.txt")]
    return frozenset((*words, *(read_out(word) for word in words)))


def _korean(text: str, taken: frozenset[int]) -> Iterator[Spelling]:
    surnames = family_names()
    for match in _titled().finditer(text):
        name, start = match[match.lastindex or 1], match.start(match.lastindex or 1)
        if start in taken:
            continue
        yield Spelling(SOUND + name, start, name)
        if len(name) == SYLLABLES and name[0] in surnames:
            for key in person_keys(name[0], name[1:]):
                yield Spelling(key, start, name)
    for match in _firms("ko").finditer(text):
        if match.start() not in taken and match[1] not in _generic():
            yield Spelling(SOUND + match[1], match.start(), match[1])


def _runs(text: str, taken: frozenset[int]) -> Iterator[tuple[int, list[str]]]:
    """Capitalized words in a row and where they begin; a name that the register has parts them."""
    for run in RUN.finditer(text):
        at = start = run.start()
        words: list[str] = []
        for word in run[0].split(" "):
            if at in taken:
                yield start, words
                start, words = at + len(word) + 1, []
            else:
                words.append(word)
            at += len(word) + 1
        yield start, words


@lru_cache(maxsize=8192)
def _people(one: str, other: str, third: str = "") -> tuple[str, ...]:
    """Keys of what may be a Korean: family name first, or last; a given name may be two words."""
    given = f"{other}-{third}" if third else other
    last = third or other
    before = f"{one}-{other}" if third else one
    return (*person_keys(one, given), *person_keys(last, before))


@lru_cache(maxsize=8192)
def _mandarin(words: tuple[str, ...]) -> tuple[str, ...]:
    """Keys of what may be the whole name of a Chinese person: Wei Siyuan, Siyuan Wei."""
    divided = (parts for order in (words, words[::-1]) for parts in product(*map(from_pinyin, order)))
    return tuple(
        SOUND + "".join(said for said, _ in parts)
        for parts in divided
        if sum(count for _, count in parts) == SYLLABLES and parts[0][1] == 1
    )


def _english(text: str, taken: frozenset[int]) -> Iterator[Spelling]:
    for start, words in _runs(text, taken):
        for word in words:
            if len(word) >= LETTERS:
                for said, count in from_pinyin(word):
                    if count in FIRM:
                        yield Spelling(SOUND + said, start, word)
        for pair in pairwise(words):
            for key in (*_people(*pair), *_mandarin(pair)):
                yield Spelling(key, start, " ".join(pair))
        for triple in zip(words, words[1:], words[2:], strict=False):
            for key in _people(*triple):
                yield Spelling(key, start, " ".join(triple))


def spelled(text: str, lang: Lang, taken: frozenset[int]) -> Iterator[Spelling]:
    """The names of a Korean or English text by their keys; `taken` are the places of registered names."""
    if lang == "ko":
        yield from _korean(text, taken)
    elif lang == "en":
        yield from _english(text, taken)


@cache
def _windows() -> re.Pattern[str]:
    """Three characters of which the first is a family name, wherever they stand."""
    first = "".join(sorted({*families(), *names.lines("surnames_zh.txt")}))
    return re.compile(rf"(?=([{first}][\u4e00-\u9fff]{{2}}))")


@lru_cache(maxsize=16384)
def _person(han: str) -> tuple[str, ...]:
    """Keys of three characters that may be a person's name."""
    said = spoken(han)
    keys = [SOUND + said] if said else []
    given = read_out(f"一{han[1:]}")[1:]
    if given and han[0] in families():
        for way in dict.fromkeys((given, initial(given[0]) + given[1:])):
            keys += person_keys(families()[han[0]], way)
    return tuple(keys)


@lru_cache(maxsize=16384)
def _firm(han: str) -> tuple[str, ...]:
    ways = (spoken(han), read_out(han)) if han not in _generic() else ()
    return tuple(SOUND + way for way in ways if way)


def chinese(text: str, taken: frozenset[int], wanted: frozenset[str]) -> Iterator[Spelling]:
    """The names of a Chinese text that others spell as well: every three characters may be one."""
    plain = flat(text)
    for match in _windows().finditer(plain) if wanted else ():
        for key in _person(match[1]):
            if key in wanted and match.start() not in taken:
                yield Spelling(key, match.start(), match[1])
    for match in _firms("zh").finditer(plain) if wanted else ():
        for length in FIRM:
            start = match.start() - length
            for key in _firm(plain[start : match.start()]) if start >= 0 else ():
                if key in wanted and start not in taken:
                    yield Spelling(key, start, plain[start : match.start()])
