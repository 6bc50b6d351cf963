"""Words that a source puts into somebody's mouth: verbatim, with the speaker of the same sentence."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from digest.condense.candidates import Sentence
from digest.condense.evidence import span
from digest.condense.figures import day
from digest.condense.sides import parties
from digest.condense.tables import words
from digest.model import Quote
from digest.names.register import find, get
from digest.proof.budget import is_fragment
from digest.proof.speakers import posts_on
from digest.text.clean import line

QUOTES = 2
_WORDS = 4
_PARTICLE = re.compile(
    r"[가-힣](?:에서|에게|으로|부터|까지|을|를|은|는|에|이|가|도|한|된|던|인|운|온|난|찬|며|고|자|르면)$"
    r"|^(?:연|낸|온|간|본|쓴|든|선|편|펴낸)$"
)
_FULL_STOP = re.compile(r"(?<=[a-z]{2})\.$")  # of the sentence; that of "J." belongs to the name


def quotes(found: Sequence[Sentence], told: Sequence[Sentence]) -> tuple[Quote, ...]:
    """The first quotations in the sentences that the brief quotes anyway, then short ones of others.

    Where the first is of one party only and another party is quoted too, that one is heard second.
    """
    inside = [(quote, one) for one in told for quote in _of(one)]
    others = [
        (quote, one)
        for one in found
        if one not in told
        for quote in _of(one)
        if is_fragment(quote.text, one.article.lang)
    ]
    heard = list({quote.text: (quote, one) for quote, one in (*inside, *others)}.values())
    return tuple(quote for quote, _ in _both_sides(heard)[:QUOTES])


def _both_sides(heard: list[tuple[Quote, Sentence]]) -> list[tuple[Quote, Sentence]]:
    if len(heard) <= QUOTES or not (first := parties(heard[0][1])):
        return heard
    reply = next((row for row in heard[1:] if len(side := parties(row[1])) == 1 and not side & first), None)
    return [heard[0], reply, *(row for row in heard[1:] if row is not reply)] if reply else heard


def _of(one: Sentence) -> Iterator[Quote]:
    text = one.article.text[one.start : one.end]
    for pattern in _patterns(one.article.lang):
        matches = list(pattern.finditer(text))
        for match in matches:
            speaker = line(_speaker(match["speaker"], one.article.lang))
            if speaker:
                start, end = match.span("words")
                cited = span(one.article, one.start + start, one.start + end)
                yield Quote(text=line(text[start:end]), speaker=speaker, span=cited, post=_post(speaker, one))
        if matches:
            return


def _post(speaker: str, one: Sentence) -> str:
    """What a person who is named without a post was on that day, "" where the register is not sure of one."""
    since = day(one)
    named = [mention for mention in find(speaker) if mention.end - mention.start == len(speaker)]
    if since is None or len(named) != 1:
        return ""
    told = posts_on(named[0].id, since, one.article.lang)
    return told[0] if len(told) == 1 else ""


def _speaker(told: str, lang: str) -> str:
    """The speaker without what leads the sentence in, "" where it may be none.

    "이날 우원식 국회의장" becomes "우원식 국회의장"; "내놨다가 텐센트 주가" is nobody.
    """
    if _listed("nobody").search(told.strip(" ,，")):
        return ""
    bare = _FULL_STOP.sub("", _listed("lead").sub("", told.strip(" ,，")))
    if lang == "ko":
        bare = _tail(bare)
    people = [mention for mention in find(bare) if get(mention.id).kind == "person"]
    if people:
        return bare[people[0].start :]
    return "" if lang == "ko" and not bare.endswith(_roles()) else bare


def _tail(told: str) -> str:
    """The last words that hang together: of "국회에서 기자회견을 연 하은솔 대변인" the last two."""
    some: list[str] = []
    for word in reversed(told.rpartition(",")[2].split()):
        if some and (len(some) == _WORDS or _PARTICLE.search(word)):
            break
        some.append(word)
        if word == "한":  # "한 업계 관계자": one of the trade
            break
    return " ".join(reversed(some))


@cache
def _roles() -> tuple[str, ...]:
    return tuple(words("roles.tsv", "ko")[0].split("|"))


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in words("quoting.tsv", lang))


@cache
def _listed(key: str) -> re.Pattern[str]:
    return re.compile("|".join(words("quoting.tsv", key)))
