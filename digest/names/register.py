"""The register of names: who and what a text speaks of, in Korean, Chinese or English.

find("알리바바 클라우드는 阿里巴巴의 사업부")
    -> alibaba-cloud at 0:9, alibaba at 11:15
"""

from functools import cache

from digest.names.entries import Kind, Name, names
from digest.names.keys import keys
from digest.names.matcher import Matcher, NameMention

__all__ = ["Kind", "Name", "NameMention", "display", "find", "get", "names"]


@cache
def _by_id() -> dict[str, Name]:
    return {name.id: name for name in names()}


@cache
def _matcher() -> Matcher:
    return Matcher(names(), keys())


def find(text: str) -> tuple[NameMention, ...]:
    """The names in a text, in order, without overlap."""
    return _matcher().find(text)


def get(name_id: str) -> Name:
    """The row of an id; `KeyError` where the register has none."""
    return _by_id()[name_id]


def display(name_id: str, lang: str) -> str:
    """What a reader of `lang` calls it; where the register has no such form, the Latin or Korean one.

    `zh-Hant` asks for traditional characters. An id that is not in the register comes back as it is.
    """
    name = _by_id().get(name_id)
    if name is None:
        return name_id
    own = {"ko": name.ko, "zh": name.zh, "zh-Hant": name.zh_hant or name.zh, "en": name.en}.get(lang, ())
    return next(iter((*own, *name.en, *name.ko, *name.zh)), name_id)
