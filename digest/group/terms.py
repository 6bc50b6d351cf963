"""Words of subjects in three languages: what an article is about, apart from whom it names.

One term is one idea, `수출통제` = `出口管制` = `export controls`, so it also joins articles across languages.
"""

from dataclasses import dataclass
from functools import cache

from digest.group.table import rows
from digest.names.entries import Name
from digest.names.matcher import Matcher, NameMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One idea and the groups of subjects it belongs to: "technology", "parliament", "charity"."""

    id: str
    groups: tuple[str, ...]
    ko: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


def _cell(text: str) -> tuple[str, ...]:
    return tuple(form for form in text.split("|") if form)


@cache
def terms() -> dict[str, Term]:
    """Every term of `data/terms.tsv` by its id."""
    return {
        id_: Term(id=id_, groups=_cell(groups), ko=_cell(ko), zh=_cell(zh), en=_cell(en))
        for id_, groups, ko, zh, en in rows("terms.tsv")
    }


@cache
def _matcher() -> Matcher:
    return Matcher(
        (Name(id=term.id, kind="term", ko=term.ko, zh=term.zh, en=term.en) for term in terms().values()),
        compounds=True,
    )


def find(text: str) -> tuple[NameMention, ...]:
    """The terms in a text, in order, the longest at each place."""
    return _matcher().find(text)
