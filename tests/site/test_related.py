"""What a brief names of older ones about the same names."""

from collections.abc import Sequence
from dataclasses import replace

from digest import markdown
from digest.site.entries import Entry, entry
from digest.site.related import Related
from digest.site.shelves import newest_first
from tests.site.conftest import Workshop, make


def _entry(number: int, names: tuple[str, ...], **changes: object) -> Entry:
    brief = replace(make(number, day=f"2026-01-{number:02d}"), names=names, **changes)  # type: ignore[arg-type]
    return entry(brief, path=f"{number}.md", digest=str(number), url=markdown.url(brief))


def _of(items: Sequence[Entry], number: int) -> list[str]:
    related = Related(newest_first(items))
    wanted = next(item for item in items if item.id == make(number).id)
    return [item.id for item in related.of(wanted)]


def test_only_older_of_the_same_names() -> None:
    """Older briefs that share a name, newest first; none newer, none in another language."""
    items = [
        _entry(1, ("alibaba",)),
        _entry(2, ("huawei",)),
        _entry(3, ("alibaba",)),
        _entry(4, ("alibaba", "china")),
        _entry(5, ("alibaba",)),
        _entry(6, ("alibaba",), lang="en", id="00000006-en"),
    ]

    assert (_of(items, 4), _of(items, 1), _of(items, 2)) == ([make(3).id, make(1).id], [], [])


def test_a_country_relates_nothing() -> None:
    """A shared place alone is no relation; a rare name weighs more than a common one."""
    items = [
        _entry(1, ("alibaba", "unitree")),
        _entry(2, ("alibaba",)),
        _entry(3, ("alibaba",)),
        _entry(4, ("china",)),
        _entry(5, ("china", "unitree", "alibaba")),
    ]

    assert (_of(items, 4), _of(items, 5)[0]) == ([], make(1).id)


def test_a_newer_brief_changes_no_older_page() -> None:
    """What a brief names is the same whatever came after it."""
    items = [
        _entry(number, ("alibaba",) if number % 2 else ("alibaba", "unitree")) for number in range(1, 20)
    ]

    assert [_of(items[:number], number) for number in range(1, 20)] == [
        _of(items, number) for number in range(1, 20)
    ]


def test_errors_can_be_reported(workshop: Workshop) -> None:
    """With an address in the settings each brief has a link that writes a mail naming it."""
    workshop.put(make(1))
    workshop.build('\nDIGEST_CONTACT = "desk@news.example"\n')
    text = workshop.read(f"{markdown.url(make(1)).strip('/')}/index.html")

    assert "mailto:desk@news.example?subject=%5B00000001-ko%5D" in text
