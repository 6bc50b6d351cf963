"""What a page says about itself to machines: meta elements, JSON-LD, its title and canonical address."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from digest.extract.lists import rows, words
from digest.extract.page.tree import Element
from digest.text.clean import line

_KEYS = ("property", "name", "itemprop", "http-equiv")
_ARTICLE = re.compile(
    r"(?:Article|Posting|Report|Review|WebPage|VideoObject|PodcastEpisode|ItemPage|CreativeWork)$"
)
_BEST = re.compile(r"(?:Article|Posting|Report)$")
_COMMENT = re.compile(r"^\s*(?://\s*)?<!(?:\[CDATA\[|--)|(?://\s*)?(?:\]\]|--)>\s*$")
_PAIR = re.compile(
    r'"(datePublished|dateModified|headline|articleSection|articleBody)"\s*:\s*"((?:[^"\\]|\\.){1,100000})"'
)
_MOST_SCRIPTS = 40
_LARGEST_SCRIPT = 2_000_000
_MOST_OBJECTS = 2_000

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Everything machine-readable that a page states about its article."""

    metas: Mapping[str, str] = field(default_factory=dict)
    authors: tuple[str, ...] = ()  # every content of a meta element that names an author
    title: str = ""
    canonical: str = ""
    ld: tuple[Json, ...] = ()  # JSON-LD objects of article kinds, the nearest to an article first
    sites: tuple[Json, ...] = ()  # JSON-LD objects of other kinds: breadcrumbs, organisations

    def meta(self, *names: str) -> str:
        """The first content among the named meta elements."""
        return next((self.metas[name] for name in names if self.metas.get(name)), "")

    def metas_of(self, what: str) -> Iterator[str]:
        """Contents of the meta elements that state a thing, the most believed first (`metas.tsv`)."""
        return (self.metas[row[1]] for row in rows("metas.tsv") if row[0] == what and self.metas.get(row[1]))

    def stated(self, *keys: str) -> str:
        """The first text under one of the keys in the article's JSON-LD."""
        for one in self.ld:
            for key in keys:
                if isinstance(one.get(key), str) and one[key].strip():
                    return str(one[key])
        return ""


def head(root: Element) -> Head:
    """The head of a page; nothing of it is believed yet."""
    metas: dict[str, str] = {}
    authors: list[str] = []
    names = words("metas.tsv", "author")
    for element in root.iter("meta"):
        content = line(element.get("content") or "")
        for key in _KEYS:
            name = (element.get(key) or "").strip().lower()
            if name and content:
                metas.setdefault(name, content)
                if name in names:
                    authors.append(content)
    found, sites = _linked(root)
    return Head(
        metas=metas,
        authors=tuple(dict.fromkeys(authors)),
        title=next((line(element.text_content()) for element in root.iter("title")), ""),
        canonical=next(
            (
                line(one.get("href") or "")
                for one in root.iter("link")
                if (one.get("rel") or "").lower() == "canonical"
            ),
            "",
        ),
        ld=found,
        sites=sites,
    )


def _linked(root: Element) -> tuple[tuple[Json, ...], tuple[Json, ...]]:
    objects: list[Json] = []
    for number, script in enumerate(root.iter("script")):
        if "ld+json" not in (script.get("type") or "").lower() or number > _MOST_SCRIPTS * 10:
            continue
        objects.extend(_objects(script.text or ""))
    articles = [one for one in objects if _ARTICLE.search(kind(one))]
    others = [one for one in objects if not _ARTICLE.search(kind(one))]
    articles.sort(key=lambda one: (not _BEST.search(kind(one)), "headline" not in one))
    return tuple(articles), tuple(others)


def kind(one: Json) -> str:
    """The type of a JSON-LD object: `NewsArticle`."""
    name = one.get("@type") or ""
    if isinstance(name, list):
        name = next(
            (each for each in name if isinstance(each, str) and _BEST.search(each)), name[0] if name else ""
        )
    return name if isinstance(name, str) else ""


def _objects(text: str) -> list[Json]:
    text = _COMMENT.sub("", text.strip()).strip().rstrip(";")
    if len(text) > _LARGEST_SCRIPT:
        return []
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pairs = {key: value.encode("utf-8", "replace").decode("utf-8") for key, value in _PAIR.findall(text)}
        return [{"@type": "Article", **pairs}] if pairs else []
    return list(_flat(data))


def _flat(data: Any) -> Iterator[Json]:
    """Every object that stands for itself: at the top, in a list, in `@graph`, or as the main entity."""
    queue, seen = [data], 0
    while queue and seen < _MOST_OBJECTS:
        one = queue.pop(0)
        seen += 1
        if isinstance(one, list):
            queue.extend(one)
        elif isinstance(one, dict):
            queue.extend(
                one[key] for key in ("@graph", "mainEntity") if isinstance(one.get(key), dict | list)
            )
            if one.get("@type"):
                yield one


def names_of(value: Any) -> tuple[str, ...]:
    """Names in a JSON-LD author or publisher: a text, an object with a name, or a list of either."""
    if isinstance(value, str):
        return (line(value),) if line(value) else ()
    if isinstance(value, dict):
        return names_of(value.get("name") or "")
    if isinstance(value, list):
        return tuple(name for each in value[:20] if not isinstance(each, list) for name in names_of(each))
    return ()
