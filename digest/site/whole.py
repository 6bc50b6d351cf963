"""What Jinja is to read of a template: with its parts in their places, and marks where words stand."""

import re
from typing import Final

from jinja2.ext import Extension

_SAID: Final = re.compile(r'\{\{ ui\.(?:t\("([^"\\{}]+)"\)|(home|tag|locale)) \}\}')
# What stands for it in the text of a template until an interface says its word: ⁅"Sources"⁆, ⁅home⁆.
MARK: Final = re.compile('⁅(?:"([^⁅⁆]+)"|(home|tag|locale))⁆')
_PART: Final = re.compile(r'\{% include "(_[a-z_]+\.html)" %\}')
_MAIN: Final = "{% block main %}"
_END: Final = "{% endblock %}"
_OPEN: Final = re.compile(r"{% *(?:extends|macro|import|from)\b")


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


def _mark(found: re.Match[str]) -> str:
    return f'⁅"{found[1]}"⁆' if found[1] else f"⁅{found[2]}⁆"


class Whole(Extension):
    """Reads `{{ ui.t("Sources") }}`, `{{ ui.home }}` and the like as text, a mark of what they say.

    `{% include "_proof.html" %}` is put in its place, not drawn as a template of its own.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template as Jinja is to read it."""
        del name, filename
        return _gathered(_SAID.sub(_mark, _PART.sub(self._part, source)))

    def _part(self, found: re.Match[str]) -> str:
        loader = self.environment.loader
        if not loader:
            return found[0]
        return _PART.sub(self._part, loader.get_source(self.environment, found[1])[0].removesuffix("\n"))
