"""A page whose text stands in one of its frames: blogs and boards draw an article in an `<iframe>`."""

import re
from collections.abc import Iterable
from dataclasses import replace

from digest.extract.formats.page import Page

_FRAME = re.compile(r"<i?frame(?:set)?[\s>]", re.IGNORECASE)
# One that is never closed holds all that follows, as in a browser; so each is looked for once.
_SILENT = re.compile(r"<(script|style|noscript)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,5000}>")
_THIN = 400  # characters; a frame's page shows a menu at the most
_TIMES = 2  # how often longer a frame must be


def telling(main: Page, frames: Iterable[Page]) -> Page:
    """The page itself, or the frame that holds its text, under the address of the page."""
    if not _FRAME.search(main.text):
        return main
    found = list(frames)
    own = _shown(main.text) if found else 0
    if not found or own > _THIN:
        return main
    size, best = max(((_shown(frame.text), frame) for frame in found), key=lambda one: one[0])
    return replace(best, url=main.url or best.url) if size > _TIMES * own else main


def _shown(text: str) -> int:
    """Characters that a reader would see, roughly."""
    return len("".join(_TAG.sub(" ", _SILENT.sub(" ", text)).split()))
