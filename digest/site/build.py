"""Build the site aside, check it, swap it in; an unchanged site is left as it is, file by file.

Touches the disk: writes `<output>.new` and renames it; the site before is `<output>.old` meanwhile.
A kill at any time leaves the old site or the new one: what is half done is swept at the next start.
"""

import os
import shutil
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any, Final

from pelican import Pelican, signals
from pelican.settings import read_settings

from digest.errors import SiteError
from digest.report import Skip
from digest.site.checks import site_refusals
from digest.site.generator import BriefGenerator
from digest.site.sheets import Tally, link_all, remembered


_UNLINKED: Final = ".bin"  # parts of the search index, which no page links to


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did."""

    output: Path
    changed: bool  # whether any file of the site is other than before
    briefs: int
    skips: tuple[Skip, ...]


def _sweep(output: Path, aside: Path, before: Path) -> None:
    """Mend what a killed build left: a missing site is put back, half-built ones go."""
    if not output.exists() and before.exists():
        before.rename(output)
    for folder in (aside, before):
        if folder.exists():
            shutil.rmtree(folder)


def _same(aside: Path, output: Path) -> bool:
    """Whether both folders hold the same files with the same bytes; equal ones are given the old file.

    What the generator left alone is one file under two names already.
    """
    same = True
    for file in _files(aside):
        new, old = aside / file, output / file
        try:
            before = old.stat()
        except OSError:
            same = False
            continue
        now = new.stat()
        if (now.st_ino, now.st_dev) == (before.st_ino, before.st_dev):
            continue
        if now.st_size == before.st_size and new.read_bytes() == old.read_bytes():
            new.unlink()
            os.link(old, new)
        else:
            same = False
    return same


def _files(folder: Path) -> list[str]:
    """Every file below a folder, as a path from there."""
    root = f"{folder}/"
    return [
        f"{place}/{name}".removeprefix(root) for place, _, names in os.walk(folder) for name in sorted(names)
    ]


def _run(settings_file: Path, changes: dict[str, Any]) -> BriefGenerator:
    """Pelican as it is, with its public signals; the generator tells what it read."""
    found: list[BriefGenerator] = []

    def remember(generators: list[object]) -> None:
        found.extend(generator for generator in generators if isinstance(generator, BriefGenerator))

    pelican = Pelican(read_settings(str(settings_file), override=changes))
    signals.all_generators_finalized.connect(remember)
    try:
        with redirect_stdout(StringIO()):  # Pelican counts articles, of which we have none
            pelican.run()
    finally:
        signals.all_generators_finalized.disconnect(remember)
    return found[0]


def _swap(output: Path, aside: Path, before: Path) -> None:
    if output.exists():
        output.rename(before)
    aside.rename(output)
    if before.exists():
        shutil.rmtree(before)


def _unchanged(aside: Path, output: Path, tally: Tally, manifest: Path) -> bool:
    """Whether our own pages are untouched and the others, which Pelican writes anew, equal what stands."""
    if not tally.untouched or not _same(aside, output):
        return False
    return remembered(manifest).files.keys() | set(_files(aside)) == set(_files(output))


def _complete(aside: Path, output: Path, tally: Tally, manifest: Path) -> bool:
    """Whether the site aside, made whole and checked, is other than the one that stands.

    Raises `SiteError` where it breaks a rule. Pages that stand as they were are not read again,
    unless something is gone that they may link to.
    """
    if tally.untouched:
        link_all(remembered(manifest), output, aside)
    gone = set(_files(output)) - set(_files(aside))
    ours = remembered(manifest if tally.untouched else manifest.with_suffix(".new")).files.keys()
    linked = any(not name.endswith(_UNLINKED) for name in gone)
    trusted = frozenset() if linked else frozenset(ours - set(tally.rendered))
    refusals = site_refusals(aside, trusted)
    if refusals:
        raise SiteError("site", refusals[0], f"the site before stands; the refused one is {aside}")
    return bool(gone) or not _same(aside, output)


def _settle(aside: Path, output: Path, tally: Tally, manifest: Path) -> bool:
    """Put the new site in the place of the old; whether it is another."""
    changed = not _unchanged(aside, output, tally, manifest) and _complete(aside, output, tally, manifest)
    if changed:
        _swap(output, aside, output.with_name(f"{output.name}.old"))
    else:
        shutil.rmtree(aside)
    if not tally.untouched:
        manifest.with_suffix(".new").replace(manifest)
    return changed


def build(settings_file: Path, content: Path, output: Path, *, memory: Path, site_url: str = "") -> Built:
    """Build the site of `content` into `output`.

    Raises `SiteError` where the new site breaks a rule; the old one then stands as it was.
    """
    aside = output.with_name(f"{output.name}.new")
    _sweep(output, aside, output.with_name(f"{output.name}.old"))
    aside.mkdir(parents=True)
    changes = {
        "PATH": str(content),
        "OUTPUT_PATH": str(aside),
        "DIGEST_BEFORE": str(output),
        "DIGEST_CACHE": str(memory),
        "DIGEST_TELL": False,
    }
    if site_url:
        changes["SITEURL"] = site_url
    generator = _run(settings_file, changes)
    changed = _settle(aside, output, generator.tally, memory / "manifest.json")
    reading = generator.reading
    return Built(output=output, changed=changed, briefs=len(reading.packed), skips=reading.skips)
