"""The review file and the project's own names on disk: mined names go into one, accepted ones into the other.

Reads and writes these two files, each aside and then renamed.
Names are in the register before they leave the review.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from digest.errors import UsageError
from digest.model import Article
from digest.names import own, review
from digest.names.entries import with_forms
from digest.names.review import Accepted, Candidate


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f"{file.name}.new")
    aside.write_text(text, "utf-8", newline="\n")
    aside.replace(file)


def _top(file: Path, otherwise: str) -> str:
    """The comment on top of a file, which people may have written."""
    if not file.exists():
        return otherwise
    written = file.read_text("utf-8").split("\n")
    count = next((at for at, row in enumerate(written) if not row.startswith("#")), len(written))
    return "".join(f"{row}\n" for row in written[:count])


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A review file and the register file of one project."""

    file: Path
    register: Path

    def _rows(self) -> tuple[Candidate, ...]:
        try:
            return review.parse(self.file.read_text("utf-8"), str(self.file)) if self.file.exists() else ()
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(str(self.file), f"cannot be read: {error}") from error

    def mine(self, articles: Iterable[Article]) -> int:
        """How many names of the articles were added to the review file."""
        before = self._rows()
        found = review.mined(articles, before)
        if len(found) > len(before):
            _write(self.file, review.table(found, _top(self.file, review.TOP)))
        return len(found) - len(before)

    def accept(self, rows: Iterable[str] | None) -> Accepted:
        """Moves the rows asked for, every one where None, into the register file."""
        done = review.accepted(self._rows(), rows)
        if done.names:
            ours = {name.id: name for name in own.own_names(self.register)}
            for name in done.names:
                ours[name.id] = with_forms(ours[name.id], name) if name.id in ours else name
            _write(self.register, own.table(ours.values(), _top(self.register, own.TOP)))
            _write(self.file, review.table(done.rows, _top(self.file, review.TOP)))
        return done
