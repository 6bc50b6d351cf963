"""The site: a Pelican plugin on public signals that turns briefs into pages, feeds and a search index.

Name it in `PLUGINS`; Pelican calls `register`.
"""

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from pelican import signals

from digest.names.own import own_names
from digest.names.register import built_in, in_use, using
from digest.site.generator import BriefGenerator
from digest.site.links import placed_prose, up
from digest.site.prose import PageReader
from digest.site.reading import content_hash

_REGISTER: Final = ExitStack()  # for as long as Pelican runs


def _names(pelican: Any) -> None:
    """The project's own names (`DIGEST_OWN_NAMES`), which `digest build` has in use already."""
    settings = pelican.settings
    own = own_names(Path(settings["DIGEST_OWN_NAMES"])) if settings.get("DIGEST_OWN_NAMES") else ()
    settings["DIGEST_REGISTER"] = content_hash(repr(own).encode())  # part of what every page depends on
    if own and in_use() is built_in():
        _REGISTER.enter_context(using(own))


def _done(pelican: object) -> None:
    del pelican
    _REGISTER.close()


def _generators(pelican: object) -> type[BriefGenerator]:
    del pelican
    return BriefGenerator


def _readers(readers: Any) -> None:
    readers.reader_classes.update(dict.fromkeys(PageReader.file_extensions, PageReader))


def _quiet(generator: Any) -> None:
    """Pelican warns of every `.md` file while its own Markdown reader is off; ours reads them."""
    for extension in ("md", "markdown", "mkd", "mdown"):
        generator.readers.disabled_readers.pop(extension, None)


def _relative(path: str, context: Mapping[str, Any]) -> None:
    """Links of pages by people, which Pelican's own generator writes, made relative as ours are."""
    page = Path(path)
    if page.suffix == ".html":
        text = page.read_text("utf-8")
        page.write_text(placed_prose(text, up(page.relative_to(context["OUTPUT_PATH"]).as_posix())), "utf-8")


def register() -> None:
    """Connect to Pelican's public signals."""
    signals.initialized.connect(_names)
    signals.finalized.connect(_done)
    signals.get_generators.connect(_generators)
    signals.readers_init.connect(_readers)
    signals.generator_init.connect(_quiet)
    signals.content_written.connect(_relative)
