"""Figures as anchors: comparable, cheap to hash, equal where one is the other rounded."""

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

EXACT = 4  # digits of a share beyond which it was a fraction in words, 3분의 2, that many texts have
ROUNDED = 3  # digits that two figures must share to be one figure, rounded
CONTEXTS = {digits: Context(prec=digits, rounding=ROUND_HALF_UP) for digits in range(1, 29)}


def _round(value: Decimal, digits: int) -> Decimal:
    return value.normalize(CONTEXTS[min(digits, len(CONTEXTS))])


class Figure(NamedTuple):
    """A figure without its place: money and shares keep their unit, since 3 % is not 3 people.

    A tuple of strings, because figures are hashed by the million.
    """

    kind: str
    unit: str
    written: str  # plain digits, "380000000000", "66.5"
    digits: int  # that say something: 502,657 has six, 380 billion two

    @classmethod
    def of(cls, kind: str, unit: str, value: Decimal) -> "Figure":
        """The figure of a value, without its sign."""
        plain = abs(value).normalize()
        digits = len(plain.as_tuple().digits)
        fraction = kind == "percent" and digits > EXACT
        return cls(kind, unit, f"{plain:f}", 1 if fraction else digits)

    @property
    def value(self) -> Decimal:
        """What it says, in base units."""
        return Decimal(self.written)

    @property
    def rounded(self) -> "Figure":
        """The same to three digits."""
        if 1 < self.digits <= ROUNDED:  # one digit may stand for a fraction in words
            return self
        return Figure.of(self.kind, self.unit, _round(self.value, ROUNDED))

    def agrees(self, other: "Figure") -> bool:
        """Whether one is the other, rounded: 280.15 and 280.154 billion."""
        digits = min(self.digits, other.digits)
        same = (self.kind, self.unit) == (other.kind, other.unit)
        return same and _round(self.value, digits) == _round(other.value, digits)
