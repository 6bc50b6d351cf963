"""The times that a text names, resolved from the day of its article; news looks back.

`지난달 28일` in an article of 2025-09-12 is 2025-08-28, `9월 10일` is 2025-09-10, `이날` the last day that
the text has named. What could be two times is left out, and so are lengths (`10일간`, `2박 3일`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from digest.model import Lang
from digest.text import relative_en, relative_ko, relative_zh
from digest.text.days import absolute
from digest.text.fold import flat
from digest.text.patterns import lazy
from digest.text.scene import Form, Found, Scene

_NUMBER = lazy(r"\d+")
_FORMS = {"ko": relative_ko.FORMS, "zh": relative_zh.FORMS, "ja": relative_zh.FORMS, "en": relative_en.FORMS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A time that `text[start:end]` names: `2025-09-10`, `2025-04`, `2026-H1`, `2025-Q2` or `2025`."""

    start: int
    end: int
    value: str


def mentions(text: str, anchor: date | None, lang: Lang) -> tuple[Mention, ...]:
    """Every time the text names that can be resolved, in order; without an anchor only absolute ones.

    `anchor` is the article's day where its outlet stands.
    """
    folded = flat(text)
    scene = Scene(text=text, folded=folded, anchor=anchor or date.min, known=anchor is not None)
    end = 0
    for start, stop, value, form in _candidates(folded, _FORMS.get(lang, ())):
        if start < end:
            continue
        found = (
            Found(start=start, end=stop, value=value, named=True)
            if value
            else _read(scene, form, start, stop)
        )
        if found is None:
            continue
        end = found.end
        if found.value:
            scene.add(found)
    return tuple(Mention(start=found.start, end=found.end, value=found.value) for found in scene.before)


_Candidate = tuple[int, int, str, Form | None]


def _candidates(folded: str, forms: tuple[Form, ...]) -> Iterator[_Candidate]:
    """Full dates and all that the forms match, the first first, the longest of those at one place."""
    found: list[_Candidate] = [(day.start, day.end, day.value.isoformat(), None) for day in absolute(folded)]
    numbers = [match.start() for match in _NUMBER.finditer(folded)]
    for form in forms:
        found.extend((*match.span(), "", form) for match in form.places(folded, numbers))
    return iter(sorted(found, key=lambda each: (each[0], -each[1], not each[2])))


def _read(scene: Scene, form: Form | None, start: int, end: int) -> Found | None:
    """The resolved time; an empty value keeps the place from other forms; None leaves it to them."""
    if form is None:
        return None
    match = form.pattern.match(scene.folded, start)
    if match is None or form.resolve is None:
        return Found(start=start, end=end, value="", named=False)
    value = form.resolve(match, scene) if scene.known or form.absolute else ""
    if (
        match.groupdict().get("at") is not None
    ):  # `in May`: the preposition only tells the month from the verb
        start = match.start("at")
    return Found(start=start, end=end, value=value, named=form.named)
