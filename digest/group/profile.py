"""What of an article can be compared with another, in any language: names, terms, figures, days."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from digest.group.beat_files import Beat
from digest.group.beats import BeatVerdict, verdict
from digest.group.figures import Figure
from digest.group.series import Marks, marks
from digest.group.sightings import sightings
from digest.group.strangers import Stranger, Unknown, strangers
from digest.group.words import words
from digest.group.zones import tops, zone
from digest.model import Article
from digest.text.numbers import amounts
from digest.text.relative import mentions

ISO_DAY = 10
TELLING = 2  # digits of a figure that tells something by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An article and its anchors; each mapping says how high in the text the anchor stands."""

    article: Article
    names: dict[str, str]  # id -> zone
    strangers: dict[str, Stranger]  # names that no register has, compared across languages only
    terms: dict[str, str]
    figures: dict[Figure, str]
    rounded: dict[Figure, Figure]  # telling figures by what they are when rounded to three digits
    telling: dict[tuple[str, str], frozenset[Figure]]  # figures at the top, by kind and unit
    days: dict[str, str]  # ISO days that the text names
    day: date | None  # of publication
    event: str  # the first day named at the top, else ""
    marks: Marks
    words: Counter[str]
    headline: frozenset[str]  # the words of the title alone
    beat: BeatVerdict

    @property
    def order(self) -> tuple[bool, float, str]:
        """Earliest published first, undated last, then by id: the same for any order of input."""
        published = self.article.published
        return published is None, published.timestamp() if published else 0.0, self.article.id


def _figures(article: Article, ends: tuple[int, int, int]) -> dict[Figure, str]:
    found: dict[Figure, str] = {}
    for amount in amounts(article.text, article.lang):
        unit = amount.unit if amount.kind in ("money", "percent") else ""
        figure = Figure.of(amount.kind, unit, amount.value)
        found.setdefault(figure, zone(ends, amount.start))
    return found


def _days(article: Article, ends: tuple[int, int, int], anchor: date | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for mention in mentions(article.text, anchor, article.lang):
        if len(mention.value) == ISO_DAY:
            found.setdefault(mention.value, zone(ends, mention.start))
    return found


def _telling(figures: dict[Figure, str]) -> dict[tuple[str, str], frozenset[Figure]]:
    found: dict[tuple[str, str], set[Figure]] = {}
    for figure, where in figures.items():
        if where != "body" and figure.digits >= TELLING and figure.kind != "duration":
            found.setdefault((figure.kind, figure.unit), set()).add(figure)
    return {slot: frozenset(values) for slot, values in found.items()}


def _event(days: dict[str, str]) -> str:
    return next((day for day, where in days.items() if where != "body"), "")


def read_on(undated: Profile, day: date) -> Profile:
    """An article without a date, its days read as if it were of that one: `지난 28일`."""
    days = _days(undated.article, tops(undated.article), day)
    return replace(undated, days=days, event=_event(days))


def profile(article: Article, beats: Sequence[Beat], unknown: Unknown) -> Profile:
    """The anchors of one article, and its beat among those given; `unknown` finds names of no register."""
    ends = tops(article)
    seen = sightings(article)
    day = article.published.date() if article.published else None
    days = _days(article, ends, day)
    figures = _figures(article, ends)
    return Profile(
        article=article,
        names={sighting.id: sighting.zone for sighting in seen.names},
        strangers=strangers(article, seen.named, unknown),
        terms={sighting.id: sighting.zone for sighting in seen.terms},
        figures=figures,
        rounded={figure.rounded: figure for figure in figures if figure.digits >= TELLING},
        telling=_telling(figures),
        days=days,
        day=day,
        event=_event(days),
        marks=marks("\n".join((article.title, *article.deck))),
        words=words(article.text),
        headline=frozenset(words(article.title)),
        beat=verdict(article, seen, beats),
    )
