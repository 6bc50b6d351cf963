"""The Pelican generator: briefs in, pages out; stock generators keep `content/pages` and the theme's files.

Touches the disk: reads content, theme and its own code; writes output and its memory (`DIGEST_CACHE`).
"""

import json
import logging
from collections.abc import Iterator
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any, Final

from pelican import signals
from pelican.generators import Generator

from digest.site import accounts, archive, brief_pages, lists, machines, name_pages
from digest.site.checks import change_refusals, listing
from digest.site.desk import Desk
from digest.site.frame import Parts, page_head
from digest.site.place import asked, site
from digest.site.reading import content_hash, read
from digest.site.sheets import Sheet, no_collecting, press, remember, remembered, remove
from digest.site.shelves import shelve
from digest.site.tongue import kept, speaking

_LOG: Final = logging.getLogger(__name__)
_CODE: Final = (
    "errors.py",
    "model.py",
    "query.py",
    "report.py",
    "tables.py",
    "proof",
    "markdown",
    "names",
    "site",
    "text",
)
_SETTINGS: Final = (
    "SITENAME",
    "SITEURL",
    "DIGEST_BEATS",
    "DIGEST_NAMES",
    "DIGEST_TAG",
    "DIGEST_CONTACT",
    "DIGEST_QUERIES",
    "DIGEST_HUB",
    "DIGEST_REGISTER",
)


def _files(folder: Path) -> Iterator[Path]:
    yield from (
        file for file in sorted(folder.rglob("*")) if file.is_file() and "__pycache__" not in file.parts
    )


def code_hash() -> str:
    """A hash of the code and data that decide what a brief means and how it is shown."""
    root = Path(str(resources.files("digest")))
    places = [root / name for name in _CODE]
    files = [
        file for place in places for file in (_files(place) if place.is_dir() else [place]) if file.is_file()
    ]
    return content_hash(*(file.read_bytes() for file in files if file.suffix not in {".pyc", ".tmp"}))


def base_hash(code: str, theme: Path, settings: dict[str, Any]) -> str:
    """What every page depends on: code, templates, settings."""
    templates = [
        part for file in _files(theme / "templates") for part in (file.name.encode(), file.read_bytes())
    ]
    chosen = json.dumps([settings.get(name) for name in _SETTINGS], default=str)
    return content_hash(code.encode(), chosen.encode(), *templates)


def sheets(desk: Desk, memory: Path) -> Iterator[Sheet]:
    """Every file that the generator owns."""
    yield from brief_pages.pages(desk)
    for ui in desk.site.interfaces.values():
        yield lists.home(desk, ui)
        for beat in desk.site.beats:
            yield from lists.beat(desk, ui, beat)
        yield lists.plain(desk, ui, "search", "search/", "Search")
        yield lists.plain(desk, ui, "subscribe", "subscribe/", "Subscribe")
        yield accounts.sources(desk, ui)
        yield accounts.corrections(desk, ui)
    yield accounts.source_list(desk)
    yield lists.plain(desk, desk.site.interfaces["ko"], "404", "404.html", "Page not found")
    yield from archive.pages(desk)
    yield from name_pages.pages(desk)
    yield from machines.feeds(desk)
    yield from machines.files(desk)
    yield from machines.search(desk, memory / "search.json")


class BriefGenerator(Generator):  # type: ignore[misc] # pelican ships no types
    """Reads `content/<DIGEST_BRIEFS>` and writes what changed."""

    def generate_context(self) -> None:
        """Read the briefs; give Pelican's own pages the words of the interface."""
        asked(self.settings)
        code = code_hash()
        self.memory = Path(self.settings["DIGEST_CACHE"])
        root = Path(self.path) / self.settings["DIGEST_BRIEFS"]
        with no_collecting():
            self.reading = read(root, self.memory / "entries.json", code)
        for skip in self.reading.skips if self.settings.get("DIGEST_TELL", True) else ():
            _LOG.warning("%s", skip)
        self.place = site(self.settings, self.reading.beats)
        self.base = base_hash(code, Path(self.theme), {**self.settings, "DIGEST_BEATS": self.place.beats})
        self.env.auto_reload = False
        self.context["site"] = self.place
        self.context["interfaces"] = self.place.interfaces
        compiled = self.memory / "templates"
        kept(compiled, self.base)
        self.envs = speaking(self.env, self.place.interfaces, compiled, self.base)
        self.context["parts"] = Parts(envs=self.envs, site=self.place)
        self.context["page_head"] = partial(page_head, self.place)

    def sheets(self) -> Iterator[Sheet]:
        """Every file that the generator owns; the shelves are made only where somebody asks."""
        desk = Desk(
            site=self.place,
            shelves=shelve(self.reading.entries),
            reading=self.reading,
            envs=self.envs,
            base=self.base,
        )
        yield from sheets(desk, self.memory)

    def generate_output(self, writer: object) -> None:
        """Write what changed since the last build."""
        del writer  # Pelican's own writer truncates files in place
        output = Path(self.output_path)
        before = self.settings.get("DIGEST_BEFORE")
        manifest = self.memory / "manifest.json"
        known = remembered(manifest)
        inputs = content_hash(self.base.encode(), self.reading.digest.encode())
        self.tally = press(self.sheets(), output, Path(before) if before else output, known, inputs)
        if not before:
            for path in sorted(known.files.keys() - self.tally.memory.files.keys()):
                remove(output, path)
            signals.finalized.connect(self._judge)
        _LOG.info("%d sheets, %d drawn", len(self.tally.memory.files), len(self.tally.drawn))

    def _judge(self, pelican: object) -> None:
        """What `digest build` would refuse; `pelican` alone, which writes in place, tells it each time."""
        del pelican
        signals.finalized.disconnect(self._judge)
        refusals = change_refusals(listing(Path(self.output_path)), self.tally.ledger, ())
        if not refusals:
            remember(self.memory / "manifest.json", self.tally.memory)
        for line in refusals:
            _LOG.error("%s", line)
