"""What every format gives: one page as text, and what its container knows about it."""

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page, decoded: a whole HTML page, an HTML fragment of a feed entry, or the text of a page."""

    kind: Literal["html", "fragment", "text"]
    text: str = field(repr=False)
    url: str = ""
