"""What many pages share, drawn, looked at and encoded once; a page holds its number until it is written.

Half of the bytes of a site are cards and frames that stand on many pages: a brief is named by its day, week,
month, beat and each of its names, in three interfaces.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup

from digest.errors import SiteError
from digest.site.links import placed

_HERE: Final = "\x1d"  # around the numbers of shared parts; no text that is read holds a control character
_ROOT: Final = "\x1c"  # where the way to the root goes, in a part
_HERE_BYTES: Final = _HERE.encode()
_ROOT_BYTES: Final = _ROOT.encode()


@dataclass(frozen=True, slots=True)
class Shared:
    """The parts that pages share, each with a number."""

    _parts: dict[str, bytes] = field(default_factory=dict, repr=False)
    _fresh: list[tuple[str, str]] = field(default_factory=list, repr=False)

    def add(self, text: str) -> str:
        """The number of a part from now on; its addresses start at "/"."""
        number = str(len(self._parts))
        self._parts[number] = placed(text, _ROOT).encode()
        self._fresh.append((number, text))
        return number

    def fresh(self) -> list[tuple[str, str]]:
        """Number and text of what was added since this was asked last."""
        found = self._fresh.copy()
        self._fresh.clear()
        return found

    def put(self, numbers: Iterable[str]) -> Markup:
        """What a template writes for these parts, one after the other."""
        return Markup(f"{_HERE}{' '.join(numbers)}{_HERE}")  # noqa: S704 - digits

    def filled(self, numbers: bytes, root: bytes) -> bytes:
        """The parts with these numbers, "12 13", on a page with this way to the root.

        Raises `SiteError` where they are none: a setting or a name of the project holds the character.
        """
        try:
            found = b"".join([self._parts[number] for number in numbers.decode().split()])
        except KeyError as error:
            raise SiteError("site", "a text of a page holds the control character U+001D") from error
        return found.replace(_ROOT_BYTES, root)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as its template drew it: text of its own, numbers of parts, addresses that start at "/"."""

    text: str
    shared: Shared
    root: str  # the way to the root of the site that its addresses get instead of "/"

    def numbers(self) -> list[str]:
        """The parts that the page holds."""
        return " ".join(self.text.split(_HERE)[1::2]).split()

    def written(self) -> tuple[bytes, bytes]:
        """The bytes of its own text, and those of the whole page."""
        pieces = placed(self.text, self.root).encode().split(_HERE_BYTES)
        own, root = b"".join(pieces[::2]), self.root.encode()
        pieces[1::2] = [self.shared.filled(numbers, root) for numbers in pieces[1::2]]
        return own, b"".join(pieces)
