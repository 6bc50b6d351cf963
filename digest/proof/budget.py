"""How much of a source a brief may repeat word for word.

Per source at most 3 sentences, 20 % of its characters, and 300 Korean characters, 200 Chinese ones or
75 English words. A text of fewer than 15 sentences cannot give three within 20 %: of it only the other two
bounds hold; a longer one may give at least `_LEAST`.
A fragment that only carries a figure is a fact, not expression, and does not count.
The choice and the law behind it: `docs/brief-format.md`, "Quotation".
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from digest.model import Brief, Citation, Lang, Span
from digest.proof.once import places

SENTENCES = 3
SHARE = 0.2
_WHOLE = 15  # sentences: of as many, three are a fifth
_MOST: Mapping[str, int] = {"ko": 300, "zh": 200, "en": 75}  # characters; words for English
_LEAST: Mapping[str, int] = {"ko": 240, "zh": 165, "en": 75}
_LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"
_STOPS = re.compile(f"[.。．｡!?！？…⋯{_LINE_ENDS}][{_LINE_ENDS}]*")
_FRAGMENT: Mapping[str, int] = {"ko": 48, "zh": 36, "en": 14}


def size(text: str, lang: Lang) -> int:
    """Characters, or words where the language is measured in words."""
    return len(text) if lang in {"ko", "zh"} else len(text.split())


def allowance(text: str, lang: Lang) -> int:
    """What may be repeated of a source (characters, or words); the cap where its text is not known: ""."""
    cap, least = _MOST[_key(lang)], _least(text, lang)
    is_long = least < cap and _at_most(text) >= _WHOLE and len(places(text)) >= _WHOLE
    return least if is_long else cap


def _least(text: str, lang: Lang) -> int:
    """What may be repeated of a source however many sentences it has."""
    key = _key(lang)
    return min(_MOST[key], max(_LEAST[key], int(size(text, lang) * SHARE))) if text else _MOST[key]


def _key(lang: Lang) -> str:
    return lang if lang in _MOST else "en"


def is_fragment(words: str, lang: Lang) -> bool:
    """Whether words are so few that they carry a figure and no more."""
    return size(words, lang) <= _FRAGMENT[_key(lang)]


def overdrawn(brief: Brief, texts: Mapping[str, str]) -> Iterator[str]:
    """A line for each source of which the brief repeats more than it may."""
    sources = {source.article_id: source for source in brief.sources}
    for article_id, uses in sorted(_repeated(brief, sources).items()):
        lang, text = _lang(brief, sources, article_id), texts.get(article_id, "")
        told = sum([_at_most(one) for one in uses])
        if told > SENTENCES and (told := sum([len(places(one)) for one in uses])) > SENTENCES:
            yield f"{told} sentences of source {_named(sources, article_id)}, {SENTENCES} may be quoted"
        used = sum([size(one, lang) for one in uses])
        if used > _least(text, lang) and used > (most := allowance(text, lang)):
            what = "characters" if lang in {"ko", "zh"} else "words"
            yield f"{used} {what} of source {_named(sources, article_id)}, {most} may be quoted"


def _lang(brief: Brief, sources: Mapping[str, Citation], article_id: str) -> Lang:
    return sources[article_id].lang if article_id in sources else brief.lang


def _named(sources: Mapping[str, Citation], article_id: str) -> str:
    return repr(sources[article_id].title[:40]) if article_id in sources else article_id


def _at_most(text: str) -> int:
    """No text has more sentences than this: a sentence ends at a stop or at a line end."""
    return 1 + len(_STOPS.findall(text, 0, len(text) - 1))


def _repeated(brief: Brief, sources: Mapping[str, Citation]) -> dict[str, list[str]]:
    """The words repeated of each source, none twice: a quotation inside a quoted sentence counts once."""
    told: set[Span] | None = None
    pieces: dict[str, list[tuple[Span, str]]] = {}
    for item in brief.evidence:
        article_id = item.span.article_id
        if is_fragment(item.text, _lang(brief, sources, article_id)):
            told = {span for point in brief.points for span in point.spans} if told is None else told
            if item.span not in told:
                continue
        pieces.setdefault(article_id, []).append((item.span, item.text))
    return {key: [text for span, text in some if not _inside(span, some)] for key, some in pieces.items()}


def _inside(span: Span, others: Iterable[tuple[Span, str]]) -> bool:
    start, end = span.start, span.end
    for other, _ in others:
        if other.start <= start and end <= other.end and other is not span and other != span:
            return True
    return False
