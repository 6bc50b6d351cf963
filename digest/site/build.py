"""Build what changed aside, check it, swap it in; an unchanged file is left as it is.

Touches the disk: writes what is new or changed below `<output>.new`, then renames it into `<output>`, file by
file: new files first, changed ones then, removals last, so that no page ever links to one that is not there.
Where no site stands yet, the whole folder is renamed.
A kill before the swap leaves the old site; a kill in the middle is finished by the next start.
"""

import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from dataclasses import replace as replace_fields
from io import StringIO
from pathlib import Path
from typing import Any, Final

from pelican import Pelican, signals
from pelican.settings import read_settings

from digest.errors import ConfigError, SiteError
from digest.report import Skip
from digest.site.checks import change_refusals, listing
from digest.site.generator import BriefGenerator
from digest.site.sheets import Memory, Tally, no_collecting, remember, remembered, remove, replace

_GOING: Final = ".going.json"  # written last: what is aside is complete, and these files go
_PLUGIN: Final = "digest.site"
_WRONG: Final = (AttributeError, ImportError, LookupError, NameError, SyntaxError, TypeError, ValueError)
_FEW: Final = 50  # addresses; to look for more in each page costs as much as to read the page
_SIMPLE: Final = re.compile(r"[A-Za-z0-9._/-]*\Z")  # which no page writes in another way
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


def _unchanged(aside: Path, output: Path, others: Iterable[str]) -> Iterator[str]:
    """What Pelican's own generators, which write everything each time, wrote as it was; it is dropped."""
    for name in others:
        new, old = aside / name, output / name
        if (
            old.is_file()
            and old.stat().st_size == new.stat().st_size
            and old.read_bytes() == new.read_bytes()
        ):
            new.unlink()
            yield name


def _settings(file: Path, changes: dict[str, Any]) -> dict[str, Any]:
    """The settings of Pelican; raises `ConfigError` where their file, which is Python, fails or lacks us."""
    try:
        settings = dict(read_settings(str(file), override=changes))
    except _WRONG as error:
        raise ConfigError(file.name, f"{type(error).__name__}: {error}") from error
    plugins = [getattr(plugin, "__name__", plugin) for plugin in settings.get("PLUGINS") or ()]
    if _PLUGIN not in plugins:
        raise ConfigError(file.name, f"PLUGINS does not name {_PLUGIN}")
    return settings


def _cut(settings: dict[str, Any], aside: Path) -> Iterator[str]:
    """Files of the theme that did not come over whole: of a full disk Pelican only warns."""
    for part in settings["THEME_STATIC_PATHS"]:
        source = Path(settings["THEME"]) / part
        for file in sorted(source.rglob("*")):
            copy = aside / settings["THEME_STATIC_DIR"] / file.relative_to(source)
            if copy.is_file() and copy.stat().st_size != file.stat().st_size:
                yield copy.relative_to(aside).as_posix()


def _run(settings_file: Path, changes: dict[str, Any]) -> BriefGenerator:
    """Pelican as it is, with its public signals; the generator tells what it read."""
    found: list[BriefGenerator] = []

    def remember(generators: list[object]) -> None:
        found.extend(generator for generator in generators if isinstance(generator, BriefGenerator))

    pelican = Pelican(_settings(settings_file, changes))
    signals.all_generators_finalized.connect(remember)
    try:
        with redirect_stdout(StringIO()):  # Pelican counts articles, of which we have none
            pelican.run()
    finally:
        signals.all_generators_finalized.disconnect(remember)
    for cut in _cut(pelican.settings, Path(changes["OUTPUT_PATH"])):
        raise SiteError(cut, "was not copied whole", "is the disk full?")
    return found[0]


def _leading(output: Path, kept: Iterable[str], memory: Memory, gone: Iterable[str]) -> Iterator[str]:
    """The pages that may lead to what is gone: people's, and those of ours that hold its address.

    Ours write an address in full from the root of the site: "china-tech/2026/02/alibaba-1a2b3c4d-ko/".
    """
    addresses = [name.removesuffix("index.html") for name in gone if not name.endswith(_UNLINKED)]
    if not addresses:
        return
    told = len(addresses) <= _FEW and all(map(_SIMPLE.match, addresses))
    wanted = [address.encode() for address in addresses]
    for name in kept:
        if told and name in memory.files:
            page = (output / name).read_bytes()
            if not any(address in page for address in wanted):
                continue
        yield name


def _swap(
    places: tuple[Path, Path], new: frozenset[str], known: Memory, memory: Memory, tally: Tally
) -> bool:
    """Check what is aside, the files `new`, and put it in its place; whether there was anything.

    Raises `SiteError` where the new site would break a rule.
    """
    aside, output = places
    files = frozenset(memory.files) | set(memory.others)
    gone = sorted((known.files.keys() | set(known.others)) - files)
    if not gone and not new:
        shutil.rmtree(aside)
        return False
    # What was drawn went into the ledger then. Pages that stand as they are were checked before; those are
    # looked at again that may lead to what is gone.
    kept = sorted(name for name in files - new if name.endswith(".html"))
    stored = ((aside, new.difference(memory.files)), (output, _leading(output, kept, memory, gone)))
    refusals = change_refusals(files, tally.ledger, stored)
    if refusals:
        raise SiteError("site", refusals[0], f"the site before stands; what was refused is in {aside}")
    replace(aside / _GOING, json.dumps(gone).encode())
    _finish(output, aside)
    return True


def build(settings_file: Path, content: Path, output: Path, *, memory: Path, site_url: str = "") -> Built:
    """Build the site of `content` into `output`.

    Raises `SiteError` where the new site breaks a rule; the old one then stands as it was.
    """
    try:
        with no_collecting():
            return _built(settings_file, content, _real(output), memory, site_url)
    except OSError as error:
        error.filename = error.filename or str(output)  # some of those that write for us do not tell
        raise


def _real(output: Path) -> Path:
    """The folder itself where `output` is a link to one: a folder is renamed there, and no link replaced."""
    return output.resolve() if output.is_symlink() else output


def _built(settings_file: Path, content: Path, output: Path, memory: Path, site_url: str) -> Built:
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
    new = listing(aside)
    others = sorted(new.difference(written.files))
    new -= frozenset(_unchanged(aside, output, others))
    now = replace_fields(written, others=tuple(others))
    changed = _swap((aside, output), new, known, now, generator.tally)
    remember(manifest, now)
    reading = generator.reading
    return Built(output=output, changed=changed, briefs=len(reading.packed), skips=reading.skips)
