"""What one piece of work costs: run in a process of its own, counted by the operating system."""

import os
import resource
import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass

RUNS = 3
_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A piece of work; `work` returns how many things it did."""

    name: str
    unit: str
    work: Callable[[], int]
    runs: int = RUNS


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """CPU seconds (user and system) and peak memory of one run."""

    things: int
    cpu: float
    peak_mb: float


def _spent() -> float:
    """CPU seconds of this process and of the programs that it ran."""
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, _WHO))


def cost(work: Callable[[], int]) -> Cost:
    """The cost of `work` in a forked child, so that runs do not warm each other."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        os.close(reading)
        before = _spent()
        things = work()
        peak = max(resource.getrusage(who).ru_maxrss for who in _WHO)
        os.write(writing, f"{things} {_spent() - before} {peak / 1024}".encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read().split()
    os.waitpid(child, 0)
    if not answer:
        raise SystemExit("bench: the measured work failed; its error stands above")
    return Cost(things=int(answer[0]), cpu=float(answer[1]), peak_mb=float(answer[2]))


def line(case: Case) -> str:
    """The median of the runs, as a line of the table."""
    costs = [cost(case.work) for _ in range(case.runs)]
    cpu = statistics.median(one.cpu for one in costs)
    peak = max(one.peak_mb for one in costs)
    rate = costs[0].things / cpu if cpu else float("inf")
    head = f"{case.name:<44} {costs[0].things:>7} {case.unit:<10}"
    return f"{head} {cpu:8.2f} s CPU {rate:>10.1f}/s {peak:7.0f} MB"
