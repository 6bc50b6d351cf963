"""What a sentence says that the news did to listed companies.

A mere mention is nothing, nor is a company's own figure: the share price moves by a stated percentage, or the
source names an effect on the company. Condensing asks it what to tell, the gate whether that was told.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from digest.model import Direction
from digest.names.register import NameMention, find, get
from digest.proof.tables import rows

_PERCENT = re.compile(r"\d[\d.,]*\s?(?:%|％|percent|per cent|퍼센트)")
_CHAIN = re.compile(
    r"\s?(?:와|과|및|·|,|、|和|与|及|and|, and)\s?"
)  # "현대자동차와 기아": one of a row of companies
_APPOSITION = re.compile(r",(?!\d)[^,]*,(?!\d)")  # "Tencent, the biggest games company by revenue, closed"
_WAYS: tuple[tuple[Direction, str], ...] = (
    ("positive", "up"),
    ("positive", "helps"),
    ("negative", "down"),
    ("negative", "hurts"),
)
_ASIDE = 32  # characters beside a move that may take it back
_REACH = {"en": 110}
_NEAR = 26  # characters from a company to its move, where the script is dense


def stated(text: str, lang: str) -> Iterator[tuple[str, Direction, int, int]]:
    """Company, direction, and where in the text that is said."""
    moves = bool(_part("market", lang).search(text) and _PERCENT.search(text))
    if not moves and not _effect(lang).search(text):
        return
    companies = [one for one in find(text) if get(one.id).kind == "company" and get(one.id).tickers]
    if moves:
        for number, company in enumerate(companies):
            until = companies[number + 1].start if number + 1 < len(companies) else len(text)
            move = _move(text, company, until, lang)
            if move:
                yield company.id, move[0], company.start, move[1]
    if companies:
        yield from _effects(text, companies, lang)


def moved(company: str, direction: Direction, text: str, lang: str) -> bool:
    """Whether the text moves the company (an id) that way.

    A fragment may have lost the word that makes it one of share prices; then a word of that way must stand in
    it.
    """
    told = {way for name, way, *_ in stated(text, lang) if name == company}
    ways = told or {way for way, part in _WAYS if _part(part, lang).search(text)}
    return ways >= {"positive", "negative"} if direction == "mixed" else direction in ways


def _move(text: str, company: NameMention, until: int, lang: str) -> tuple[Direction, int] | None:
    """The move of the company's share price before the next company is named, and where it ends."""
    near = min(until, company.end + _REACH.get(lang, _NEAR))
    for found in _moves(lang).finditer(text, company.end, near):
        between = _APPOSITION.sub(" ", text[company.end : found.start()])
        share = _PERCENT.search(text, max(company.end, found.start() - 16), min(len(text), found.end() + 16))
        if not share or _part("other", lang).search(between):
            continue
        back = "down" if found["up"] else "up"  # "rose 3% before ending 1% lower": nobody can say which
        turned = any(one[back] for one in _moves(lang).finditer(text, found.end(), until))
        if turned or _is_undone(text, found, lang, ("denied", "unsure")):
            return None
        return "positive" if found["up"] else "negative", max(found.end(), share.end())
    return None


def _is_undone(text: str, found: re.Match[str], lang: str, parts: Sequence[str]) -> bool:
    """Whether the words right beside a move or an effect take it back: "跌幅收窄", "수혜를 보지 못했다"."""
    ahead = text[max(0, found.start() - _ASIDE) : found.start()]
    behind = text[found.end() : found.end() + _ASIDE]
    return any(
        _part(f"{part}-ahead", lang).search(ahead) or _part(f"{part}-behind", lang).search(behind)
        for part in parts
    )


def _effects(
    text: str, companies: Sequence[NameMention], lang: str
) -> Iterator[tuple[str, Direction, int, int]]:
    """The row of companies beside a stated effect: behind it in English, before it in Korean and Chinese."""
    sides: tuple[tuple[str, Direction], ...] = (("helps", "positive"), ("hurts", "negative"))
    found = [(match, way) for part, way in sides for match in _part(part, lang).finditer(text)]
    if len({way for _, way in found}) != 1 or _PERCENT.search(text):
        return
    effect, direction = found[0]
    if _is_undone(text, effect, lang, ("denied",)):
        return
    for company in _row(text, companies, effect, lang):
        yield company.id, direction, min(company.start, effect.start()), max(company.end, effect.end())


def _row(
    text: str, companies: Sequence[NameMention], effect: re.Match[str], lang: str
) -> Sequence[NameMention]:
    """The row of companies next to the effect, none where other words stand between."""
    behind = lang == "en"
    near = [
        one
        for one in companies
        if (
            0 <= one.start - effect.end() <= _NEAR // 2
            if behind
            else 0 <= effect.start() - one.end <= _NEAR // 2
        )
    ]
    row = near[:1] if behind else near[-1:]
    while row:
        more = [one for one in companies if one not in row and _joins(text, one, row)]
        if not more:
            break
        row = sorted((*row, more[0]), key=lambda one: one.start)
    return row


def _joins(text: str, one: NameMention, row: Sequence[NameMention]) -> bool:
    return bool(
        _CHAIN.fullmatch(text[one.end : row[0].start]) or _CHAIN.fullmatch(text[row[-1].end : one.start])
    )


@cache
def _part(part: str, lang: str) -> re.Pattern[str]:
    patterns = [pattern for name, of, pattern in rows("moves.tsv") if (name, of) == (part, lang)]
    return re.compile("|".join(patterns) or r"(?!)")


@cache
def _effect(lang: str) -> re.Pattern[str]:
    return re.compile("|".join(_part(part, lang).pattern for part in ("helps", "hurts")))


@cache
def _moves(lang: str) -> re.Pattern[str]:
    edge = r"\b" if lang == "en" else ""
    up, down = _part("up", lang).pattern, _part("down", lang).pattern
    return re.compile(rf"{edge}(?:(?P<up>{up})|(?P<down>{down})){edge}")
