"""Texts encoded twice: UTF-8 that somebody read as Latin-1 or Windows-1252 and saved as UTF-8 again.

`donâ€™t` was `don’t`, `í—Œë²•` was `헌법`.
Undone only where nearly all that is not ASCII is such a sequence: `été »` of a French page stays.
"""

import re

_MAPPED = {
    bytes([byte]).decode("cp1252"): byte for byte in range(0x80, 0xA0) if byte not in b"\x81\x8d\x8f\x90\x9d"
}
_TAIL = "[\x80-\xbf" + "".join(_MAPPED) + "]"
_SEQUENCE = re.compile(f"[\xc2-\xdf]{_TAIL}|[\xe0-\xef]{_TAIL}{{2}}|[\xf0-\xf4]{_TAIL}{{3}}")
_OTHER = re.compile(r"[^\x00-\x7f]")
_SAMPLE = 60_000
_FEW = 3  # sequences that may stand in any text by chance
_SHARE = 0.8


def unscrambled(text: str) -> str:
    """The text as it was before it was encoded twice; any other text as it is."""
    sample = text[:_SAMPLE]
    if not _SEQUENCE.search(sample):
        return text
    found = [each for each in _SEQUENCE.findall(sample) if _once(each) != each]
    if len(found) < _FEW or sum(map(len, found)) < _SHARE * len(_OTHER.findall(sample)):
        return text
    return _SEQUENCE.sub(lambda match: _once(match[0]), text)


def _once(sequence: str) -> str:
    """The character whose UTF-8 bytes these characters are; the characters themselves where they are none."""
    raw = bytes(_MAPPED.get(char, ord(char)) for char in sequence)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return sequence
