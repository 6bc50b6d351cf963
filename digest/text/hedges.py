"""Words beside a figure that make it approximate (`약`, `近`, "about") or a bound (`이상`, `至少`, "up to").

Works on flat text (`digest.text.fold.flat`). A superlative is no bound (`역대 최대 30%`), nor is a
comparison (`twice as much as`), nor the object of a quarrel (`a dispute over $2 billion`).
"""

import re
from dataclasses import dataclass
from functools import cache

from digest.model import Bound
from digest.text.patterns import lazy
from digest.text.tables import rows

_WINDOW = 26  # characters before a figure that are looked at
_PERIOD = lazy(r"(?:近|最近|최근|over)\s?$")  # `近三年`: the last three years, not about three
_NO_HEDGE = lazy(  # what stands before makes another word of it, or another sense
    r"[节签合条违解预公毁契特履]约\s?$|[最附临靠贴邻]近\s?$|[反赶]超\s?$"
    r"|(?:twice|half|times|double|triple) as (?:many|much) as\s?$"
    r"|(?:disputes?|fights?|rows?|battles?|feuds?|clash(?:es)?|talks|concerns?|worries|lawsuits?|suit|sued?|charged"
    r"|fined|debates?|anger|protests?|deal|control|vot(?:e[sd]?|ing)|won|win|wins|gained|lead|passed|took|handed"
    r"|takes?|hand|all|spread|spans?|ruled?|based|put|call(?:ed)?|added|adds|gone|years?|months?|weeks?|days?)"
    r" (?:over|under|up to)\s?$"
    r"|(?:历史|史上|以来|全球|世界|全国|年内|创|创下|创出)(?:的)?(?:新)?最[高多低少]\s?$"
    r"|(?:역대|사상|세계|국내|업계|연중|올해|아시아|단일|분기|월간|연간|이래|이후|이후로|만에|중|가운데|기준|"
    r"지역|유럽|전국|최근 \d+년)\s?(?:최대|최고|최소)\s?$"
)
_DENIED = lazy(r"(?:不|未|没|没有|并未|从未|尚未|难以|not|n't|never|without|안|못)\s?$")
_TURNED: dict[str, Bound] = {"more_than": "at_most", "less_than": "at_least"}
_BOUNDS: dict[str, Bound] = {
    "at_least": "at_least",
    "at_most": "at_most",
    "less_than": "less_than",
    "more_than": "more_than",
}
_NO_TAIL = r"(?!비|신|변|통|폭|소|상|중|표|\s?\d)"  # `30%대비`, `50% 대 30%`
_ASIDE = lazy(r"\s?\([^()\n]{0,30}\d[^()\n]{0,30}\)")  # `3800억 위안(약 75조원) 이상`: of both
_BY = lazy(r"\s?초과(?:하|했|해|한 금|됐|돼|달)")  # `예산을 3억원 초과했다`: by that much


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """What the words beside a figure make of it; with them it stands at `text[start:end]`."""

    start: int
    end: int
    about: bool = False
    bound: Bound = ""


def hedge(folded: str, start: int, end: int, kind: str) -> Hedge:
    """The words beside the figure at `folded[start:end]`; a bound behind counts before one ahead of it."""
    ahead, first = _ahead(folded, start, kind)
    behind, last = _behind(folded, end)
    bounds = [_BOUNDS[one] for one in (behind, ahead) if one in _BOUNDS]
    return Hedge(
        start=first,
        end=last,
        about="about" in {ahead, behind},
        bound=bounds[0] if len(set(bounds)) == 1 else "",
    )


def _ahead(folded: str, start: int, kind: str) -> tuple[str, int]:
    before = folded[max(start - _WINDOW, 0) : start]
    pattern, senses = _words("before")
    found = pattern.search(before)
    if not found or _NO_HEDGE.search(before) or (kind == "duration" and _PERIOD.search(before)):
        return "", start
    sense, place = senses[found[1]], start - len(before) + found.start(1)
    if denied := _DENIED.search(before[: found.start(1)]):
        return _TURNED.get(sense, ""), place - len(denied[0])
    return sense, place


def _behind(folded: str, end: int) -> tuple[str, int]:
    pattern, senses = _words("behind")
    aside = _ASIDE.match(folded, end)
    found = pattern.match(folded, end)
    if aside and not found:
        found = pattern.match(folded, aside.end())
        found = found if found and senses[found[1]] in _BOUNDS else None
    if not found or _BY.match(folded, found.start()):
        return "", end
    return senses[found[1]], found.end(1)


@cache
def _words(place: str) -> tuple[re.Pattern[str], dict[str, str]]:
    senses = {row[2]: row[1] for row in rows("hedges.tsv") if row[0] == place}
    words = "|".join(re.escape(word) for word in sorted(senses, key=lambda word: (-len(word), word)))
    if place == "behind":
        return re.compile(rf"({words}){_NO_TAIL}"), senses
    edge = r"(?:(?<![a-z])(?=[a-z])|(?<![가-힣])(?=[가-힣])|(?![a-z가-힣]))"
    return re.compile(rf"{edge}({words})\s?$"), senses
