"""Templates with the words of one interface put in as they are compiled, not at each page that they draw.

Touches the disk where it is given a place to keep compiled templates.
"""

import re
from pathlib import Path
from typing import Final

from jinja2 import ChoiceLoader, Environment, FileSystemBytecodeCache, FunctionLoader
from jinja2.ext import Extension
from markupsafe import escape

from digest.site.compiling import Plain
from digest.site.languages import Interface

_SAID: Final = re.compile(r'\{\{ ui\.(?:t\("([^"\\{}]+)"\)|(home|tag|locale)) \}\}')
_PART: Final = re.compile(r'\{% include "(_[a-z_]+\.html)" %\}')
_MAIN: Final = "{% block main %}"
_END: Final = "{% endblock %}"
_OPEN: Final = re.compile(r"{% *(?:extends|macro|import|from)\b")
LIST: Final = "list of "
_ROWS: Final = (
    "{%% for item, href, lang, beat, old, outlets, others in rows %%}"
    '{%% include "%s" %%}{{ end }}{%% endfor %%}'
)
_MARKS: Final = ("{{", "{%", "{#")


def _listed(source: str) -> str:
    return f"{{% set gathered %}}{source}{{% endset %}}{{{{ gathered }}}}"


def _gathered(source: str) -> str:
    """The template drawn into a list, a page into one for its layout; else a generator hands on each text."""
    if not _OPEN.search(source):
        return _listed(source.removesuffix("\n"))  # which Jinja drops at the end of a template
    before, block, rest = source.partition(_MAIN)
    page, end, after = rest.rpartition(_END)
    if not page.strip() or after.strip():
        return source
    return f"{before}{block}{_listed(page)}{end}{after}"


class Words(Extension):
    """Reads `{{ ui.t("Sources") }}`, `{{ ui.home }}` and the like once, as Jinja would at each page.

    So it does `{% include "_proof.html" %}`: a part is put in its place, not drawn as a template of its own.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template in the words of the environment's interface.

        Raises `SiteError` where the catalogue lacks one.
        """
        del name, filename
        return _gathered(_SAID.sub(self._word, _PART.sub(self._part, source)))

    def _part(self, found: re.Match[str]) -> str:
        loader = self.environment.loader
        if not loader:
            return found[0]
        return _PART.sub(self._part, loader.get_source(self.environment, found[1])[0].removesuffix("\n"))

    def _word(self, found: re.Match[str]) -> str:
        ui: Interface = self.environment.interface  # type: ignore[attr-defined] # set by `speaking`
        word = str(escape(ui.t(found[1]) if found[1] else getattr(ui, found[2])))
        return found[0] if any(mark in word for mark in _MARKS) else word


def _listing(name: str) -> str | None:
    """The template of a list, with `_row.html` for each of its rows: its name is "list of _row.html"."""
    _, of, part = name.partition(LIST)
    return _ROWS % part if of else None


def kept(place: Path, base: str) -> None:
    """Make room for compiled templates in `place`: those of another base go."""
    place.mkdir(parents=True, exist_ok=True)
    for file in sorted(place.iterdir()):
        if not file.name.startswith(base):
            file.unlink(missing_ok=True)


def speaking(env: Environment, ui: Interface, place: Path | None = None, base: str = "") -> Environment:
    """The environment in one language: its templates are drawn with this `ui` and no other.

    Compiled templates are kept in `place`; `base` names all that goes into them.
    """
    cache = FileSystemBytecodeCache(str(place), f"{base}-{ui.lang}-%s.cache") if place else None
    loaders = [loader for loader in (env.loader, FunctionLoader(_listing)) if loader]
    own = env.overlay(extensions=[Words], loader=ChoiceLoader(loaders), bytecode_cache=cache)
    own.extend(interface=ui)
    own.code_generator_class = Plain
    return own
