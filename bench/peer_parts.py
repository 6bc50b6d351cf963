"""What the peers are given to draw the same parts as ours: each brief as data, and our own words and frame.

Templates of the peers (`bench/peer_themes/`) name what is filled in once, before the peer runs, as `[[…]]`:
`[[Sources]]` is the word of the interface, `[[?ko]]…[[/]]` stands in one language and `[[?other]]…[[/]]` in
the two others, `[[=head]]` and the like are pieces of our frame, and `[[=n outlet: .Params.outlets]]` or
`[[=beat: .Section]]` is what a peer writes for its own expression.
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

from bench import site
from digest.markdown.links import to_words
from digest.model import Brief
from digest.names.register import get
from digest.site.languages import Interface, catalogue
from digest.site.name_pages import KINDS

THEMES: Final = Path(__file__).with_name("peer_themes")
_HINT: Final = (
    "Facts card; source in %(language)s. Figures, dates and names are said here, nothing is translated."
)
Syntax = Mapping[str, Callable[[Interface, str], str]]  # "beat" -> what a peer writes for its expression
_BROAD: Final = ("place", "term")  # names of these kinds relate no briefs, as in ours
_ONLY: Final = re.compile(r"\[\[\?(\w+)\]\](.*?)\[\[/\]\]", re.DOTALL)
_COUNTED: Final = re.compile(r"\[\[=n ([^:\[\]]+): ([^\[\]]+)\]\]")
_WRITTEN: Final = re.compile(r"\[\[=(\w+): ([^\[\]]+)\]\]")
_SAID: Final = re.compile(r"\[\[([^\[\]=?/][^\[\]]*)\]\]")


def moment(item: Brief) -> datetime:
    """When the brief appeared; those of the bench are all dated."""
    return item.published or datetime(1970, 1, 1, tzinfo=UTC)


def _points(item: Brief) -> list[dict[str, object]]:
    words = {shown.span: shown.text for shown in item.evidence}
    turns = {source.article_id: turn for turn, source in enumerate(item.sources)}
    found = ((point, span, turns[span.article_id]) for point in item.points for span in point.spans)
    return [
        {
            "text": point.text,
            "status": point.status,
            "source": turn + 1,
            "outlet": item.sources[turn].outlet,
            "words": words[span],
            "href": to_words(item.sources[turn].url, words[span]),
        }
        for point, span, turn in found
    ]


def parts(item: Brief) -> dict[str, object]:
    """The brief as the data of a peer's page: all that our page shows, ready to be drawn.

    The address of each evidence with its text fragment and all counts are worked out here, not by the peer.
    """
    shown = dict.fromkeys((item.headline, item.standfirst, *(point.text for point in item.points)))
    characters = sum(map(len, shown))
    return {
        "id": item.id,
        "summary": item.standfirst,
        "published": moment(item).isoformat(timespec="seconds"),
        "characters": characters,
        "minutes": max(1, round(characters / 500)),
        "points": _points(item),
        "sources": [
            {"title": source.title, "outlet": source.outlet, "url": source.url} for source in item.sources
        ],
        "outlets": len({source.outlet for source in item.sources}),
    }


def feed_item(item: Brief) -> str:
    """A brief as our feeds tell it, in HTML."""
    points = (
        f'<li>{point["text"]} [<a href="{point["href"]}">{point["outlet"]}</a>]</li>'
        for point in _points(item)
    )
    sources = ", ".join(f'<a href="{source.url}">{source.outlet}</a>' for source in item.sources)
    head = f"<p><em>{item.standfirst}</em></p>"
    return "\n".join((head, "<ul>", *points, "</ul>", f"<p>출처 목록: {sources}</p>"))


def name(name_id: str) -> dict[str, object]:
    """The forms of a name as the peers show them."""
    own = get(name_id)
    forms = {"ko": own.ko, "zh": own.zh, "hant": own.zh_hant, "en": own.en}
    return {
        "id": name_id,
        "kind": own.kind,
        "narrow": own.kind not in _BROAD,
        "tickers": " · ".join(own.tickers),
        **{lang: found[0] for lang, found in forms.items() if found},
        **{f"all_{lang}": " · ".join(found) for lang, found in forms.items()},
    }


def kinds(ui: Interface) -> dict[str, str]:
    """The kinds of names in the words of the interface."""
    return {kind: ui.t(words) for kind, words in KINDS.items()}


@lru_cache(maxsize=3)
def frame(ui: Interface) -> dict[str, str]:
    """The pieces of our frame in one language, cut from a page that we built, its links from the root."""
    page = (site.PLACE / "output" / ui.home.strip("/") / "archive" / "index.html").read_text("utf-8")
    page = page.replace("../../" if ui.lang != "ko" else "../", "/").replace(' aria-current="page"', "")

    def between(start: str, end: str) -> str:
        begin = page.index(start)
        return page[begin : page.index(end, begin)]

    return {
        "head": between("<!DOCTYPE", "<title>"),
        "links": between('<link rel="alternate" type="application/atom+xml"', '<meta property="og:type"'),
        "image": between('<meta property="og:image"', '<meta property="og:url"'),
        "top": between("</head>", '<nav class="languages"'),
        "foot": page[page.index("</main>") + len("</main>\n") :].rstrip("\n"),
        "site": between('<p class="nameplate">', "</a>").rpartition(">")[2],
        "home": ui.home,
        "lang": ui.lang,
        "tag": ui.tag,
        "weekdays": "".join(f'<th scope="col">{day}</th>' for day in ui.weekdays),
        "card": ui.t("facts card; source in %(language)s", language=ui.t("lang:ko")),
        "hint": ui.t(_HINT, language=ui.t("lang:ko")),
    }


def filled(text: str, ui: Interface, syntax: Syntax, pieces: Mapping[str, str]) -> str:
    """A template of a peer in the words of one interface.

    `pieces` are put in first and may hold marks of their own; a word that the catalogue lacks raises
    `SiteError`.
    """
    for piece, value in (*pieces.items(), *frame(ui).items()):
        text = text.replace(f"[[={piece}]]", value)
    text = _ONLY.sub(lambda found: found[2] if found[1] in (ui.lang, _others(ui)) else "", text)
    text = _COUNTED.sub(lambda found: _count(ui, found[1], syntax["value"](ui, found[2])), text)
    text = _WRITTEN.sub(lambda found: syntax[found[1]](ui, found[2]), text)
    return _SAID.sub(lambda found: ui.t(found[1]), text)


def _others(ui: Interface) -> str:
    return "other" if ui.lang != "ko" else ""


def _count(ui: Interface, thing: str, value: str) -> str:
    return catalogue(ui.lang)[f"%(count)s {thing}"][-1] % {"count": value}
