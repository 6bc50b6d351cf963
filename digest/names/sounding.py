"""How a name in Chinese characters sounds, so that three ways to write it meet.

魏思远 -> 웨이쓰위안, as Korean papers write it      Wei Siyuan -> 웨이쓰위안
青岚   -> 청람, as Koreans read the characters       卓恩朝     -> 탁은조
"""

import re
from functools import cache, lru_cache

from digest.names.table import forms, rows
from digest.text.fold import flat

FIRST, SYLLABLE, VOWEL = 0xAC00, 21 * 28, 28
# A word does not begin with ㄹ: 련상 is 연상, 로봉 is 노봉; before these vowels it falls, by their numbers.
SOFT_VOWELS = frozenset({2, 3, 6, 7, 12, 17, 20})  # ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ
N, R, SILENT = 2, 5, 11  # numbers of ㄴ, ㄹ and ㅇ
LONGEST = 6  # letters of a syllable of pinyin: zhuang


@cache
def _sounds() -> tuple[dict[str, str], dict[str, str]]:
    """What each character sounds like in Korean, and in Mandarin by Korean letters."""
    spoken = _syllables()
    table = rows("han_sounds.tsv")
    return (
        {row["han"]: row["ko"] for row in table if row["ko"]},
        {row["han"]: spoken[row["pinyin"]] for row in table if row["pinyin"]},
    )


@cache
def _syllables() -> dict[str, str]:
    return {row["pinyin"]: row["ko"] for row in rows("pinyin.tsv")}


@cache
def families() -> dict[str, str]:
    """Korean family names by their character, simplified: 金 -> 김."""
    found: dict[str, str] = {}
    for row in rows("surnames.tsv"):
        for han in forms(row["hanja"]):
            found.setdefault(flat(han), row["ko"])
    return found


def initial(syllable: str) -> str:
    """A syllable as it is said at the beginning of a word: 련 -> 연, 로 -> 노, 녀 -> 여."""
    begin, rest = divmod(ord(syllable) - FIRST, SYLLABLE)
    soft = rest // VOWEL in SOFT_VOWELS
    said = SILENT if soft and begin in {N, R} else N if begin == R else begin
    return chr(FIRST + said * SYLLABLE + rest)


def read_out(han: str) -> str:
    """Simplified characters as Koreans read them; "" where a character is none of the common ones."""
    sounds, _ = _sounds()
    if not han or any(char not in sounds for char in han):
        return ""
    return initial(sounds[han[0]]) + "".join(sounds[char] for char in han[1:])


def spoken(han: str) -> str:
    """Simplified characters by their Mandarin sounds in Korean letters; "" where one is too rare."""
    _, sounds = _sounds()
    return "".join(sounds[char] for char in han) if all(char in sounds for char in han) else ""


@lru_cache(maxsize=8192)
def from_pinyin(word: str) -> tuple[tuple[str, int], ...]:
    """What a Latin word may be if it is pinyin, in Korean letters, with its syllables: Yuntan -> 윈탄, 2.

    Several where it may be divided in several ways: Xian -> 셴 or 시안. None for most English words.
    """
    found: list[tuple[str, int]] = []
    plain = re.sub("['’-]", "", word.casefold()).replace("ü", "v")

    def divide(at: int, said: str, count: int) -> None:
        if at == len(plain):
            found.append((said, count))
        for end in range(at + 1, min(at + LONGEST, len(plain)) + 1):
            if syllable := _syllables().get(plain[at:end]):
                divide(end, said + syllable, count + 1)

    divide(0, "", 0)
    return tuple(sorted(found))
