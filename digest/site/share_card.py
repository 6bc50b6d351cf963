"""The share card of a brief: its headline as a picture of 1200 × 630, an SVG that needs no drawing library.

Nobody measures type here: widths are those of common bold serifs, taken a little wide, so that a line of any
system's own font fits. The text is text: it can be read aloud, searched and selected.
"""

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import Final
from xml.sax.saxutils import escape

from digest.site.brief_view import tag
from digest.site.entries import Entry
from digest.site.languages import Interface
from digest.site.place import Site

_EM: Final = 100  # widths count in hundredths of the size of the type
_LINE: Final = 1008  # px between the margins
_FORMS: Final = ((72, 3), (58, 4), (46, 5))  # sizes of type in px, and the lines that then fit
_FULL: Final = 0.95  # how much of its lines a text fills at most, words being whole
_LEADING: Final = 1.3
_MIDDLE: Final = 340  # px from the top: of the block of the headline
_HAN: Final = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_OPEN: Final = "(\\[{“‘《〈「『（【［｛"
_CLOSE: Final = ")\\]}”’》〉」』）】］｝、。，．：；！？…·%％"
# What stays on one line: a Chinese character with its marks, or a word; white space follows.
_PIECE: Final = re.compile(
    f"[{_OPEN}]*[{_HAN}][{_CLOSE}]*\\s*|[{_OPEN}]*[^\\s{_HAN}{_OPEN}]+\\s*|[{_OPEN}]+\\s*|\\s+"
)
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FAMILIES: Final = {
    "ko": "'Noto Serif CJK KR','Noto Serif KR','Nanum Myeongjo',AppleMyungjo,Batang,serif",
    "zh-Hans": "'Songti SC','Noto Serif CJK SC','Noto Serif SC',SimSun,serif",
    "zh-Hant": "'Songti TC','Noto Serif CJK TC','Noto Serif TC',PMingLiU,serif",
    "ja": "'Hiragino Mincho ProN','Noto Serif CJK JP','Yu Mincho',serif",
}
_LATIN: Final = "'Source Serif 4','Noto Serif',Charter,Georgia,serif"
_CARD: Final = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630" lang="{lang}" \
role="img" aria-labelledby="t" font-family="{family}" fill="#1b1a17"><title id="t">{title}</title>
<rect width="1200" height="630" fill="#fdfcf9"/><rect width="1200" height="24" fill="#8c2f1b"/>
<text x="96" y="104" font-size="34" font-weight="700">{site}</text>\
<text x="1104" y="104" font-size="26" text-anchor="end" fill="#5f5b52">{motto}</text>
<path d="M96 132H1104M96 540H1104" stroke="#d9d4c7" stroke-width="3"/>
<text x="96" y="184" font-size="26" font-weight="700" fill="#8c2f1b">{kicker}</text>
<text font-size="{size}" font-weight="700">{lines}</text>
<text x="96" y="588" font-size="28" fill="#5f5b52">{foot}</text></svg>
"""


class _Widths(dict[str, int]):
    """The width of a character, learnt once each."""

    def __missing__(self, character: str) -> int:
        if not character.isascii():
            width = 64 if character < "\u1100" else _EM  # quotation marks are full width in Chinese type
        elif character in " .,;:!'|()[]`ijlI":
            width = 34
        elif character in "mwMW@%&":
            width = 94
        else:
            width = 74 if character.isupper() else 57
        self[character] = width
        return width


_WIDTHS: Final = _Widths()


def _edges(text: str) -> list[int]:
    """Where each character begins on an endless line, and where the last one ends."""
    return [0, *accumulate(map(_WIDTHS.__getitem__, text))]


def _cut(edges: list[int], start: int, limit: int) -> int:
    """How far a line from `start` may go where nothing but its width ends it: one character at least."""
    return max(bisect_right(edges, edges[start] + limit) - 1, start + 1)


def _lines(text: str, edges: list[int], limit: int) -> list[str]:
    lines: list[str] = []
    start = at = 0
    for piece in _PIECE.findall(text):
        end = at + len(piece)
        ink = end - 1 if piece[-1] == " " else end
        if edges[ink] - edges[start] > limit:
            if at > start:
                lines.append(text[start:at].rstrip())
                start = at
            while edges[ink] - edges[start] > limit and ink > start + 1:
                cut = _cut(edges, start, limit)
                lines.append(text[start:cut])
                start = cut
        at = end
    rest = text[start:].rstrip()
    return [*lines, rest] if rest else lines


def wrapped(text: str, limit: int) -> list[str]:
    """The text in lines of at most `limit` hundredths of an em.

    Korean and Latin words stay whole, Chinese breaks between characters but never before a closing mark.
    """
    return _lines(text, _edges(text), limit)


def _set(headline: str) -> tuple[int, list[str]]:
    """The size of type and the lines of a headline: the largest that holds it, else the smallest, cut."""
    edges = _edges(headline)
    for size, most in _FORMS[:-1]:
        limit = _LINE * _EM // size
        if edges[-1] <= _FULL * limit * most:
            lines = _lines(headline, edges, limit)
            if len(lines) <= most:
                return size, lines
    size, most = _FORMS[-1]
    lines = _lines(headline, edges, _LINE * _EM // size)
    if len(lines) <= most:
        return size, lines
    last = lines[most - 1]
    end = _cut(_edges(last), 0, _LINE * _EM // size - _EM)
    return size, [*lines[: most - 1], f"{last[:end].rstrip()}…"]


@lru_cache(maxsize=1024)
def _clean(text: str) -> str:
    return escape(_ILLEGAL.sub("", text), {'"': "&quot;"})


def card(*, site: str, motto: str, kicker: str, headline: str, foot: str, lang: str) -> str:
    """The card as SVG: the name of the site, a line above the headline, the headline, a line below it.

    `lang` is the HTML `lang` of the headline; every text is outside text and is escaped here.
    """
    headline = _ILLEGAL.sub("", headline)
    size, lines = _set(headline)
    first = _MIDDLE + 0.36 * size - _LEADING * size * (len(lines) - 1) / 2 + 14
    spans = "".join(
        f'<tspan x="96" y="{first + _LEADING * size * turn:.0f}">{escape(line)}</tspan>'
        for turn, line in enumerate(lines)
    )
    return _CARD.format(
        lang=_clean(lang),
        family=_FAMILIES.get(lang, _LATIN),
        title=escape(headline),
        site=_clean(site),
        motto=_clean(motto),
        kicker=_clean(kicker),
        size=size,
        lines=spans,
        foot=_clean(foot),
    )


def share(ui: Interface, site: Site, item: Entry, *, outlets: int, old: bool) -> str:
    """The card of a brief in its own interface: its beat and what marks it, its date, its outlets."""
    marks = [site.beat_name(item.beat, ui)]
    if item.sample:
        marks.append(ui.t("Sample"))
    if old and item.published:
        marks.append(ui.t("An article of %(year)s", year=item.published.year))
    told = ui.short_day(item.published) if item.published else ui.t("Undated")
    reported = ui.n("%(count)s outlet", "%(count)s outlets", outlets) if outlets else ui.t("No outlet named")
    return card(
        site=site.title(ui),
        motto=ui.t("Every sentence with its source"),
        kicker=" · ".join(marks),
        headline=item.headline,
        foot=f"{told} · {reported}",
        lang=tag(item.lang, item.headline) or "en",
    )
