"""The sentence in which cited words stand, as far as it is at hand."""

from collections.abc import Mapping

from digest.model import Span
from digest.proof.once import places

_ENDS = (".", "!", "?", "…", "。", "！", "？", '"', "”", "’", "」", "』")  # of a sentence


def sentence_of(span: Span, words: Mapping[Span, str], texts: Mapping[str, str]) -> str:
    """The sentence around a span: of its source, else of the evidence that covers it, else "".

    A span that is itself the longest evidence at its place proves nothing about its neighbours,
    and a wider figure ("62%(247억 위안)" around "247억 위안") is no sentence.
    """
    text = texts.get(span.article_id)
    if text is not None:
        return _within(text, span.start, span.end)
    wider = [
        one
        for one in words
        if one.article_id == span.article_id
        and one != span
        and one.start <= span.start <= span.end <= one.end
        and words[one].rstrip().endswith(_ENDS)
    ]
    return words[max(wider, key=lambda one: one.end - one.start)] if wider else ""


def _within(text: str, start: int, end: int) -> str:
    """The line's sentences that the place touches."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    row = text[first : last if last >= 0 else len(text)]
    touched = [one for one in places(row) if one[0] < end - first and start - first < one[1]]
    return row[touched[0][0] : touched[-1][1]] if touched else row
