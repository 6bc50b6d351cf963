"""The beats that are covered, built-in and the project's own."""

from typing import TYPE_CHECKING

from digest.config import Config
from digest.errors import UsageError
from digest.model import Article

if TYPE_CHECKING:
    from digest.group.beat_files import Beat


def beats(config: Config) -> "tuple[Beat, ...]":
    """The built-in beats and those of the project's folder."""
    from digest.group.beat_files import beats_with, built_in

    return beats_with(config.root / config.beats.folder) if config.beats.folder else built_in()


def beat_named(config: Config, name: str) -> str:
    """The id of a beat as somebody typed it; `UsageError` where there is no such beat."""
    known = [beat.id for beat in beats(config)]
    if name not in known:
        raise UsageError(name, "no such beat", f"there are {', '.join(known)}")
    return name


def beat_of(article: Article, among: "tuple[Beat, ...]") -> tuple[str, str]:
    """The beat of an article ("" for none) and why."""
    from digest.group.beats import beat_of as judge

    verdict = judge(article, among)
    return verdict.beat, verdict.reason
