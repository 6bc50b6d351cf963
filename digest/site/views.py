"""What templates see of a brief: each text with its language, each claim with its proof."""

from datetime import datetime
from typing import NamedTuple

from digest.model import Brief
from digest.site.plots import Share


class Proof(NamedTuple):
    """Exact words of a source, and the way to them."""

    number: int  # of its source in the list of sources, from 1
    text: str
    lang: str
    outlet: str
    published: datetime | None
    href: str  # opens the source at these words; "" where the source has no address


class PointView(NamedTuple):
    """A sentence of the brief."""

    number: int  # from 1
    text: str
    status: str
    label: str  # "" for a plain fact
    matters: bool  # whether a source says with it why the news matters
    proofs: tuple[Proof, ...]


class FigureView(NamedTuple):
    """A row of the figures table."""

    number: int  # from 1
    label: str
    subject: str
    value: str
    text: str
    lang: str
    note: str
    proof: Proof
    around: tuple[str, str, str]  # the words of the proof: before the figure, the figure, after it


class QuoteView(NamedTuple):
    """Words in somebody's mouth."""

    text: str
    speaker: str
    post: str  # what the register says the speaker was on that day; "" for nothing
    proof: Proof


class ComingView(NamedTuple):
    """What a source says is to come."""

    text: str
    date: str  # ISO: a day, a month or a year
    day: str  # the same, said
    proof: Proof
    point: int  # the number of the point that says it; 0 for none


class ImpactView(NamedTuple):
    """What a source says that an event did to a listed company."""

    company: str
    ticker: str
    direction: str
    label: str
    proof: Proof


class SourceView(NamedTuple):
    """A source of the brief."""

    number: int
    outlet: str
    title: str
    lang: str
    href: str
    published: datetime | None
    byline: str


class NameView(NamedTuple):
    """A name of the register."""

    id: str
    text: str
    others: tuple[tuple[str, str], ...]  # (lang tag, form) in the other scripts


class BriefView(NamedTuple):
    """All that `brief.html` shows of a brief itself; its neighbours come beside it."""

    id: str
    lang: str
    headline: str
    standfirst: str
    beat: str
    beat_name: str
    sample: bool
    edited: bool
    points: tuple[PointView, ...]
    figures: tuple[FigureView, ...]
    quotes: tuple[QuoteView, ...]
    impacts: tuple[ImpactView, ...]
    sources: tuple[SourceView, ...]
    matters: tuple[PointView, ...]  # why the news matters, where no point says it
    coming: tuple[ComingView, ...]
    names: tuple[NameView, ...]
    notes: tuple[str, ...]
    reasons: tuple[str, ...]
    published: datetime | None
    basis: str
    updated: datetime | None
    characters: int
    minutes: int
    votes: tuple[tuple[str, Share], ...]  # parts of a vote with their words, where the figures state one
    brief: Brief  # the brief itself, for what is said of it in another language
