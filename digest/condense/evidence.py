"""Spans: places in articles, with the hash of the words that stand there."""

import hashlib
from collections.abc import Iterable, Mapping

from digest.model import Article, Evidence, Span


def span(article: Article, start: int, end: int) -> Span:
    """The span of `article.text[start:end]`."""
    words = article.text[start:end]
    digest = hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()
    return Span(article_id=article.id, start=start, end=end, sha256=digest)


def kept(spans: Iterable[Span], texts: Mapping[str, str]) -> tuple[Evidence, ...]:
    """Every span once, in order of first use, with its words."""
    return tuple(
        Evidence(span=one, text=texts[one.article_id][one.start : one.end]) for one in dict.fromkeys(spans)
    )
