"""The archive of `bench.site` as Hugo reads it, with a theme that draws the same parts as ours.

One language of content; the lists in the two other interfaces are output formats of the same pages, so that
Hugo reads, sorts and groups the briefs once. Rows, days and feed items are drawn once and kept (`.Store`,
`partialCached`); names, days, weeks and months are taxonomies; related briefs come of one walk through all.
Hugo is spared: counts, ISO weeks and text fragments (they stand in the front matter), links that are
relative, the section marked as current, the weighing of related briefs (it takes the newest older ones of
each name), the addresses of ours for days and weeks, feeds by language and of corrections, the pages on
sources, corrections, method, search and subscription, share cards, search index, the proof and every check.
"""

import json
import shutil
import tomllib
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Final

from bench import site
from bench.peer_parts import THEMES, Syntax, filled, kinds, moment, name, parts
from digest.site.languages import INTERFACES, Interface

_SHORT: Final = {"ko": "2006년 1월 2일", "en": "2 January 2006", "zh": "2006年1月2日"}
_MONTH: Final = {"ko": "2006년 1월", "en": "January 2006", "zh": "2006年1月"}
_WEEKDAYS: Final = {"ko": "일월화수목금토", "zh": "日一二三四五六"}
_PAGES: Final = (  # layout, its source, the title of its pages
    ("home", "home", '"[[=site]]"'),
    ("section", "section", 'cond (eq .Section "china-tech") "[[China tech]]" "[[Korean politics]]"'),
    ("names/taxonomy", "names", '"[[Names]]"'),
    ("names/term", "name", "(index hugo.Data.names .Params.id).[[=lang]]"),
    ("days/term", "_days", "[[=day: (index .Pages 0).Date]]"),
    ("weeks/term", "_days", "[[=week: .Title]]"),
    ("months/taxonomy", "archive", '"[[Archive]]"'),
    ("months/term", "months", '(time.AsTime (printf "%s-01" .Title)).Format "[[=month]]"'),
)
_FEEDS: Final = ("list.rss.xml", "list.atom.atom", "list.json.json")
_LISTS: Final = ("html", "en", "zh")
_FEED_FORMS: Final = ("rss", "atom", "json")


def _day(ui: Interface, moment: str) -> str:
    """A day in words, as an expression of Hugo."""
    if ui.lang == "en":
        return f'{moment}.Format "Monday, 2 January 2006"'
    form = "%s %s요일" if ui.lang == "ko" else "%s星期%s"
    names = " ".join(f'"{day}"' for day in _WEEKDAYS[ui.lang])
    return f'printf "{form}" ({moment}.Format "{_SHORT[ui.lang]}") (index (slice {names}) {moment}.Weekday)'


def _week(ui: Interface, title: str) -> str:
    form = ui.t("Week %(week)s of %(year)s", week="%[1]s", year="%[2]s")
    return f'printf "{form}" (substr {title} 6) (substr {title} 0 4)'


def _beat(ui: Interface, section: str) -> str:
    tech, politics = ui.t("China tech"), ui.t("Korean politics")
    return f'{{{{ if eq {section} "china-tech" }}}}{tech}{{{{ else }}}}{politics}{{{{ end }}}}'


_SYNTAX: Final[Syntax] = {
    "value": lambda _, value: f"{{{{ {value} }}}}",
    "beat": _beat,
    "day": _day,
    "week": _week,
    "full": lambda ui, value: f"{{{{ {_day(ui, value)} }}}}",
    "short": lambda ui, value: f'{{{{ {value}.Format "{_SHORT[ui.lang]}" }}}}',
}


def _source(file: str) -> str:
    return (THEMES / "hugo" / file).read_text("utf-8")


def _pieces(ui: Interface) -> dict[str, str]:
    """What templates of any kind may hold."""
    plot = {"total": "{{ $total }}"}
    plot |= {end: f'{{{{ ${end}.Format "{_SHORT[ui.lang]}" }}}}' for end in ("first", "last")}
    return {
        "pager": _source("_pager.html"),
        "kinds": " ".join(f'"{kind}" "{words}"' for kind, words in kinds(ui).items()),
        "plot": ui.t("Briefs by week: %(total)s from %(first)s to %(last)s", **plot),
        "month": _MONTH[ui.lang],
        "short": _SHORT[ui.lang],
    }


def _page(ui: Interface, shell: str, source: str, title: str, facts: str = "") -> str:
    """A page of ours as a template: its frame around its own part."""
    around = tomllib.loads(_source(shell))
    own = {"main": _source(f"{source}.html"), **around, "title": title, "facts": facts}
    return filled(_source("_shell.html"), ui, _SYNTAX, own | _pieces(ui))


def _layouts(ui: Interface) -> dict[str, str]:
    """The templates that are drawn in one interface."""
    form = "" if ui.lang == "ko" else f".{ui.lang}"
    made = {f"{name}{form}.html": _page(ui, "_list.toml", source, title) for name, source, title in _PAGES}
    for part in ("row", "card", "day"):
        made[f"_partials/{part}.{ui.lang}.html"] = filled(_source(f"{part}.html"), ui, _SYNTAX, {})
    return made


def _common(uis: dict[str, Interface]) -> dict[str, str]:
    """The templates of what is drawn once: briefs, feeds, and what lists in all interfaces share."""
    korean = uis["ko"]
    facts = "".join(filled(_source("_facts.html"), uis[lang], _SYNTAX, {}) for lang in ("en", "zh"))
    made = {"page.html": _page(korean, "_brief.toml", "page", ".Title", facts)}
    for part in ("related", "groups", "weeks", "item", "escaped"):
        made[f"_partials/{part}.html"] = filled(_source(f"{part}.html"), korean, _SYNTAX, {}).rstrip()
    return made | {file: filled(_source(file), korean, _SYNTAX, {}) for file in _FEEDS}


def _front(file: Path, values: Mapping[str, object]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(values, ensure_ascii=False) + "\n", "utf-8")


def _briefs(place: Path) -> set[str]:
    """Write a file for each brief, its data in front matter as JSON; the names of all."""
    names: set[str] = set()
    for number in range(site.BRIEFS - 1):
        item = site.brief(number)
        day = moment(item)
        year, week, weekday = day.isocalendar()
        own = {
            "title": item.headline,
            "date": f"{day:%Y-%m-%dT%H:%M:%SZ}",
            "slug": item.slug,
            "names": list(item.names),
            "days": [f"{day:%Y-%m-%d}"],
            "weeks": [f"{year}-w{week:02d}"],
            "months": [f"{day:%Y-%m}"],
            "params": parts(item) | {"monday": f"{day - timedelta(days=weekday - 1):%Y-%m-%d}"},
        }
        _front(place / "content" / item.beat / f"{item.slug}.md", own)
        names.update(item.names)
    return names


def write(place: Path) -> None:
    """The project of Hugo at the place, in place of what stood there; our own site must be built."""
    shutil.rmtree(place, ignore_errors=True)
    names = _briefs(place)
    for own in sorted(names):
        forms = name(own)
        front = {"title": forms["ko"], "outputs": [*_LISTS, *_FEED_FORMS]}
        front["params"] = {key: forms[key] for key in ("id", "kind", "narrow")}
        _front(place / "content" / "names" / own / "_index.md", front)
    for hidden in ("days", "weeks"):  # ours has no list of all days either
        _front(place / "content" / hidden / "_index.md", {"build": {"render": "never"}})
    _front(place / "data" / "names.json", {own: name(own) for own in sorted(names)})
    uis = {lang: Interface(lang=lang) for lang in INTERFACES}
    made = _common(uis)
    for ui in uis.values():
        made |= _layouts(ui)
    for file, text in made.items():
        target = place / "layouts" / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    conf = filled(_source("hugo.toml"), uis["ko"], _SYNTAX, {})
    (place / "hugo.toml").write_text(conf, "utf-8")
