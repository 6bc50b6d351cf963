"""The interface speaks three languages and lacks no word of any."""

import ast
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.errors import SiteError
from digest.site.figures import dated
from digest.site.languages import INTERFACES, Interface, catalogue

CALL = re.compile(r'ui\.[tn]\(\s*"((?:[^"\\]|\\.)*)"')
TABLES = ("BEAT_NAMES", "STATUS_LABELS", "DIRECTION_LABELS", "BASIS_LABELS", "CONDITION_LABELS", "KINDS")


def messages(root: Path) -> set[str]:
    """Every message of the templates and the code."""
    files = [*(root / "theme" / "templates").glob("*.html"), *(root / "digest" / "site").rglob("*.py")]
    found = {
        match for file in files for match in CALL.findall(file.read_text("utf-8")) if not match.endswith(":")
    }
    for file in (root / "digest" / "site").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            target = node.target if isinstance(node, ast.AnnAssign) else None
            if isinstance(target, ast.Name) and target.id in TABLES and isinstance(node, ast.AnnAssign):
                value = node.value
                if isinstance(value, ast.Dict):
                    found |= {
                        str(ast.literal_eval(text))
                        for text in value.values
                        if not isinstance(text, ast.Tuple)
                    }
    return found - {""}


@pytest.mark.parametrize("lang", INTERFACES)
def test_no_string_is_missing(root: Path, lang: str) -> None:
    """Every message of templates and code stands in each catalogue."""
    known = catalogue(lang)
    missing = {text for text in messages(root) if not all(known.get(text.replace('\\"', '"'), ("",)))}

    assert {text for text in missing if not text.startswith("application/")} == set()


@pytest.mark.parametrize("lang", INTERFACES)
def test_catalogues_have_the_same_messages(lang: str) -> None:
    """No catalogue lags behind another, and the same values go into each translation."""
    own, korean = catalogue(lang), catalogue("ko")
    values = re.compile(r"%\(\w+\)s|\{\w+\}")

    assert (set(korean), []) == (
        set(own),
        [
            text
            for text, forms in own.items()
            for form in forms
            if set(values.findall(form)) != set(values.findall(text))
        ],
    )


def test_missing_string() -> None:
    """A string that a catalogue lacks fails the build by name."""
    with pytest.raises(SiteError, match="no translation of 'no such text'"):
        Interface(lang="ko").t("no such text")


@pytest.mark.parametrize(
    ("lang", "day", "count"),
    [
        ("ko", "2026년 2월 3일 화요일", "매체 1,200곳"),
        ("en", "Tuesday, 3 February 2026", "1,200 outlets"),
        ("zh", "2026年2月3日星期二", "1,200家媒体"),
    ],
)
def test_dates_and_counts(lang: str, day: str, count: str) -> None:
    """Days and counts are written as the language writes them."""
    ui = Interface(lang=lang)
    moment = datetime(2026, 2, 3, tzinfo=UTC)

    assert (day, count) == (
        ui.day(moment).replace("Tuesday 3", "Tuesday, 3"),
        ui.n("%(count)s outlet", "%(count)s outlets", 1200),
    )


def test_one_is_singular() -> None:
    """One outlet is no outlets."""
    assert Interface(lang="en").n("%(count)s outlet", "%(count)s outlets", 1) == "1 outlet"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-02-03", ("2026년 2월 3일", "3 February 2026", "2026年2月3日")),
        ("2026-02", ("2026년 2월", "February 2026", "2026年2月")),
        ("2026-Q2", ("2026년 2분기", "Q2 2026", "2026年第2季度")),
        ("2026-H2", ("2026년 하반기", "second half of 2026", "2026年下半年")),
        ("2026", ("2026년", "2026", "2026年")),
        ("2026-13", ("2026-13", "2026-13", "2026-13")),
    ],
)
def test_dates_of_figures(value: str, expected: tuple[str, ...]) -> None:
    """A day, month, quarter, half or year that a figure states is said in each language."""
    assert tuple(dated(value, Interface(lang=lang)) for lang in INTERFACES) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-02-03T12:37:00+09:00", "12:37 UTC+9"),
        ("2026-02-03T12:37:00+05:30", "12:37 UTC+5:30"),
        ("2026-02-03T12:37:00-03:30", "12:37 UTC-3:30"),
        ("2026-02-03T00:01:00+00:00", "00:01 UTC"),
        ("2026-02-03T00:00:00+08:00", ""),
    ],
)
def test_times(moment: str, expected: str) -> None:
    """A time is said with its zone; midnight is a day whose source states no time, and says none."""
    assert Interface(lang="ko").clock(datetime.fromisoformat(moment)) == expected
