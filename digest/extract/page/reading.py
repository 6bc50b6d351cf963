"""A page as far as it is read: its head, its blocks, where the headline and the article's text stand."""

from dataclasses import dataclass

from digest.extract.page.blocks import Layout
from digest.extract.page.head import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the readers of dates, people and places share."""

    head: Head
    layout: Layout
    url: str = ""
    sites: tuple[str, ...] = ()  # names that the page's outlet goes by
    title: str = ""
    headline: int = -1  # index of the block that shows the title
    run: tuple[int, ...] = ()  # indexes of the blocks that are the article's text
    alone: bool = False  # the layout is the article's own: what stands behind its text belongs to it
    others: tuple[tuple[int, int], ...] = ()  # runs of blocks that are other articles of the page

    @property
    def top(self) -> int:
        """The first block of the article, its headline where one is shown."""
        if not self.run:
            return max(0, self.headline)
        return self.headline if 0 <= self.headline < self.run[0] else self.run[0]

    @property
    def opening(self) -> range:
        """Blocks from the headline to the text."""
        return range(self.top, self.run[0]) if self.run else range(0)

    def above(self, number: int) -> range:
        """The blocks before the headline, at most so many."""
        start = max((last for _, last in self.others if last <= self.top), default=0)
        return range(max(start, self.top - number), self.top)

    def below(self, number: int) -> range:
        """The last block of the text and the blocks behind it, at most so many."""
        if not self.run:
            return range(0)
        end = min(
            (first for first, _ in self.others if first > self.run[-1]), default=len(self.layout.blocks)
        )
        return range(self.run[-1], min(end, self.run[-1] + number))
