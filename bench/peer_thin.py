"""A thin site of the archive of `bench.site` for both peers: a frame and a Markdown body, in one language.

What a peer draws where nobody asks it for more: a page for each brief with its points, sources and exact
words as Markdown, front page, beats and names in pages, months, days, feeds of each list. Ours draws far more
(`bench.peer_hugo` and `bench.peer_pelican` say what), so a ratio to this one compares different sites.
"""

import shutil
from pathlib import Path

from bench import site
from digest.model import Brief

_TITLE = "<title>"
_PELICAN_ROWS = (
    "<ul>{% for a in (articles_page.object_list if articles_page else articles) %}"
    "<li><a href='{{ SITEURL }}/{{ a.url }}'>{{ a.title }}</a> {{ a.locale_date }}<p>{{ a.summary }}</p></li>"
    "{% endfor %}</ul>"
)
_PELICAN_ARTICLE = "<h1>{{ article.title }}</h1><p>{{ article.locale_date }}</p>{{ article.content }}"
_PELICAN_CONF = """
SITENAME = "bench"; SITEURL = "https://news.example"; TIMEZONE = "Asia/Seoul"; DEFAULT_LANG = "ko"
PATH = "content"; OUTPUT_PATH = "output"; THEME = "theme"; DEFAULT_PAGINATION = 20
ARTICLE_URL = "{category}/{slug}/"; ARTICLE_SAVE_AS = "{category}/{slug}/index.html"
MONTH_ARCHIVE_SAVE_AS = "archive/{date:%Y}/{date:%m}/index.html"
DAY_ARCHIVE_SAVE_AS = "archive/{date:%Y}/{date:%m}/{date:%d}/index.html"
PAGINATED_TEMPLATES = {"index": None, "tag": None, "category": None}
DIRECT_TEMPLATES = ["index", "tags", "archives"]; AUTHOR_SAVE_AS = ""
FEED_ALL_ATOM = "feeds/all.atom.xml"; FEED_ALL_RSS = "feeds/all.rss.xml"; FEED_MAX_ITEMS = 50
CATEGORY_FEED_ATOM = "feeds/{slug}.atom.xml"; CATEGORY_FEED_RSS = "feeds/{slug}.rss.xml"
TAG_FEED_ATOM = "feeds/tag-{slug}.atom.xml"; TAG_FEED_RSS = "feeds/tag-{slug}.rss.xml"
TRANSLATION_FEED_ATOM = None
"""
_HUGO_ROWS = (
    "{{ $p := .Paginate .RegularPagesRecursive }}<ul>{{ range $p.Pages }}<li><a href='{{ .RelPermalink }}'>"
    '{{ .Title }}</a> {{ .Date.Format "2006-01-02" }}<p>{{ .Params.summary }}</p></li>{{ end }}</ul>'
)
_HUGO_CONF = """
baseURL = "https://news.example/"
title = "bench"
defaultContentLanguage = "ko"
[pagination]
pagerSize = 20
[taxonomies]
tag = "tags"
month = "months"
day = "days"
"""


def _text(item: Brief, head: str) -> str:
    """The brief as the peers read it: its points, each with its source and exact words."""
    points = "\n".join(f"{turn}. {point.text}[^{turn}]" for turn, point in enumerate(item.points, 1))
    notes = "\n".join(
        f"[^{turn}]: “{shown.text}” — [{source.outlet}]({source.url}), {source.title}"
        for turn, shown in enumerate(item.evidence, 1)
        for source in (item.sources[(turn - 1) % len(item.sources)],)
    )
    return f"---\n{head}\n---\n\n{points}\n\n{notes}\n"


def _file(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def write_pelican(place: Path) -> None:
    """The project of Pelican at the place, in place of what stood there; our own site must be built."""
    shutil.rmtree(place, ignore_errors=True)
    for number in range(site.BRIEFS - 1):
        item = site.brief(number)
        own = f"title: {item.headline}\ndate: {item.published:%Y-%m-%d %H:%M}\ncategory: {item.beat}"
        own += f"\nslug: {item.slug}\ntags: {', '.join(item.names)}\nsummary: {item.standfirst}"
        _file(place / "content" / f"{item.slug}.md", _text(item, own))
    _file(place / "pelicanconf.py", _PELICAN_CONF)
    templates = place / "theme" / "templates"
    for name in ("index", "category", "tag", "tags", "archives", "period_archives"):
        _file(templates / f"{name}.html", _framed(name, _PELICAN_ROWS))
    _file(templates / "article.html", _framed("{{ article.title }}", _PELICAN_ARTICLE))
    (place / "theme" / "static").mkdir()


def write_hugo(place: Path) -> None:
    """The project of Hugo at the place, in place of what stood there; our own site must be built."""
    shutil.rmtree(place, ignore_errors=True)
    for number in range(site.BRIEFS - 1):
        item = site.brief(number)
        stamp = f"{item.published:%Y-%m-%dT%H:%M}"
        own = f"title: {item.headline}\ndate: {stamp}:00Z\ntags: [{', '.join(item.names)}]"
        own += f"\nmonths: [{stamp[:7]!r}]\ndays: [{stamp[:10]!r}]\nsummary: {item.standfirst}"
        _file(place / "content" / item.beat / f"{item.slug}.md", _text(item, own))
    _file(place / "hugo.toml", _HUGO_CONF)
    single = "<h1>{{ .Title }}</h1><p>{{ .Date }}</p>{{ .Content }}"
    _file(place / "layouts" / "single.html", _framed("{{ .Title }}", single))
    for name in ("home", "list", "taxonomy", "term"):
        _file(place / "layouts" / f"{name}.html", _framed(name, _HUGO_ROWS))


def _framed(title: str, main: str) -> str:
    """A template of a peer: our frame, its own title and main part."""
    page = (site.PLACE / "output" / "index.html").read_text("utf-8")
    before, _, rest = page.partition("<main")
    head, _, tail = before.partition(_TITLE)
    tail = tail.partition("</title>")[2]
    return f"{head}{_TITLE}{title}</title>{tail}<main>{main}</main>{rest.rpartition('</main>')[2]}"
