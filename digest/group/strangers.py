"""Names that no register has, bridged across languages by what the articles at hand print themselves.

introduced   탁은조(卓恩調·Tak Eun-jo), 운담로봇(雲潭機器人): a Korean report says what others may call it
spelled      탁은조 의원 is "Tak Eun-jo", "Tark Eunjo", 卓恩朝: see `digest.group.spellings`

They count only between reports of different languages; within one, the words themselves are compared.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from digest.group import spellings
from digest.group.zones import tops, zone
from digest.model import Article
from digest.names.entries import Name
from digest.names.matcher import Matcher
from digest.names.mining import pairs
from digest.text.fold import flat


@dataclass(frozen=True, slots=True)
class Stranger:
    """A name as one article has it."""

    zone: str
    word: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """What may be a name in the articles at hand."""

    matcher: Matcher  # of names printed in brackets
    keys: frozenset[str]  # of names spelled in Korean or English, which a Chinese article may have too


def introduced(articles: Iterable[Article]) -> Unknown:
    """The unknown names of some articles, which others of them may have in another spelling."""
    ids: dict[str, str] = {}  # flat form -> id
    spelled: dict[str, dict[str, None]] = {}
    keys: set[str] = set()
    for article in articles:
        text = article.text
        keys.update(found.key for found in spellings.spelled(text, article.lang, frozenset()))
        if article.lang != "ko" or not ("(" in text or "（" in text):
            continue
        for pair in pairs(text):
            if pair.known or not pair.zh + pair.en:
                continue
            printed = (*pair.ko, *pair.zh, *pair.en)
            id_ = next((ids[flat(form)] for form in printed if flat(form) in ids), f"~{pair.ko[0]}")
            for form in printed:
                ids.setdefault(flat(form), id_)
                spelled.setdefault(id_, {})[form] = None
    names = (Name(id=id_, kind="term", ko=tuple(forms)) for id_, forms in sorted(spelled.items()))
    return Unknown(Matcher(names), frozenset(keys))


def strangers(article: Article, named: Iterable[tuple[int, int]], unknown: Unknown) -> dict[str, Stranger]:
    """The names of an article that the register does not have: id or key -> where and how it stands first.

    `named` is where the names of the register stand.
    """
    ends, text = tops(article), article.text
    taken = frozenset(at for start, end in named for at in range(start, end))
    found: dict[str, Stranger] = {}
    for mention in unknown.matcher.find(text):
        if mention.start not in taken:
            word = text[mention.start : mention.end]
            found.setdefault(mention.id, Stranger(zone(ends, mention.start), word))
    if article.lang == "zh":
        spelled = spellings.chinese(text, taken, unknown.keys)
    else:
        spelled = spellings.spelled(text, article.lang, taken)
    for spelling in spelled:
        found.setdefault(spelling.key, Stranger(zone(ends, spelling.start), spelling.word))
    return found
