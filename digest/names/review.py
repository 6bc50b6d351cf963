"""Mined names between an article and the register: a table that a person reads, corrects and accepts.

Touches no disk. A row is one name under its forms; a person may correct its id, kind, place and forms.
A row whose kind is "-" is refused and never comes back; one whose kind is empty waits for a person.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import get_args

from digest.errors import UsageError
from digest.model import Article
from digest.names import register
from digest.names.entries import Kind, Name, name_of
from digest.names.mining import AliasPair, pairs
from digest.names.own import COLUMNS as REGISTER_COLUMNS
from digest.names.romanizing import romanized
from digest.names.table import SEPARATOR, forms, lines, rows
from digest.text.clean import line
from digest.text.fold import fold
from digest.text.sentences import sentences

COLUMNS = ("row", "id", "kind", "place", "ko", "zh", "en", "article", "sentence")
TOP = """\
# Names that articles print in brackets beside each other, waiting for a person. Correct what is wrong
# (id, kind, place, forms), then `digest names accept ROW ...` or `--all`.
# kind: company person party body place law product event term; "-" refuses it for good, an empty one waits.
# Tab-separated, sorted; several forms of a cell stand apart by "|".
"""
REFUSED = "-"
ROW = 8  # characters of a row's own key
PERSON = range(2, 5)  # syllables of a Korean or Chinese person's name


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One row: a name that somebody printed, and where."""

    row: str  # what the command line calls it; the same whenever the pair is found
    id: str
    kind: str
    ko: tuple[str, ...]
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    place: str = ""
    article: str = ""
    sentence: str = ""

    @property
    def order(self) -> tuple[str, str]:
        """Its place in the file."""
        return self.ko[0] if self.ko else "", self.row


def _known(*names: str) -> str:
    """The one id that the register has for these forms; "" for none, and where they disagree."""
    found = {m.id for name in names for m in register.find(name) if m.start == 0 and m.end == len(name)}
    return found.pop() if len(found) == 1 else ""


def _kind(pair: AliasPair) -> str:
    """What the forms themselves say of the kind; "" where they say nothing."""
    for row in rows("endings.tsv"):
        if any(fold(form).endswith(fold(row["ending"])) for form in (*pair.ko, *pair.zh, *pair.en)):
            return row["kind"]
    name = pair.ko[0]
    han = [fold(form) for form in pair.zh if len(form) == len(name) and len(form) in PERSON]
    families = {fold(form) for row in rows("surnames.tsv") for form in forms(row["hanja"])}
    families |= set(lines("surnames_zh.txt"))
    return "person" if " " not in name and any(form[0] in families for form in han) else ""


def _slug(pair: AliasPair) -> str:
    """An id of ASCII from the Latin form, else from the Korean one: `City Brain` -> city-brain."""
    text = pair.en[0] if pair.en else romanized(pair.ko[0])
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-") or "name"


def _free(slug: str, taken: set[str]) -> str:
    return next(one for one in (slug, *(f"{slug}-{n}" for n in range(2, len(taken) + 3))) if one not in taken)


def _sentence(text: str, start: int) -> str:
    return next((line(text[a:b]) for a, b in sentences(text) if a <= start < b), "")


def mined(articles: Iterable[Article], before: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The rows of `before` and one for each pair in the articles that neither they nor the register have."""
    found = {candidate.row: candidate for candidate in before}
    taken = {candidate.id for candidate in before} | {name.id for name in register.in_use().names}
    for article in sorted(articles, key=lambda article: (article.origin, article.id)):
        text = article.text
        for pair in pairs(text):
            key = sha256("|".join(pair.key).encode()).hexdigest()[:ROW]
            spelled = (*pair.ko, *pair.zh, *pair.en)
            known = _known(*spelled)
            if key in found or (known and all(_known(form) == known for form in spelled)):
                continue
            id_ = known or _free(_slug(pair), taken)
            taken.add(id_)
            found[key] = Candidate(
                row=key,
                id=id_,
                kind=register.get(known).kind if known else _kind(pair),
                ko=pair.ko,
                zh=pair.zh,
                en=pair.en,
                article=line(article.url or article.origin),
                sentence=_sentence(text, pair.start),
            )
    return tuple(sorted(found.values(), key=lambda candidate: candidate.order))


def parse(text: str, origin: str) -> tuple[Candidate, ...]:
    """The rows of a review file; `UsageError` names the line that is none."""
    found: list[Candidate] = []
    for number, written in enumerate(text.split("\n"), start=1):
        cells = [cell.strip() for cell in written.split("\t")]
        if not written.strip() or written.startswith("#") or cells[0] == COLUMNS[0]:
            continue
        if len(cells) != len(COLUMNS):
            raise UsageError(f"{origin}:{number}", f"{len(cells)} columns", f"there are {len(COLUMNS)}")
        row = dict(zip(COLUMNS, cells, strict=True))
        spelled = {lang: forms(row.pop(lang)) for lang in ("ko", "zh", "en")}
        found.append(Candidate(**row, **spelled))  # type: ignore[arg-type]  # the columns are its fields
    return tuple(found)


def table(candidates: Iterable[Candidate], top: str = TOP) -> str:
    """The text of a review file; `parse` gives the rows back."""
    written = ["\t".join(COLUMNS)]
    for one in sorted(candidates, key=lambda candidate: candidate.order):
        spelled = (SEPARATOR.join(cell) for cell in (one.ko, one.zh, one.en))
        cells = (one.row, one.id, one.kind, one.place, *spelled, one.article, one.sentence)
        written.append("\t".join(line(cell) for cell in cells))
    return top + "\n".join(written) + "\n"


def _name(candidate: Candidate) -> Name:
    cells = {
        "kind": candidate.kind,
        "id": candidate.id,
        "place": candidate.place,
        "ko": SEPARATOR.join(candidate.ko),
        "zh": SEPARATOR.join(candidate.zh),
        "en": SEPARATOR.join(candidate.en),
        "source": candidate.article,
    }
    return name_of(dict.fromkeys(REGISTER_COLUMNS, "") | cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What became of a review: the names for the register, the rows that stay, and why some stay."""

    names: tuple[Name, ...]
    rows: tuple[Candidate, ...]
    waiting: tuple[Candidate, ...]  # wanted, but of no kind that there is


def accepted(candidates: Sequence[Candidate], wanted: Iterable[str] | None = None) -> Accepted:
    """The rows asked for as names of the register, or every row where None; refused rows stay as they are.

    `UsageError` where a row is asked for that is not there.
    """
    keys = {candidate.row for candidate in candidates}
    asked = keys if wanted is None else set(wanted)
    if missing := sorted(asked - keys):
        raise UsageError(missing[0], "no such row in the review file", "its first column names the rows")
    chosen = [one for one in candidates if one.row in asked and one.kind != REFUSED]
    ready = [one for one in chosen if one.kind in get_args(Kind)]
    going = {one.row for one in ready}
    return Accepted(
        names=tuple(_name(one) for one in ready),
        rows=tuple(one for one in candidates if one.row not in going),
        waiting=tuple(one for one in chosen if one.row not in going),
    )
