"""Names that no register has, bridged across languages by what the articles at hand print themselves.

introduced   탁은조(卓恩調·Tak Eun-jo), 운담로봇(雲潭機器人): a Korean report says what others may call it
spelled      탁은조 의원 is "Tak Eun-jo", "Tark Eunjo", "Eun-jo Tak": one key for all spellings of a name

They count only between reports of different languages; within one, the words themselves are compared.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from digest.group.zones import tops, zone
from digest.model import Article
from digest.names.entries import Name
from digest.names.matcher import Matcher
from digest.names.mining import pairs
from digest.names.romanizing import family_names, person_keys
from digest.names.table import lines
from digest.text.fold import flat

CAPITALIZED = r"[A-Z][a-z]+(?:-[A-Za-z][a-z]+)?"
RUN = re.compile(rf"(?<![\w-]){CAPITALIZED}(?: {CAPITALIZED}){{1,3}}(?![\w-])")


@dataclass(frozen=True, slots=True)
class Stranger:
    """A name as one article has it."""

    zone: str
    word: str


@cache
def _titled() -> re.Pattern[str]:
    """A name of three syllables before a title, or before brackets that say it in other letters."""
    titles = "|".join(sorted(lines("titles.txt"), key=lambda title: (-len(title), title)))
    return re.compile(rf"(?<![가-힣])([가-힣]{{3}})(?= ?(?:{titles}|씨)|[(（][一-鿿A-Z])")


def introduced(articles: Iterable[Article]) -> Matcher:
    """Finds the unknown names that Korean articles print in brackets, in every article."""
    ids: dict[str, str] = {}  # flat form -> id
    spelled: dict[str, dict[str, None]] = {}
    for article in articles:
        text = article.text
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
    return Matcher(Name(id=id_, kind="term", ko=tuple(forms)) for id_, forms in sorted(spelled.items()))


def _korean(article: Article, taken: frozenset[int]) -> Iterator[tuple[str, int, str]]:
    """Keys, place and word of the people that a Korean article names with a post, or in two scripts."""
    text, families = article.text, family_names()
    found = {match[1]: match.start() for match in _titled().finditer(text) if match[1][0] in families}
    for name, start in found.items():
        if start not in taken:
            for key in person_keys(name[0], name[1:]):
                yield key, text.find(name), name


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


def _english(article: Article, taken: frozenset[int]) -> Iterator[tuple[str, int, str]]:
    """Keys, place and words of what may be Korean people in an English article, family name first or last."""
    for begin, words in _runs(article.text, taken):
        for at in range(len(words) - 1):
            for given in (words[at + 1 : at + 2], words[at + 1 : at + 3]):
                for key in person_keys(words[at], "-".join(given)):
                    yield key, begin, " ".join((words[at], *given))
            for start in (at, at - 1):
                given = words[max(start, 0) : at + 1]
                for key in person_keys(words[at + 1], "-".join(given)):
                    yield key, begin, " ".join((*given, words[at + 1]))


def strangers(article: Article, named: Iterable[tuple[int, int]], matcher: Matcher) -> dict[str, Stranger]:
    """The names of an article that the register does not have: id or key -> where and how it stands first.

    `named` is where the names of the register stand.
    """
    ends, text = tops(article), article.text
    taken = frozenset(at for start, end in named for at in range(start, end))
    found: dict[str, Stranger] = {}
    for mention in matcher.find(text):
        if mention.start not in taken:
            word = text[mention.start : mention.end]
            found.setdefault(mention.id, Stranger(zone(ends, mention.start), word))
    people = _korean(article, taken) if article.lang == "ko" else ()
    people = _english(article, taken) if article.lang == "en" else people
    for key, start, word in people:
        found.setdefault(key, Stranger(zone(ends, start), word))
    return found
