"""What a part of a page is for, by its element and by the words in its class and id."""

import re
from functools import cache, lru_cache

from digest.extract.lists import rows, words
from digest.extract.page.tree import Element

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSHOWN = re.compile(r"(?:^|\s)(?:hidden|d-none|is-hidden|u-hidden|visually-hidden|sr-only)(?:$|\s)")
_SHOWN = re.compile(r"(?:^|\s)(?:\w+:(?!hidden)[\w-]+|d-\w+-\w+)(?:$|\s)")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONG = 300  # characters of class and id that are read


def hint_of(element: Element, tag: str) -> str:
    """Its purpose: "caption", "body", "drop", or "" where nothing is said. Hidden parts are dropped ones."""
    if tag in words("tags.tsv", "drop"):
        return "drop"
    if tag in words("tags.tsv", "caption"):
        return "caption"
    if tag == "figure" and next(element.iter(*words("tags.tsv", "told")), None) is None:
        return "caption"
    # WordPress writes a story's topics into its classes: "post tag-video category-life".
    if tag in words("tags.tsv", "whole"):
        return ""
    names = _names(element)
    found = _named(names).replace("keep", "") if names else ""
    if not found and _is_hidden(element, names):
        return "drop"
    return found


def _names(element: Element) -> str:
    """Class and id, without the variants of utility classes: `print:mt-0`, `[&_.ad]:hidden`."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}".strip()[:_LONG]
    return " ".join(one for one in names.split() if ":" not in one) if ":" in names else names


def _is_hidden(element: Element, names: str) -> bool:
    """Whether a part is not shown; `hidden md:block` is shown on wider screens."""
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return True
    return _UNSHOWN.search(names) is not None and _SHOWN.search(element.get("class") or "") is None


def is_talk(element: Element) -> bool:
    """Whether a part holds what readers say, or entries of a running report: never articles of their own."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:_LONG].lower()
    return names != " " and _words("talk").search(names) is not None


@lru_cache(maxsize=4096)  # a page may have endless names
def _named(names: str) -> str:
    # `articleBody` is told as a whole and as its words.
    forms = (names.lower(), _CAMEL.sub("-", names).lower())
    return next(
        (kind for kind in ("keep", "caption", "body", "drop") if any(map(_words(kind).search, forms))), ""
    )


@cache
def _words(kind: str) -> re.Pattern[str]:
    parts = (
        re.escape(word).replace(r"\*", r"[a-z0-9]*").replace(r"\-", "[-_]")
        for name, word in (row[:2] for row in rows("hints.tsv"))
        if name == kind
    )
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(parts)})\d{{0,2}}(?=$|[\s_-])")
