"""What the head and the frame of a page need, and where interface pages stand."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from digest.site.languages import INTERFACES, TAGS, Interface
from digest.site.place import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address with its words."""

    text: str
    href: str
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of the frame that many pages share, each drawn once."""

    envs: Mapping[str, Environment]  # by interface language
    site: Site
    put: Callable[[str], Markup] = Markup  # what a template writes for a part: its text, or its number
    _drawn: dict[tuple[str, str, str, str], Markup] = field(default_factory=dict, repr=False)

    def get(self, template: str, ui: Interface, section: str = "", kind: str = "") -> Markup:
        """The part as a template draws it for a language, and a section of the site."""
        known = self._drawn.get((template, ui.lang, section, kind))
        if known is None:
            own = self.envs[ui.lang].get_template(template)
            text = own.render(ui=ui, site=self.site, section=section, kind=kind)
            known = self._drawn[template, ui.lang, section, kind] = self.put(text)
        return known


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head and the frame of a page need."""

    title: str  # "" on the front page
    path: str  # of this page, without the site's root: "/en/archive/"
    alternates: tuple[Link, ...]  # this page in each language that has it
    section: str = ""  # which entry of the navigation is this page's
    description: str = ""
    kind: str = "website"
    cards: tuple[Link, ...] = ()  # parts of this page that say its facts in a language without a page


def local(ui: Interface, path: str) -> str:
    """The path of an interface page without the site's root: ("en", "archive/") -> "/en/archive/"."""
    return f"/{path}" if ui.lang == "ko" else f"/{ui.lang}/{path}"


def file_of(path: str) -> str:
    """The file that a path is served from: "/en/archive/" -> "en/archive/index.html"."""
    name = path.lstrip("/")
    return f"{name}index.html" if not name or name.endswith("/") else name


def everywhere(site: Site, path: str, langs: Collection[str] = INTERFACES) -> tuple[Link, ...]:
    """The same interface page in each language that has it: "/archive/", "/en/archive/", "/zh/archive/"."""
    return tuple(
        Link(text=ui.own_name, href=f"{ui.home}{path}", lang=TAGS[lang])
        for lang, ui in ((lang, site.interfaces[lang]) for lang in INTERFACES if lang in langs)
    )


def page_head(site: Site, page: Any) -> Head:
    """The head of one of Pelican's own pages, written by a person in each language."""
    texts = {page.lang: page, **{other.lang: other for other in page.translations}}
    return Head(
        title=str(page.title),
        path=f"/{page.url}",
        section=str(page.slug),
        description=str(page.metadata.get("summary", "")),
        alternates=tuple(
            Link(text=site.interfaces[lang].own_name, href=f"/{texts[lang].url}", lang=TAGS[lang])
            for lang in INTERFACES
            if lang in texts
        ),
    )
