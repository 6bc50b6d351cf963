"""The page of each brief, with its translations and the earlier parts of its story."""

import json
from collections.abc import Iterable, Iterator
from typing import Final

from markupsafe import Markup

from digest.site.desk import Desk
from digest.site.entries import Entry
from digest.site.facts_card import facts_card
from digest.site.frame import Head, Link
from digest.site.languages import INTERFACES, TAGS, Interface
from digest.site.related import Related
from digest.site.share_card import share
from digest.site.sheets import Sheet
from digest.site.views import BriefView

_JSON: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False)
_SIGNS: Final = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&'=")
_CHAIN = 8  # earlier stories that are named; a page stays a page


def _earlier(desk: Desk, item: Entry) -> list[Entry]:
    """What this story follows, newest first, each in the language of the brief where there is one.

    Only older stories: a page never changes because of what came after it.
    """
    found: list[Entry] = []
    seen = {item.story_id}
    story = item.follows
    while story and story not in seen and len(found) < _CHAIN:
        seen.add(story)
        told = desk.shelves.stories.get(story)
        if not told:
            break
        found.append(next((other for other in told if other.lang == item.lang), told[0]))
        story = told[0].follows
    return found


def _alternates(desk: Desk, item: Entry) -> tuple[Link, ...]:
    """The story in each language that tells it."""
    told = {other.lang: other for other in reversed(desk.shelves.stories[item.story_id])}
    told[item.lang] = item
    return tuple(
        Link(text=desk.site.interfaces[lang].own_name, href=told[lang].url, lang=TAGS[lang])
        for lang in INTERFACES
        if lang in told
    )


def _untold(desk: Desk, item: Entry) -> tuple[Interface, ...]:
    """The interfaces in whose language no brief tells the story: its facts are said in these."""
    told = {other.lang for other in desk.shelves.stories[item.story_id]}
    return tuple(ui for lang, ui in desk.site.interfaces.items() if lang not in told)


def _cards(untold: Iterable[Interface]) -> tuple[Link, ...]:
    """Where on the page the facts are said in other languages."""
    return tuple(
        Link(text=ui.t("This language: facts"), href=f"#facts-{ui.lang}", lang=ui.tag) for ui in untold
    )


def structured(desk: Desk, item: Entry, brief: BriefView) -> Markup:
    """The brief in the words of schema.org, for `application/ld+json`; nothing in it can look like HTML."""
    made: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": item.headline,
        "description": item.standfirst,
        "inLanguage": brief.lang,
        "mainEntityOfPage": desk.site.absolute(item.url),
        "isAccessibleForFree": True,
        "publisher": {"@type": "Organization", "name": desk.site.name, "url": desk.site.absolute("/")},
        "articleSection": brief.beat_name,
        "citation": [
            {"@type": "NewsArticle", "headline": source.title, "publisher": source.outlet}
            | ({"url": source.href} if source.href else {})
            for source in brief.sources
        ],
        "about": [{"@type": "Thing", "name": name.text} for name in brief.names],
    }
    if item.published:
        made["datePublished"] = item.published.isoformat()
        made["dateModified"] = (item.updated or item.published).isoformat()
    text = _JSON.encode(made)
    for sign, escaped in _SIGNS:
        text = text.replace(sign, escaped)
    return Markup(text)  # noqa: S704 - escaped just so


def _page(desk: Desk, item: Entry, older: Related) -> Iterator[Sheet]:
    ui: Interface = desk.site.ui(item.lang)
    others = [other for other in desk.shelves.stories[item.story_id] if other.id != item.id]
    earlier = _earlier(desk, item)
    chain = {other.story_id for other in earlier}
    related = [other for other in older.of(item) if other.story_id not in chain]

    def values() -> dict[str, object]:
        brief, untold = desk.view(item), _untold(desk, item)
        return {
            "ui": ui,
            "desk": desk,
            "head": Head(
                title=item.headline,
                path=item.url,
                alternates=_alternates(desk, item),
                section=item.beat,
                description=item.standfirst,
                kind="article",
                cards=_cards(untold),
            ),
            "brief": brief,
            "cards": [facts_card(brief.brief, other) for other in untold],
            "structured": structured(desk, item, brief),
            "outlets": desk.outlets(item),
            "others": others,
            "old": desk.shelves.old(item),
            "earlier": earlier,
            "related": related,
            "url": item.url,
        }

    def card() -> str:
        return share(ui, desk.site, item, outlets=desk.outlets(item), old=desk.shelves.old(item))

    key = desk.key("brief", *map(desk.digests, ([item], others, earlier, related)))
    place = item.url.lstrip("/")
    yield desk.sheet("brief.html", f"{place}index.html", key, values)
    yield Sheet(path=f"{place}card.svg", key=desk.key("card", desk.sign(item)), render=card)


def pages(desk: Desk) -> Iterator[Sheet]:
    """A page for each brief, and its share card beside it."""
    older = Related(desk.shelves.everything)
    for item in desk.shelves.everything:
        yield from _page(desk, item, older)
