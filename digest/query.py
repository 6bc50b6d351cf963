"""A saved query: what `digest.toml` declares and the site makes a feed of.

The line under "doc" beside each field is its reference; docs/configuration.md is checked against it.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A saved query: a feed of the briefs that meet every condition stated."""

    name: str = field(
        default="",
        metadata={"doc": "its address: `/feeds/saved/NAME.atom.xml`"},
    )
    title: str = field(default="", metadata={"doc": "what readers see; else the name"})
    any: tuple[str, ...] = field(default=(), metadata={"doc": "words of which at least one is told"})
    all: tuple[str, ...] = field(default=(), metadata={"doc": "words of which each is told"})
    none: tuple[str, ...] = field(default=(), metadata={"doc": "words of which none is told"})
    names: tuple[str, ...] = field(
        default=(),
        metadata={"doc": "ids of names (`/names/ID/`), which count like words of `any`"},
    )
    beat: str = field(default="", metadata={"doc": "only this beat"})
    lang: str = field(default="", metadata={"doc": "only briefs in this language: ko, en or zh"})

    @property
    def feed(self) -> str:
        """Its feed below `feeds/`, without the ending: "saved/ev-battery"; no beat has such a name."""
        return f"saved/{self.name}"

    @property
    def words(self) -> str:
        """What readers see."""
        return self.title or self.name
