"""Build what changed aside, check it, swap it in; an unchanged file is left as it is.

Touches the disk: writes what is new or changed below `<output>.new`, then renames it into `<output>`, file by
file: new files first, changed ones then, removals last, so that no page ever links to one that is not there.
Where no site stands yet, the whole folder is renamed.
A kill before the swap leaves the old site; a kill in the middle is finished by the next start.
"""

import json
import os
import shutil
from collections.abc import Collection
from contextlib import redirect_stdout
from dataclasses import dataclass
from dataclasses import replace as replace_fields
from io import StringIO
from pathlib import Path
from typing import Any, Final

from pelican import Pelican, signals
from pelican.settings import read_settings

from digest.errors import SiteError
from digest.report import Skip
from digest.site.checks import change_refusals, listing
from digest.site.generator import BriefGenerator
from digest.site.sheets import Memory, Tally, remember, remembered, remove, replace

_GOING: Final = ".going.json"  # written last: what is aside is complete, and these files go
_UNLINKED: Final = ".bin"  # parts of the search index, which no page links to


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did."""

    output: Path
    changed: bool  # whether any file of the site is other than before
    briefs: int
    skips: tuple[Skip, ...]


def _holds_files(folder: Path) -> bool:
    return any(names for _, _, names in os.walk(folder))


def _finish(output: Path, aside: Path) -> None:
    """Swap in what is aside if it is complete, as its list of what goes says; drop it if it is half built."""
    going = aside / _GOING
    if going.is_file() and not _holds_files(output):
        going.unlink()
        shutil.rmtree(output, ignore_errors=True)
        aside.rename(output)
    elif going.is_file():
        gone = json.loads(going.read_bytes())
        moved = sorted(listing(aside) - {_GOING}, key=lambda name: ((output / name).exists(), name))
        for name in moved:
            (output / name).parent.mkdir(parents=True, exist_ok=True)
            (aside / name).replace(output / name)
        for name in gone:
            remove(output, name)
    if aside.exists():
        shutil.rmtree(aside)


def _others(aside: Path, output: Path, ours: Collection[str]) -> tuple[str, ...]:
    """What Pelican's own generators wrote, which write everything each time; what is as it was is dropped."""
    found = sorted(listing(aside) - set(ours))
    for name in found:
        new, old = aside / name, output / name
        if (
            old.is_file()
            and old.stat().st_size == new.stat().st_size
            and old.read_bytes() == new.read_bytes()
        ):
            new.unlink()
    return tuple(found)


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


def _swap(aside: Path, output: Path, known: Memory, memory: Memory, tally: Tally) -> bool:
    """Check what is aside and put it in its place; whether there was anything.

    Raises `SiteError` where the new site would break a rule.
    """
    files = frozenset(memory.files) | set(memory.others)
    gone = sorted((known.files.keys() | set(known.others)) - files)
    if not gone and not listing(aside):
        shutil.rmtree(aside)
        return False
    linked = any(not name.endswith(_UNLINKED) for name in gone)
    drawn = frozenset(memory.files)
    refusals = change_refusals((aside, output), files, tally.ledger, drawn=drawn, all_again=linked)
    if refusals:
        raise SiteError("site", refusals[0], f"the site before stands; what was refused is in {aside}")
    replace(aside / _GOING, json.dumps(gone).encode())
    _finish(output, aside)
    return True


def build(settings_file: Path, content: Path, output: Path, *, memory: Path, site_url: str = "") -> Built:
    """Build the site of `content` into `output`.

    Raises `SiteError` where the new site breaks a rule; the old one then stands as it was.
    """
    aside = output.with_name(f"{output.name}.new")
    manifest = memory / "manifest.json"
    _finish(output, aside)
    aside.mkdir(parents=True)
    known = remembered(manifest)
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
    written = generator.tally.memory
    now = replace_fields(written, others=_others(aside, output, written.files))
    changed = _swap(aside, output, known, now, generator.tally)
    remember(manifest, now)
    reading = generator.reading
    return Built(output=output, changed=changed, briefs=len(reading.packed), skips=reading.skips)
