"""Lines that say who wrote and when: what is left of them once dates, labels and names are gone is little.

이용민 기자 |   2020-03-04 16:52:59       2025-02-24 13:05 来源：浦江财讯 作者：周予安
기사입력 :2025년01월23일 09:12            By Colin Marsh       July 3, 2025 16:58 · Updated 4 hours ago
"""

import re
from collections.abc import Iterable
from functools import cache

from digest.extract import byline
from digest.extract.dumps.lengths import units
from digest.extract.lists import rows, words
from digest.text.days import WORLD_MONTH
from digest.text.fold import flat

_WORLD = WORLD_MONTH.replace("?P<world>", "?:")
STAMP = re.compile(
    r"\d{4}\s*(?:[-./年]|년)\s*\d{1,2}\s*(?:[-./月]|월)\s*\d{1,2}(?:\s*[일日.])?"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2},?\s+\d{4}"
    r"|\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?,?\s+\d{4}"
    rf"|(?i:\b\d{{1,2}}(?:\.|º|°|er)?(?:\s+d[ei])?\s+{_WORLD}\.?,?(?:\s+del?)?\s+(?:19|20)\d\d\b)"
    r"|\b\d{1,2}\s+tháng\s+\d{1,2},?\s+(?:năm\s+)?(?:19|20)\d\d"
)
_STUCK = re.compile(
    r"(?<=[a-z])(?=(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2},?\s+\d{4})"
)
_CLOCK = re.compile(
    r"(?:오전|오후|上午|下午|AM|PM|at)?\s*\d{1,2}\s*[:시时]\s*\d{2}(?::\d{2})?[분分]?\s*(?:[AaPp]\.?[Mm]\.?)?"
    r"\s*(?:KST|CST|GMT|UTC|JST|E[DS]T|P[DS]T)?|\((?:[월화수목금토일]|[一二三四五六日])\)"
    r"|[월화수목금토일]요일|(?:星期|周)[一二三四五六日天]|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?"
)
_NEXT_CLOCK = re.compile(rf"[\s,·]*(?:{_CLOCK.pattern})")
_OPENERS = " |·-–—([（"
_DAY_BEFORE = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s+$")
DAY_NAME = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s+")
STAMPED = re.compile(rf"(?:{STAMP.pattern})(?:[\s,·]*(?:{_CLOCK.pattern})){{0,3}}")
_MINUTES = re.compile(r"\d\s?[:시时]\s?\d{2}")
_CLOCKS = 3  # weekday, time and zone
# A date whose year is left out: it is no date that can be read, but it makes a line one of meta.
_YEARLESS = re.compile(
    r"(?<![\d./:-])\d{1,2}[-./]\d{1,2}\.?\s+\d{1,2}:\d{2}|\d{1,2}\s?월\s?\d{1,2}\s?일|\d{1,2}月\d{1,2}日"
    r"|\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}\b(?!,?\s+\d{4})"
)
_KO_ONE = rf"(?:{byline.TWO_SYLLABLES}|[{''.join(words('dump_surnames.tsv', 'ko'))}])[가-힣]{{2}}"
KO_BY = re.compile(
    rf"^\s*기자\s+{_KO_ONE}(?:\s*[·,]\s*{_KO_ONE}){{0,4}}\s*$|(?:기자|글|글쓴이|작성자|필자)\s*[:：]\s*{_KO_ONE}(?:\s*[·,]\s*{_KO_ONE}){{0,4}}(?![가-힣])(?!\s*기자)|(?<![가-힣])(?:[가-힣]{{2,4}}\s*[·,/]\s*|{_KO_ONE}\s+){{0,4}}(?:[가-힣]{{2,6}}부|[가-힣]{{2,4}})"
    r"\s*(?:(?:객원|논설|부장|선임|수습|시민|의학|인턴|전문)?\s?기자|특파원|논설위원|통신원|칼럼니스트)(?![가-힣])"
)
_AUTHOR = re.compile(
    r"^\W*(?:Authors?|Byline|Reporters?|Writers?|기자|글|글쓴이|작성자|필자)(?:\s*[:：]\s*|\s+(?=[가-힣]{2,4}(?:\s*[·,].*)?$))"
)
_BARS = re.compile("[丨｜]")
_DESK = re.compile(r"([가-힣]{2,6}부)(?:\s*기자)?$")
_EN_ONE = r"(?!AND\b)[A-Z][\w.'’\-]+(?:\s+(?!AND\b)[A-Z][\w.'’\-]+){0,3}"
# At the start, after a mark, or after its verb: `Photo by` and `Illustrated by` name no writer.
_EN_BY = re.compile(
    r"(?:(?:^\s*|(?<=[|·•\-–—])\s*|\b(?:[Pp]osted|[Rr]eported|[Ss]tory|[Ww]ords|[Ww]ritten)\s+)[Bb][Yy]:?"
    r"|^\s*(?:Von|Par|Por|Di|Door|Av|Af|Oleh|Autor|Auteur|Autore)\s*:?|\b(?:Authors?|Byline|Reporters?|Writers?)\s*:)\s+"
    rf"{_EN_ONE}(?:(?:,|\s+(?:and|AND)|\s*&)\s+{_EN_ONE}){{0,4}}"
)
_ZH_ONE = rf"[{''.join(words('dump_surnames.tsv', 'zh'))}][\u4e00-\u9fff]{{1,2}}(?![\u4e00-\u9fff])"
ZH_BY = re.compile(
    r"(?:作者|记者|記者|撰文|撰稿|采写|文|通讯员|实习生|编译|特约记者|本报记者)"
    r"\s*[:：/丨|／ ]\s*[\u4e00-\u9fff·]{2,6}"
    rf"(?:[、，,]\s*[\u4e00-\u9fff·]{{2,4}}|\s+{_ZH_ONE})*|[\u4e00-\u9fff]{{2,4}}\s*[/／]\s*文"
)
_SOURCE = re.compile(r"(?:来源|來源|稿源|出处)\s*[:：]\s*[^\s:：]{2,20}")
_TAIL = re.compile(r"(?:[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+\s*)?")
_AGE = re.compile(
    r"(?:약\s*)?\d{1,3}\s*(?:초|분|시간|일|주|개월|달)\s?전|\d{1,3}\s*(?:秒|分钟|分鐘|小时|小時|天|日|周)前"
    r"|(?:\d{1,3}|an?)\s+(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?)\s+ago|(?:어제|오늘|昨天|今天|刚刚|today|yesterday)(?=$|,?\s+(?:at\s+)?\d{1,2}:\d{2})",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_REST = re.compile(r"[\W\d_]+")


def labels(found: Iterable[str]) -> re.Pattern[str]:
    """Any of the labels, longest first; one in Latin letters is a word of its own, no part of `candidate`."""
    longest = sorted(map(flat, found), key=lambda word: (-len(word), word))
    latin = "|".join(re.escape(word) for word in longest if word[0].isascii())
    other = "|".join(re.escape(word) for word in longest if not word[0].isascii())
    return re.compile(rf"(?<![a-z])(?:{latin})(?![a-z])|{other}")


LABEL = labels(row[-1] for row in rows("dump_labels.tsv"))
_SENTENCE_END = re.compile(r"[。！？]$|[가-힣]\.$")
_MUCH, _MORE, _SMALL, _LITTLE = 20, 16, 10, 3  # units that may be left
_SAID = 5  # units that make a sentence of their own
_LONGEST = 200  # characters
_NAME = 60


def spaced(text: str) -> str:
    """The text with a space before a month that is stuck to a name: `By Ann LeeFebruary 19, 2025`."""
    return _STUCK.sub(" ", text)


def has_stamp(text: str) -> bool:
    """Whether a whole date stands in the text."""
    return STAMP.search(spaced(text)) is not None


def dates(text: str) -> list[int]:
    """Where whole dates stand in the text."""
    return [found.start() for found in STAMP.finditer(text)]


def has_byline(text: str) -> bool:
    """Whether somebody is named as the writer."""
    return any(form.search(text) for form in (KO_BY, _EN_BY, ZH_BY))


def is_meta(text: str) -> bool:
    """Whether a line is about its article and says nothing of its own."""
    if len(text) > _LONGEST:
        return False
    rest, stamps = STAMPED.subn(" | ", _ADDRESS.sub(" ", spaced(text)))
    clocked = stamps > 0 and _MINUTES.search(text) is not None
    rest, ages = _AGE.subn(" | ", rest)
    stamps += ages
    rest, yearless = _YEARLESS.subn(" | ", rest)
    rest, bylines = without_bylines(rest)
    folded = flat(rest)
    labelled = LABEL.search(folded) is not None
    if yearless and not (stamps or bylines or labelled):
        alone = _REST.sub(" ", _CLOCK.sub(" ", rest)).strip()
        return ":" in text and (not alone or is_name(alone))
    if not stamps and not bylines and not labelled:
        return False
    sourced = _SOURCE.search(rest) is not None
    rest = _REST.sub(" ", LABEL.sub(" ", flat(_CLOCK.sub(" ", _SOURCE.sub(" ", rest)))))
    left = units(rest)
    if left >= _SAID and _SENTENCE_END.search(text):
        return False
    if stamps:
        return left <= (_MUCH if labelled or sourced else _MORE if clocked else _SMALL)
    return left <= (_SMALL if bylines else _LITTLE)


def has_address(text: str) -> bool:
    """Whether a mail address stands in the text."""
    return _ADDRESS.search(text) is not None


def is_signature(text: str) -> bool:
    """Whether a line is a mail address with at most a name: `순천 구현모 기자 koo@news.example`."""
    rest, mails = _ADDRESS.subn(" ", text[:160])
    return mails > 0 and len(_REST.sub("", without_bylines(rest)[0])) <= _SMALL and not STAMP.search(rest)


def without_bylines(text: str) -> tuple[str, int]:
    """The text without its bylines, and how many there were."""
    found = 0
    for form in (KO_BY, _EN_BY, ZH_BY):
        text, number = form.subn(" ", text)
        found += number
    return text, found


def leading_stamp(text: str) -> int:
    """How long the date is that opens a text, with its weekday and clock; 0 where none does."""
    day = DAY_NAME.match(text)
    stamp = STAMP.match(text, day.end() if day else 0)
    if stamp is None:
        return 0
    end = stamp.end()
    for _ in range(_CLOCKS):
        clock = _NEXT_CLOCK.match(text, end)
        if clock is None:
            break
        end = clock.end()
    return end


def trailing_stamp(text: str) -> int:
    """Where the date with its clock begins that ends a text, 0 where none does: `제목 | 2026.02.03 12:37`."""
    for found in STAMPED.finditer(text):
        day = _DAY_BEFORE.search(text, 0, found.start())
        if found.start() and not text[found.end() :].strip(" )]）.") and text[found.start() - 1] in _OPENERS:
            return day.start() if day else found.start()
    return 0


def named(text: str) -> tuple[str, ...]:
    """The people of a byline; a desk where a desk signs: `온라인뉴스부 기자`."""
    desk = _DESK.match(text.strip())
    if desk:
        return (desk.group(1),)
    if text.isupper() and text.isascii():  # BY ANN LEE AND BO CHEN
        text = re.sub(r"\bAnd\b", "and", text.title())
    return byline.names(_AUTHOR.sub("", _BARS.sub(" ", text)))


def byline_of(text: str) -> tuple[str, ...]:
    """The names of a line of meta, without its dates and labels."""
    bare = _CLOCK.sub("|", _YEARLESS.sub("|", STAMP.sub("|", spaced(text))))
    for label in reversed(list(LABEL.finditer(flat(bare)))):  # flat() keeps every place
        bare = bare[: label.start()] + "|" + bare[label.end() :]
    for form in (KO_BY, _EN_BY, ZH_BY):
        found = form.search(bare)
        if found:
            return named(found.group())
    return ()


_EN_NAME = r"[A-Z][a-z'’]+(?:\s[A-Z][\w.'’\-]*){1,2}"


@cache
def _bare_name() -> re.Pattern[str]:
    """A name alone on its line: a known family name in Korean and Chinese, capitals elsewhere."""
    ko = "".join(words("dump_surnames.tsv", "ko"))
    zh = "".join(words("dump_surnames.tsv", "zh"))
    one = rf"(?:(?:{byline.TWO_SYLLABLES})[가-힣]{{1,2}}|[{ko}][가-힣]{{1,2}})"
    return re.compile(
        rf"(?:{one}(?:\s?[·,]\s?{one}){{0,4}}|[{zh}][\u4e00-\u9fff]{{1,2}}(?:[、，\s][{zh}][\u4e00-\u9fff]{{1,2}}){{0,4}}|{_EN_NAME}(?:(?:,|\s+and|\s*&)\s+{_EN_NAME}){{0,4}})$"
    )


def is_name(text: str) -> bool:
    """Whether a line is a person's name and nothing else."""
    return len(text) < _NAME and _bare_name().match(text) is not None


def name_beside(text: str) -> tuple[str, ...]:
    """The name that stands before the date of a line, no word about it: `Elaine Moss Fri Nov 1 2024`."""
    stamp = STAMP.search(text) or _YEARLESS.search(text) or _AGE.search(text)
    if stamp is None:
        return ()
    before = _CLOCK.sub(" ", text[: stamp.start()])
    for label in reversed(list(LABEL.finditer(flat(before)))):
        before = before[: label.start()]
    before = before.strip(" |·ㅣ,/~:：-")
    return byline.names(before) if is_name(before) else ()


def is_moment(text: str) -> bool:
    """Whether a line is nothing but a date with its clock, or an age: `3시간 전`, `2026-03-02 10:11`."""
    if _AGE.fullmatch(text.strip()):
        return True
    return ":" in text and is_tail(text)


def is_tail(text: str) -> bool:
    """Whether a line is nothing but a date, after a mail at the most: the end of a boxed article."""
    found = _TAIL.match(text)
    return found is not None and leading_stamp(text[found.end() :]) == len(text) - found.end()
