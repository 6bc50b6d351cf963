"""An incremental build gives the bytes of a clean one, whatever changed in between."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from digest import markdown
from tests.site.conftest import Workshop, make, telling, tree


def _add(shop: Workshop) -> None:
    shop.put(make(90, day="2026-03-01"), make(91, "zh", story=3, day="2026-02-01"))


def _edit(shop: Workshop) -> None:
    brief = make(5)
    shop.put(replace(brief, notes=("매체마다 금액이 다르다.",)))


def _delete(shop: Workshop) -> None:
    (shop.place / "content" / markdown.path(make(7))).unlink()


def _move_beat(shop: Workshop) -> None:
    _delete(shop)
    shop.put(make(7, beat="korea-politics"))


def _undate(shop: Workshop) -> None:
    _delete(shop)
    shop.put(make(7, day=""))


def _template(shop: Workshop) -> None:
    card = shop.place / "theme" / "templates" / "_card.html"
    card.write_text(card.read_text("utf-8").replace('class="card"', 'class="card other"'), "utf-8")


def _style(shop: Workshop) -> None:
    sheet = shop.place / "theme" / "static" / "base.css"
    sheet.write_text(sheet.read_text("utf-8") + "\n", "utf-8")


def _lose_output(shop: Workshop) -> None:
    (shop.output / "china-tech" / "index.html").unlink()
    (shop.output / "feeds" / "all.atom.xml").write_text("touched", "utf-8")


def _page(shop: Workshop) -> None:
    shop.write("pages/more.md", "---\ntitle: 더\nlang: ko\nslug: more\n---\n글")


def _break(shop: Workshop) -> None:
    shop.write(str(markdown.path(make(9))), "---\ntitle: broken")


CHANGES: dict[str, Callable[[Workshop], None]] = {
    "a page is added": _page,
    "a style changes": _style,
    "a template changes": _template,
    "a beat changes": _move_beat,
    "a brief breaks": _break,
    "a date goes": _undate,
    "briefs are added": _add,
    "one is deleted": _delete,
    "one is edited": _edit,
    "output is lost": _lose_output,
}


@pytest.mark.parametrize("change", sorted(CHANGES))
def test_incremental_equals_clean(workshop: Workshop, change: str) -> None:
    """Built on the old site or from nothing, the new site is the same."""
    workshop.put(
        *(make(number, day=f"2026-02-{number:02d}") for number in range(1, 28) if number not in {5, 7, 9})
    )
    workshop.put(make(5), make(7), make(9))
    workshop.build()
    CHANGES[change](workshop)
    workshop.build()
    workshop.build(clean=True)

    assert tree(workshop.place / "clean") == tree(workshop.output)


def test_settings_change(workshop: Workshop) -> None:
    """A new name of the site reaches every page."""
    workshop.put(make(1))
    workshop.build()
    more = '\nSITENAME = "다른 이름"\n'
    workshop.build(more)
    workshop.build(more, clean=True)

    assert (True, tree(workshop.place / "clean")) == (
        "다른 이름" in workshop.read("en/index.html"),
        tree(workshop.output),
    )


def test_own_names_change(workshop: Workshop) -> None:
    """A new form of a name reaches its page, though no brief changed."""
    own = workshop.place / "names.tsv"
    more = f"\nDIGEST_OWN_NAMES = {str(own)!r}\n"
    workshop.put(telling(1, "비야디가 새 공장을 지었다.", names=("byd",)))
    workshop.build(more)
    head = "kind\tid\tplace\tbeat\tko\tzh\tzh_hant\ten\ttickers\tparent\tcontext\tvalid\tsource"
    own.write_text(f"{head}\ncompany\tbyd\t\t\t비야디전동차\t\t\t\t\t\t\t\town\n", "utf-8")
    workshop.build(more)
    workshop.build(more, clean=True)

    assert (True, tree(workshop.place / "clean")) == (
        "비야디전동차" in workshop.read("names/byd/index.html"),
        tree(workshop.output),
    )
