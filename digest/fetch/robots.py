"""What a site allows a robot, as RFC 9309 has it. Pure.

The standard library's parser takes the first rule that fits and knows no `*`;
the standard asks for the longest one, and news sites write `Disallow: /*?page=`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from digest.text.clean import line

MOST_LINES = 5_000
LONGEST_DELAY = 60.0  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """The rules for one robot: path patterns with their verdicts, and seconds between two requests."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def allows(self, url: str) -> bool:
        """Whether the longest rule that fits the address lets it be read; of equals, the kinder one."""
        parts = urlsplit(url)
        path = _spelled(parts.path or "/") + (f"?{_spelled(parts.query)}" if parts.query else "")
        fitting = [(len(pattern), verdict) for pattern, verdict in self.rules if _fits(pattern, path)]
        return max(fitting, default=(0, True))[1]


def _spelled(path: str) -> str:
    """One spelling for `/기사`, `/%EA%B8%B0%EC%82%AC` and `/%ea%b8%b0…`."""
    return quote(unquote(path, errors="replace"), safe="/*$?&=:@!,;+~()'-._")


def _fits(pattern: str, path: str) -> bool:
    """`*` is any run of characters, a `$` at the end is the end; no regex, so no pattern can be slow."""
    is_whole = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for piece in others:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if not is_whole:
        return True
    return path.endswith(others[-1]) if others else at == len(path)


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for row in text.splitlines()[:MOST_LINES]:
        key, colon, value = row.partition("#")[0].partition(":")
        if colon:
            yield line(key).casefold(), line(value)


def _groups(text: str) -> Iterator[tuple[tuple[str, ...], list[tuple[str, str]]]]:
    """The agents of each group, lower case, with its rules."""
    agents: list[str] = []
    rules: list[tuple[str, str]] = []
    for key, value in _lines(text.removeprefix("\ufeff")):
        if key == "user-agent":
            if rules:
                yield tuple(agents), rules
                agents, rules = [], []
            agents.append(value.casefold())
        elif agents and key in {"allow", "disallow", "crawl-delay"}:
            rules.append((key, value))
    yield tuple(agents), rules


def _delay(rules: list[tuple[str, str]]) -> float:
    waits = [
        float(value)
        for key, value in rules
        if key == "crawl-delay" and re.fullmatch(r"\d{1,6}(\.\d+)?", value)
    ]
    return min(max(waits, default=0.0), LONGEST_DELAY)


def parse(text: str, agent: str) -> Robots:
    """The rules of a robots.txt for `agent`, by its own name or, where none is for it, for everyone."""
    groups = [*_groups(text)]
    own = [rules for agents, rules in groups if agent.casefold() in agents]
    chosen = own or [rules for agents, rules in groups if "*" in agents]
    rules = [rule for group in chosen for rule in group]
    return Robots(
        rules=tuple(
            (_spelled(value), key == "allow") for key, value in rules if key != "crawl-delay" and value
        ),
        delay=_delay(rules),
    )


NOTHING = Robots(rules=(("/", False),))  # a site whose rules cannot be had is left alone
