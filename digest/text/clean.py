r"""Outside text made safe to stand on a line: what every later step may take for granted.

`line("a\u200bb\u00a0 c\n")` gives `"ab c"`.
The result is legal in XML 1.0, holds no control, bidi or zero-width character, and is in NFC,
so Hangul saved in pieces by a Mac and the compatibility hanja of KS X 1001 read like any other.
Both functions give the same text when applied twice.
"""

import unicodedata

from digest.text.patterns import lazy

# Unicode's own line and paragraph ends, and the page end of old text files.
_BREAK = lazy("\r\n|[\n\r\x0c\x85\u2028\u2029]")

# Letters that draw nothing: the Hangul fillers and the empty Braille cell stand for a space.
_BLANK = lazy("[\\s\u115f\u1160\u3164\uffa0\u2800]+")

_UNSEEN = lazy(
    "["
    "\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls; XML 1.0 forbids the first block
    "\xad\u034f\u061c\u17b4\u17b5\u180b-\u180f"  # soft hyphen, joiners, Mongolian separators
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f"  # zero width and bidi
    "\ufdd0-\ufdef\ufeff\ufff0-\ufffc\ufffe\uffff"  # byte order mark, interlinear marks, non-characters
    "\ud800-\udfff"  # lone surrogates
    "\U000e0000-\U000e0fff"  # tags and hidden variation selectors: text that no reader sees
    "]+"
)
# What `str.isprintable` lets pass of the two above: they count as letters, marks or signs.
_HIDDEN = lazy(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufff0-\ufffc\U000e0000-\U000e0fff]"
)


def line(text: str) -> str:
    """The text on one line: white space folded to single spaces and stripped at both ends."""
    if _is_clean(text):
        return text
    seen = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    return _BLANK.sub(" ", seen).strip()


def _is_clean(text: str) -> bool:
    """Whether a text is one clean line already: nearly every text that has been through `line` once."""
    return (
        text.isprintable()
        and "  " not in text
        and text[:1] != " " != text[-1:]
        and not _HIDDEN.search(text)
        and unicodedata.is_normalized("NFC", text)
    )


def lines(text: str) -> str:
    """The text with its line ends kept as newlines, each line cleaned, no empty line at either end."""
    return "\n".join(line(part) for part in _BREAK.split(text)).strip("\n")
