"""How the sources are, for the site to show: `content/sources.json`. Writes the disk.

A day is all that is told of a time, so that a run which brings nothing new changes nothing.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from digest.publish.files import write

NAME = "sources.json"


def publish_sources(content: Path, rows: Iterable[Mapping[str, object]]) -> bool:
    """Write the sources, sorted by beat and title; whether anything was new."""
    ordered = sorted(rows, key=lambda row: (str(row["beat"]), str(row["title"]), str(row["url"])))
    text = json.dumps({"sources": ordered}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    file = content / NAME
    if file.is_file() and file.read_bytes() == text.encode("utf-8"):
        return False
    write(file, text)
    return True
