"""Which language a text is in, by its letters alone.

Measured on 22 headlines each: ko 22, zh 22, en 22, ja 19 for the bare script rule
(`research/condensing.md`, "Language identification"); Japanese without kana is caught by its own
forms of characters (`気`, `円`, `沢`).
"""

from functools import cache

import opencc

from digest.model import Lang
from digest.text.fold import simplified

# A Korean text may hold many hanja, an English one a Korean name: these shares of all letters decide.
_HANGUL_SHARE = 0.2
_KANA_SHARE = 0.1
_HAN_SHARE = 0.2


def language(text: str) -> Lang:
    """The language of the text: ko, zh, en, ja, or und where it holds no letter of theirs."""
    hangul = kana = han = latin = 0
    for character in text:
        if "가" <= character <= "힣" or "\u1100" <= character <= "\u11ff" or "ㄱ" <= character <= "ㅣ":
            hangul += 1
        elif "ぁ" <= character <= "ヺ" and character != "゠":
            kana += 1
        elif (
            "\u3400" <= character <= "\u9fff"
            or "\uf900" <= character <= "\ufaff"
            or character >= "\U00020000"
        ):
            han += 1
        elif character.isalpha() and character < "\u0250":
            latin += 1
    wide = hangul + kana + han
    total = wide + latin / 4  # four Latin letters weigh as much as one syllable
    if not total:
        return "und"
    if hangul >= _HANGUL_SHARE * total and hangul >= kana and hangul * 4 >= han:
        return "ko"
    if kana >= _KANA_SHARE * total and kana * 6 >= han:
        return "ja"
    if han >= _HAN_SHARE * total:
        return "ja" if _is_japanese(text) else "zh"
    return "en" if latin else "und"


def han_variant(text: str) -> str:
    """`Hans` or `Hant`, whichever the characters of the text say; "" where they say neither."""
    hans, hant = _telling()
    simple = sum(character in hans for character in text)
    traditional = sum(character in hant for character in text)
    if simple == traditional:
        return ""
    return "Hans" if simple > traditional else "Hant"


@cache
def _telling() -> tuple[frozenset[str], frozenset[str]]:
    """The characters that only simplified, and only traditional Chinese writes."""
    table = simplified()
    hant = "".join(chr(code) for code in sorted(table) if code > 0x3400)
    hans = "".join(sorted(set(table.values())))
    back = opencc.OpenCC("s2t").convert("\n".join(hans)).split("\n")
    only = frozenset(a for a, b in zip(hans, back, strict=True) if a != b and a not in hant)
    return only, frozenset(hant) - frozenset(hans)


@cache
def _japanese() -> frozenset[str]:
    """Forms that only Japanese writes: neither the traditional nor the simplified character."""
    table = simplified()
    hant = [chr(code) for code in sorted(table) if code > 0x3400]
    forms = opencc.OpenCC("t2jp").convert("\n".join(hant)).split("\n")
    hans = frozenset(table.values())
    return frozenset(b for a, b in zip(hant, forms, strict=True) if a != b and len(b) == 1 and b not in hans)


def _is_japanese(text: str) -> bool:
    """Whether Han text without kana is Japanese by its characters."""
    forms = _japanese()
    return any(character in forms for character in text)
