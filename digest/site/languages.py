"""The interface in three languages: its words, dates and figures.

The catalogues are `locale/<lang>.po`, read as they stand: no compiled file, no extra step.
A string that a catalogue does not hold fails the build instead of showing English to a Korean reader.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache
from importlib import resources
from typing import Final

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from digest.errors import SiteError

INTERFACES: Final = ("ko", "en", "zh")
TAGS: Final = {"ko": "ko", "en": "en", "zh": "zh-Hans", "ja": "ja"}
OWN_NAMES: Final = {"ko": "한국어", "en": "English", "zh": "中文"}
LOCALES: Final = {"ko": "ko_KR", "en": "en_GB", "zh": "zh_Hans_CN"}


@lru_cache(maxsize=8)
def catalogue(lang: str) -> dict[str, tuple[str, ...]]:
    """The catalogue of a language, from `locale/<lang>.po`: message -> its forms."""
    file = resources.files("digest.site") / "locale" / f"{lang}.po"
    with file.open("rb") as stream:
        read = read_po(stream, locale=LOCALES[lang], abort_invalid=True)
    found: dict[str, tuple[str, ...]] = {}
    for entry in read:
        name = entry.id if isinstance(entry.id, str) else entry.id[0]
        forms = entry.string
        if name:
            found[name] = (forms,) if isinstance(forms, str) else tuple(forms or ())
    return found


@lru_cache(maxsize=64)
def _zone(offset: timedelta | None) -> str:
    """A zone by its distance from UTC: "UTC+9", "UTC+5:30"."""
    if not offset:
        return "UTC"
    hours, minutes = divmod(int(abs(offset).total_seconds()) // 60, 60)
    return f"UTC{'-' if offset < timedelta() else '+'}{hours}{f':{minutes:02}' if minutes else ''}"


@dataclass(frozen=True, slots=False, kw_only=True)
class Interface:
    """What a template needs to speak one language: `ui.t("Sources")`, `ui.day(brief.published)`."""

    lang: str
    _days: dict[tuple[str, date], str] = field(default_factory=dict, compare=False, repr=False)
    _numbers: dict[int, str] = field(default_factory=dict, compare=False, repr=False)

    @property
    def tag(self) -> str:
        """The language as an HTML `lang` value."""
        return TAGS[self.lang]

    @property
    def own_name(self) -> str:
        """The language in itself: "한국어"."""
        return OWN_NAMES[self.lang]

    @property
    def home(self) -> str:
        """The front page in this language, from the root of the site: "/", "/en/"."""
        return "/" if self.lang == "ko" else f"/{self.lang}/"

    @cached_property
    def locale(self) -> Locale:
        """Babel's data for this language."""
        return Locale.parse(LOCALES[self.lang])

    @cached_property
    def _catalogue(self) -> dict[str, tuple[str, ...]]:
        return catalogue(self.lang)

    @cached_property
    def weekdays(self) -> tuple[str, ...]:
        """The days of the week from Monday, as a calendar heads its columns."""
        names = self.locale.days["stand-alone"]["narrow"]
        return tuple(str(names[day]) for day in range(7))

    def t(self, message: str, **values: object) -> str:
        """The message in this language; `%(name)s` in it is filled from `values`.

        Raises `SiteError` where the catalogue lacks it.
        """
        forms = self._catalogue.get(message)
        if not forms or not forms[0]:
            raise SiteError(f"locale/{self.lang}.po", f"no translation of {message!r}", "add it")
        return forms[0] % values if values else forms[0]

    def n(self, one: str, many: str, count: int) -> str:
        """The form of a counted message, `%(count)s` filled: "3 sources"."""
        forms = self._catalogue.get(one)
        if not forms or not all(forms):
            raise SiteError(f"locale/{self.lang}.po", f"no plural forms of {one!r} / {many!r}", "add them")
        form = forms[0] if len(forms) == 1 or count == 1 else forms[-1]
        return form % {"count": self.number(count)}

    def number(self, value: int) -> str:
        """A whole number with separators."""
        text = self._numbers.get(value)
        if text is None:
            text = self._numbers[value] = format_decimal(value, locale=self.locale)
        return text

    def day(self, moment: date | datetime) -> str:
        """A day in words: "2026년 2월 3일 화요일"."""
        return self._formatted("full", moment)

    def short_day(self, moment: date | datetime) -> str:
        """A day without its weekday: "2026년 2월 3일"."""
        return self._formatted("long", moment)

    def month_day(self, moment: date | datetime) -> str:
        """A day of a known year: "2월 3일"."""
        return self._formatted("MMMd", moment)

    def month(self, moment: date | datetime) -> str:
        """A month of a year: "2026년 2월"."""
        return self._formatted("yMMMM", moment)

    def quarter(self, moment: date | datetime) -> str:
        """A quarter of a year: "2026년 1분기"."""
        return self._formatted("yQQQ", moment)

    def year(self, moment: date | datetime) -> str:
        """A year: "2026년"."""
        return self._formatted("y", moment)

    def clock(self, moment: datetime) -> str:
        """Time and zone of a moment as stated: "12:37 UTC+9"; "" at midnight: a day alone is kept so."""
        if not (moment.hour or moment.minute or moment.second):
            return ""
        return f"{moment.hour:02}:{moment.minute:02} {_zone(moment.utcoffset())}"

    def _formatted(self, form: str, moment: date | datetime) -> str:
        day = moment.date() if isinstance(moment, datetime) else moment
        text = self._days.get((form, day))
        if text is None:
            if form in {"full", "long"}:
                text = format_date(day, form, locale=self.locale)
            else:
                text = format_skeleton(form, datetime(day.year, day.month, day.day), locale=self.locale)  # noqa: DTZ001 - a calendar day
            self._days[form, day] = text
        return text
