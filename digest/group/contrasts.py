"""Headlines that name different places, bodies, people or laws: look-alikes of one kind of news.

이탈리아, 딥시크 차단          공정위, 과징금 210억        방송법 개정안 통과
대만, 딥시크 사용 금지         시장감독총국, 과징금 18억    산림법 개정안 통과

Each of the two must be unknown to the other text: one event has its places and people in every report of it.
"""

import re

from digest.group.profile import Profile
from digest.group.table import lines
from digest.group.weights import Anchor
from digest.names import register
from digest.text.fold import flat

KINDS = ("place", "body", "person")
HOME = {"ko": "korea", "zh": "china"}  # ids of places: a report need not name the country of its language
LAW = re.compile(
    r"(?<![가-힣])([가-힣]{1,12}법)(?=[이을은의안에도 ,·…'\"”’]|$)"
    r"|《([^》]{3,20}法)》|([\u4e00-\u9fff]{2,8}法)(?:修正案|修订|草案)"
)


def title_of(anchors: dict[Anchor, str]) -> frozenset[Anchor]:
    """The anchors of a headline."""
    return frozenset(anchor for anchor, where in anchors.items() if where == "title")


def _named(a: Profile, b: Profile, kind: str) -> list[str]:
    """What of a kind the headline of one text names and the other text never does."""
    missing = title_of(a.names) - b.names.keys() - {HOME.get(b.article.lang, "")}
    return sorted(name for name in missing if register.get(name).kind == kind)


def _related(ours: list[str], theirs: list[str]) -> bool:
    """Whether one is a part of the other, or both of one whole: a court and the courts."""
    wholes = [{register.get(name).parent or name for name in names} | {*names} for names in (ours, theirs)]
    return bool(wholes[0] & wholes[1])


def _people(a: Profile, b: Profile) -> list[str]:
    """Names of no register in the headline of one text that the other never has."""
    known = b.strangers.keys()
    titles = {stranger.word for stranger in a.strangers.values() if stranger.zone == "title"}
    shared = {stranger.word for key, stranger in a.strangers.items() if key in known}
    text = flat(b.article.text)
    return sorted(word for word in titles - shared if flat(word) not in text)


def _laws(a: Profile, b: Profile) -> list[str]:
    """Laws in the headline of one text that the other never names."""
    text, common = flat(b.article.text), lines("no-laws.txt")
    found = (next(name for name in match.groups() if name) for match in LAW.finditer(a.article.title))
    return sorted({law for law in found if law not in common and flat(law) not in text})


def _acts(a: Profile, b: Profile) -> list[str]:
    """What happened by the headline of one text that the other does not speak of."""
    return sorted(title_of(a.terms) - b.terms.keys())


def _money(a: Profile, b: Profile) -> list[str]:
    """Money in the headline of one text that the other does not have, in no currency."""
    told = {figure for figure in title_of(a.figures) if figure.kind == "money"}
    return [f"{figure.unit} {figure.written}" for figure in sorted(told - b.figures.keys())]


def told_apart(a: Profile, b: Profile) -> str:
    """What two headlines of one language tell differently, where no figure of worth is shared; else ""."""
    if a.article.lang != b.article.lang:
        return ""
    for kind in (_acts, _money):
        ours, theirs = kind(a, b), kind(b, a)
        if ours and theirs:
            return f"{ours[0]} is not {theirs[0]}"
    return ""


def contrast(a: Profile, b: Profile) -> str:
    """What the headlines name differently; "" where nothing."""
    for kind in KINDS:
        ours, theirs = _named(a, b, kind), _named(b, a, kind)
        if ours and theirs and not _related(ours, theirs):
            return f"{ours[0]} is not {theirs[0]}"
    if a.article.lang == b.article.lang:
        for ours, theirs in ((_people(a, b), _people(b, a)), (_laws(a, b), _laws(b, a))):
            if ours and theirs:
                return f"{ours[0]} is not {theirs[0]}"
    return ""
