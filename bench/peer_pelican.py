"""The archive of `bench.site` as stock Pelican reads it, with a theme that draws the same parts as ours.

What Pelican does without a plugin: pages of briefs, front page, beats and names in pages, months and days,
Atom and RSS of each, sitemap, in one language. Its articles are HTML files, which it reads far faster than
Markdown, each with its typed data in one line of JSON whose text needs no escaping; rows are made once, by a
function in its settings. It is spared what takes a plugin (the trees of the two other interfaces, ISO weeks,
JSON feeds, related briefs), escaping, the calendar of a month and the plot of a name, half of the items
of the feeds of all and of the beats, and all that Hugo is spared.
"""

import json
import shutil
import tomllib
from html import escape
from pathlib import Path
from typing import Final

from bench import site
from bench.peer_parts import THEMES, Syntax, feed_item, filled, kinds, moment, name, parts
from digest.model import Brief
from digest.site.languages import Interface

_PAGES: Final = (  # template and the title of its pages
    ("index", "'[[=site]]'"),
    ("category", "BEATS[category.name]"),
    ("tag", "NAMES[tag.name].ko"),
    ("tags", "'[[Names]]'"),
    ("archives", "'[[Archive]]'"),
    ("period_archives", "period|join(' ')"),
)


def _full(ui: Interface, day: str) -> str:
    """A day in words, as Jinja writes it."""
    if ui.lang == "en":
        return f'{{{{ {day}.strftime("%A, %-d %B %Y") }}}}'
    weekday = f'{{{{ WEEKDAYS["{ui.lang}"][{day}.weekday()] }}}}'
    year, month, number = (f"{{{{ {day}.{part} }}}}" for part in ("year", "month", "day"))
    if ui.lang == "ko":
        return f"{year}년 {month}월 {number}일 {weekday}요일"
    return f"{year}年{month}月{number}日星期{weekday}"


def _beat(ui: Interface, beat: str) -> str:
    tech, politics = ui.t("China tech"), ui.t("Korean politics")
    return f'{{% if {beat} == "china-tech" %}}{tech}{{% else %}}{politics}{{% endif %}}'


_SYNTAX: Final[Syntax] = {"value": lambda _, value: f"{{{{ {value} }}}}", "beat": _beat, "full": _full}


def _source(file: str) -> str:
    return (THEMES / "pelican" / file).read_text("utf-8")


def _page(ui: Interface, shell: str, source: str, title: str, facts: str = "") -> str:
    around = tomllib.loads(_source(shell))
    own = {"main": _source(f"{source}.html"), **around, "title": title, "facts": facts}
    own |= {"cards": _source("_cards.html"), "pager": _source("_pager.html")}
    return filled(_source("_shell.html"), ui, _SYNTAX, own)


def _article(item: Brief) -> str:
    """The file of a brief."""
    data = parts(item) | {"names": list(item.names)}
    meta = {
        "date": f"{moment(item):%Y-%m-%d %H:%M}",
        "category": item.beat,
        "slug": item.slug,
        "tags": ", ".join(item.names),
        "summary": item.standfirst,
        "data": json.dumps(data, ensure_ascii=False),
    }
    head = "\n".join(f'<meta name="{key}" content="{escape(value)}">' for key, value in meta.items())
    title = f"<title>{escape(item.headline)}</title>"
    return f"<html><head>{title}\n{head}\n</head><body>{feed_item(item)}</body></html>\n"


def _templates(ui: Interface) -> dict[str, str]:
    facts = "".join(
        filled(_source("_facts.html"), Interface(lang=lang), _SYNTAX, {}) for lang in ("en", "zh")
    )
    made = {name: _page(ui, "_list.toml", name, title) for name, title in _PAGES}
    made["article"] = _page(ui, "_brief.toml", "article", "", facts)
    return made | {"sitemap": _source("sitemap.html")}


def write(place: Path) -> None:
    """The project of Pelican at the place, in place of what stood there; our own site must be built."""
    shutil.rmtree(place, ignore_errors=True)
    for folder in ("content", "theme/templates", "theme/static"):
        (place / folder).mkdir(parents=True)
    names: set[str] = set()
    for number in range(site.BRIEFS - 1):
        item = site.brief(number)
        names.update(item.names)
        (place / "content" / f"{item.slug}.html").write_text(_article(item), "utf-8")
    ui = Interface(lang="ko")
    for template, text in _templates(ui).items():
        (place / "theme" / "templates" / f"{template}.html").write_text(text, "utf-8")
    known = {own: name(own) for own in sorted(names)}
    (place / "names.json").write_text(json.dumps(known, ensure_ascii=False), "utf-8")
    words = {"kinds": json.dumps(kinds(ui), ensure_ascii=False)}
    (place / "pelicanconf.py").write_text(filled(_source("pelicanconf.txt"), ui, _SYNTAX, words), "utf-8")
