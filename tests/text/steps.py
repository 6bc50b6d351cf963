"""How much work a call is: lines of Python run, the same on any machine and under any load."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

GROWTH = 3  # times the work for twice the input: what is linear takes two, what is quadratic four


def steps(call: Callable[[], object]) -> int:
    """The number of lines that a call runs, in whatever module."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count
