"""How much of what two reports of different languages open with is said by the other as well.

A report of one sentence has few anchors to share; that the other text has all of them is what tells.
"""

from digest.group import weights
from digest.group.figures import Figure
from digest.group.profile import Profile
from digest.group.weights import Rarity

TITLE = 1.5  # what stands in the headline counts more than what the lead has
FIGURE_CAP = 2.2
NEAR = 1  # days between the reports beyond which nothing is made of it
LEAST = 0.55  # covered by stories that only continue each other
WORTH = 9.0  # of all covered beyond that
MOST = WORTH * (1.0 - LEAST)


def _said(figure: Figure, other: Profile) -> bool:
    found = other.rounded.get(figure.rounded)
    return figure in other.figures or (found is not None and figure.agrees(found))


def _covered(a: Profile, b: Profile, rarity: Rarity) -> float:
    """The share of what the top of one text is about that the whole other text has, 0 to 1."""
    whole = said = 0.0
    anchors = [(n, rarity.name(n), z, n in b.names) for n, z in a.names.items() if z != "body"]
    anchors += [
        (t, weights.TERM_WORTH * rarity.rarity(t, "term"), z, t in b.terms)
        for t, z in a.terms.items()
        if z != "body"
    ]
    anchors += [(k, rarity.stranger(k), s.zone, True) for k, s in a.strangers.items() if k in b.strangers]
    figures = [f for slot, found in sorted(a.telling.items()) for f in sorted(found)]
    worths = [(f, min(FIGURE_CAP, weights.figure_worth(f)), a.figures[f], _said(f, b)) for f in figures]
    for _, worth, zone, there in (*anchors, *worths):
        counted = worth * (TITLE if zone == "title" else 1.0)
        whole += counted
        said += counted if there else 0.0
    return said / whole if whole else 0.0


def _agree(a: Profile, b: Profile) -> bool:
    """Whether a subject, a figure or a second name is shared: a man of many affairs is not enough."""
    top = [{n for n, z in p.names.items() if z != "body"} for p in (a, b)]
    people = [{s.word for k, s in p.strangers.items() if k in q.strangers} for p, q in ((a, b), (b, a))]
    terms = {t for t, z in a.terms.items() if z != "body"} & b.terms.keys()
    figures = [f for found in a.telling.values() for f in found if _said(f, b)]
    return bool(terms or figures) or len(top[0] & top[1]) + min(map(len, people)) > 1


def coverage(a: Profile, b: Profile, rarity: Rarity) -> float:
    """What it is worth that both texts have what the other opens with; 0 for texts of one language."""
    near = a.day and b.day and abs((a.day - b.day).days) <= NEAR
    if not near or a.article.lang == b.article.lang:
        return 0.0
    if not _agree(a, b):
        return 0.0
    least = _covered(a, b, rarity)
    least = min(least, _covered(b, a, rarity)) if least > LEAST else least
    return WORTH * max(0.0, least - LEAST)
