"""What every reader gives before an article gets its identity."""

from dataclasses import dataclass
from datetime import datetime

from digest.model import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as its page states it; fields that the page does not state stay empty."""

    title: str
    paragraphs: tuple[str, ...]
    url: str = ""
    outlet: str = ""
    deck: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    published: datetime | None = None
    published_basis: Basis = "unknown"
    updated: datetime | None = None
    captions: tuple[str, ...] = ()
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantine:
    """A part of a page that reads like news and is none: a machine-made widget. Kept out, and named."""

    label: str  # its own heading: "종목 추적기"
    text: str
