"""The section that a page files its article under, read from the lines above the title.

중국 경제일반      홈 > 로봇      首页>公司>正文      当前位置：首页 > 国际 > 正文      Business/Politics
"""

import re
from functools import cache

from digest.extract.dumps.lines import Line
from digest.extract.lists import words
from digest.text.fold import flat

_REACH = 10  # lines above a title
_UNITS = 14
_ARROW = re.compile(r"\s*[>›»〉]\s*")
_LAST = re.compile(r"^(?:正文|本文|본문|기사|기사보기|詳細|详情)$")
_FIRST = re.compile(r"^(?:.{0,8}[:：]\s*)?(?:홈|home|首页|首頁|뉴스|news|トップ)$", re.IGNORECASE)
_STEP = re.compile(r"[\s/·,&]+")
_PARTED = re.compile(r"[|｜ㅣ]|\s{2,}")


@cache
def _word() -> re.Pattern[str]:
    """A section's name, with a short ending of its own: `경제일반`, `国际新闻`."""
    found = "|".join(sorted(re.escape(flat(word)) for word in words("dump_sections.tsv")))
    return re.compile(rf"(?:{found}).{{0,2}}")


def is_section(text: str) -> bool:
    """Whether a line is the name of a section."""
    return _word().fullmatch(flat(text)) is not None


def above(lines: tuple[Line, ...], title: int, floor: int) -> str:
    """The section named nearest above the title, "" where none is."""
    for place in range(title - 1, max(floor, title - 1 - _REACH) - 1, -1):
        line = lines[place]
        if _ARROW.search(line.text) and line.units <= _UNITS * 2:
            return _trail(line.text)
        if line.kind != "short" or line.units > _UNITS or line.bullet or _PARTED.search(line.text):
            continue
        if any(_word().fullmatch(step) for step in _STEP.split(flat(line.text))):
            return line.text
    return ""


def _trail(text: str) -> str:
    """The way to the page without its first and last step: `首页>公司>正文` gives `公司`."""
    steps = [step.strip() for step in _ARROW.split(text) if step.strip()]
    if steps and _FIRST.match(steps[0]):
        steps = steps[1:]
    return " > ".join(step for step in steps if not _LAST.match(step))
