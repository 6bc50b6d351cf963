"""What lists, feeds and heads need to know of a brief: light, and kept between builds."""

from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Final

from digest.markdown import is_sample
from digest.model import Brief
from digest.site.people import said_by
from digest.site.series import stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A brief as a list shows it."""

    path: str  # its file below the folder of briefs
    digest: str  # of the file's bytes: two equal digests are the same brief
    id: str
    url: str  # site-absolute, without the site's own root: "/china-tech/2026/02/alibaba-1a2b3c4d-ko/"
    story_id: str
    beat: str
    lang: str
    headline: str
    standfirst: str
    published: datetime | None
    basis: str
    updated: datetime | None
    names: tuple[str, ...]
    origins: tuple[str, ...]  # "lang outlet" of each source, each once, sorted
    follows: str
    sample: bool
    text: str  # its points, a line each: what the search reads
    day: date | None  # that its sources state, in the zone in which they state it
    figures: tuple[str, ...] = ()  # "subject measure unit value" of what can be followed over time
    quotes: tuple[str, ...] = ()  # "person words" of what people of the register are quoted with

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that its sources name, each once, sorted."""
        return tuple(sorted({origin.partition(" ")[2] for origin in self.origins}))


def entry(brief: Brief, *, path: str, digest: str, url: str) -> Entry:
    """The entry of a brief read from `path`."""
    return Entry(
        path=path,
        digest=digest,
        id=brief.id,
        url=url,
        story_id=brief.story_id,
        beat=brief.beat or "any",
        lang=brief.lang,
        headline=brief.headline,
        standfirst=brief.standfirst,
        published=brief.published,
        basis=brief.published_basis,
        updated=brief.updated,
        names=brief.names,
        origins=tuple(
            sorted({f"{source.lang} {source.outlet}" for source in brief.sources if source.outlet})
        ),
        follows=brief.follows,
        sample=is_sample(brief),
        text="\n".join(point.text for point in brief.points),
        day=brief.published.date() if brief.published else None,
        figures=stated(brief.facts, brief.names),
        quotes=said_by(brief.quotes),
    )


_TEXTS: Final = (
    "path",
    "digest",
    "id",
    "url",
    "story_id",
    "beat",
    "lang",
    "headline",
    "standfirst",
    "basis",
    "follows",
    "text",
)

_texts: Final = attrgetter(*_TEXTS)

PATH: Final = _TEXTS.index("path")
ID: Final = _TEXTS.index("id")
URL: Final = _TEXTS.index("url")
BEAT: Final = _TEXTS.index("beat")


def pack(item: Entry) -> list[object]:
    """As JSON keeps it: a row in the order of the fields."""
    return [
        *_texts(item),
        item.published.isoformat() if item.published else None,
        item.updated.isoformat() if item.updated else None,
        list(item.names),
        list(item.origins),
        item.sample,
        list(item.figures),
        list(item.quotes),
    ]


def unpack(row: list[object]) -> Entry:
    """The entry that `pack` kept."""
    *texts, published, updated, names, origins, sample, figures, quotes = row
    fields = dict(zip(_TEXTS, texts, strict=True))
    moment = datetime.fromisoformat(published) if isinstance(published, str) else None
    return Entry(
        **fields,  # type: ignore[arg-type]
        published=moment,
        day=moment.date() if moment else None,
        updated=datetime.fromisoformat(updated) if isinstance(updated, str) else None,
        names=tuple(names) if isinstance(names, list) else (),
        origins=tuple(origins) if isinstance(origins, list) else (),
        sample=bool(sample),
        figures=tuple(figures) if isinstance(figures, list) else (),
        quotes=tuple(quotes) if isinstance(quotes, list) else (),
    )
