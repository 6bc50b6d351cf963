"""How much of a source a brief may repeat word for word.

Per source at most 3 sentences, 20 % of its characters, and 300 Korean characters, 200 Chinese ones or
75 English words. A text of fewer than 15 sentences cannot give three within 20 %: of it only the other two
bounds hold; a longer one may give at least `_LEAST`.
A fragment that only carries a figure is a fact, not expression, and does not count.
The choice and the law behind it: `docs/brief-format.md`, "Quotation".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from digest.model import Brief, Lang, Span
from digest.text.sentences import sentences

SENTENCES = 3
SHARE = 0.2
_WHOLE = 15  # sentences: of as many, three are a fifth
_MOST: Mapping[str, int] = {"ko": 300, "zh": 200, "en": 75}  # characters; words for English
_LEAST: Mapping[str, int] = {"ko": 240, "zh": 165, "en": 75}
_FRAGMENT: Mapping[str, int] = {"ko": 48, "zh": 36, "en": 14}


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """What a brief takes of one source: sentences, and characters (English: words)."""

    sentences: int
    size: int


def size(text: str, lang: Lang) -> int:
    """Characters, or words where the language is measured in words."""
    return len(text) if lang in {"ko", "zh"} else len(text.split())


def allowance(text: str, lang: Lang) -> int:
    """What may be repeated of a source (characters, or words); the cap where its text is not known: ""."""
    key = lang if lang in _MOST else "en"
    share = max(_LEAST[key], int(size(text, lang) * SHARE))
    if not text or share >= _MOST[key] or len(sentences(text)) < _WHOLE:
        return _MOST[key]
    return share


def is_fragment(words: str, lang: Lang) -> bool:
    """Whether words are so few that they carry a figure and no more."""
    return size(words, lang) <= _FRAGMENT[lang if lang in _FRAGMENT else "en"]


def overdrawn(brief: Brief, texts: Mapping[str, str]) -> Iterable[str]:
    """A line for each source of which the brief repeats more than it may."""
    langs = {source.article_id: source.lang for source in brief.sources}
    for article_id, uses in sorted(_repeated(brief, langs).items()):
        lang = langs.get(article_id, brief.lang)
        used = Use(
            sentences=sum(len(sentences(text)) for text in uses), size=sum(size(t, lang) for t in uses)
        )
        most = allowance(texts.get(article_id, ""), lang)
        if used.sentences > SENTENCES:
            yield f"{used.sentences} sentences of source {article_id}, {SENTENCES} may be quoted"
        if used.size > most:
            yield f"{used.size} characters or words of source {article_id}, {most} may be quoted"


def _repeated(brief: Brief, langs: Mapping[str, Lang]) -> dict[str, list[str]]:
    """The words repeated of each source, none twice: a quotation inside a quoted sentence counts once."""
    told = {span for point in brief.points for span in point.spans}
    pieces: dict[str, list[tuple[Span, str]]] = {}
    for item in brief.evidence:
        lang = langs.get(item.span.article_id, brief.lang)
        if item.span in told or not is_fragment(item.text, lang):
            pieces.setdefault(item.span.article_id, []).append((item.span, item.text))
    return {key: [text for span, text in some if not _inside(span, some)] for key, some in pieces.items()}


def _inside(span: Span, others: Iterable[tuple[Span, str]]) -> bool:
    return any(other != span and other.start <= span.start and span.end <= other.end for other, _ in others)
