"""Machine-made parts of a page: they read like news, and none of it is the article's.

종목 추적기 … 이 내용은 인공지능이 작성한 것으로 투자 권유가 아닙니다.      AI 요약 … 닫기
"""

from digest.extract.draft import Quarantine
from digest.extract.dumps import phrases
from digest.extract.dumps.lines import Line, retyped

_REACH = 30  # lines that a widget may have
_BLIND = 6  # lines that it has at the most where it does not say where it ends
_ENDS = frozenset({"list", "comments", "close", "meta", "mail"})
_SHUTS = ("닫기", "close", "접기", "收起")


def take(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Quarantine, ...]]:
    """The lines with the widgets' own marked as gone, and the widgets."""
    kept = list(lines)
    found: list[Quarantine] = []
    place = 0
    while place < len(kept):
        if kept[place].kind != "widget":
            place += 1
            continue
        end = _end(kept, place)
        found.append(
            Quarantine(
                label=kept[place].text.strip(" :[]【】■▶"),
                text="\n".join(line.text for line in kept[place + 1 : end]),
            )
        )
        kept[place:end] = [retyped(line, "gone") for line in kept[place:end]]
        place = end
    return tuple(kept), tuple(found)


def _end(lines: list[Line], start: int) -> int:
    """One past the last line of the widget that begins at `start`."""
    last = 0
    for place in range(start + 1, min(start + _REACH, len(lines))):
        line = lines[place]
        if line.kind in _ENDS or line.kind == "widget":
            return last + 1 if last else place
        if phrases.says("disclaimer", line.text[:160]):
            last = place
        elif line.text.strip().lower() in _SHUTS:
            return place + 1
        if place - start >= _BLIND and not last and not _machine(lines, place):
            return place
    return last + 1 if last else min(start + _BLIND, len(lines))


def _machine(lines: list[Line], place: int) -> bool:
    """Whether a disclaimer still comes before the widget must have ended."""
    ahead = lines[place : place + _REACH - _BLIND]
    for line in ahead:
        if phrases.says("disclaimer", line.text[:160]):
            return True
        if line.kind in _ENDS:
            return False
    return False
