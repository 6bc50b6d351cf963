"""Says why articles stand together, so that a reader can check the join.

누리경제 + 云界: shared 텐센트 · 넷이즈 · 24.6 % · 2023-12-22
"""

from decimal import Decimal

from digest.group import terms
from digest.group.evidence import Evidence
from digest.group.figures import Figure
from digest.group.profile import Profile
from digest.names.register import display

NAMES = 3
FIGURES = 2
TOLD = 1.0  # worth of openings that agree, across languages, that is worth telling
TELLING = 0.25  # likeness of words that is worth telling
SCALES = ((Decimal(10) ** 12, " trillion"), (Decimal(10) ** 9, " billion"), (Decimal(10) ** 6, " million"))


def figure(found: Figure) -> str:
    """A figure for a reader: `CNY 380 billion`, `66.5 %`, `502657`."""
    value, scale = found.value, ""
    if found.kind == "money":
        for size, word in SCALES:
            if value >= size:
                value, scale = value / size, word
                break
    number = f"{value.normalize():f}{scale}"
    if found.kind == "money":
        return f"{found.unit} {number}".strip()
    return f"{number} {found.unit}".strip()


def _term(term_id: str, lang: str) -> str:
    term = terms.terms()[term_id]
    own = {"ko": term.ko, "zh": term.zh, "en": term.en}.get(lang, ())
    return next(iter((*own, *term.en)), term_id)


def _who(profile: Profile) -> str:
    return profile.article.outlet or profile.article.origin or profile.article.id


def _name(name_id: str, one: Profile, other: Profile) -> str:
    """A name for a reader; one that no register has is said as both texts have it."""
    ours, theirs = one.strangers.get(name_id), other.strangers.get(name_id)
    if ours and theirs:
        return f"{ours.word} = {theirs.word}"
    return display(name_id, one.article.lang)


def join(one: Profile, other: Profile, shared: Evidence) -> str:
    """Why a pair was joined, in the words of what it shares."""
    pair = f"{_who(one)} + {_who(other)}"
    if shared.copy:
        return f"{pair}: copy, {round(shared.copied * 100)} % of the shorter text"
    lang = one.article.lang
    said = [_name(name, one, other) for name in shared.names[:NAMES]]
    said += [figure(found) for found in shared.figures[:FIGURES]]
    said += list(shared.days[:1])
    if len(said) < NAMES:
        said += [_term(term, lang) for term in shared.terms[: NAMES - len(said)]]
    if shared.likeness >= TELLING:
        said.append(f"words {round(shared.likeness * 100)} %")
    if shared.covered >= TOLD:
        said.append("what both open with")
    return f"{pair}: shared {' · '.join(dict.fromkeys(said))}"
