"""Templates with the words of one interface put in as they are compiled, not at each page that they draw."""

import re
from typing import Final

from jinja2 import Environment
from jinja2.ext import Extension
from markupsafe import escape

from digest.site.compiling import Plain
from digest.site.languages import Interface

_SAID: Final = re.compile(r'\{\{ ui\.(?:t\("([^"\\{}]+)"\)|(home|tag)) \}\}')
_PART: Final = re.compile(r'\{% include "(_[a-z_]+\.html)" %\}')
_MARKS: Final = ("{{", "{%", "{#")


class Words(Extension):
    """Reads `{{ ui.t("Sources") }}`, `{{ ui.home }}` and `{{ ui.tag }}` once, as Jinja would at each page.

    So it does `{% include "_proof.html" %}`: a part is put in its place, not drawn as a template of its own.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template in the words of the environment's interface.

        Raises `SiteError` where the catalogue lacks one.
        """
        del name, filename
        return _SAID.sub(self._word, _PART.sub(self._part, source))

    def _part(self, found: re.Match[str]) -> str:
        loader = self.environment.loader
        if not loader:
            return found[0]
        return _PART.sub(self._part, loader.get_source(self.environment, found[1])[0].removesuffix("\n"))

    def _word(self, found: re.Match[str]) -> str:
        ui: Interface = self.environment.interface  # type: ignore[attr-defined] # set by `speaking`
        word = str(escape(ui.t(found[1]) if found[1] else getattr(ui, found[2])))
        return found[0] if any(mark in word for mark in _MARKS) else word


def speaking(env: Environment, ui: Interface) -> Environment:
    """The environment in one language: its templates are drawn with this `ui` and no other."""
    own = env.overlay(extensions=[Words])
    own.extend(interface=ui)
    own.code_generator_class = Plain
    return own
