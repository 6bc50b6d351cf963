"""Templates with the words of one interface put in as they are compiled, not at each page that they draw.

Jinja compiles a template once, with marks where words stand; each interface puts its own words in their
places. Touches the disk where it is given a place to keep compiled templates.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from types import CodeType
from typing import Any, Final

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemBytecodeCache, FunctionLoader, Template
from markupsafe import escape

from digest.site.compiling import Plain
from digest.site.languages import Interface
from digest.site.whole import MARK, Whole

LIST: Final = "list of "
_ROWS: Final = (
    "{%% for item, href, lang, beat, old, outlets, others in rows %%}"
    '{%% include "%s" %%}{{ end }}{%% endfor %%}'
)


def _listing(name: str) -> str | None:
    """The template of a list, with `_row.html` for each of its rows: its name is "list of _row.html"."""
    _, of, part = name.partition(LIST)
    return _ROWS % part if of else None


class Scripts:
    """The templates of an environment, compiled once for all interfaces."""

    def __init__(self, env: Environment) -> None:
        """Its own templates, and those of lists."""
        loaders = [loader for loader in (env.loader, FunctionLoader(_listing)) if loader]
        self._loader: Final = ChoiceLoader(loaders)
        self._env: Final = env.overlay(extensions=[Whole], loader=self._loader)
        self._env.code_generator_class = Plain
        self._compiled: Final[dict[str, CodeType]] = {}

    def source(self, name: str) -> tuple[str, str | None]:
        """The template as it stands, and the file that it stands in."""
        return self._loader.get_source(self._env, name)[:2]

    def code(self, name: str) -> CodeType:
        """The template compiled, with marks where words stand."""
        if name not in self._compiled:
            source, file = self.source(name)
            self._compiled[name] = self._env.compile(source, name, file)
        return self._compiled[name]


class Spoken(BaseLoader):
    """Loads templates in the words of one interface."""

    def __init__(self, scripts: Scripts, ui: Interface) -> None:
        """`scripts` are what all interfaces share."""
        self._scripts: Final = scripts
        self._ui: Final = ui

    def load(self, environment: Environment, name: str, globals: Any = None) -> Template:  # noqa: A002 - Jinja's name
        """The template; from the cache of the environment, where that has it.

        Raises `SiteError` where the catalogue lacks a word of it.
        """
        source, file = self._scripts.source(name)
        cache = environment.bytecode_cache
        if not cache:
            code = self._in_words(self._scripts.code(name))
        else:
            bucket = cache.get_bucket(environment, name, file, source)
            if not bucket.code:
                bucket.code = self._in_words(self._scripts.code(name))
                cache.set_bucket(bucket)
            code = bucket.code
        # One dictionary: what Jinja hands over, a chain of them, is walked anew for each page.
        return environment.template_class.from_code(environment, code, dict(globals or {}))

    def _in_words(self, code: CodeType) -> CodeType:
        return code.replace(co_consts=self._said(code.co_consts))

    def _said(self, constant: Any) -> Any:
        """A constant of compiled Python, however deep, with words for marks."""
        if isinstance(constant, str):
            return MARK.sub(self._word, constant)
        if isinstance(constant, tuple):
            return tuple(map(self._said, constant))
        return self._in_words(constant) if isinstance(constant, CodeType) else constant

    def _word(self, mark: re.Match[str]) -> str:
        word = self._ui.t(mark[1]) if mark[1] else getattr(self._ui, mark[2])
        return str(escape(word))


def kept(place: Path, base: str) -> None:
    """Make room for compiled templates in `place`: those of another base go."""
    place.mkdir(parents=True, exist_ok=True)
    for file in sorted(place.iterdir()):
        if not file.name.startswith(base):
            file.unlink(missing_ok=True)


def speaking(
    env: Environment, interfaces: Mapping[str, Interface], place: Path | None = None, base: str = ""
) -> dict[str, Environment]:
    """The environment in each language: its templates are drawn with that `ui` and no other.

    Compiled templates are kept in `place`; `base` names all that goes into them.
    """
    scripts = Scripts(env)
    spoken = {}
    for lang, ui in interfaces.items():
        cache = FileSystemBytecodeCache(str(place), f"{base}-{lang}-%s.cache") if place else None
        spoken[lang] = env.overlay(loader=Spoken(scripts, ui), bytecode_cache=cache)
    return spoken
