"""A page saved as plain text, taken apart into its articles, whatever the outlet.

A dump has no markup: only lines. What is read is how they look and stand to each other (see `dumps`).
"""

import math
from dataclasses import replace

from digest.extract.draft import Draft, Quarantine
from digest.extract.dumps import (
    blocks,
    boxes,
    compose,
    flats,
    heads,
    joins,
    meta,
    outlets,
    overlap,
    titles,
    widgets,
)
from digest.extract.dumps.blocks import Run
from digest.extract.dumps.lines import Line, read, retyped
from digest.text.sentences import sentences

_MAYBE_FLAT = frozenset({"prose", "short", "item"})
_SIDE_UNITS = 80  # a side article is at least this long
_SIDE_SENTENCES = 3  # in several paragraphs
_SOLE_SENTENCES = 5  # in one
_TEASER = 2  # paragraphs of a teaser, the foot of the page after it counted
_NEIGHBOUR = 5  # lines between two teasers
_ENOUGH = 3000  # characters in which they are counted
_SHARED = 0.2  # of a title's marks that its body has
_MAIN_UNITS = 15  # beyond what any sentence has
_SLIGHT = 15  # units that a sentence on a button or in a list has too
_LONGEST = 20_000_000


def segment(text: str, *, zone: str, url: str = "") -> tuple[Draft | Quarantine, ...]:
    """The articles of a dump in page order, the main one first, then the machine-made parts left out.

    `zone` is the IANA zone of dates that state none; `url` is the page's, and so the main article's.
    Nothing is raised, whatever the text.
    """
    lines, machine = widgets.take(heads.calmed(read(text[:_LONGEST])))
    boxed = boxes.find(lines)
    lines, articles = _set_aside(lines, boxed, zone)
    found = joins.joined(lines, blocks.runs(lines, heads.starts(lines)))
    main = _main(lines, found)
    said = titles.repeats(lines)
    first = titles.page_title(lines)
    found = tuple(run if run is main else joins.first_topic(lines, run) for run in found)
    for number, run in enumerate(found):
        if run is not main and (not _is_side(lines, run) or _among_teasers(lines, found, number)):
            continue
        alone = run is main and not any(before.cut for before in found[:number])
        head = titles.head(lines, run, said, first, main=alone)
        after = found[number + 1].floor if number + 1 < len(found) else len(lines)
        articles[run.start] = compose.of_run(lines, run, head, max(after, run.end), zone)
    order = sorted(articles, key=lambda place: (main is None or place != main.start, place))
    owner = outlets.of_owner(line.text for line in lines if line.kind == "close")
    drafts = [_owned(articles[place], owner) for place in order if articles[place].paragraphs]
    return (*(replace(draft, url=url) for draft in drafts[:1]), *drafts[1:], *machine)


def _owned(draft: Draft, owner: str) -> Draft:
    """The draft with the page's owner as its outlet where it names none itself."""
    return draft if draft.outlet else replace(draft, outlet=owner)


def _set_aside(
    lines: tuple[Line, ...], boxed: tuple[Run, ...], zone: str
) -> tuple[tuple[Line, ...], dict[int, Draft]]:
    """The lines without those of boxed and flattened articles, and these articles by their first line."""
    kept = list(lines)
    articles: dict[int, Draft] = {}
    for run in boxed:
        articles[run.start] = compose.of_box(lines, run, zone)
        kept[run.floor : run.end + 1] = [retyped(line, "article") for line in lines[run.floor : run.end + 1]]
    for place, line in enumerate(kept):
        if line.kind not in _MAYBE_FLAT:
            continue
        signed = _signed_below(kept, place)
        flat = flats.parse(f"{line.text} {kept[place + 1].text}" if signed else line.text, zone)
        if flat is not None:
            articles[place] = compose.of_flat(flat)
            kept[place : place + 1 + signed] = [
                retyped(one, "article") for one in kept[place : place + 1 + signed]
            ]
    return tuple(kept), articles


def _signed_below(lines: list[Line], place: int) -> bool:
    """Whether the mail and the date that end a flattened article were wrapped onto a line of their own."""
    if lines[place].units < flats.LEAST or place + 1 >= len(lines):
        return False
    below = lines[place + 1]
    return below.kind == "meta" and below.gap == 0 and "@" in below.text and meta.is_tail(below.text)


def _size(lines: tuple[Line, ...], run: Run) -> int:
    return sum(line.units for line in lines[run.start : run.end] if line.kind == "prose")


def _strength(lines: tuple[Line, ...], run: Run) -> float:
    """How much a run looks like the text of a page: long paragraphs that stand close together."""
    prose = [line.units for line in lines[run.start : run.end] if line.kind == "prose"]
    return sum(max(units - _SLIGHT, 1) for units in prose) * math.sqrt(len(prose) / (run.end - run.start))


def _main(lines: tuple[Line, ...], found: tuple[Run, ...]) -> Run | None:
    """The run that the page is about: the first that is long, or that a head opens and is not short."""
    sizes = [_strength(lines, run) * (0.3 if run.closed else 1.0) for run in found]
    most = max(sizes, default=0.0)
    if most < _MAIN_UNITS:
        return None
    return next(
        run
        for run, size in zip(found, sizes, strict=True)
        if size >= max(_MAIN_UNITS, most * (0.1 if run.cut else 0.6))
    )


def _is_side(lines: tuple[Line, ...], run: Run) -> bool:
    """Whether a run beside the main one is an article of its own."""
    if not run.cut or run.closed:
        return False
    prose = [line.text for line in lines[run.start : run.end] if line.kind == "prose"]
    said = len(sentences(" ".join(prose)[:_ENOUGH]))
    if _size(lines, run) < _SIDE_UNITS or said < (_SIDE_SENTENCES if len(prose) > 1 else _SOLE_SENTENCES):
        return False  # a teaser: the title of another page and its first sentence
    return overlap.share(lines[run.title].text, overlap.marks(" ".join(prose))) >= _SHARED


def _among_teasers(lines: tuple[Line, ...], found: tuple[Run, ...], number: int) -> bool:
    """Whether a short run stands in a row of titles with a sentence each, or is one."""
    if joins.alternates(lines, found[number]):
        return True
    if _paragraphs(lines, found[number]) > _TEASER:
        return False
    beside = [found[place] for place in (number - 1, number + 1) if 0 <= place < len(found)]
    return any(
        run.cut and _paragraphs(lines, run) == 1 and _apart(run, found[number]) <= _NEIGHBOUR
        for run in beside
    )


def _paragraphs(lines: tuple[Line, ...], run: Run) -> int:
    return sum(line.kind == "prose" for line in lines[run.start : run.end])


def _apart(one: Run, other: Run) -> int:
    """Lines between two runs."""
    return max(one.start, other.start) - min(one.end, other.end)
