"""Which language a text is in, by its letters alone.

The bare script rule (Hangul ko, kana ja, Han zh, else en) read 22 headlines each as ko 22, zh 22,
en 22, ja 19 (`research/condensing.md`, "Language identification"). Two things are added: shares, so that a
Korean name in an English text does not make it Korean, and Japanese without kana by its characters.
"""

from functools import cache, lru_cache

from digest.model import Lang
from digest.text.han import forms
from digest.text.patterns import lazy

_HANGUL = lazy("[가-힣\u1100-\u11ffㄱ-ㅣ]+")
_KANA = lazy("[ぁ-ゟァ-ヺｦ-ﾝ]+")
_HAN = lazy("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_LATIN = lazy("[A-Za-zÀ-ÖØ-öø-ɏ]+")

_LATIN_WEIGHT = 0.25  # four Latin letters say about as much as one syllable block
_ASIDE = lazy(r"[(（][^()（）]{0,80}[)）]")  # `Lee Jae-myung (이재명) said` is English
_HANGUL_SHARE = 0.12
_HANGUL_PER_HAN = 0.25  # a Korean headline may be mostly hanja, a Chinese text may name a Korean word
_KANA_SHARE = 0.08
_KANA_PER_HAN = 0.15  # running Japanese has more kana than kanji; `優の良品` is a Chinese brand
_HAN_SHARE = 0.15
_HEADLINE = 40  # Han characters; no Japanese text longer than this does without kana


def language(text: str) -> Lang:
    """The language of the text: ko, zh, en, ja, or und where it holds no letter of theirs."""
    return _by_share(_ASIDE.sub(" ", text)) or _by_share(text) or "und"


def _by_share(text: str) -> Lang | None:
    """The language that the letters of the text speak for; None where there are none."""
    hangul, kana, han, letters = (
        sum(map(len, script.findall(text))) for script in (_HANGUL, _KANA, _HAN, _LATIN)
    )
    latin = letters * _LATIN_WEIGHT
    total = hangul + kana + han + latin
    if not total:
        return None
    if hangul >= max(_HANGUL_SHARE * total, _HANGUL_PER_HAN * han, kana):
        return "ko"
    if kana >= max(_KANA_SHARE * total, _KANA_PER_HAN * han):
        return "ja"
    if han >= _HAN_SHARE * total:
        return "ja" if han <= _HEADLINE and _reads_japanese(text) else "zh"
    return "en" if latin else None


@lru_cache(maxsize=4)  # every `元` of a text asks for the whole of it
def han_variant(text: str) -> str:
    """`Hans` or `Hant`, as the characters of the text say; "" where they say neither."""
    hans, hant = _telling()
    simple = sum(character in hans for character in text)
    traditional = sum(character in hant for character in text)
    if simple == traditional:
        return ""
    return "Hans" if simple > traditional else "Hant"


@cache
def _telling() -> tuple[frozenset[str], frozenset[str]]:
    """The characters that only simplified, and only traditional Chinese writes."""
    simple, traditional = forms("s2t"), forms("t2s")
    hant = frozenset(traditional) - frozenset(traditional.values())
    return frozenset(simple) - frozenset(traditional), hant


def _reads_japanese(text: str) -> bool:
    """Whether Han text without kana is Japanese: `気`, or `当` (simplified) beside `選` (traditional)."""
    hans, hant = _telling()
    japanese = forms("t2jp")
    new_forms = frozenset(japanese.values())
    simple = [character for character in text if character in hans]
    if any(character not in new_forms for character in simple):
        return False
    if any(character in new_forms - hans - hant - _chinese() for character in text):
        return True
    traditional = [character for character in text if character in hant]
    return bool(simple and traditional) and not any(character in japanese for character in traditional)


@cache
def _chinese() -> frozenset[str]:
    """Characters of some Chinese standard: the mainland's, Taiwan's or Hong Kong's."""
    standards = (forms(name).values() for name in ("t2s", "s2t", "t2tw", "t2hk"))
    return frozenset(forms("t2s")).union(*standards)
