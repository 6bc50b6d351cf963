"""Which beat an article is on, and why: a place AND a subject, both near the top of the text."""

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from digest.group import terms
from digest.model import Article
from digest.names import register

LEAD = 2  # paragraphs that count as the top of the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """A beat as its file states it."""

    id: str
    home: tuple[str, ...]
    subjects: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BeatVerdict:
    """The beat, "" for none, and the words that decided it."""

    beat: str
    reason: str


@cache
def beats() -> tuple[Beat, ...]:
    """Every beat there is a file for, sorted by id."""
    folder = files("digest.group") / "data" / "beats"
    read = [
        tomllib.loads(file.read_text("utf-8")) for file in folder.iterdir() if file.name.endswith(".toml")
    ]
    return tuple(
        Beat(id=b["id"], home=tuple(b["home"]), subjects=tuple(b["subjects"]), against=tuple(b["against"]))
        for b in sorted(read, key=lambda b: str(b["id"]))
    )


def beat_of(article: Article) -> BeatVerdict:
    """The beat of an article, or none of them, with the reason in words."""
    top = "\n".join((article.title, *article.deck, *article.paragraphs[:LEAD]))
    names = Counter(top[m.start : m.end] for m in register.find(top))
    places = {top[m.start : m.end]: register.get(m.id).place for m in register.find(top)}
    words = Counter(top[m.start : m.end] for m in terms.find(top))
    groups = {top[m.start : m.end]: terms.terms()[m.id].groups for m in terms.find(top)}
    best = BeatVerdict(beat="", reason="no beat: no place and subject of a beat at the top")
    most = 0
    for beat in beats():
        where = [word for word in names if places[word] in beat.home]
        what = [word for word in words if set(groups[word]) & set(beat.subjects)]
        against = sum(words[word] for word in words if set(groups[word]) & set(beat.against))
        weight = sum(words[word] for word in what) - against
        if where and what and weight > most:
            most = weight
            best = BeatVerdict(
                beat=beat.id, reason=f"place: {', '.join(where[:3])}; subject: {', '.join(what[:3])}"
            )
    return best
