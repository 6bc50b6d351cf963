"""JSON values that a page keeps for its scripts: states of Next.js, Nuxt, Apollo, Arc and their like.

<script id="__NEXT_DATA__">{"props": ...}          window.__APOLLO_STATE__ = {...}
self.__next_f.push([1,"1a:T4d2,<p>..."])           window.__NUXT__=(function(a,b){return {...}}("..."))
window.__STATE__ = JSON.parse("{...}")             <div id="app" data-page="{&quot;props&quot;: ...}">
"""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import unquote

from digest.extract.page.tree import Element

_ASSIGNED = re.compile(
    r"(?:Fusion\.globalContent|window\.__\w{3,40}__|window\.\w{0,20}[sS]tate|__NUXT__)\s*=\s*(?=[\[{(J])"
)
_PARSED = re.compile(
    r"JSON\.parse\(\s*(decodeURIComponent\(\s*)?(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')", re.DOTALL
)
# None begins at an escaped mark: else a script of nothing but `\"` would be read from each of them.
_LITERAL = re.compile(r'(?<!\\)"((?:[^"\\\n]|\\.){80,200000}+)"')
_PUSH = re.compile(r"self\.__next_f\.push\(\s*(\[.*\])\s*\)\s*;?\s*$", re.DOTALL)
_ROW = re.compile(r"^[0-9a-f]+:(?:[A-Z])?(?=[\[{\"])")
_LONG_ROW = re.compile(r"(?:^|\n)[0-9a-f]+:T([0-9a-f]{1,6}),")
_SMALLEST, _LARGEST = 100, 5_000_000
_MOST_ATTRIBUTES = 200  # of an element: to read each of n takes n looks
_DEEPEST, _MOST = 40, 60_000
_MOST_ASSIGNED = 1_000  # names of one script: each that is no JSON costs a look at all before it


def states(root: Element) -> Iterator[Any]:
    """Every JSON value that a script or an attribute keeps; a text where it stands alone."""
    stream: list[str] = []
    for script in root.iter("script"):
        text = script.text or ""
        if not _SMALLEST <= len(text) <= _LARGEST:
            continue
        kind = (script.get("type") or "").lower()
        if kind == "application/json" or (script.get("id") or "") == "__NEXT_DATA__":
            for data in _loaded(text):
                yield _revived(data) if (script.get("id") or "").startswith("__NUXT") else data
        elif "__next_f" in text:
            stream.append(_pushed(text))
        else:
            yield from _assigned(text)
    if stream:
        yield from _rows("".join(stream))
    yield from _attributes(root)


def _assigned(text: str) -> Iterator[Any]:
    """Values that a script gives to a name; where it is code that makes them, the long texts in it."""
    code = -1  # where the first of those begins that are code
    for match in islice(_ASSIGNED.finditer(text), _MOST_ASSIGNED):
        parsed = _PARSED.match(text, match.end())
        found = list(_unquoted(parsed) if parsed else _decoded(text, match.end()))
        yield from found
        if not found and code < 0:
            code = match.end()
    for each in _LITERAL.finditer(text, code) if code >= 0 else ():
        yield from _loaded(each[0])


def _loaded(text: str) -> Iterator[Any]:
    try:
        yield json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return


def _decoded(text: str, start: int) -> Iterator[Any]:
    try:
        yield json.JSONDecoder(strict=False).raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return


def _unquoted(parsed: re.Match[str]) -> Iterator[Any]:
    """What stands in `JSON.parse("...")`: a text of JavaScript that holds JSON."""
    literal = parsed[2]
    if literal.startswith("'"):
        literal = '"' + literal[1:-1].replace("\\'", "'").replace('"', '\\"') + '"'
    for text in _loaded(literal):
        yield from _loaded(unquote(text) if parsed[1] else text)


def _attributes(root: Element) -> Iterator[Any]:
    """JSON in the attributes of elements that a script draws."""
    for element in root.iter():
        if not isinstance(element.tag, str) or len(element.attrib) > _MOST_ATTRIBUTES:
            continue
        for name, value in element.items():
            if len(value) >= _SMALLEST and name.startswith("data-") and value.lstrip()[:1] in {"{", "["}:
                yield from _loaded(value)


def _revived(flat: Any) -> Any:
    """Nuxt's flat list as the value that it stands for: numbers in it are places in the list."""
    if not isinstance(flat, list) or not flat:
        return flat
    left = _MOST

    def value(place: Any, depth: int) -> Any:
        nonlocal left
        left -= 1
        if not isinstance(place, int) or not 0 <= place < len(flat) or depth > _DEEPEST or left < 0:
            return None
        one = flat[place]
        if isinstance(one, dict):
            return {name: value(each, depth + 1) for name, each in one.items()}
        if isinstance(one, list):
            own = one[1:] if one and isinstance(one[0], str) else one
            return [value(each, depth + 1) for each in own]
        return one

    return value(0, 0)


def _pushed(text: str) -> str:
    match = _PUSH.search(text.strip())
    for data in _loaded(match[1]) if match else ():
        if isinstance(data, list) and len(data) > 1 and isinstance(data[1], str):
            return data[1]
    return ""


def _rows(stream: str) -> Iterator[Any]:
    """The rows of a React stream: `1a:["$",...]` holds JSON, `1b:T4d2,...` holds that many bytes of text."""
    at = 0
    while long := _LONG_ROW.search(stream, at):
        size = int(long[1], 16)
        raw = stream[long.end() : long.end() + size].encode("utf-8", "replace")
        text = raw[:size].decode("utf-8", "ignore")
        yield text
        at = long.end() + len(text)
    for row in stream.split("\n"):
        match = _ROW.match(row)
        if match:
            yield from _loaded(row[match.end() :])
