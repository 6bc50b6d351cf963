"""Briefs published: nothing that is not proven, nothing that a person has made theirs. Reads and writes disk.

What was published stays: a brief keeps its path, beat, slug and date; a change is dated `modified`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from digest.errors import BriefError
from digest.markdown import path, render
from digest.model import Brief
from digest.proof import refusals
from digest.publish.files import Standing, glances, look, settle, sweep, write
from digest.report import Skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What became of the briefs; paths are relative to `content/`."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    kept_edited: tuple[str, ...]  # a person changed them; left alone
    skips: tuple[Skip, ...]


def known(content: Path) -> Mapping[str, str]:
    """Article id to story id, of all that is published: by it a story keeps its id."""
    found = (seen for _, seen in glances(content))
    return {article: seen.story_id for seen in found if seen.story_id for article in seen.article_ids}


class Publisher:
    """Writes briefs below a folder."""

    def __init__(self, content: Path) -> None:
        self._content = content

    def publish(
        self,
        briefs: Iterable[Brief],
        texts: Mapping[str, str] | None = None,
        now: datetime | None = None,
    ) -> Published:
        """Every brief in its file.

        `texts`, source texts by article id, make the proof stricter; `now` dates a change no source dates.
        """
        sweep(self._content)
        there = {seen.id: name for name, seen in glances(self._content) if seen.id}
        written, unchanged, edited, skips = [], [], [], []
        for brief in sorted(briefs, key=lambda one: one.id):
            try:
                place = self._place(brief, there.get(brief.id, ""))
            except BriefError as error:
                skips.append(Skip.of("check", error))
                continue
            reasons = () if place.edited else refusals(brief, texts)
            if place.edited:
                edited.append(place.name)
            elif reasons:
                skips.append(
                    Skip(stage="check", subject=brief.headline or brief.id, reason="; ".join(reasons))
                )
            elif _is_told(brief, place.brief):
                unchanged.append(place.name)
            else:
                write(self._content / place.name, render(_settled(brief, place.brief, now)))
                written.append(place.name)
        settle((self._content / name).parent for name in written)
        return Published(
            written=tuple(written), unchanged=tuple(unchanged), kept_edited=tuple(edited), skips=tuple(skips)
        )

    def _place(self, brief: Brief, name: str) -> Standing:
        """Where a brief stands, or belongs; a file that stands there and is no brief is a person's."""
        name = name or str(path(brief))
        if (self._content / name).exists():
            return look(self._content, name)
        return Standing(name=name, brief=None, edited=False)


def _is_told(brief: Brief, old: Brief | None) -> bool:
    """Whether all that the brief says is published already."""
    return old is not None and replace(_kept(brief, old), updated=old.updated) == old


def _kept(brief: Brief, old: Brief) -> Brief:
    """The brief with what its address is made of as it was first published."""
    return replace(
        brief, beat=old.beat, slug=old.slug, published=old.published, published_basis=old.published_basis
    )


def _settled(brief: Brief, old: Brief | None, now: datetime | None) -> Brief:
    """The brief as it is to be written: at its first address, a change with its date."""
    if old is None:
        return brief
    since = old.updated or old.published
    dates = [*(source.published for source in brief.sources), brief.updated]
    newer = [date for date in dates if date and (since is None or date > since)]
    return replace(_kept(brief, old), updated=max(newer) if newer else now or old.updated)
