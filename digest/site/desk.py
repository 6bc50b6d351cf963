"""What every page maker shares: the site, its shelves, its templates, and each card rendered once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from jinja2 import Environment, Template
from markupsafe import Markup

from digest.site.brief_view import tag, view
from digest.site.entries import Entry
from digest.site.feeds import Item
from digest.site.frame import Parts
from digest.site.languages import INTERFACES, Interface
from digest.site.links import up
from digest.site.place import Site
from digest.site.reading import Reading, content_hash
from digest.site.shared import Page, Shared
from digest.site.sheets import Sheet
from digest.site.shelves import Shelves
from digest.site.tongue import LIST
from digest.site.views import BriefView

LOST: Final = "404.html"
_END: Final = "\x1e"  # after each drawn card; no brief that holds one is read
_KEPT: Final = 600  # views; the pages of briefs are drawn newest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The workplace of the page makers."""

    site: Site
    shelves: Shelves
    reading: Reading
    envs: Mapping[str, Environment]  # by interface language
    base: str  # hash of code, templates, catalogues and settings: part of every key
    shared: Shared = field(default_factory=Shared, repr=False)
    parts: Parts = field(init=False, repr=False)
    items: dict[str, Item] = field(default_factory=dict, repr=False)  # of feeds, by brief
    _cards: dict[tuple[str, str, str], str] = field(default_factory=dict, repr=False)  # -> number of a part
    _templates: dict[tuple[str, str], Template] = field(default_factory=dict, repr=False)
    _signs: dict[str, str] = field(default_factory=dict, repr=False)
    _views: dict[str, BriefView] = field(default_factory=dict, repr=False)
    _outlets: dict[str, int] = field(default_factory=dict, repr=False)  # by story

    def __post_init__(self) -> None:
        """The frame of the pages, shared by them."""
        own = Parts(envs=self.envs, site=self.site, put=lambda text: self.shared.put([self.shared.add(text)]))
        object.__setattr__(self, "parts", own)

    def key(self, *parts: object) -> str:
        """The key of a page that depends on `parts` and on the base."""
        return content_hash("\0".join([self.base, *map(str, parts)]).encode())

    def sign(self, item: Entry) -> str:
        """What changes when the entry does, or a translation of it: a card names those."""
        known = self._signs.get(item.id)
        if known is None:
            told = self.shelves.stories[item.story_id]
            age = "old" if self.shelves.old(item) else "new"
            known = self._signs[item.id] = " ".join([age, item.digest, *(other.digest for other in told)])
        return known

    def digests(self, items: Iterable[Entry]) -> str:
        """What changes when one of the entries does, or their order: part of a key."""
        known = self._signs
        return "\n".join([known.get(item.id) or self.sign(item) for item in items])

    def outlets(self, item: Entry) -> int:
        """How many outlets tell the whole story, whichever languages they write in."""
        known = self._outlets.get(item.story_id)
        if known is None:
            told = self.shelves.stories[item.story_id]
            names = {origin.partition(" ")[2] for other in told for origin in other.origins}
            known = self._outlets[item.story_id] = len(names)
        return known

    def template(self, name: str, lang: str) -> Template:
        """A template in the words of an interface."""
        known = self._templates.get((name, lang))
        if known is None:
            known = self._templates[name, lang] = self.envs[lang].get_template(name)
        return known

    def _draw(self, ui: Interface, items: Iterable[Entry], form: str) -> None:
        """Draw what is not drawn yet, all in one go: a template costs more to begin than to go on."""
        wanted = [item for item in items if (ui.lang, item.id, form) not in self._cards]
        if not wanted:
            return
        rows = [
            (
                item,
                item.url,
                tag(item.lang, item.headline) if item.lang != ui.lang else "",
                self.site.beat_name(item.beat, ui),
                self.shelves.old(item),
                self.outlets(item),
                [other for other in self.shelves.stories[item.story_id] if other.id != item.id],
            )
            for item in wanted
        ]
        drawn = self.template(f"{LIST}_{form}.html", ui.lang).render(ui=ui, rows=rows, end=_END).split(_END)
        for item, text in zip(wanted, drawn[:-1], strict=True):
            self._cards[ui.lang, item.id, form] = self.shared.add(text)

    def cards(self, ui: Interface, items: Sequence[Entry], form: str) -> Markup:
        """Briefs in a list, each as `_<form>.html` draws it; drawn once per interface."""
        self._draw(ui, items, form)
        return self.shared.put([self._cards[ui.lang, item.id, form] for item in items])

    def view(self, item: Entry) -> BriefView:
        """The whole brief, made ready for its page; the newest are kept, for feeds show them too."""
        known = self._views.get(item.id)
        if known is None:
            known = view(self.reading.brief(item), self.site)
            if len(self._views) < _KEPT:
                self._views[item.id] = known
        return known

    def sheet(self, template: str, file: str, key: str, values: Callable[[], dict[str, object]]) -> Sheet:
        """A page drawn by a template; `values` is asked only where the page is written."""
        # The page for lost addresses answers at any of them, so that its own links start at the host.
        root = f"{self.site.root}/" if file == LOST else up(file)

        def render() -> str | Page:
            drawn = values()
            ui = drawn.get("ui")
            own = self.template(template, ui.lang if isinstance(ui, Interface) else INTERFACES[0])
            text = own.render(site=self.site, parts=self.parts, **drawn)
            return Page(text, self.shared, root) if file.endswith(".html") else text

        return Sheet(path=file, key=key, render=render)
