"""Publishing into a big archive: what is known of it, a run without a change, one new brief, all anew.

The size is `DIGEST_BENCH_BRIEFS`, 10,000 where nothing is said; the corpus is that of `bench.site`.
"""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.measure import Case
from bench.site import BRIEFS, brief
from digest import markdown
from digest.model import Brief
from digest.publish.publisher import Publisher, known

PLACE = Path(tempfile.gettempdir()) / f"digest-bench-publishing-{BRIEFS}"
_MADE: list[Brief] = []


def made() -> Sequence[Brief]:
    """Every brief, made once; those of a real run come from the condenser, which is not measured here."""
    if not _MADE:
        _MADE.extend(brief(number) for number in range(BRIEFS))
        shutil.rmtree(PLACE, ignore_errors=True)
        for item in _MADE[:-1]:
            file = PLACE / markdown.path(item)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(markdown.render(item), "utf-8")
    return _MADE


def remembered() -> int:
    """The stories of all articles that are published."""
    return len(known(PLACE)) and BRIEFS


def unchanged() -> int:
    """A run in which every brief is as it was."""
    return len(Publisher(PLACE).publish(made()[:-1]).unchanged)


def one() -> int:
    """A run that brings a single brief; taken away again."""
    written = Publisher(PLACE).publish(made()[-1:]).written
    (PLACE / written[0]).unlink()
    return BRIEFS


def anew() -> int:
    """A tenth of the briefs written, into an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        return len(Publisher(Path(folder)).publish(made()[: BRIEFS // 10]).written)


def cases() -> list[Case]:
    """Known, unchanged, one new, and writing."""
    made()
    return [
        Case(name="publish: what is known of an archive", unit="files", work=remembered),
        Case(name="publish: nothing changed", unit="files", work=unchanged),
        Case(name="publish: one new brief in an archive", unit="files", work=one),
        Case(name="publish: new briefs", unit="briefs", work=anew),
    ]
