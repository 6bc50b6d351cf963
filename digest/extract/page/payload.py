"""Article bodies that a page keeps in its scripts and draws later: Next.js, Arc, Nuxt-like states, JSON-LD.

<script id="__NEXT_DATA__">{"props": ...}      Fusion.globalContent={"content_elements": ...}
self.__next_f.push([1,"1a:T4d2,<p>..."])       {"@type": "NewsArticle", "articleBody": "..."}
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from digest.extract.page.blocks import units
from digest.extract.page.head import Head
from digest.extract.page.tree import Element
from digest.text.clean import line

_ASSIGNED = re.compile(
    r"(?:Fusion\.globalContent|window\.__\w{3,40}__|window\.\w{0,20}[sS]tate|__NUXT__)\s*=\s*(?=[\[{])"
)
_PUSH = re.compile(r"self\.__next_f\.push\(\s*(\[.*\])\s*\)\s*;?\s*$", re.DOTALL)
_ROW = re.compile(r"^[0-9a-f]+:(?:[A-Z])?(?=[\[{\"])")
_LONG_ROW = re.compile(r"(?:^|\n)[0-9a-f]+:T([0-9a-f]{1,6}),")
_BREAK = re.compile(r"</p>|<br\s*/?>|</div>|</h[1-6]>|</li>|\n", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_END = re.compile(r"[.!?。！？…][\"'”’」』)]*\s*$")
_PROSE = 12.0
_MOST_NODES = 60_000
_SMALLEST, _LARGEST = 100, 5_000_000


def paragraphs(root: Element, head: Head) -> tuple[str, ...]:
    """The longest article body among a page's scripts; empty where they hold none."""
    found = [
        tuple(_prose(str(one["articleBody"]))) for one in head.ld if isinstance(one.get("articleBody"), str)
    ]
    for data in _states(root):
        found.extend(_candidates(data))
    return max(found, key=lambda lines: sum(map(units, lines)), default=())


def _states(root: Element) -> Iterator[Any]:
    """Every JSON value that a script keeps."""
    stream: list[str] = []
    for script in root.iter("script"):
        text = script.text or ""
        if len(text) > _LARGEST or len(text) < _SMALLEST:
            continue
        if (script.get("id") or "") == "__NEXT_DATA__" or (
            script.get("type") or ""
        ).lower() == "application/json":
            yield from _loaded(text)
        elif "__next_f" in text:
            stream.append(_pushed(text))
        else:
            for match in _ASSIGNED.finditer(text):
                yield from _decoded(text, match.end())
    if stream:
        yield from _rows("".join(stream))


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


def _pushed(text: str) -> str:
    match = _PUSH.search(text.strip())
    for data in _loaded(match[1]) if match else ():
        if isinstance(data, list) and len(data) > 1 and isinstance(data[1], str):
            return data[1]
    return ""


def _rows(stream: str) -> Iterator[Any]:
    """The rows of a React stream: `1a:["$",...]` holds JSON, `1b:T4d2,...` holds that many bytes of text."""
    for long in _LONG_ROW.finditer(stream):
        size = int(long[1], 16)
        raw = stream[long.end() : long.end() + size].encode("utf-8", "replace")
        yield raw[:size].decode("utf-8", "ignore")
    for row in stream.split("\n"):
        match = _ROW.match(row)
        if match:
            yield from _loaded(row[match.end() :])


def _candidates(data: Any) -> Iterator[tuple[str, ...]]:
    """Bodies in a JSON value: one long text of HTML, or the texts of one list, in its order."""
    queue, seen = [data], 0
    while queue and seen < _MOST_NODES:
        one = queue.pop()
        seen += 1
        if isinstance(one, str):
            yield tuple(_prose(one))
        elif isinstance(one, dict):
            queue.extend(one.values())
        elif isinstance(one, list):
            queue.extend(one)
            texts = [text for each in one for text in _texts(each)]
            yield tuple(part for text in texts for part in _prose(text))


def _texts(one: Any) -> Iterator[str]:
    """The texts of one element of a list, two levels deep."""
    if isinstance(one, str):
        yield one
    elif isinstance(one, dict):
        for value in one.values():
            if isinstance(value, str):
                yield value
            elif isinstance(value, dict):
                yield from (each for each in value.values() if isinstance(each, str))


def _prose(text: str) -> Iterator[str]:
    """The paragraphs of a text or an HTML fragment, if it reads like prose."""
    if units(text[:4000]) < _PROSE or text.startswith(("http://", "https://", "data:", "{", "function")):
        return
    parts = [line(unescape(_TAG.sub("", part))) for part in _BREAK.split(text)]
    if not any(_END.search(part) and units(part) >= _PROSE for part in parts):
        return
    yield from (part for part in parts if part)
