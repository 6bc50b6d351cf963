"""Numbers as three languages write them: `3조5천억`, `1천771`, `2万亿`, `三千亿`, `1.5 trillion`, `두`.

Works on flat text (`digest.text.fold.flat`). What such a number counts is `digest.text.numbers`' business.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from digest.text.patterns import lazy
from digest.text.tables import rows

Style = Literal["digits", "hangul", "native", "han", "english"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number at `text[start:end]`."""

    start: int
    end: int
    value: Decimal
    style: Style
    scale: Decimal = Decimal(1)  # the scale word at its end: 10**8 of `2000억`
    grouped: bool = False  # `1,234`
    vague: bool = False  # `100여`, `30多万`


def _table(role: str) -> dict[str, int]:
    return {row[1]: int(row[2]) for row in rows("numbers.tsv") if row[0] == role}


_SCALES, _DIGITS, _NATIVE, _ENGLISH = (_table(role) for role in ("scale", "digit", "native", "english"))
_WORD_SCALES = _table("english-scale")
_ENGLISH_SCALES = _WORD_SCALES | _table("short-scale")
_NO_SCALES = tuple(_table("word"))
_BIG = 10**4
_ZEROS = "零〇"
_VAGUE = "여多余"
_GOES_ON = frozenset((*_SCALES, *_VAGUE))  # behind digits that are not the whole number
_NO_PART = "년월일시年月日时.-/:~%"  # behind a number apart from the scale before it: `2억 2024년`

_PLAIN = r"(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,18})(?:\.\d{1,9})?"
_DIGIT = lazy(_PLAIN)
_START = lazy(rf"(?=\d)(?<!\d)(?<!\d[.,]){_PLAIN}(?!\.?\d|,\d{{3}})")
_ENGLISH_SCALE = lazy(
    r"(?: |-)?(trillion|billion|million|thousand)s?(?![a-z])|(trn|tln|tn|bn|bln|mn|mln|[kmbt])(?![a-z\d/²³])"
    r"| (tn|bn|mn)(?![a-z])"
)


def _begin(words: Iterable[str]) -> str:
    """A look at the first letter alone, which spares what stands before it a look at most places."""
    return f"(?=[{''.join(sorted({word[0] for word in words}))}])"


_HANGUL = lazy(
    r"(?=[일이삼사오육칠팔구십백천만])(?<![가-힣\d])(?=[일이삼사오육칠팔구]?[십백천만])[일이삼사오육칠팔구십백천만억조]{2,12}"
)
_NATIVE_WORD = lazy(
    rf"{_begin(_NATIVE)}(?<![가-힣\d])(?:{'|'.join(sorted(_NATIVE, key=len, reverse=True))})(?=[\s가-힣])"
)
_HAN = lazy(
    r"(?<![零〇一二两三四五六七八九十百千万亿\d第数几上成星])[零〇一二两三四五六七八九十][零〇一二两三四五六七八九十百千万亿多余]{0,24}"
)
_WORDS = "|".join(sorted(_ENGLISH, key=len, reverse=True))
_ENGLISH_WORD = lazy(
    rf"{_begin((*_ENGLISH, 'a'))}(?<![a-z\d-])"
    rf"(?:{_WORDS}|an?(?=\s(?:hundred|thousand|million|billion|trillion)))"
    rf"(?:[ -](?:and )?(?:{_WORDS}|{'|'.join(_WORD_SCALES)})(?![a-z]))*(?![a-z])"
)


def numerals(folded: str) -> Iterator[Numeral]:
    """Every number of a flat text, in no order; a number in words may be part of a name."""
    for match in _START.finditer(folded):
        yield _digits(folded, match)
    for match in _HANGUL.finditer(folded):
        value, end = _chain(folded, match.start(), match.end())
        if end == match.end() and match.group()[-1] in _SCALES:
            yield Numeral(
                start=match.start(), end=end, value=value, style="hangul", scale=_tail(match.group())
            )
    for match in _NATIVE_WORD.finditer(folded):
        yield Numeral(
            start=match.start(), end=match.end(), value=Decimal(_NATIVE[match.group()]), style="native"
        )
    for match in _HAN.finditer(folded):
        found = _han(folded, match)
        if found:
            yield found
    for match in _ENGLISH_WORD.finditer(folded):
        yield Numeral(
            start=match.start(),
            end=match.end(),
            value=_english(match.group()),
            style="english",
            scale=_english_tail(match.group()),
        )


def _digits(folded: str, match: re.Match[str]) -> Numeral:
    """A number in digits with the scale words behind it."""
    if folded[match.end() : match.end() + 1] in _GOES_ON:
        value, end = _chain(folded, match.start(), len(folded))
    else:
        value, end = Decimal(match.group().replace(",", "")), match.end()
    grouped, scale = "," in match.group(), Decimal(1)
    if end == match.end() and (word := _ENGLISH_SCALE.match(folded, end)):
        scale = Decimal(_ENGLISH_SCALES[word[1] or word[2] or word[3]])
        value, end = value * scale, word.end()
    elif end > match.end():
        scale = _tail(folded[match.end() : end])
    return Numeral(
        start=match.start(),
        end=end,
        value=value,
        style="digits",
        scale=scale,
        grouped=grouped,
        vague=any(mark in folded[match.end() : end] for mark in _VAGUE),
    )


@dataclass(slots=True)
class _Sum:
    """A number in the making, as its scale words come by from left to right."""

    total: Decimal = Decimal(0)
    section: Decimal = Decimal(0)  # what stands before the next big scale: `3천` of `3천800억`
    current: Decimal | None = None  # digits whose scale is still to come
    lowest: Decimal = Decimal(10**20)  # the last big scale; the next must be smaller
    small: Decimal = Decimal(_BIG)
    last_big: bool = False

    def scaled(self, scale: Decimal) -> bool:
        """Takes a scale word; False where it cannot follow."""
        if scale < _BIG:
            if scale >= self.small:
                return False
            self.section += (1 if self.current is None else self.current) * scale
            self.small, self.last_big = scale, False
        elif self.last_big and self.current is None:
            self.total *= scale  # 万亿
        elif not self.total or scale < self.lowest:
            self.total += (self.section + (self.current or 0) or 1) * scale
            self.section, self.small, self.lowest, self.last_big = Decimal(0), Decimal(_BIG), scale, True
        else:
            return False
        self.current = None
        return True

    def value(self) -> Decimal:
        return self.total + self.section + (self.current or 0)


def _chain(folded: str, at: int, limit: int) -> tuple[Decimal, int]:
    """The value of digits and scale words in a row, and where they end."""
    number, end = _Sum(), at
    while at < limit:
        word = folded[at]
        plain = _DIGIT.match(folded, at) if number.current is None else None
        if plain or (word in _DIGITS and word not in _ZEROS and number.current is None):
            digits = Decimal(plain.group().replace(",", "")) if plain else Decimal(_DIGITS[word])
            if number.section and digits >= number.small:
                break
            number.current, at = digits, plain.end() if plain else at + 1
        elif word in _SCALES and not folded.startswith(_NO_SCALES, at):
            if not number.scaled(Decimal(_SCALES[word])):
                break
            at += 1
        elif _is_gap(folded, at, end, number):
            at += 1
            continue
        else:
            break
        end = at
    return number.value(), end


def _is_gap(folded: str, at: int, end: int, number: _Sum) -> bool:
    """`多` of `30多万`, `零` of `一千零五十`, the space of `3조 5천억`."""
    if folded[at] in _ZEROS:
        return number.current is None and number.value() > 0 and folded[at + 1 : at + 2] in _DIGITS
    if folded[at] in _VAGUE:
        return at == end and folded[at + 1 : at + 2] in _SCALES
    return (
        folded[at] == " "
        and number.last_big
        and number.current is None
        and _is_part(folded, at + 1, number.lowest)
    )


def _is_part(folded: str, at: int, lowest: Decimal) -> bool:
    """Whether the number behind a space goes on with the one before: `3조 5천억`, `1만 5000명`."""
    match = _DIGIT.match(folded, at)
    if match is None or Decimal(match.group().replace(",", "")) >= lowest:
        return False
    behind = folded[match.end() : match.end() + 1]
    return behind in _SCALES or (behind.isalpha() and not behind.isascii() and behind not in _NO_PART)


def _tail(words: str) -> Decimal:
    """The scale words at the end: 10**12 of `3万亿`, 10**4 of `1만`, 1 of `1천771`."""
    scale = Decimal(1)
    for word in reversed(words.rstrip(_VAGUE)):
        if word not in _SCALES:
            break
        scale *= _SCALES[word]
    return scale


def _han(folded: str, match: re.Match[str]) -> Numeral | None:
    """A number in Han figures; `三万五` (35,000 or 30,005) and `二〇二六` (a year) are left out."""
    words = match.group()
    plain = words.rstrip("多余")
    if len(plain) > 1 and not any(word in _SCALES for word in plain):
        return None
    if plain[-1] in _DIGITS and _SCALES.get(plain[-2:-1], 0) > _SCALES["十"]:
        return None
    value, end = _chain(folded, match.start(), match.start() + len(plain))
    if end != match.start() + len(plain):
        return None
    return Numeral(
        start=match.start(),
        end=match.end(),
        value=value,
        style="han",
        scale=_tail(plain),
        vague=plain != words,
    )


def _english(words: str) -> Decimal:
    """`two hundred and fifty thousand` -> 250000."""
    total = current = 0
    for word in re.split(r"[\s-]+", words):
        if word in _ENGLISH:
            current += _ENGLISH[word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in _ENGLISH_SCALES:
            total, current = total + (current or 1) * _ENGLISH_SCALES[word], 0
    return Decimal(total + current)


def _english_tail(words: str) -> Decimal:
    last = re.split(r"[\s-]+", words)[-1]
    return Decimal(_ENGLISH_SCALES[last]) if last in _WORD_SCALES and last != "hundred" else Decimal(1)
