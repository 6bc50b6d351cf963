"""Pages that hold several articles, in the layouts of portals, for the tests of this room."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article as a portal shows it."""

    title: str
    body: tuple[str, ...]
    byline: str  # as shown: `By Rachel Oh`, `김서준 기자`
    stamp: str
    url: str


def _paragraphs(story: Story, tag: str = "p") -> str:
    return "".join(f"<{tag}>{escape(text)}</{tag}>" for text in story.body)


def _sections(stories: Sequence[Story]) -> str:
    return '<div class="next">NEXT</div>'.join(
        f'<section class="story" data-u="{one.url}"><div class="kicker">News</div>'
        f'<h1>{escape(one.title)}</h1><p class="by">{one.byline}</p><p class="dt">{one.stamp}</p>'
        f"{_paragraphs(one)}</section>"
        for one in stories
    )


def _articles(stories: Sequence[Story]) -> str:
    return "".join(
        f'<article><h2><a href="{one.url}">{escape(one.title)}</a></h2>'
        f"<div>{one.byline} | {one.stamp}</div><div>{_paragraphs(one)}</div></article>"
        for one in stories
    )


def _timed(stories: Sequence[Story]) -> str:
    return "".join(
        f'<article class="post"><header><h1 class="t">{escape(one.title)}</h1>'
        f'<time datetime="{one.stamp[-16:-6]}">{one.stamp}</time><a rel="bookmark" href="{one.url}">#</a>'
        f"</header>{_paragraphs(one)}"
        f'<footer class="byline">{one.byline}</footer></article>'
        for one in stories
    )


def _bare(stories: Sequence[Story]) -> str:
    return "".join(
        f'<h2 class="hl"><a href="{one.url}">{escape(one.title)}</a></h2>'
        f'<p class="meta">{one.byline} {one.stamp}</p>{_paragraphs(one)}'
        for one in stories
    )


def _boxed(stories: Sequence[Story]) -> str:
    first, *others = stories
    side = "".join(
        f'<div class="item"><h3><a href="{one.url}">{escape(one.title)}</a></h3>'
        f'<p class="info">{one.byline} {one.stamp}</p>{_paragraphs(one)}</div>'
        for one in others
    )
    return f'{_sections([first])}<aside class="best"><h2>BEST</h2>{side}</aside>'


def _beside(stories: Sequence[Story]) -> str:
    first, *others = stories
    side = "".join(
        f'<li><strong class="title"><a href="{one.url}">{escape(one.title)}</a></strong>'
        f'{_paragraphs(one, "div")}<div class="info">{one.byline} {one.stamp}</div></li>'
        for one in others
    )
    return f'<div class="left">{_articles([first])}</div><div class="right"><ul>{side}</ul></div>'


LAYOUTS: dict[str, Callable[[Sequence[Story]], str]] = {
    "articles": _articles,
    "bare": _bare,
    "beside": _beside,
    "boxed": _boxed,
    "sections": _sections,
    "timed": _timed,
}


def endless(layout: str, stories: Sequence[Story], *, teasers: str = "", comments: str = "") -> str:
    """A page of several whole articles, with a list of teasers and readers' comments at its end."""
    first = stories[0]
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(first.title)} | Portal</title>'
        f'<meta property="og:url" content="{first.url}"></head>'
        '<body><nav><a href="/a">A</a> <a href="/b">B</a></nav>'
        f'<div id="wrap">{LAYOUTS[layout](stories)}</div>{teasers}{comments}'
        '<div id="ft">© Portal</div></body></html>'
    )
