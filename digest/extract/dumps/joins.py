"""Runs of one article that a table or a list keeps apart are joined; strangers at the edges go.

The test is cohesion: an article speaks of the same things before and after its table,
a page's furniture does not.
"""

from dataclasses import replace

from digest.extract.dumps import overlap
from digest.extract.dumps.blocks import Run
from digest.extract.dumps.lines import Line

_HARD = frozenset({"list", "comments", "close", "article", "mail", "meta", "widget"})
_WIDEST = 40  # lines between two runs of one article
_LONGEST_TABLE = 400
_ROWS = 6
_NEAR = 15
_SHARED = 0.25  # of what is said after the gap that was said before it
_CLEAN = 0.15  # the same where no button stands in the gap
_TITLE_UNITS = 10
_NAMED, _UNSAID = 0.3, 0.12  # of a title's marks in its own text, and in another's
_TEASERS = 5  # paragraphs
_CORE, _TRIMS = 2, 8  # paragraphs that stay, edges that may go
_STRANGE = 0.12  # an edge paragraph that shares less is none of the article's


def joined(lines: tuple[Line, ...], found: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs, those joined that belong together, each without the strangers at its edges."""
    kept: list[Run] = []
    for run in found:
        before = kept[-1] if kept else None
        if before is not None and not run.cut and _belongs(lines, before, run):
            kept[-1] = replace(before, end=run.end)
        else:
            kept.append(run)
    return tuple(_trimmed(lines, run) for run in kept)


def _text(lines: tuple[Line, ...], start: int, end: int) -> str:
    return "\n".join(line.text for line in lines[start:end] if line.kind in {"prose", "short", "item"})


def _belongs(lines: tuple[Line, ...], before: Run, run: Run) -> bool:
    """Whether a run goes on where the one before it was interrupted."""
    between = lines[before.end : run.start]
    if any(line.kind in _HARD for line in between):
        return False
    if len(between) > _WIDEST:
        return len(between) <= _LONGEST_TABLE and _is_table(
            lines[max(before.start, before.end - _ROWS) : before.end], between
        )
    furniture = sum(line.kind in {"furniture", "advert", "gone"} for line in between)
    if furniture * 3 > len(between):
        return False
    known = overlap.marks(_text(lines, max(before.start, before.end - 60), before.end))
    asked = _CLEAN if not furniture and len(between) <= _NEAR else _SHARED
    said_again = overlap.weight(_text(lines, before.end, run.end)[:3000], known) >= asked
    return said_again or _is_table(lines[max(before.start, before.end - _ROWS) : before.end], between)


def _is_table(before: tuple[Line, ...], between: tuple[Line, ...]) -> bool:
    """Whether the lines of a gap are rows of one table: most say what an earlier row said (`전화 …`)."""
    if len(between) < _ROWS or any(line.kind not in {"short", "caption"} for line in between):
        return False
    known = set(overlap.marks("\n".join(line.text for line in before[-_ROWS:])))
    again = 0
    for line in between:
        own = overlap.marks(line.text)
        again += len(own & known) * 2 >= len(own) > 0
        known |= own
    return again * 2 >= len(between)


def _trimmed(lines: tuple[Line, ...], run: Run) -> Run:
    """The run without a first or last paragraph that stands apart and speaks of something else."""
    prose = [place for place in range(run.start, run.end) if lines[place].kind == "prose"]
    for _ in range(_TRIMS):
        if len(prose) <= _CORE:
            break
        if prose[1] - prose[0] > 1 and _strange(lines, prose[0], prose[1], prose[-1] + 1):
            prose = prose[1:]
        elif prose[-1] - prose[-2] > 1 and _strange(lines, prose[-1], prose[0], prose[-1]):
            prose = prose[:-1]
        else:
            break
    return replace(run, start=prose[0], end=prose[-1] + 1) if prose else run


def _strange(lines: tuple[Line, ...], place: int, start: int, end: int) -> bool:
    known = overlap.marks(_text(lines, start, min(end, start + _WIDEST)))
    return overlap.share(lines[place].text, known) < _STRANGE


def alternates(lines: tuple[Line, ...], run: Run) -> bool:
    """Whether each paragraph of a short run has a title of its own above it: a row of teasers."""
    prose = [place for place in range(run.start, run.end) if lines[place].kind == "prose"]
    if not 1 < len(prose) <= _TEASERS:
        return False
    return all(_heads(lines, place) for place in prose[1:])


def _heads(lines: tuple[Line, ...], place: int) -> bool:
    """Whether the line above a paragraph names what the paragraph speaks of."""
    above = next((line for line in reversed(lines[max(0, place - 3) : place]) if line.kind != "meta"), None)
    if above is None or above.kind != "short" or above.units < _TITLE_UNITS:
        return False
    return overlap.share(above.text, overlap.marks(lines[place].text)) >= _NAMED


def first_topic(lines: tuple[Line, ...], run: Run) -> Run:
    """The run up to another's title: a line that names what follows it and nothing of what stood before."""
    known: set[str] = set()
    for place in range(run.start, run.end):
        line = lines[place]
        if line.kind == "short" and line.units >= _TITLE_UNITS:
            ahead = overlap.marks(" ".join(below.text for below in lines[place + 1 : place + 3]))
            if overlap.share(line.text, ahead) >= _NAMED and overlap.share(line.text, known) <= _UNSAID:
                return replace(run, end=place)
        elif line.kind == "prose":
            known |= overlap.marks(line.text)
    return run
