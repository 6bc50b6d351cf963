"""The names in a byline, without mails, roles and outlets around them."""

import re
from functools import cache

from digest.extract.lists import words
from digest.names.outlets import by_name

_MAIL = re.compile(r"[\w.+-]+@[\w.-]+|https?://\S+|@\w+")
_ASIDE = re.compile(r"[(（\[【〔][^)）\]】〕]*[)）\]】〕]")
_SPLIT = re.compile(
    r"\s*(?:[,;/|·・、，；&＆|｜:：]|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bog\b|\boch\b|\bwith\b)\s*"
)
_HANGUL = re.compile(r"[가-힣]")
_HAN = re.compile(r"[㐀-鿿]")
_BY = re.compile(
    r"^\s*(?:written\s+by|reported\s+by|posted\s+by|by|von|par|por|di|door|av|af|oleh|autor|auteur|autore)\b[:\s]+",
    re.IGNORECASE,
)
_KO_NAME = re.compile(r"[가-힣]{2,4}$")
_KO_OUTLET = re.compile(
    r"(?:뉴스|신문|일보|경제|투데이|데일리|통신|방송|타임스|저널|미디어|닷컴|헤럴드|경향|매일|스포츠|본보|본지)$"
)
_ZH_NAME = re.compile(r"(?:[㐀-鿿]{2,4}|[㐀-鿿]{1,6}·[㐀-鿿]{1,6})$")
_TWO = re.compile(r"([㐀-鿿]{1,3})[\s　]([㐀-鿿]{1,3})")
_LATIN_NAME = re.compile(r"[^\W\d_][\w.'’\-]*(?:\s+[\w.'’\-]+){0,4}$")
TWO_SYLLABLES = "|".join(words("dump_surnames.tsv", "ko-two"))  # Korean family names
_MOST = 8
_LONGEST = 300


@cache
def _role(lang: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in words("roles.tsv", lang)))


@cache
def _english_role() -> re.Pattern[str]:
    found = "|".join(re.escape(word) for word in words("roles.tsv", "en"))
    return re.compile(rf"\b(?:{found})\b")


@cache
def _desks() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{word})" for word in words("desks.tsv")))


@cache
def _person() -> re.Pattern[str]:
    """A Korean name by its family name."""
    found = "".join(words("dump_surnames.tsv", "ko"))
    return re.compile(rf"(?:{TWO_SYLLABLES})[가-힣]{{1,2}}|[{found}][가-힣]{{2}}")


def is_desk(text: str) -> bool:
    """Whether a name is that of a desk or a staff: `온라인뉴스부`, `本报评论员`, `Staff`."""
    return _desks().fullmatch(text.strip()) is not None


def desk(text: str) -> str:
    """The desk that a byline is, as it stands there; "" where it is none or names a person too.

    >>> desk("온라인뉴스부 기자")
    '온라인뉴스부'
    """
    line = _MAIL.sub(" ", text[:_LONGEST]).strip(" |·ㅣ,/~-[]()")
    line = re.sub(r"(?i:^by:?\s+)|(?<=[가-힣])\s+기자$", "", line)
    if is_desk(line):
        return line
    before, _, last = line.rpartition(" ")
    alone = not any(_person().fullmatch(word) and not is_desk(word) for word in before.split())
    return last if is_desk(last) and _HANGUL.search(last) and alone else ""


def names(text: str) -> tuple[str, ...]:
    """People named in a byline, in its order, each once; the desk as it is stated where none is named.

    `김서준·이서연 기자 a@b.example` gives both names, `온라인뉴스부 기자` the desk.

    >>> names("By Ann Lee and Bo Chen")
    ('Ann Lee', 'Bo Chen')
    """
    line = _MAIL.sub(" ", text[:_LONGEST]).strip()
    if is_desk(_BY.sub("", line)):
        return (_BY.sub("", line).strip(),)
    if _HANGUL.search(line):
        found = _korean(line)
    elif _HAN.search(line):
        found = _chinese(line)
    else:
        found = _latin(line)
    people = tuple(dict.fromkeys(name for name in found if not is_desk(name)))[:_MOST]
    signed = "" if people else desk(text)
    return people or ((signed,) if signed else ())


def _korean(line: str) -> list[str]:
    line = re.sub(r"외\s*\d+\s*명?", " ", line)
    bare = _ASIDE.sub(" ", line)
    if not _HANGUL.search(bare):
        bare = re.sub(r"[()\[\]（）【】]", " ", line)
    bare = bare.rpartition("=")[2] if "=" in bare.rstrip(" =") else bare
    beside = re.findall(
        r"(?<![가-힣A-Za-z\d])([가-힣]{2,4}?)\s*(?:" + _role("ko").pattern + r")(?![가-힣])", bare
    )
    if beside and "기자" in bare:
        before = re.findall(r"([가-힣]{2,4})(?=\s*[,·/、]\s*[가-힣]{2,4})", bare)
        spaced = re.findall(r"(?<![가-힣])([가-힣]{2,4})(?=\s+[가-힣]{2,4}\s*기자)", bare)
        known = [name for name in spaced if _person().fullmatch(name) and not _is_outlet(name)]
        found = _in_order(bare, [*before, *known, *beside])
        if found:
            return found
    parts = re.split(r"[\s,;/|·・、，&:]+", bare)
    found = [part for part in (_without_role(part) for part in parts) if _KO_NAME.match(part)]
    return [part for part in found if not _is_outlet(part)]


def _is_outlet(name: str) -> bool:
    return _KO_OUTLET.search(name) is not None or by_name(name) is not None


def _in_order(line: str, found: list[str]) -> list[str]:
    role = _role("ko")
    kept = {name for name in found if not role.fullmatch(name)}
    return sorted(kept, key=lambda name: (line.find(name), name))


def _without_role(part: str) -> str:
    while True:
        bare = re.sub(rf"(?:{_role('ko').pattern})$", "", part) if len(part) > len("기자") else part
        if bare == part:
            return "" if _role("ko").fullmatch(part) else part
        part = bare


def _chinese(line: str) -> list[str]:
    line = (
        _ASIDE.sub(" ", line)
        if _HAN.search(_ASIDE.sub("", line))
        else re.sub(r"[()（）【】\[\]〔〕]", " ", line)
    )
    line = _role("zh").sub(" ", line)
    line = re.sub(r"(?<![㐀-鿿])([㐀-鿿])[\s　]+([㐀-鿿])(?![㐀-鿿])", r"\1\2", line)
    if (pair := _TWO.fullmatch(line.strip())) and not all(_is_surname(part[0]) for part in pair.groups()):
        return [" ".join(pair.groups())]  # `大渡 美咲` is one person
    parts = re.split(r"[\s　,;/|、，；&：:／]+", line)
    return [part for part in parts if _ZH_NAME.match(part)]


def _is_surname(char: str) -> bool:
    return char in words("dump_surnames.tsv", "zh")


def _latin(line: str) -> list[str]:
    line = _BY.sub("", _ASIDE.sub(" ", line))
    found = []
    for part in _SPLIT.split(line):
        bare = " ".join(_english_role().sub(" ", part).split())
        if not bare:
            continue
        name = re.sub(r"\s+(?:in|for|at|of|from)\s+.*$", "", bare if " " in bare else part)
        name = " ".join(name.split()).strip(" .-–—")
        if _LATIN_NAME.match(name) and name[:1].isupper():
            found.append(name)
    return found
