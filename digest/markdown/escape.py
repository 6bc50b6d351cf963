r"""Text from outside, written so that nothing in it can act, and read back equal.

Three forms, for the three places where text stands in a brief file:

- a front matter value (`value`): one line; HTML entities, since stock Pelican puts titles into pages raw
- Markdown prose (`prose`): backslashes before Markdown's signs, entities for what Pelican could act on
- JSON (`packed`): `<`, `&`, `{`, `|` and their like inside strings as \uXXXX

Characters that XML 1.0 does not allow are dropped in all of them: one would stop the whole build
(getpelican/pelican#2049). Everything else comes back as it was.
"""

import json
import re

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Breaks a line somewhere (str.splitlines, YAML, JavaScript) or turns the direction of what follows.
_INVISIBLE = "\t\n\r\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
_VALUE = re.compile(f"[&<>{{}}|`*_\\[\\]\\\\{_INVISIBLE}]|^\\s|\\s$")
_PROSE = re.compile(
    f"[&<>{{}}|{_INVISIBLE}]|^\\s|\\s$|[\\\\`*_\\[\\]~^$]|^[-+#=:!]|^\\d{{1,9}}[.)]",
)
_MARKDOWN = frozenset("\\`*_[]~^$-+#=:!.)")
_PACKED = re.compile(f"[&<>{{}}|`{_INVISIBLE}]")
_WRITTEN = re.compile(r"\\([!-/:-@\[-`{-~])|&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|lt|gt|quot));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"'}
_LAST = 0x10FFFF


def legal(text: str) -> str:
    """The text without the characters that XML 1.0 forbids."""
    return _ILLEGAL.sub("", text)


def value(text: str) -> str:
    """A front matter value on one line: "R&D {x}" becomes "R&amp;D &#123;x&#125;"."""
    return _VALUE.sub(lambda found: _entity(found[0]), legal(text))


def prose(text: str) -> str:
    r"""Markdown that shows exactly this text: "[1] a*b" becomes "\[1\] a\*b"."""
    return _PROSE.sub(_inert, legal(text))


def plain(written: str) -> str:
    """What `value` or `prose` wrote, or a person typed, as text."""
    if "&" not in written and "\\" not in written:
        return written
    return _WRITTEN.sub(_read, written)


def packed(data: object) -> str:
    """JSON on one line, keys sorted, its strings inert."""
    line = json.dumps(_legal_data(data), ensure_ascii=False, sort_keys=True, separators=(", ", ": "))
    return _STRING.sub(lambda found: _PACKED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", found[0]), line)


_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def _entity(sign: str) -> str:
    return {"&": "&amp;", "<": "&lt;", ">": "&gt;"}.get(sign) or f"&#{ord(sign)};"


def _inert(found: re.Match[str]) -> str:
    number, sign = found[0][:-1], found[0][-1]  # "1." would open a numbered list
    return number + (f"\\{sign}" if sign in _MARKDOWN else _entity(sign))


def _read(found: re.Match[str]) -> str:
    sign, decimal, hexadecimal, name = found.groups()
    if sign:
        return str(sign)
    if name:
        return _NAMED[name]
    number = int(decimal) if decimal else int(hexadecimal, 16)
    return legal(chr(number)) if number <= _LAST else found[0]


def _legal_data(data: object) -> object:
    if isinstance(data, str):
        return legal(data)
    if isinstance(data, dict):
        return {key: _legal_data(item) for key, item in data.items()}
    if isinstance(data, list | tuple):
        return [_legal_data(item) for item in data]
    return data
