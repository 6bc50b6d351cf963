"""Money, counts and shares in a text, with their value in base units."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from digest.model import Lang

Kind = Literal["money", "count", "percent", "duration"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A figure: `text[start:end]` says `value` of `unit`."""

    start: int
    end: int
    kind: Kind
    value: Decimal
    unit: str  # ISO currency, "%", "pp", or an English plural: "people", "years"
    approximate: bool = False


_SCALE = {
    "조": 10**12,
    "억": 10**8,
    "만": 10**4,
    "천": 1000,
    "兆": 10**12,
    "万亿": 10**12,
    "亿": 10**8,
    "億": 10**8,
    "万": 10**4,
    "萬": 10**4,
    "trillion": 10**12,
    "tn": 10**12,
    "billion": 10**9,
    "bn": 10**9,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
}
_UNIT = {
    "위안": "CNY",
    "元人民币": "CNY",
    "元": "CNY",
    "yuan": "CNY",
    "RMB": "CNY",
    "CN¥": "CNY",
    "달러": "USD",
    "美元": "USD",
    "dollars": "USD",
    "US$": "USD",
    "$": "USD",
    "원": "KRW",
    "韩元": "KRW",
    "won": "KRW",
    "W": "KRW",
    "₩": "KRW",
    "HK$": "HKD",
    "%": "%",
    "％": "%",
    "percent": "%",
    "%포인트": "pp",
    "个百分点": "pp",
    "percentage points": "pp",
    "명": "people",
    "人": "people",
    "people": "people",
    "辆": "vehicles",
    "대": "vehicles",
    "vehicles": "vehicles",
    "표": "votes",
    "票": "votes",
    "votes": "votes",
    "석": "seats",
    "席": "seats",
    "seats": "seats",
    "개": "items",
    "个": "items",
    "years": "years",
    "년간": "years",
    "개월": "months",
    "months": "months",
    "days": "days",
    "天": "days",
    "배": "times",
    "倍": "times",
}
_DURATIONS = ("years", "months", "days")


def _any(words: dict[str, object]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_AMOUNT = re.compile(
    rf"(?P<about>약\s?|近|约|about |nearly )?(?P<before>(?<![A-Za-z])(?:RMB|US\$|HK\$|CN¥|\$|₩|W)\s?)?"
    rf"(?P<number>(?<![\d.\-/:]){_NUMBER}\s?(?:{_any(dict(_SCALE))})*(?:\d[\d,]*(?:{_any(dict(_SCALE))})+)*)"
    rf"\s?(?P<after>{_any(dict(_UNIT))})?(?![\d])"
)
_PART = re.compile(rf"({_NUMBER})\s?((?:{_any(dict(_SCALE))})*)")


def _value(words: str) -> Decimal:
    total = group = Decimal(0)
    for number, scales in _PART.findall(words):
        part = Decimal(number.replace(",", ""))
        if scales == "천":
            group += part * 1000
            continue
        for scale in re.findall(_any(dict(_SCALE)), scales):
            part = (part + (group if scale != "천" else 0)) * _SCALE[scale]
            group = Decimal(0) if scale != "천" else group
        total += part
    return total + group


def amounts(text: str, lang: Lang) -> tuple[Amount, ...]:
    """Every figure of the text that has a unit, in order."""
    del lang
    found = []
    for match in _AMOUNT.finditer(text):
        word = (match["before"] or match["after"] or "").strip()
        unit = _UNIT.get(word)
        if unit is None:
            continue
        kind: Kind = "percent" if unit in {"%", "pp"} else "money" if unit.isupper() else "count"
        kind = "duration" if unit in _DURATIONS else kind
        found.append(
            Amount(
                start=match.start(),
                end=match.end(),
                kind=kind,
                value=_value(match["number"]),
                unit=unit,
                approximate=bool(match["about"]),
            )
        )
    return tuple(found)
