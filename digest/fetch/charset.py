"""Bytes of a feed -> text, whatever its encoding is called. Pure.

The order: byte order mark, valid UTF-8, then the reading that looks most like a language,
with a bonus for what the feed says of itself. CP949 sent as UTF-8 is Korean here, not `Â¶Ë¹æ°¢ÇÏ`.
"""

import codecs
import re
from functools import cache

import chardet

from digest.errors import ReadError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What is meant by a name is more than it names: 똠 is no EUC-KR, 镕 no GB2312 (WHATWG Encoding standard).
WIDER = {
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "shift_jis": "cp932",
}
LATIN = {"cp1252", "iso8859-15", "mac-roman"}  # named by servers that know nothing better
EAST_ASIAN = ("cp949", "gb18030", "big5hkscs", "cp932", "euc_jp")
GB2312_COMMON = range(0xB0, 0xD8)  # first bytes of its first level
BIG5_COMMON = range(0xA4, 0xC7)
MOST_LOST = 0.01  # share of U+FFFD above which a text is not given at all
MOST_BROKEN = 0.1  # of UTF-8 with some bad bytes in it; CP949 or GBK read as UTF-8 loses most
MOST_ACCENTS = 0.3  # share of letters beyond ASCII in a Western text
SAMPLE = 4_000  # characters beyond ASCII that are looked at
OWN_WORD = 0.15  # what a declaration counts: as much as 15 of 100 characters that look right

_NAMED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")


def _codec(name: str) -> str:
    """Python's name of an encoding, widened; "" for one that it has no text codec for."""
    try:
        info = codecs.lookup(name.strip().strip("\"'"))
    except (LookupError, ValueError):
        return ""
    known = WIDER.get(info.name, info.name)
    is_text = known in EAST_ASIAN or known.startswith(("utf", "cp", "iso", "koi", "mac", "tis"))
    return known if is_text else ""


@cache
def _likely(character: str) -> float:
    """1 for a character that common text is made of, less for one that only a misreading produces."""
    if "가" <= character <= "힣":
        return 1.0 if _lead(character, "euc_kr") else 0.0
    if "一" <= character <= "鿿":
        is_common = _lead(character, "gb2312") in GB2312_COMMON or _lead(character, "big5") in BIG5_COMMON
        return 1.0 if is_common else 0.0
    if "ぁ" <= character <= "ー" or character in "“”‘’…·《》「」『』、。，：？！（）":
        return 1.0
    if "Ͱ" <= character <= "๿":  # Greek, Cyrillic, Hebrew, Arabic, Thai: not our sources', but not noise
        return 0.3
    return -1.0 if "\ue000" <= character <= "\uf8ff" or "｡" <= character <= "ﾟ" else 0.0


def _lead(character: str, encoding: str) -> int:
    try:
        return character.encode(encoding)[0]
    except UnicodeEncodeError:
        return 0


def _likeness(text: str) -> float:
    beyond = [character for character in text if character > "\x7f"][:SAMPLE]
    return sum(map(_likely, beyond)) / len(beyond) if beyond else 1.0


def _lost(text: str) -> float:
    beyond = sum(character > "\x7f" for character in text)
    return text.count("�") / beyond if beyond else 0.0


def _wide(body: bytes) -> str:
    """UTF-16 or UTF-32 without a mark: a feed begins with `<`."""
    head = body.lstrip(b" \t\r\n")[:4]
    four = {b"<\x00\x00\x00": "utf-32-le", b"\x00\x00\x00<": "utf-32-be"}
    two = {b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}
    return four.get(head) or two.get(head[:2], "")


def _guesses(body: bytes, declared: str) -> list[str]:
    """Encodings to try, what the feed says of itself first, each once."""
    named = _NAMED.search(body[:1_000])
    own = [declared, named[1].decode("ascii") if named else ""]
    seen = chardet.detect(body[:200_000])["encoding"] or ""
    codecs_tried = filter(None, map(_codec, [*own, seen, *EAST_ASIAN]))
    return [name for name in dict.fromkeys(codecs_tried) if not name.startswith("utf")]


def _is_western(text: str) -> bool:
    """Whether a reading of a byte a letter, which never fails, is more than noise: most is ASCII."""
    return sum(character > "\x7f" for character in text) <= MOST_ACCENTS * len(text)


def _readings(body: bytes, declared: str) -> list[tuple[float, str]]:
    """How much each strict reading looks like a language, best first."""
    own = {_codec(declared)} | {_codec(name.decode("ascii")) for name in _NAMED.findall(body[:1_000])}
    found = []
    for place, name in enumerate(_guesses(body, declared)):
        try:
            text = body.decode(name)
        except UnicodeDecodeError:
            continue
        if name in EAST_ASIAN or (name in own and name not in LATIN) or _is_western(text):
            found.append((_likeness(text) + OWN_WORD * (name in own), -place, text))
    return [(score, text) for score, _, text in sorted(found, reverse=True)]


def decode(body: bytes, declared: str = "", subject: str = "feed") -> str:
    """The text of `body`; `declared` is the charset of the HTTP header.

    Raises `ReadError` where more than 1 % of what is beyond ASCII could not be read.
    """
    for mark, name in BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    if name := _wide(body):
        return body.decode(name, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        lenient = body.decode("utf-8", "replace")
    if _lost(lenient) <= MOST_BROKEN or lenient.count("�") == 1:
        return lenient
    if readings := _readings(body, declared):
        return readings[0][1]
    wide = [name for name in _guesses(body, declared) if name in EAST_ASIAN]
    texts = [lenient, *(body.decode(name, "replace") for name in wide)]
    best = min(texts, key=_lost)
    if _lost(best) > MOST_LOST:
        raise ReadError(subject, "its encoding is not known")
    return best
