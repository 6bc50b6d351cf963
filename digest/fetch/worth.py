"""Whether the page behind a story says more than its feed. Pure.

A page is read for its body by `digest.extract`; here it is only weighed, so that a captcha,
a paywall or an empty shell never takes the place of the words that the feed gave.
"""

import html
import re
from dataclasses import dataclass
from functools import cache

from digest import tables
from digest.errors import ReadError
from digest.fetch.charset import decode
from digest.text.similarity import shingles

THIN = 1_200  # a Chinese or Korean letter counts two, any other one
SHELL = 1_500  # visible weight below which a page may be nothing but its challenge
PAGES = ("text/html", "application/xhtml+xml", "")

_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|noscript|template|head|nav|footer|form)\b[^<>]*>.*?(?:</\1\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_PAYLOAD = re.compile(r"<script\b[^<>]*>(.*?)(?:</script\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[\w/!?][^<>]*>?")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff가-힣]")
_NARROW = re.compile("[A-Za-z0-9]")
_CLOSED = re.compile(r"""["']?isAccessibleForFree["']?\s*:\s*["']?false""", re.IGNORECASE)
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
_BODY_KEYS = re.compile(
    r"""["']?(?:articleBody|content_elements|__next_f|__NEXT_DATA__|__INITIAL_STATE__|__NUXT__)["']?\s*[:=.\]]"""
)
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
MOST_LOOKED_AT = 3_000_000
HEAD = 60_000  # characters in which a page names its story
NAMED = 0.3  # of a headline's pairs of letters: headlines are rewritten, but not all of them
LEAST_ASKED = 6


@cache
def _phrases(name: str) -> tuple[str, ...]:
    return tuple(phrase.casefold() for phrase in tables.lines("digest.fetch", name))


def weight(text: str) -> int:
    """How much there is to read."""
    return 2 * len(_WIDE.findall(text)) + len(_NARROW.findall(text))


def visible(markup: str) -> str:
    """The text of HTML without scripts, heads and menus, roughly."""
    return html.unescape(_TAG.sub(" ", _UNSEEN.sub(" ", markup)))


def is_thin(markup: str) -> bool:
    """Whether a story's own HTML is too little to make a brief of: 연합뉴스 gives 63 characters."""
    return weight(visible(markup)) < THIN


def challenge(markup: str) -> str:
    """The words by which a page shows that it is a challenge and no content; "" where it shows none."""
    if weight(visible(markup)) >= SHELL:
        return ""
    folded = markup[:200_000].casefold()
    return next((phrase for phrase in _phrases("challenges.txt") if phrase in folded), "")


def _scripted(markup: str) -> int:
    """Weight of what scripts carry, where they carry a body."""
    return weight(" ".join(part for part in _PAYLOAD.findall(markup) if _BODY_KEYS.search(part)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a feed says of a story."""

    title: str
    html: str


def objection(body: bytes, told: Told, *, media_type: str, charset: str) -> str:
    """Why a page is not taken in the place of the feed's text; "" where it is taken."""
    if media_type not in PAGES:
        return f"{media_type[:60]} is no page"
    meta = _META_CHARSET.search(body[:4_000])
    try:
        markup = decode(body, charset or (meta[1].decode("ascii") if meta else ""), "page")
    except ReadError as error:
        return error.reason
    return _weighed(markup[:MOST_LOOKED_AT], told)


def _weighed(markup: str, told: Told) -> str:
    if challenge(markup):
        return "a challenge stands in its place"
    if _CLOSED.search(markup):
        return "behind a paywall"
    seen = visible(markup)
    if weight(seen) < SHELL and any(phrase in seen.casefold() for phrase in _phrases("paywalls.txt")):
        return "behind a paywall"
    if weight(seen) + _scripted(markup) <= max(weight(visible(told.html)) * 1.2, THIN / 4):
        return "says no more than the feed"
    return "" if _names(markup[:HEAD] + seen[:HEAD], told.title) else "tells another story"


def _names(markup: str, title: str) -> bool:
    """Whether enough of a headline stands in the head or the text of its page."""
    asked = shingles(title, 2)
    if len(asked) < LEAST_ASKED:
        return True
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), html.unescape(markup))
    return len(asked & shingles(plain, 2)) >= len(asked) * NAMED
