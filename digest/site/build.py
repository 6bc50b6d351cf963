"""Build the site aside, check it, swap it in; an unchanged site is left as it is, file by file.

Touches the disk: writes `<output>.new` and renames it; the site before is `<output>.old` meanwhile.
A kill at any time leaves the old site or the new one: what is half done is swept at the next start.
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.settings import read_settings

from digest.errors import SiteError
from digest.report import Skip
from digest.site.checks import site_refusals
from digest.site.generator import BriefGenerator
from digest.site.sheets import remembered


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


def _linked(output: Path, aside: Path, manifest: Path) -> None:
    """Our own pages of the old site, as hard links: what does not change keeps its file and its time."""
    aside.mkdir(parents=True)
    for path in remembered(manifest):
        try:
            os.link(output / path, aside / path)
        except FileNotFoundError:
            if (output / path).is_file():
                (aside / path).parent.mkdir(parents=True, exist_ok=True)
                os.link(output / path, aside / path)


def _kept(output: Path, aside: Path) -> bool:
    """Give files with the old bytes the old file; whether the two sites are now the same."""
    same = True
    names = set()
    for file in sorted(aside.rglob("*")):
        if not file.is_file():
            continue
        name = file.relative_to(aside)
        names.add(name)
        old = output / name
        if not old.is_file():
            same = False
        elif not old.samefile(file):
            if old.stat().st_size == file.stat().st_size and old.read_bytes() == file.read_bytes():
                link = file.with_name(f".{file.name}.tmp")
                os.link(old, link)
                link.replace(file)
            else:
                same = False
    return same and names == {file.relative_to(output) for file in output.rglob("*") if file.is_file()}


def _run(settings_file: Path, changes: dict[str, Any]) -> BriefGenerator:
    """Pelican as it is, with its public signals; the generator tells what it read."""
    found: list[BriefGenerator] = []

    def remember(generators: list[object]) -> None:
        found.extend(generator for generator in generators if isinstance(generator, BriefGenerator))

    pelican = Pelican(read_settings(str(settings_file), override=changes))
    signals.all_generators_finalized.connect(remember)
    try:
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


def build(settings_file: Path, content: Path, output: Path, *, memory: Path, site_url: str = "") -> Built:
    """Build the site of `content` into `output`.

    Raises `SiteError` where the new site breaks a rule; the old one then stands as it was.
    """
    aside, before = output.with_name(f"{output.name}.new"), output.with_name(f"{output.name}.old")
    _sweep(output, aside, before)
    _linked(output, aside, memory / "manifest.json")
    changes = {"PATH": str(content), "OUTPUT_PATH": str(aside), "DIGEST_CACHE": str(memory)}
    if site_url:
        changes["SITEURL"] = site_url
    generator = _run(settings_file, changes)
    desk = generator.desk
    refusals = site_refusals(aside)
    if refusals:
        raise SiteError("site", refusals[0], f"{len(refusals)} in all; the site before stands; see {aside}")
    changed = not (output.is_dir() and _kept(output, aside))
    if changed:
        _swap(output, aside, before)
    else:
        shutil.rmtree(aside)
    return Built(
        output=output, changed=changed, briefs=len(desk.shelves.everything), skips=desk.reading.skips
    )
