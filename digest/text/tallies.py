"""Votes as two bare numbers: `by a vote of 198 to 102`, `voted 7-2`. On flat text."""

from collections.abc import Iterator
from decimal import Decimal

from digest.text.figures import Figure
from digest.text.patterns import lazy

_TALLY = lazy(
    r"(?:\bvot(?:e|es|ed|ing)\b|\bpassed\b|\bapproved\b|\brejected\b|\bballot\b|\bcarried\b|\bmotion\b)[^.!?\d]{0,40}?"
    r"(?<![\d.,$-])(\d{1,3})(?:-| to )(\d{1,3})(?![\d.,]?\d|[%-]| (?:percent|million|billion|years|points))"
)
_CLUES = ("vot", "passed", "approved", "rejected", "ballot", "carried", "motion")  # one stands in each _TALLY
_TALLY_FIRST = lazy(r"(?<![\d.,$-])(\d{1,3})(?:-| to )(\d{1,3}) vote(?![a-z])")


def tallies(folded: str) -> Iterator[Figure]:
    """Both sides of every tally."""
    for form, clues in ((_TALLY, _CLUES), (_TALLY_FIRST, (" vote",))):
        for match in form.finditer(folded) if any(clue in folded for clue in clues) else ():
            for side in (1, 2):
                start, end = match.span(side)
                yield Figure(start=start, end=end, kind="count", value=Decimal(match[side]), unit="votes")
