"""Bytes to text: the right text, U+FFFD for at most one character in a hundred, or an error; never mojibake.

The ladder: byte order mark, valid UTF-8 (it wins over any label), the declared charset, the charset that
the page itself names, chardet, and then the legacy encodings of the three languages.
A label is believed only if the text that it gives reads like text.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import chardet

from digest.errors import ReadError
from digest.extract.lists import rows
from digest.extract.scrambled import unscrambled

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,40})""")
_CJK = re.compile(r"[぀-ヿ㐀-鿿가-힣豈-﫿\U00020000-\U0003ffff]")
_STRANGE = re.compile(r"[\x80-\x9f\ue000-\uf8ff]")
_HZ = re.compile(rb"~\{(?:[!-w][!-~]){2,400}~\}")
_PAIRS = 3  # passages of HZ that no text holds by chance
_LETTER = re.compile(r"[^\W\d_\x00-\x7f]")
_SOUND = re.compile(r"[^\x00-\x7f]")
_TYPESET = re.compile(r"[\xa0©®°·«»§£½‐-‧‹›€™]")  # what an English page has that is no ASCII
_ASCII = bytes(range(0x80))
_LEGACY = ("cp949", "gb18030", "big5hkscs", "cp932", "euc_jp")
_WIDE = ("utf_16_le", "utf_16_be")
_LATIN = ("cp1252", "cp1251", "latin-1")
_HEAD = 8192
_SAMPLE = 60_000
_FEW = 24  # CJK characters below which a text is too short to judge by
_LIKELY = 0.45
_UNTOLD = 0.6  # belief in a single-byte encoding that nobody names: it reads any bytes
_MOST_LOST = 0.01
_ALL, _SOME = 0.9, 0.05  # shares of NULs in one place of each character


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, and the Python name of the encoding that gave it."""

    text: str
    encoding: str


def decode(body: bytes, declared: str = "") -> Decoded:
    """The text of `body`; `declared` is what its HTTP header, MIME part or feed said. Raises `ReadError`."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return _checked(body[len(mark) :].decode(encoding, "replace"), encoding)
    wide = _wide(body)
    if wide:
        return _checked(body.decode(wide, "replace"), wide)
    labels = _labels(body, declared)
    escaped = _escaped(body, labels)
    if escaped:
        return _checked(body.decode(escaped, "replace"), escaped)
    utf8 = _utf8(body)
    if utf8 is not None:
        return Decoded(text=unscrambled(utf8), encoding="utf-8")
    return _legacy(body, labels)


def codec(label: str) -> str:
    """The Python codec for a charset label as browsers understand it; "" where it is unknown.

    >>> codec("EUC-KR")
    'cp949'
    """
    name = label.strip().strip("\"'").lower()
    name = next((row[1] for row in rows("charsets.tsv") if row[0] == name), name)
    try:
        return codecs.lookup(name).name if name and "\0" not in name else ""
    except (LookupError, ValueError, UnicodeError):
        return ""


def _labels(body: bytes, declared: str) -> tuple[str, ...]:
    named = [declared]
    for pattern in (_META, _XML):
        match = pattern.search(body[:_HEAD])
        if match:
            named.append(match[1].decode("ascii", "replace"))
    text_codecs = (codec(label) for label in named)
    return tuple(dict.fromkeys(name for name in text_codecs if name and _is_text(name)))


def _is_text(name: str) -> bool:
    """Python also registers codecs that are no character sets: hex, rot13, idna, punycode."""
    try:
        return b"a <p>".decode(name, "replace") == "a <p>"
    except (LookupError, ValueError):
        return False


def _wide(body: bytes) -> str:
    """UTF-16 or UTF-32 without a mark: markup and spaces leave NULs in regular places."""
    head = body[: _HEAD & ~3]
    if head.count(0) < max(2, len(head) // 50):
        return ""
    zeros = [head[start::4].count(0) / max(1, len(head) // 4) for start in range(4)]
    if min(zeros[0], zeros[1]) > _ALL:
        return "utf-32-be"
    if min(zeros[2], zeros[3]) > _ALL:
        return "utf-32-le"
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    if max(even, odd) < max(_SOME, 4 * min(even, odd)):
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _escaped(body: bytes, labels: tuple[str, ...]) -> str:
    """An encoding that says in ASCII where it turns to another script; "" for any other."""
    if b"\x1b$" in body and body.isascii():
        named = next((name for name in labels if name.startswith("iso2022")), "")
        return named or ("iso2022_kr" if b"\x1b$)C" in body else "iso2022_jp_2")
    if b"~{" in body and body.isascii() and ("hz" in labels or len(_HZ.findall(body)) >= _PAIRS):
        return "hz"
    return ""


def _utf8(body: bytes) -> str | None:
    text = body.decode("utf-8", "replace")
    lost = text.count("�") - body.count(b"\xef\xbf\xbd")
    if lost <= 0:
        return text if text.count("�") <= max(1, _MOST_LOST * len(text)) else None
    # Legacy text gives at least one replacement for every few characters; a torn page gives a handful.
    if lost > max(1, len(text) // 50):
        return None
    sound = len(_SOUND.findall(text)) - text.count("�")
    return text if lost <= max(1, sound // 50) and sound > lost else None


def _legacy(body: bytes, labels: tuple[str, ...]) -> Decoded:
    for name in labels:
        text = _attempt(body, name)
        if text is not None and _worth(text, body, name) >= _LIKELY:
            return _checked(text, name)
    named = dict.fromkeys((*labels, *_LEGACY))
    best = _best(body, named, 1.0)
    if best[0] < _LIKELY:  # text without any markup has no NULs that would tell
        best = max(best, _best(body, _WIDE, 1.0), key=lambda one: one[0])
    if best[0] < _LIKELY:  # the detector knows more encodings, and takes longer than all else
        guess = codec(chardet.detect(body[:_SAMPLE])["encoding"] or "")
        others = (name for name in dict.fromkeys((guess, *_LATIN)) if name not in named)
        best = max(best, _best(body, others, _UNTOLD), key=lambda one: one[0])
    if best[0] <= 0:
        raise ReadError("document", "its encoding is unknown")
    return _checked(best[2], best[1])


def _best(body: bytes, names: Iterable[str], belief: float) -> tuple[float, str, str]:
    """Of several encodings the first of those that give the likeliest text: its worth, its name, the text."""
    best = (0.0, "", "")
    for name in names:
        text = _attempt(body, name)
        worth = 0.0 if text is None else _worth(text, body, name) * belief
        if text is not None and worth > best[0]:
            best = (worth, name, text)
    return best


def _attempt(body: bytes, name: str) -> str | None:
    if not name or name.startswith("utf-"):
        return None
    try:
        return body.decode(name, "replace")
    except (LookupError, ValueError):
        return None


def _worth(text: str, body: bytes, name: str) -> float:
    """From 0, mojibake, to 1: the share of characters that a real text would hold."""
    sample = text[:_SAMPLE]
    if sample.count("�") > max(1, _MOST_LOST * len(sample)):
        return 0
    strange = len(_STRANGE.findall(sample))
    found = _CJK.findall(sample)
    high = len(body[:_SAMPLE].translate(None, _ASCII))
    if name in _WIDE and len(found) < 0.5 * len(sample):
        return 0
    if name in _LEGACY or found:
        if len(found) < _FEW and len(found) * 2 < high * 0.8:
            return 0.1
        counts = Counter(found)
        common = max(sum(counts[char] for char in counts.keys() & often) for often in _frequent())
        share = common / max(1, len(found))
        fits = share if len(found) >= _FEW else max(share, 0.5 * (share > 0))
        return max(0.0, fits - strange / max(1, len(sample)))
    letters = len(_LETTER.findall(sample)) + len(_TYPESET.findall(sample))
    return 0.5 * letters / max(1, high) if high else 1.0


@cache
def _frequent() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(row[1]) for row in rows("frequent.tsv"))


def _checked(text: str, encoding: str) -> Decoded:
    if text.count("�") > max(1, _MOST_LOST * len(text)):
        raise ReadError("document", f"more than one character in a hundred is no {encoding}")
    return Decoded(text=text, encoding=encoding)
