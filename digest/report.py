"""What a run did, and what it left out and why."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from digest.errors import DigestError

Stage = Literal["fetch", "extract", "group", "condense", "publish", "check", "site"]


Kept = TypeVar("Kept")


def _shown(text: str) -> str:
    r"""The text with what cannot be seen written out: "bad\x1b[2J.md", "\udcff.md"."""
    if text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in text
    )


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Skip:
    """An item that was left out. `subject` is a file or an address, never a Python object."""

    stage: Stage
    subject: str
    reason: str

    def __post_init__(self) -> None:
        """Names of files and words of pages stand in both; neither may reach a terminal or a page raw."""
        object.__setattr__(self, "subject", _shown(self.subject))
        object.__setattr__(self, "reason", _shown(self.reason))

    @classmethod
    def of(cls, stage: Stage, error: DigestError) -> "Skip":
        """The record of an error that cost one item."""
        reason = f"{error.reason} ({error.advice})" if error.advice else error.reason
        return cls(stage=stage, subject=error.subject, reason=reason)

    def __str__(self) -> str:
        return f"{self.stage}: {self.subject}: {self.reason}"


@dataclass(slots=True)
class Report:
    """The account of one run; the only mutable thing that travels with it."""

    counts: Counter[str] = field(default_factory=Counter)
    skips: list[Skip] = field(default_factory=list)

    def count(self, what: str, number: int = 1) -> None:
        """Add to one of the counts: "documents", "articles", "stories", "briefs" ..."""
        self.counts[what] += number

    def keep(self, items: Iterable[Kept | Skip], what: str = "") -> list[Kept]:
        """The values among `items`, counted as `what`; the skips go on record."""
        kept: list[Kept] = []
        for item in items:
            if isinstance(item, Skip):
                self.skips.append(item)
            else:
                kept.append(item)
        if what:
            self.count(what, len(kept))
        return kept
