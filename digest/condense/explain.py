"""Why the sentences of an article stand in a brief or do not, for a person to read."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from digest.condense.candidates import every, usable
from digest.condense.judging import status
from digest.condense.ranking import Ranked, ranked
from digest.condense.selecting import chosen
from digest.model import Article

_SHOWN = 60  # characters of a sentence


def explained(article: Article) -> tuple[str, ...]:
    """A line for the article, and one for each sentence: its place, its score, why it is in or out."""
    found = usable(article)
    ranking = {one.sentence.number: one for one in ranked(found)}
    told = {one.number for one in chosen(tuple(ranking.values()))}
    straight = any(one.straight for one in ranking.values())
    genre = "straight news: position leads" if straight else "feature: centrality leads"
    lines = [f"{len(found)} usable sentences, {genre}"]
    lines += [f"{_verdict(one.number, ranking, told)}: {_short(one.text)}" for one in every(article)]
    return tuple(lines)


def _verdict(number: int, ranking: Mapping[int, Ranked], told: AbstractSet[int]) -> str:
    if number not in ranking:
        return f"- {number + 1} furniture, or too short or too long"
    one = ranking[number]
    parts = f"position {one.position:.2f}, centrality {one.centrality:.2f}, title {one.title:.2f}, "
    parts += f"new figures {one.fresh:.1f}"
    parts += ", leans on what was before" if one.background else ""
    kind = status(one.sentence.text, one.sentence.article.lang)
    return f"{'+' if number in told else '-'} {number + 1} {kind}, score {one.score:.2f} ({parts})"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
