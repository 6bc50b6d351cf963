"""What reading one file may cost: counted in the text and the tags that it holds, not in seconds.

The same file meets the same limit on any machine. A unit is about a microsecond and a half of a slow machine:
a character of text costs one, a block of text forty, two boxes around it one, a tag six, fifty characters
of markup one.
"""

from dataclasses import dataclass

from digest.errors import LimitExceeded

MOST_OF_A_FILE = 24_000_000
PAGES = 3  # no page takes more than a third of what its file may cost
TAG, BLOCK, MARKUP, DEPTH = 6, 40, 50, 2


@dataclass(slots=True)
class Work:
    """The account of one file; of all its pages together."""

    subject: str
    most: int
    spent: int = 0
    page: int = 0

    def turn(self) -> None:
        """A new page begins."""
        self.page = 0

    def spend(self, units: int) -> None:
        """Count work before it is done. Raises `LimitExceeded` where a page or the file asks for too much."""
        self.spent += units
        self.page += units
        limit = self.most // PAGES
        if self.page > limit:
            raise LimitExceeded(self.subject, f"a page of more than {limit:,} units of text and tags")
        if self.spent > self.most:
            raise LimitExceeded(self.subject, f"more than {self.most:,} units of text and tags in one file")

    @property
    def over(self) -> bool:
        """Whether the file has used up all of its work."""
        return self.spent > self.most
