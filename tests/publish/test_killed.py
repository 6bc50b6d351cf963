"""A run that is killed at any moment leaves whole files, and the next run ends as if nothing had been."""

import multiprocessing
import random
import signal
import time
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

from digest.markdown import is_edited, parse
from digest.model import Brief
from digest.publish.publisher import Publisher
from tests.publish.test_publisher import NOW, brief

ROUNDS = 20
OLD = [brief(f"{number:08x}") for number in range(30)]
NEW = [brief(one.story_id, text="알리바바가 3년간 3900억 위안을 투자한다.") for one in OLD]


def publishing(content: Path, ready: Path) -> None:
    """Turn the archive from old to new and back, until killed."""
    for turn, briefs in enumerate(cycle((OLD, NEW))):
        Publisher(content).publish(briefs, now=NOW)
        if not turn:
            ready.touch()


def files(content: Path) -> Sequence[Path]:
    return sorted((content / "briefs").rglob("[!.]*.md"))


def points(told: Sequence[Brief]) -> list[str]:
    return sorted(f"{one.id} {one.points[0].text}" for one in told)


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """After each kill every file is whole, unedited, and the old or the new; a last run ends clean."""
    content, chance = tmp_path / "content", random.Random(7)  # noqa: S311 - not for secrets
    known = {*points(OLD), *points(NEW)}
    process = multiprocessing.get_context("fork")
    for turn in range(ROUNDS):
        ready = tmp_path / f"ready-{turn}"
        run = process.Process(target=publishing, args=(content, ready))
        run.start()
        while turn % 2 and not ready.exists():
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.1))
        run.kill()
        run.join()
        texts = [file.read_text("utf-8") for file in files(content)]

        assert run.exitcode == -signal.SIGKILL
        assert [text for text in texts if is_edited(text)] == []
        assert set(points([parse(text) for text in texts])) <= known

    last = Publisher(content).publish(NEW, now=NOW)
    assert (last.skips, last.kept_edited, len(files(content))) == ((), (), len(NEW))
    assert points([parse(file.read_text("utf-8")) for file in files(content)]) == points(NEW)
    assert list(content.rglob(".tmp-*")) == []
