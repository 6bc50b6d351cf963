"""Where a title ends that runs into the first sentence without a mark between them.

'… 국회 통과…집중투표제 의무화, 野 표결 불참 | 자산 2조원 이상 상장회사에 집중투표제를 의무화하는 내용의 …'
'… 停止在中国的研发 | 该公司26日表示 …'   'IBM pulls the plug on R&D in China | IBM said on Monday …'

Each place between two words is weighed: headlines drop particles and articles, say what the text says again,
end in certain nouns, and are of a usual length; the sentence behind them opens with its subject.
"""

import re
from collections import Counter
from functools import lru_cache

from digest.extract.dumps.lengths import units
from digest.extract.lists import words
from digest.text.fold import flat

_HANGUL = re.compile("[가-힣]")
_HAN = re.compile("[\u3400-\u9fff]")
_TOKEN = re.compile(r"\S+")
_BARE = re.compile(r"^\W+|\W+$")
_PARTICLE = re.compile(
    r"[가-힣A-Za-z\d)\]'\"’”](?:은|는|이|가|을|를|의|와|과|에|에서|에게|으로|로|까지|부터|도|만|했다|한다|됐다|하는|하기|했으며|했고)$"
)
_HARD = re.compile(r"[가-힣A-Za-z\d)\]'\"’”](?:은|는|이|가|을|를|의|와|과|하는|했다)$")
_MARKED_END = re.compile(r"[?!…”’\"'’\])]$")
_OPEN = re.compile(r"[\"“‘'\[(「『《]")
_CLOSE = re.compile(r"[\"”’'\])」』》]")
_WIDE_GAP = re.compile("(?<=[\u3400-\u9fff”》）？！…]) (?=[\u3400-\u9fff“《（\\d])")
_REACH = 150
_LEAST = 10  # characters of a title
_USUAL = {"ko": (16.0, 34.0), "en": (9.0, 24.0)}  # units of most titles
_SLOPE = {"ko": 0.25, "en": 0.3}  # what a unit more or less costs
_LONGEST_ZH = 45
_STEM = 2  # letters of a Korean word that are its stem at the least


def title_end(text: str) -> int:
    """How long the title is at the head of a flattened article, a guess; 0 where none shows."""
    head = text[:_REACH]
    if len(_HANGUL.findall(head)) > len(head) / 4:
        return _weighed(text, "ko")
    if len(_HAN.findall(head)) > len(head) / 4:
        return _chinese(head)
    return _weighed(text, "en")


def _chinese(head: str) -> int:
    """The last space between Chinese words before the first sentence ends: its text has none."""
    stop = re.search("[。]", head)
    places = [gap.start() for gap in _WIDE_GAP.finditer(head[: stop.start() if stop else len(head)])]
    kept = [place for place in places if place >= _LEAST and units(head[:place]) <= _LONGEST_ZH]
    return kept[-1] if kept else 0


def _weighed(text: str, lang: str) -> int:
    tokens = [(found.start(), found.group()) for found in _TOKEN.finditer(text[:_REACH])]
    said = Counter(_stem(word, lang) for word in text.split())
    gains = [_gain(word, lang, said) for _, word in tokens]
    best, most = 0, float("-inf")
    total = 0.0
    for place in range(1, len(tokens) - 1):
        total += gains[place - 1]
        start = tokens[place][0]
        title = text[:start].rstrip()
        if len(title) < _LEAST or not _may_open(tokens[place][1], lang):
            continue
        value = total + _shape(title, tokens, place, lang)
        if value > most:
            best, most = start, value
    return best


def _gain(word: str, lang: str, said: Counter[str]) -> float:
    """What speaks for a word's being one of the title rather than of the sentence behind it."""
    bare = _BARE.sub("", word)
    repeated = said[_stem(word, lang)] > 1
    if lang == "en":
        if bare.lower() in words("dump_title_marks.tsv", "en-prose"):
            return -1.6
        return 0.3 if repeated else -0.25
    if _PARTICLE.search(word.rstrip(",.")):
        return -1.3
    return 0.7 if repeated else 0.25


def _shape(title: str, tokens: list[tuple[int, str]], place: int, lang: str) -> float:
    """What speaks for a title that ends here: its length, its last word, the word behind it."""
    last, following = tokens[place - 1][1], tokens[place][1]
    size = units(title)
    low, high = _USUAL[lang]
    value = -_SLOPE[lang] * (max(0.0, low - size) + max(0.0, size - high))
    bare = _BARE.sub("", last)
    if len(_OPEN.findall(title)) != len(_CLOSE.findall(title)):
        value -= 3.0
    if _ends_headline(bare, lang):
        value += 2.0
    if _leads_on(bare, last, lang):
        value -= 2.5
    if _MARKED_END.search(last):
        value += 1.5
    if _stem(following, lang) in {_stem(word, lang) for _, word in tokens[: place - 1]}:
        value += 2.0
    if following[:1].isdigit():
        value -= 1.0
    if lang == "ko" and following.startswith(words("dump_title_marks.tsv", "ko-follows")):
        value -= 2.0  # `윤석열 대통령`: a post follows its holder's name
    if lang == "en" and _BARE.sub("", following) in words("dump_title_marks.tsv", "en-opens"):
        value += 1.5
    return value


def leads_on(title: str) -> bool:
    """Whether the last word of a text wants another one behind it, so that no title ends there."""
    last = title.rsplit(maxsplit=1)[-1] if title.strip() else ""
    return _leads_on(_BARE.sub("", last), last, "ko" if _HANGUL.search(title) else "en")


def _ends_headline(bare: str, lang: str) -> bool:
    return lang == "ko" and bare.endswith(words("dump_title_marks.tsv", "ko-ends"))


def _leads_on(bare: str, last: str, lang: str) -> bool:
    """Whether a word wants another one behind it."""
    if last.endswith((",", ":", "·", "&", "-")):
        return True
    if lang == "en":
        return bare.lower() in words("dump_title_marks.tsv", "en-leads")
    return bare in words("dump_title_marks.tsv", "ko-leads") or _HARD.search(last) is not None


def _may_open(word: str, lang: str) -> bool:
    """Whether a sentence may begin with the word: in English with a capital, a quotation or a figure."""
    return lang != "en" or word[:1].isupper() or word[:1] in "\"“'‘" or word[:1].isdigit()


@lru_cache(maxsize=4096)
def _stem(word: str, lang: str) -> str:
    bare = flat(_BARE.sub("", word))
    if lang == "en":
        return bare.removesuffix("'s").removesuffix("’s").rstrip("s")
    return bare[: max(_STEM, len(bare) - 2)] if len(bare) > _STEM else bare
