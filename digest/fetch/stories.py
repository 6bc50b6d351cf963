"""A damaged feed cut into its stories, each closed by itself. Pure.

The damage of one story then costs no other.
"""

import re
from collections.abc import Iterator
from itertools import islice

from digest.fetch.mend import Mended, literals

MOST_STORIES = 1_000  # of one fetch; more is no feed of news
MOST_DEPTH = 100

_STORY = re.compile(r"<(?P<name>(?:\w{1,20}:)?(?:item|entry))(?=[\s>])", re.IGNORECASE)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z_][\w:.-]{0,60})[^<>]*?(?P<empty>/?)>")
# Children of a story that never hold one another: the next one ends the one before.
_LEAVES = frozenset(
    [
        "author",
        "category",
        "comments",
        "content:encoded",
        "dc:creator",
        "dc:date",
        "description",
        "guid",
        "id",
        "link",
        "pubdate",
        "published",
        "summary",
        "title",
        "updated",
    ]
)


def _markup(text: str) -> Iterator[re.Match[str]]:
    """Every tag outside CDATA."""
    at = 0
    for start, end in [*literals(text), (len(text), len(text))]:
        yield from _TAG.finditer(text, at, start)
        at = end


def _leaves_closed(story: str) -> str:
    """`<title>A<link>b</link>` with the end that the title lacks."""
    parts, at, leaf = [], 0, ""
    for match in _markup(story):
        name = match["name"]
        if match["end"]:
            leaf = "" if name == leaf else leaf
        elif name.casefold() in _LEAVES and not match["empty"]:
            if leaf and name != leaf:
                parts += [story[at : match.start()], f"</{leaf}>"]
                at = match.start()
            leaf = name
    return "".join([*parts, story[at:]])


def _open_elements(story: str) -> list[str]:
    """The elements that a story opens and does not close, innermost last."""
    waiting: list[str] = []
    for match in _markup(story):
        name = match["name"]
        if match["empty"]:
            continue
        if not match["end"]:
            waiting.append(name)
        elif name in waiting[-MOST_DEPTH:]:
            while waiting.pop() != name:
                pass
    return waiting[:MOST_DEPTH]


def _closed(story: str, name: str) -> str:
    """One story with its own end, whatever of it was lost: `<item><title>A</ti` ends `A</title></item>`."""
    end = story.rfind(f"</{name}")
    whole = story[:end] if end > 0 else story
    if whole.rfind("<![CDATA[") > whole.rfind("]]>"):
        whole += "]]>"
    elif whole.rfind("<") > whole.rfind(">"):  # cut inside a tag
        whole = whole[: whole.rfind("<")]
    whole = _leaves_closed(whole)
    return whole + "".join(f"</{element}>" for element in reversed(_open_elements(whole)))


def _starts(text: str) -> Iterator[tuple[int, str]]:
    """Where each story begins, and what its element is called."""
    at = 0
    for start, end in [*literals(text), (len(text), len(text))]:
        for match in _STORY.finditer(text, at, start):
            yield match.start(), match["name"]
        at = end


def stories(feed: Mended) -> tuple[str, ...]:
    """Each story as a whole feed of its own."""
    starts = list(islice(_starts(feed.text), MOST_STORIES + 1))
    ends = [start for start, _ in [*starts, (len(feed.text), "")][1:]]
    opening, closing = feed.root, f"</{feed.root[1:].split()[0].rstrip('>')}>"
    if feed.name == "rss":
        opening, closing = f"{opening}<channel>", f"</channel>{closing}"
    return tuple(
        f"{opening}{_closed(feed.text[start:end], name)}{closing}"
        for (start, name), end in list(zip(starts, ends, strict=True))[:MOST_STORIES]
    )


def first(feed: Mended) -> str:
    """The feed's text with no more stories than are read."""
    starts = list(islice(_starts(feed.text), MOST_STORIES + 1))
    return feed.text if len(starts) <= MOST_STORIES else feed.text[: starts[MOST_STORIES][0]]
