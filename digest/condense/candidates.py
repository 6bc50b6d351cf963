"""The sentences of an article that could stand in a brief: news, not the furniture of its page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from digest.condense.tables import words
from digest.model import Article, Lang
from digest.text.clean import line
from digest.text.numbers import Amount, amounts
from digest.text.sentences import sentences

_FIRST = {"ko": 2, "zh": 6, "en": 4}  # sentences in which a dateline may stand; a Korean one is any bracket
_LEAST = {"ko": 12, "zh": 10, "en": 30}  # characters: less says nothing by itself
_MOST = {"ko": 260, "zh": 170, "en": 420}  # a longer one is no single sentence
_ASKS = ("?", "？")
_CLOSERS = "\"'”’」』)）]"
_PAIRS = (("“", "”"), ("「", "」"), ("『", "』"))
_ENDS = tuple(".!?。！？…”\"'’」』)）]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """`article.text[start:end]`, the `number`th sentence of its article."""

    article: Article
    start: int
    end: int
    number: int
    paragraph: int
    text: str
    cut: int = 0  # characters of a dateline that stand before it


@lru_cache(maxsize=2048)  # ranking and the table of figures both ask
def figures_in(text: str, lang: Lang) -> tuple[Amount, ...]:
    """The figures of a sentence."""
    return amounts(text, lang)


def usable(article: Article) -> tuple[Sentence, ...]:
    """The sentences that are news, in order."""
    return tuple(one for one in readable(article) if not asks(one.text))


def readable(article: Article) -> Iterator[Sentence]:
    """The sentences that are no furniture of the page, questions among them, in order."""
    return (one for one in every(article) if not _is_furniture(one))


def asks(text: str) -> bool:
    """Whether a sentence is a question: it tells nothing."""
    return text.rstrip(_CLOSERS).endswith(_ASKS)


def every(article: Article) -> Iterator[Sentence]:
    """All sentences of the paragraphs, datelines cut off."""
    offset = len("\n".join((article.title, *article.deck))) + 1
    number = 0
    for place, paragraph in enumerate(article.paragraphs):
        for start, end in sentences(paragraph):
            first = start + (
                _dateline(paragraph[start:end], article.lang) if number < _FIRST.get(article.lang, 0) else 0
            )
            text = paragraph[first:end]
            if text.strip():
                yield Sentence(
                    article=article,
                    start=offset + first,
                    end=offset + end,
                    number=number,
                    paragraph=place,
                    text=line(text),
                    cut=first - start,
                )
                number += 1
        offset += len(paragraph) + 1


def _dateline(text: str, lang: str) -> int:
    """How many characters of a first sentence come before the news."""
    for pattern in words("dateline.tsv", lang):
        found = re.match(pattern, text)
        if found and len(text) - found.end() >= _LEAST.get(lang, 0):
            return found.end()
    return 0


def _is_furniture(one: Sentence) -> bool:
    lang = one.article.lang
    if not _LEAST.get(lang, 0) <= len(one.text) <= _MOST.get(lang, 400):
        return True
    if not one.text.endswith(_ENDS):
        return True
    return not _is_whole(one.text) or bool(_furniture(lang).search(one.text))


def _is_whole(text: str) -> bool:
    """Whether every quotation that opens in the sentence closes in it."""
    return text.count('"') % 2 == 0 and all(text.count(a) == text.count(b) for a, b in _PAIRS)


@cache
def _furniture(lang: str) -> re.Pattern[str]:
    patterns = (*words("furniture.tsv", "*"), *words("furniture.tsv", lang))
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
