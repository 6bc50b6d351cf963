"""What the page of a person shows beside the briefs: posts with their days, and the newest quotations.

A former post is never shown as a present one: an open end says the last day on which it was known to hold.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from digest.model import Quote
from digest.names.posts import posts
from digest.names.register import find, get
from digest.site.figures import dated
from digest.site.languages import TAGS, Interface

_NEWEST: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """A post and when it was held, in the words of an interface."""

    post: str
    since: str
    until: str  # "" for an end that is not known
    asof: str  # for such an end, the last day on which the post was known to be held


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Words that a brief quotes, and where they are proven."""

    text: str
    lang: str  # HTML `lang`; "" where it is the page's
    day: date
    href: str


def said_by(quotes: Iterable[Quote]) -> tuple[str, ...]:
    """What a list keeps of the quotations of a brief where one known person speaks: "eddie-wu words"."""
    kept = []
    for quote in quotes:
        people = {found.id for found in find(quote.speaker) if get(found.id).kind == "person"}
        if len(people) == 1:
            kept.append(f"{people.pop()} {quote.text}")
    return tuple(kept)


def tenures(person: str, ui: Interface) -> tuple[Tenure, ...]:
    """The posts that the register knows of a person, newest first."""
    own = [post for post in posts() if post.person == person]
    return tuple(
        Tenure(
            post={"ko": post.ko, "zh": post.zh}.get(ui.lang, post.en),
            since=dated(post.since, ui),
            until=dated(post.until, ui) if post.until else "",
            asof=dated(post.asof, ui) if post.asof else "",
        )
        for post in sorted(own, key=lambda post: (post.since, post.en), reverse=True)
    )


def sayings(
    person: str, told: Iterable[tuple[date, str, str, Sequence[str]]], ui: Interface
) -> tuple[Saying, ...]:
    """The newest quotations of a person, the same words once.

    `told`: day, address, language and kept quotations of briefs, newest first.
    """
    found: dict[str, Saying] = {}
    for day, url, own, quotes in told:
        lang = TAGS.get(own, "") if own != ui.lang else ""
        for row in quotes:
            speaker, _, text = row.partition(" ")
            if speaker == person and text not in found:
                found[text] = Saying(text=text, lang=lang, day=day, href=f"{url}#quotes")
    return tuple(islice(found.values(), _NEWEST))
