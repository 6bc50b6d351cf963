"""What a brief file is about, without reading all of it: for going through ten thousand of them."""

import json
import re
from dataclasses import dataclass

from digest.markdown.escape import plain
from digest.markdown.seal import unix

_LINE = re.compile(r"^(id|story|sources):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_START = "---\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """The ids in a file: of the brief, its story, its sources; "" and () where none can be read."""

    id: str = ""
    story_id: str = ""
    article_ids: tuple[str, ...] = ()


def glance(text: str) -> Glance:
    """The ids as `parse` would give them, of any text at all; nothing else of the file is looked at."""
    front = unix(text).partition("\n---\n")[0]
    if not front.startswith(_START):
        return Glance()
    found = dict(_LINE.findall(front))
    return Glance(
        id=plain(found.get("id", "")),
        story_id=plain(found.get("story", "")),
        article_ids=_articles(found.get("sources", "")),
    )


def _articles(written: str) -> tuple[str, ...]:
    try:
        rows = json.loads(written or "[]")
    except ValueError:
        return ()
    if not isinstance(rows, list):
        return ()
    ids = (row.get("article_id") for row in rows if isinstance(row, dict))
    return tuple(one for one in ids if isinstance(one, str))
