"""Where a brief stands: its file below `content/` and its address on the site."""

import re
from pathlib import PurePosixPath

from digest.errors import BriefError
from digest.model import Brief

_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_ANY = "any"  # the folder of briefs that are on no beat


def path(brief: Brief) -> PurePosixPath:
    """The file: "briefs/china-tech/2025/02/alibaba-1a2b3c4d-ko.md"; else BriefError."""
    return PurePosixPath("briefs", *_parts(brief)[:-1], f"{brief.slug}.md")


def url(brief: Brief) -> str:
    """The address: "/china-tech/2025/02/alibaba-1a2b3c4d-ko/"."""
    return f"/{'/'.join(_parts(brief))}/"


def _parts(brief: Brief) -> tuple[str, ...]:
    beat = brief.beat or _ANY
    for name in (beat, brief.slug):
        if not _PLAIN.fullmatch(name):
            raise BriefError(brief.id, f"{name!r} is no plain name", "lower-case letters, digits and hyphens")
    if brief.published is None:
        return (beat, "undated", brief.slug)
    return (beat, f"{brief.published.year:04d}", f"{brief.published.month:02d}", brief.slug)
