"""A typed figure said in the language of the reader: "2,000억 위안", "2000亿元", "CNY 200 billion"."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final

from digest.model import Fact
from digest.site.languages import Interface
from digest.tables import rows

_MYRIAD: Final = 10_000
_CURRENCY: Final = 3  # letters of an ISO code
_BOUNDS: Final = {
    "at_least": "at least %(value)s",
    "more_than": "more than %(value)s",
    "at_most": "at most %(value)s",
    "less_than": "less than %(value)s",
}
_DIGITS: Final = 30  # no figure of the news has more
_MYRIADS: Final = {"ko": ("", "만", "억", "조", "경"), "zh": ("", "万", "亿", "万亿", "京")}
_THOUSANDS: Final = (
    (Decimal(10) ** 12, " trillion"),
    (Decimal(10) ** 9, " billion"),
    (Decimal(10) ** 6, " million"),
)
_PART: Final = re.compile(
    r"(?P<year>[12]\d{3})(?:-(?:(?P<month>0[1-9]|1[0-2])|Q(?P<quarter>[1-4])|H(?P<half>[12])))?\Z", re.ASCII
)
_HALVES: Final = {"1": "first half of %(year)s", "2": "second half of %(year)s"}


@lru_cache(maxsize=1)
def _labels() -> dict[str, tuple[str, str, str]]:
    """`data/labels.tsv`: what a unit or a measure is called in ko, en, zh; English "year|years"."""
    return {key: (ko, en, zh) for key, ko, en, zh in rows("digest.site", "labels.tsv")}


@lru_cache(maxsize=1024)
def label(key: str, lang: str) -> str:
    """The name of a unit ("unit:CNY") or measure ("measure:investment"), "" where none is known."""
    found = _labels().get(key)
    return found[("ko", "en", "zh").index(lang)] if found else ""


def _grouped(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _in_myriads(value: Decimal, lang: str) -> str:
    """By ten thousands as Korean and Chinese count: 40016000000 -> "400억 1,600만"."""
    whole = int(value)
    if value != whole or abs(whole) < _MYRIAD:
        return _grouped(value)
    parts: list[str] = []
    rest, rank = abs(whole), 0
    while rest and rank < len(_MYRIADS[lang]):
        rest, part = divmod(rest, _MYRIAD)
        if part:
            parts.append(f"{part:,}{_MYRIADS[lang][rank]}")
        rank += 1
    if rest:
        return _grouped(value)
    if lang == "zh" and len(parts) > 1:
        return _in_chinese(value)
    return ("-" if whole < 0 else "") + " ".join(reversed(parts))


def _in_chinese(value: Decimal) -> str:
    """Chinese papers write one unit with a fraction: 400.16亿, 3.85万亿."""
    for size, unit in ((Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万")):
        if abs(value) >= size:
            return f"{_grouped((value / size).normalize())}{unit}"
    return _grouped(value)


def _in_words(value: Decimal) -> str:
    for size, unit in _THOUSANDS:
        if abs(value) >= size:
            return f"{_grouped((value / size).normalize())}{unit}"
    return _grouped(value)


def amount(value: Decimal, lang: str) -> str:
    """A number as the papers of a language write it; no digit is lost."""
    return _in_words(value) if lang == "en" else _in_myriads(value, lang)


def dated(value: str, ui: Interface) -> str:
    """A day, month, quarter, half or year in words: "2026-02" is "2026년 2월"; anything else stays so."""
    part = _PART.match(value)
    if not part:
        try:
            return ui.short_day(date.fromisoformat(value))
        except ValueError:
            return value
    year = int(part["year"])
    if part["half"]:
        return ui.t(_HALVES[part["half"]], year=year)
    if part["quarter"]:
        return ui.quarter(date(year, 3 * int(part["quarter"]), 1))
    return ui.month(date(year, int(part["month"]), 1)) if part["month"] else ui.year(date(year, 1, 1))


def spoken(value: Decimal, unit: str, ui: Interface, *, money: bool | None = None) -> str:
    """A number with its unit; `money` says whether that is a currency, else its letters do: "CNY"."""
    number = amount(value, ui.lang)
    if unit == "%":
        return f"{number}%"
    if money is None:
        money = len(unit) == _CURRENCY and unit.isupper()
    one, _, many = (label(f"unit:{unit}", ui.lang) or unit).partition("|")
    words = one if value == 1 else many or one
    if ui.lang == "en" and money:
        return f"{words} {number}"
    apart = ui.lang == "en" or (ui.lang == "ko" and money)
    return f"{number}{' ' if apart and words else ''}{words}"


def said(fact: Fact, ui: Interface) -> str:
    """The value of a fact in the language of the interface."""
    if fact.kind == "date":
        return dated(fact.value, ui)
    try:
        value = Decimal(fact.value)
    except InvalidOperation:
        return fact.value
    if not value.is_finite() or abs(value.adjusted()) > _DIGITS:
        return fact.text
    text = spoken(value, fact.unit, ui, money=fact.kind == "money")
    if fact.approximate:
        text = ui.t("about %(value)s", value=text)
    return ui.t(_BOUNDS[fact.bound], value=text) if fact.bound else text


def measured(fact: Fact, ui: Interface) -> str:
    """What the figure measures: "투자", or its kind where no rule named it."""
    known = label(f"measure:{fact.measure}", ui.lang) if fact.measure else ""
    return known or fact.measure.replace("_", " ") or label(f"kind:{fact.kind}", ui.lang)
