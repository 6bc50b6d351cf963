"""The dateline and byline before the first sentence: taken off, and what they say kept.

[서울=뉴스핌] 배상희 기자 = 중국 ...         (서울=연합뉴스) ...      [헤럴드경제=김서준 기자] ...
新华社北京2月3日电（记者 张三、李四）...      本报讯 ...               〔記者張三／台北報導〕...
BEIJING, Feb 3 (Xinhua) -- ...              SEOUL — ...
"""

import re
from functools import cache
from typing import NamedTuple

from digest.extract.byline import is_desk, names
from digest.extract.lists import rows, words


class Dateline(NamedTuple):
    """A paragraph without its dateline, and the parts of that dateline; empty where it has none."""

    rest: str
    place: str
    agency: str
    byline: tuple[str, ...]


_ROLE = r"(?:[가-힣]{0,4}기자|특파원|논설위원|선임기자|통신원|에디터|리포터)"
_KO_NAMES = rf"(?:[가-힣]{{2,4}}(?:\s*[·,/]\s*|\s+)){{0,5}}[가-힣]{{2,4}}\s*{_ROLE}"
_KO_BYLINE = rf"(?P<by>{_KO_NAMES}(?:\s*[·,/]?\s*{_KO_NAMES}){{0,3}})"
_KO_PLACE = re.compile(
    rf"\s*[\[(【〔〈<]\s*(?P<place>[가-힣A-Za-z·,\s]{{2,20}}?)\s*=\s*(?P<agency>[^\]\)】〕〉>=]{{2,24}})[\])】〕〉>]\s*"
    rf"(?:{_KO_BYLINE}\s*(?:\([^)]{{0,40}}\)\s*)?[=＝]?\s*|(?:[가-힣A-Za-z·\s]{{2,16}})?[=＝]\s*)?"
)
_KO_BOX = re.compile(
    rf"\s*[\[(【〔]\s*(?P<agency>[^\]\)】〕=|ㅣ]{{0,20}}?)\s*[=|ㅣㅣ│]?\s*{_KO_BYLINE}\s*[\])】〕]\s*[=＝]?\s*"
)
_KO_PLAIN = re.compile(rf"\s*{_KO_BYLINE}\s*(?:\([^)]{{0,40}}\)\s*)?[=＝]\s*")
_KO_AGENCY = re.compile(
    r"\s*[\[【](?P<agency>[가-힣A-Za-z0-9]{2,12}(?:뉴스|신문|일보|경제|투데이|데일리|통신|TV))[\]】]\s*[=＝]?\s*"
)

_DAY = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日"
_ZH_ROLE = r"(?:记者|記者|特派员|特派員|通讯员|通訊員|实习生)"
_ZH_BY = rf"(?:\s*[（(〔\[]\s*(?P<by>[^）)〕\]]{{0,12}}?{_ZH_ROLE}[^）)〕\]]{{0,40}})[）)〕\]])?"
_ZH_WIRE = re.compile(
    rf"[\s　]*(?P<agency>[㐀-鿿A-Za-z]{{1,10}}?(?:社|网|網|报|報|台|通讯|通訊))"
    rf"(?P<place>[㐀-鿿·]{{0,8}}?)[\s　]*"
    rf"{_DAY}(?:[早上下中晚]?[午间]?)?(?:专?电|電|讯|訊|消息)[\s　]*{_ZH_BY}[\s　:：,，]*"
)
_ZH_PAPER = re.compile(
    rf"[\s　]*(?P<agency>(?:本报|本報|本网|本網|本刊|[㐀-鿿]{{2,8}}(?:报|報|网|網|社)))"
    rf"(?P<place>[㐀-鿿]{{0,4}}?)(?:讯|訊){_ZH_BY}[\s　:：,，]*"
)
_ZH_BOX = re.compile(
    r"[\s　]*[（(〔【\[](?P<agency>[㐀-鿿]{0,10}?)"
    r"(?P<by>(?:特约|特約|本报|本報)?(?:记者|記者)[\s　]*[^）)〕】\]]{2,30}?)"
    r"(?:[／/][\s　]*(?P<place>[㐀-鿿]{2,4}?))?(?:\d{1,2}日)?"
    r"(?:综合报道|綜合報導|报道|報導|電|电)?[）)〕】\]][\s　:：]*"
)
_ZH_REPORT = re.compile(
    r"[\s　]*【(?P<agency>[㐀-鿿]{2,10}?)"
    r"(?:综合报道|綜合報導|[专專特快]?[讯訊电電]|报道|報導)】[\s　:：]*"
)

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_CITY = r"(?:[A-Z][A-Z'’.\-]+(?:\s+[A-Z][A-Z'’.\-]+){0,3}(?:,\s*[A-Z][A-Za-z.]+(?:\s[A-Z][a-z]+)?)?)"
_EN_WIRE = re.compile(
    rf"\s*(?P<place>{_CITY}|[A-Z][\w.\-]+(?:\s[A-Z][\w.\-]+){{0,3}}),\s+"
    rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?"
    r"\s*(?:[(/](?P<agency>[^)/]{2,30})[)/])?\s*(?:--|—|–|-|:)\s*"
)
_EN_PLAIN = re.compile(
    rf"\s*(?=[A-Z]{{2}}[A-Z\s,.a-z]{{2}})(?P<place>{_CITY})\s*(?:\((?P<agency>[^)]{{2,30}})\))?\s*(?:--|—|–)\s*"
)
_EN_AGENCY = re.compile(
    r"\s*(?P<place>[A-Z][\w.\-]+(?:[\s,]+[A-Z][\w.\-]+){0,3})\s*"
    r"\((?P<agency>[A-Z][\w .]{1,24})\)\s*(?:--|—|–|\s-\s)\s*"
)

_FORMS = (
    *(_KO_PLACE, _KO_BOX, _KO_PLAIN, _KO_AGENCY),
    *(_ZH_WIRE, _ZH_PAPER, _ZH_BOX, _ZH_REPORT),
    *(_EN_WIRE, _EN_AGENCY, _EN_PLAIN),
)
_KOREAN = re.compile("[가-힣]")
_SHORT = 5  # letters of an abbreviation in capitals
_REACH = 160  # a dateline stands within this many characters of the start


def strip(paragraph: str) -> Dateline:
    """The paragraph after its dateline; the paragraph itself where it opens with none.

    A dateline that would leave nothing is kept in place only if it holds no name:
    a line that is only a byline gives an empty rest.
    """
    head = paragraph[:_REACH]
    for form in _FORMS:
        match = form.match(head)
        if match is None:
            continue
        groups = match.groupdict()
        if _is_credit(groups.get("place"), groups.get("agency")):
            break
        place, agency = _city(_name(groups.get("place"))), _name(groups.get("agency"))
        people = names(groups["by"]) if groups.get("by") else ()
        if people and not agency:
            agency = _led(groups["by"], people[0])
        if not people and "=" in match.group() and _is_person(agency):
            agency, people = place, names(agency)
            place = ""
        return Dateline(paragraph[match.end() :].lstrip(" 　"), place, agency, people)
    return Dateline(paragraph, "", "", ())


@cache
def _credit() -> re.Pattern[str]:
    found = "|".join(re.escape(word) for word in words("datelines.tsv", "credit"))
    return re.compile(rf"(?:(?:{found})\s*)+")


def _is_credit(*opening: str | None) -> bool:
    """Whether the brackets open with a picture's source: `[사진=뉴스DB]`."""
    return any(text and _credit().fullmatch(text.strip()) for text in opening)


def _name(text: str | None) -> str:
    return " ".join((text or "").split()).strip(" ,=|ㅣ")


def _led(signed: str, first: str) -> str:
    """The outlet before the first name of a byline: `누리경제 문채원 기자`."""
    before = signed.partition(first)[0].strip(" ·,/")
    return before if before and _KOREAN.search(first) and not is_desk(before) else ""


def _city(place: str) -> str:
    """A place without the capitals of a title before it: `AI SHANGHAI` is Shanghai, `NEW YORK` itself."""
    known = _places()
    parts = place.split()
    ends = (" ".join(parts[start:]) for start in range(1, len(parts)) if all(map(_is_short, parts[:start])))
    return next((end for end in ends if end.upper().partition(",")[0] in known), place)


@cache
def _places() -> frozenset[str]:
    return frozenset(row[0] for row in rows("places.tsv"))


def _is_short(word: str) -> bool:
    return len(word) <= _SHORT and word.isupper()


def _is_person(text: str) -> bool:
    return re.search(rf"{_ROLE}$", text) is not None
