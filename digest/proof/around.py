"""The sentence in which cited words stand, as far as it is at hand."""

from collections.abc import Mapping
from typing import NamedTuple

from digest.model import Span
from digest.proof.once import places

_ENDS = tuple(".!?…。！？\"'”’」』")  # of a sentence
_LAST = (*_ENDS, *")）]】")  # what may stand behind its end
_BEFORE = (*_LAST, *"=—–-:：|｜/电電讯訊")  # a sentence, or its dateline: "(서울=가온통신) 하은솔 기자 = "


class Around(NamedTuple):
    """The sentence around cited words, and where in it they stand."""

    text: str
    at: int


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return text.rstrip().endswith(_ENDS)


def sentence_of(span: Span, words: Mapping[Span, str], texts: Mapping[str, str]) -> Around | None:
    """The sentence around a span: of its source, else of the evidence that covers it, else None.

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
        and ends_sentence(words[one])
    ]
    if not wider:
        return None
    widest = max(wider, key=lambda one: one.end - one.start)
    return Around(words[widest], span.start - widest.start)


def is_whole(span: Span, words: str, texts: Mapping[str, str]) -> bool:
    """Whether cited words are all of a sentence but its dateline, as far as their source is at hand."""
    if not words.rstrip().endswith(_LAST):
        return False
    text = texts.get(span.article_id)
    if not text:
        return True
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start].rstrip()
    return not before or before.endswith(_BEFORE)


def _within(text: str, start: int, end: int) -> Around:
    """The line's sentences that the place touches."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    row = text[first : last if last >= 0 else len(text)]
    touched = [one for one in places(row) if one[0] < end - first and start - first < one[1]]
    if not touched:
        return Around(row, start - first)
    return Around(row[touched[0][0] : touched[-1][1]], start - first - touched[0][0])
