"""Regular expressions that are compiled when they are first asked.

Most commands ask few of this room's two hundred: a site of briefs that quote their sources asks none, and
compiling them all took a third of a second of every start.
"""

import re
from functools import cached_property
from typing import Any, Final, cast


class _Pattern:
    """Stands for the compiled expression, and hands on what is asked of it."""

    def __init__(self, source: str, flags: int) -> None:
        self._source: Final = source
        self._flags: Final = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def __getattr__(self, name: str) -> Any:
        """A method of the compiled expression; kept, so that Python finds it without us from then on."""
        found = self.__dict__[name] = getattr(self._compiled, name)
        return found


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """The expression as `re.compile` would give it; one that is wrong raises `re.error` at its first use."""
    return cast("re.Pattern[str]", _Pattern(source, flags))
