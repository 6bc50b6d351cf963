"""What a figure measures, from the words beside it: `매출`, `投资`, "revenue"."""

import re
from dataclasses import dataclass
from functools import cache

from digest.model import Fact
from digest.proof.around import ends_sentence
from digest.proof.standing import places_of
from digest.proof.tables import rows

_BEHIND = 2  # what a word behind the figure costs against one before it
_OF = "의 "  # "1조9천억원의 흑자"
_FAR = 99
_CLAUSE = 10  # what a comma between costs
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
_NUMBER = re.compile(r"\d[\d.,]*")
_NONE = "none"
_OPEN = re.compile(r"[(（][^()（）]*$")
_BALLOTS = ("표", "票", "votes", "vote")
_SIDES = 2
_VOTES = "votes_"
_COMMA = re.compile(r"[,，、；;]|\s(?:and|while|그리고)\s")
# A figure that a change arrives at, or leaves, is a level: "19.8%로 떨어졌다", "降至19.8%", "fell to 19.8%".
_LEVEL_BEHIND = re.compile(r"\s?(?:으로|로|까지|에서|대로)(?![가-힣])")
_LEVEL_AHEAD = re.compile(r"[至到]约?$|\b(?:to|from|at)(?: about| around| nearly)? $")
# A figure by which something changes is no level of it: "매출이 3천억원 늘었다", "市值蒸发6000亿美元".
_CHANGED_BEHIND = re.compile(
    r"\s?(?:이나|가량|정도|넘게|이상)?\s?(?:늘|줄|증가|감소|급증|급감|올랐|올라|오른|올린|올려|내렸|내려|내린|상승|하락|인상|인하"
    r"|떨어|낮아|높아|낮춘|높인|불어|증발|빠졌|뛰었|뛴|추가|싸|비싸|저렴|할인|깎)"
    r"| (?:cheaper|higher|lower|less|off)\b"
)
_CHANGED_AHEAD = re.compile(
    r"(?:便宜|贵|优惠|立减|直降|高出|多出|增加|减少|增长|下降|上升|提高|降低|上涨|下跌|上调|下调|蒸发|缩水|追加|增|减|降|涨|跌)(?:了|约|近|逾|超过?)*$"
    r"|\b(?:by|rose|fell|grew|increased|decreased|dropped|climbed|jumped|up|down|gained|lost|shed|additional|extra|another)"
    r"(?: by| about| around| nearly| almost| some| more than| over| at least| up to)* $"
)
# What may stand between a change and its figure: nothing that tells of something else.
_CLOSE = {
    ("ko", True): re.compile(r".{0,10}"),
    ("ko", False): re.compile(
        r"(?:이나|가량|정도|씩|넘게|이상|이하|안팎|내외|대|의|가까이|남짓|더|크게|각각|소폭|대폭|가파르게|빠르게|다시|연속|\s)*"
    ),
    ("zh", True): re.compile(
        r"(?:率|幅|幅度|速|速度)?(?:分别)?[仅只已]?"
        r"(?:了|约|近|逾|超过|超|达到|达|为|高达|至少|不到|将近|接近|大约|最高|[：:\s])*"
    ),
    ("en", True): re.compile(
        r"(?: (?:by|about|nearly|almost|around|roughly|some|more|than|over|less|just|only|another|an?|further"
        r"|as|much|up|to|at|least|slightly|sharply|steadily|record|of|below|under|on|average|year|year-on-year|annual|rate))*\s*"
    ),
    ("en", False): re.compile(
        r"[\s-]*(?:(?:year-on-year|annual|annualized|quarterly|monthly|sharp|steep|record|slight|further|or|points?"
        r"|percentage)[\s-]*)*"
    ),
}
_COUNTS_OTHERS = re.compile(  # "35家企业参与招聘", "12개국에 수출": who does it, not how many of it
    r"(?:家|企业|公司|国|국|곳|개사|업체|기업|次|차례|번|companies|firms|countries|cities|times|occasions)\s*$",
    re.IGNORECASE,
)
_OF_GOODS = frozenset({"deliveries", "exports", "hiring", "sales"})
_STEP = re.compile(r"(?:포인트|%p|\bpp|points?|百分点|基点|bps?)$", re.IGNORECASE)  # how far, never how high
_CHANGES = frozenset({"decline", "growth"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that names a measure, at `text[start:end]`."""

    measure: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A word that names a measure, and where it may stand."""

    measure: str
    side: str
    reach: int
    pattern: re.Pattern[str]


@cache
def cues(kind: str, lang: str) -> tuple[Row, ...]:
    """The words for figures of a kind, in the order of the file."""
    return tuple(
        Row(
            measure=measure,
            side=side,
            reach=int(reach),
            pattern=re.compile(rf"(?i:\b(?:{pattern})\b)" if lang == "en" else pattern),
        )
        for measure, kinds, of, side, reach, pattern in rows("measures.tsv")
        if of == lang and kind in kinds.split()
    )


def cue(text: str, start: int, end: int, *, kind: str, lang: str) -> Cue | None:
    """The word that tells what the figure at `text[start:end]` measures, None where no word does."""
    best: tuple[int, int, Cue] | None = None
    change = _is_change(text, start, end)
    for row in cues(kind, lang):
        low = start if row.side == "after" else max(0, start - row.reach)
        high = end if row.side == "before" else min(len(text), end + row.reach)
        for found in row.pattern.finditer(text, low, high):
            if row.measure == _NONE and found.end() <= start:
                return None
            if row.measure in _OF_GOODS and _COUNTS_OTHERS.search(text, start, end):
                continue
            if change if row.measure not in _CHANGES else not _is_move(text, (start, end), found, lang):
                continue
            if found.start() < end and found.end() > start and not row.measure.startswith(_VOTES):
                continue
            cost = _cost(text, start, end, found)
            rank = cost, -len(found[0])
            if cost <= row.reach and (best is None or rank < best[:2]):
                best = (*rank, Cue(measure=row.measure, start=found.start(), end=found.end()))
    return best[2] if best and not _is_lone_vote(best[2], text[start:end], text, lang) else None


def _is_lone_vote(found: Cue, figure: str, text: str, lang: str) -> bool:
    """Whether people are "for" or "against" something that is no vote: "3人反对决裂" has no other side."""
    if not found.measure.startswith(_VOTES) or figure.rstrip().endswith(_BALLOTS):
        return False
    told = {row.measure for row in cues("count", lang) if row.pattern.search(text)}
    return len([measure for measure in told if measure.startswith(_VOTES)]) < _SIDES


def _is_move(text: str, figure: tuple[int, int], found: re.Match[str], lang: str) -> bool:
    """Whether a word of change tells of the figure beside it, and it is not what the change arrives at."""
    start, end = figure
    ahead = found.start() < end
    between = text[found.end() : start] if ahead else text[end : found.start()]
    close = _CLOSE.get((lang, ahead))
    if close and not close.fullmatch(_ASIDE.sub("", between)):
        return False
    level = _LEVEL_AHEAD.search(between) if ahead else _LEVEL_BEHIND.match(text, end)
    return level is None and not (ahead and text.startswith(" of ", end))  # "grow 97% of what they could"


def _is_change(text: str, start: int, end: int) -> bool:
    """Whether the figure is by how much something changes, not how much it is."""
    if _STEP.search(text[start:end].rstrip()) or _CHANGED_BEHIND.match(text, end):
        return True
    return _CHANGED_AHEAD.search(text[max(0, start - 40) : start]) is not None


def _cost(text: str, start: int, end: int, found: re.Match[str]) -> int:
    """How far the word is from the figure; one inside of it ("220 in favor") is nearest."""
    if found.start() < end and found.end() > start:
        return -1
    before = found.end() <= start
    between = _ASIDE.sub("", text[found.end() : start] if before else text[end : found.start()])
    numbers = len(_NUMBER.findall(between))  # another figure is nearer to the word
    commas = len(_COMMA.findall(between))
    side = 0 if before or between == _OF else _FAR if commas else _BEHIND  # behind a comma is another thing
    return len(between) + _CLAUSE * (commas + numbers) + side


def supports(fact: Fact, words: str, lang: str) -> bool:
    """Whether the words say that a figure is of what it is said to measure.

    Where they are no whole sentence, or the figure in brackets restates another one, no word need be near it.
    """
    loose = False
    for at in places_of(fact.text, words):
        told = cue(words, at, at + len(fact.text), kind=fact.kind, lang=lang)
        if told and told.measure == fact.measure:
            return True
        loose |= told is None and bool(_OPEN.search(words, 0, at) or not ends_sentence(words))
    rows_ = cues(fact.kind, lang) if loose else ()
    return any(row.measure == fact.measure and row.pattern.search(words) for row in rows_)
