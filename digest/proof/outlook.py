"""What a brief says is to come, and why its news matters: held against the words that it cites."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from digest.model import Brief, Span
from digest.proof.once import Once, times

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def is_ahead(told: str, since: date) -> bool:
    """Whether a day, month or year, in ISO form, lies wholly after a day: "2026-12" after 2026-11-30."""
    return bool(_DATE.fullmatch(told)) and told > since.isoformat()[: len(told)]


def outlook(brief: Brief, words: Mapping[Span, str], once: Once) -> Iterator[str]:
    """Why what is said to come or to matter is not proven."""
    for number, point in enumerate(brief.matters, 1):
        if not point.spans or once.line(" ".join([words[span] for span in point.spans])) != point.text:
            yield f"reason {number} is not the words that it cites: {point.text[:40]!r}"
    sources = {source.article_id: source for source in brief.sources} if brief.coming else {}
    for one in brief.coming:
        source = sources.get(one.span.article_id)
        since = source.published.date() if source and source.published else None
        told = times(words[one.span], since, source.lang) if source else frozenset()
        if once.line(words[one.span]) != one.text:
            yield f"what is to come is not the words that it cites: {one.text[:40]!r}"
        elif since is None or not is_ahead(one.date, since):
            yield f"{one.date} is not after its source: {one.text[:40]!r}"
        elif one.date not in told:
            yield f"{one.text[:40]!r} does not say {one.date}"
