"""What a person sees: progress on a terminal, plain lines elsewhere, the report at the end."""

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from digest.report import Report, Skip
from digest.text.clean import line as plain

Item = TypeVar("Item")
ERR = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False, markup=False)
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
    """A line for the person who ran the command; outside text in it is neither markup nor control."""
    indent = line[: len(line) - len(line.lstrip(" "))]
    ERR.print(indent + plain(line))


def result(line: str) -> None:
    """A line of the result on standard output, byte for byte, as UTF-8 whatever the locale says."""
    sys.stdout.flush()
    sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def json_line(value: dict[str, Any]) -> None:
    """An object on a line of its own."""
    result(json.dumps(value, ensure_ascii=False))


def account(report: Report) -> None:
    """The counts of a run, and what was left out, by stage and reason."""
    counts = " · ".join(f"{number} {what}" for what, number in report.counts.items())
    say(counts or "nothing was done")
    for line in left_out(report.skips):
        say(line)


def left_out(skips: Iterable[Skip]) -> Iterator[str]:
    """The skips in lines, those of one reason together: the first few by name, the rest counted."""
    together: dict[tuple[str, str], list[str]] = {}
    for skip in sorted(set(skips)):
        together.setdefault((skip.stage, kind(skip)), []).append(skip.subject)
    for (stage, reason), subjects in together.items():
        if len(subjects) == 1:
            yield f"  left out · {stage}: {subjects[0]}: {reason}"
            continue
        yield f"  left out · {stage}: {len(subjects)} × {reason}"
        yield from (f"      {subject}" for subject in subjects[:SHOWN_PER_REASON])
        if len(subjects) > SHOWN_PER_REASON:
            yield f"      and {len(subjects) - SHOWN_PER_REASON} more"


def kind(skip: Skip) -> str:
    """The reason without the host it was given for: "36kr.com: no answer" is "no answer"."""
    host, _, rest = skip.reason.partition(": ")
    return rest if rest and host in skip.subject else skip.reason
