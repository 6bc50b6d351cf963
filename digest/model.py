"""The nouns of the digest, in the order in which one becomes the next.

    Document -> Article -> Story -> Brief

All are frozen, slotted and built by keyword.
Sequences are tuples, times are aware; where a source states its zone, the time keeps that offset.
An evidence coordinate (`Span`) counts characters in `Article.text`, never in the raw bytes.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Lang = Literal["ko", "zh", "en", "ja", "und"]
Basis = Literal["stated", "feed", "inferred", "unknown"]
Status = Literal["fact", "claim", "plan", "interpretation"]
Direction = Literal["positive", "negative", "mixed"]
Bound = Literal["", "at_least", "more_than", "at_most", "less_than"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the place a document came from says about it: a feed entry, an HTTP header.

    A hint is believed less than what the document itself states.
    """

    title: str = ""
    byline: tuple[str, ...] = ()
    published: datetime | None = None
    outlet: str = ""
    beat: str = ""
    charset: str = ""  # as the HTTP header or the MIME part named it
    zone: str = ""  # IANA name, "Asia/Seoul"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Raw bytes, kept as they were found."""

    id: str  # sha256 of body, hex
    origin: str  # where it came from, as a person would name it: "pages/samples/a.html", a feed's URL
    body: bytes = field(repr=False)
    url: str = ""  # the page's own address where known
    media_type: str = ""  # as declared; readers go by content
    fetched_at: datetime | None = None  # None for files: a file's time proves nothing
    hints: Hints = Hints()
    instead: "Document | None" = field(default=None, repr=False)  # read where this one holds no article


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text by one outlet, cleaned, with the furniture of its page left behind."""

    id: str  # 16 hex characters; see `digest.extract.identity`
    document_id: str
    origin: str
    title: str
    paragraphs: tuple[str, ...]
    lang: Lang
    url: str = ""
    outlet: str = ""
    deck: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    published: datetime | None = None
    published_basis: Basis = "unknown"
    updated: datetime | None = None
    captions: tuple[str, ...] = ()
    section: str = ""
    feed_beat: str = ""  # the beat of the subscription that brought it, a hint for `group`

    @property
    def text(self) -> str:
        """Title, deck lines and paragraphs, a line each: what a `Span` counts in."""
        return "\n".join((self.title, *self.deck, *self.paragraphs))


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The exact words that prove a thing: `Article.text[start:end]`."""

    article_id: str
    start: int
    end: int
    sha256: str  # of those words in UTF-8, hex


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One event across outlets and languages."""

    id: str  # 8 hex characters, never changes once published
    beat: str  # "" where it is on none
    reasons: tuple[str, ...]  # why its articles stand together and on this beat
    articles: tuple[Article, ...]  # lead first
    follows: str = ""  # id of the story that this one continues
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A typed figure or date that can be said in any language: `CNY 200000000000`, investment."""

    kind: Literal["money", "count", "percent", "date", "duration", "other"]
    measure: str  # "investment", "votes_for" ...; "" where no rule names it
    value: str  # canonical decimal ("200000000000", "3.5") or ISO date ("2020-06-09", "2020-04")
    unit: str  # ISO currency, "%", "people", "years" ...; "" for dates
    text: str  # as the source has it: "2000억 위안"
    span: Span
    subject: str = ""  # id of a name in the register, or the words of the source
    approximate: bool = False  # the source says "about"
    bound: Bound = ""  # the source says "at least", "more than", "up to", "less than"
    note: str = ""  # a consistency note of ours, shown beside the figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words that a source puts into somebody's mouth, verbatim."""

    text: str
    speaker: str
    span: Span  # the quoted words; the speaker stands in the same sentence
    post: str = ""  # what the register says the speaker was on that day, where the source does not say it


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One sentence of a brief and what proves it."""

    text: str
    status: Status
    spans: tuple[Span, ...]  # at least one


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """What a source says is to come, with the day, month or year that it names."""

    text: str  # a sentence of the source
    date: str  # ISO: "2026-02-10", "2026-03", "2027"
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """What a source says that an event did to a listed company. No span, no impact."""

    company: str
    ticker: str
    direction: Direction
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A source of a brief: which article, of which outlet, from which raw document."""

    article_id: str
    document_id: str
    origin: str
    outlet: str
    title: str
    lang: Lang
    url: str = ""
    published: datetime | None = None
    byline: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A span together with its words, so that a brief can be read and checked by itself."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What a reader gets of a story in one language."""

    id: str  # "<story id>-<lang>"
    slug: str  # ASCII, at most 80 bytes, ends in the id
    story_id: str
    beat: str
    lang: Lang
    headline: str
    standfirst: str
    points: tuple[Point, ...]
    evidence: tuple[Evidence, ...]  # every span used below, once, in order of first use
    sources: tuple[Citation, ...]  # lead first
    facts: tuple[Fact, ...] = ()
    quotes: tuple[Quote, ...] = ()
    impacts: tuple[Impact, ...] = ()
    names: tuple[str, ...] = ()  # ids in the register of names
    notes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    follows: str = ""
    published: datetime | None = None  # None: no source states a date
    published_basis: Basis = "unknown"
    updated: datetime | None = None
    made_by: str = "digest"
    matters: tuple[Point, ...] = ()  # sentences of the sources that say why the news matters; may be points
    coming: tuple[Coming, ...] = ()  # what is to come, by date; may be points
