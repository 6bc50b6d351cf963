"""What a person sees: progress on a terminal, plain lines elsewhere, the report at the end."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from digest.report import Report, Skip

Item = TypeVar("Item")
OUT = Console(highlight=False, soft_wrap=True)
ERR = Console(stderr=True, highlight=False, soft_wrap=True)
SHOWN_PER_REASON = 3


def watched(items: Iterable[Item], what: str) -> Iterator[Item]:
    """The items, with a running count on a terminal; nothing is printed where nobody watches."""
    if not ERR.is_terminal:
        yield from items
        return
    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed:.0f}"), TimeElapsedColumn())
    with Progress(*columns, console=ERR, transient=True) as progress:
        task = progress.add_task(what, total=None)
        for item in items:
            progress.advance(task)
            yield item


def say(line: str) -> None:
    """A line for the person who ran the command; outside text in it is never taken as markup."""
    ERR.print(line, markup=False)


def result(line: str) -> None:
    """A line of the result, on standard output."""
    OUT.print(line, markup=False)


def json_line(value: dict[str, Any]) -> None:
    """An object on a line of its own, as UTF-8 whatever the locale says."""
    line = json.dumps(value, ensure_ascii=False, sort_keys=False)
    sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def account(report: Report) -> None:
    """The counts of a run, and what was left out, by stage and reason."""
    counts = " · ".join(f"{number} {what}" for what, number in report.counts.items())
    say(counts or "nothing was done")
    for line in left_out(report.skips):
        say(line)


def left_out(skips: Iterable[Skip]) -> Iterator[str]:
    """The skips in lines: the first few of each reason by name, the rest counted."""
    ordered = sorted(set(skips))
    shown: Counter[tuple[str, str]] = Counter()
    total = Counter((skip.stage, skip.reason) for skip in ordered)
    for skip in ordered:
        key = (skip.stage, skip.reason)
        shown[key] += 1
        if shown[key] <= SHOWN_PER_REASON:
            yield f"  left out · {skip}"
        elif shown[key] == total[key]:
            yield f"  left out · {skip.stage}: {total[key] - SHOWN_PER_REASON} more: {skip.reason}"
