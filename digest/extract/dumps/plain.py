"""What mail, notes and exports put around the lines of a text, taken off.

> quoted lines        # headings of Markdown, *stress*        제목: labelled fields, 본문: …
"""

import re

from digest.extract.lists import rows

_QUOTED = re.compile(r"(?:>[ \t]?)+")
_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_STRESS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,200}?)(?<=\S)\1(?![\w*])")
_MOST = 0.8  # of the lines


def of(text: str) -> str:
    """The text as it would have been typed."""
    lines = text.split("\n")
    told = [line for line in lines if line.strip()]
    if sum(line.lstrip().startswith(">") for line in told) > len(told) * _MOST:
        lines = [_QUOTED.sub("", line.lstrip(), count=1) for line in lines]
    if any(_HEADING.match(line) for line in lines):
        lines = [
            _STRESS.sub(r"\2", _HEADING.sub("", line, count=1)) if line[:1] in "#*_" else line
            for line in lines
        ]
    return "\n".join(_FIELD.sub("", line, count=1) for line in lines)


def _fields() -> re.Pattern[str]:
    names = "|".join(sorted(re.escape(row[1]) for row in rows("dump_fields.tsv")))
    return re.compile(rf"^[\[【<]?(?:{names})[\]】>]?\s{{0,3}}[:：]\s*(?=\S)", re.IGNORECASE)


_FIELD = _fields()
