"""Which articles copy which: a wire reprinted whole, cut, or with a line of the outlet's own.

Two texts are compared letter by letter only where probes of the shorter one stand in the longer. An index of
probes finds those pairs: each article of a very large story costs about as much as one of a small story.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from digest.group.profile import Profile
from digest.group.weights import Rarity

COPY = 0.5  # share of the shorter text that stands in the longer
RUN = 8  # letters; two texts share many such runs only where one copies the other
TEXT = 120  # letters; who tells as little as that with the same words copied only if it is all the same
WHOLE = 0.9
PROBES = 48
PROBED = 0.35  # of the probes must be found for a closer look; of a copy about as many are as is copied


def _runs(letters: str) -> set[str]:
    return {letters[at : at + RUN] for at in range(max(1, len(letters) - RUN + 1))}


def _probes(letters: str) -> list[str]:
    """Runs from all over a text."""
    last = max(1, len(letters) - RUN + 1)
    return [letters[at : at + RUN] for at in range(0, last, 1 + len(letters) // PROBES)]


def copied(one: str, other: str) -> float:
    """The share of the shorter text that stands in the longer, 0 to 1; 0 where probes find little."""
    short, long = sorted((one, other), key=lambda text: (len(text), text))
    if not short:
        return 0.0
    if len(short) >= RUN and short in long:
        return 1.0
    probes = _probes(short)
    if sum(probe in long for probe in probes) < len(probes) * PROBED:
        return 0.0
    ours, theirs = _runs(short), _runs(long)
    share = len(ours & theirs) / min(len(ours), len(theirs))
    return share if len(short) >= TEXT or share >= WHOLE else 0.0


class _Originals:
    """Texts that copy none, in the order of time, found by probes: their own or those of another text."""

    def __init__(self, texts: Iterable[str]) -> None:
        """`texts` are all that will be asked about or added: only their probes are kept."""
        self._known = {probe for text in texts for probe in _probes(text)}
        self._probes: list[int] = []  # of each original, how many
        self._holding: dict[str, list[int]] = defaultdict(list)  # probe -> originals that hold it
        self._probed: dict[str, list[int]] = defaultdict(list)  # probe -> originals that it is a probe of

    def add(self, text: str) -> None:
        """One more, behind the others."""
        place, probes = len(self._probes), _probes(text)
        self._probes.append(len(probes))
        for probe in _runs(text) & self._known:
            self._holding[probe].append(place)
        for probe in probes:
            self._probed[probe].append(place)

    def near(self, text: str) -> list[int]:
        """The places of those of which `text` may be a copy, or they of it; the first in time first."""
        probes = _probes(text)
        holding = Counter(place for probe in probes for place in self._holding.get(probe, ()))
        probed = Counter(place for run in _runs(text) & self._known for place in self._probed.get(run, ()))
        enough = {place for place, found in holding.items() if found >= len(probes) * PROBED}
        enough |= {place for place, found in probed.items() if found >= self._probes[place] * PROBED}
        return sorted(enough)


def copies(profiles: Sequence[Profile], rarity: Rarity) -> dict[str, str]:
    """Which article is a copy of which earlier one, by ids; of one moment the shorter is the copy."""
    found: dict[str, str] = {}
    for lang in sorted({p.article.lang for p in profiles}):
        same = sorted(
            (p for p in profiles if p.article.lang == lang and rarity.letters(p)),
            key=lambda p: (p.article.published is None, p.order[1], -len(p.article.text), p.order),
        )
        if len(same) > 1:
            found |= _copies([(p.article.id, rarity.letters(p)) for p in same])
    return found


def _copies(texts: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The same of ids and texts in the order of time."""
    found: dict[str, str] = {}
    originals: list[tuple[str, str]] = []
    index = _Originals(text for _, text in texts)
    for id_, text in texts:
        near = (originals[place] for place in index.near(text))
        source = next((earlier for earlier, known in near if copied(text, known) >= COPY), "")
        if source:
            found[id_] = source
        else:
            originals.append((id_, text))
            index.add(text)
    return found
