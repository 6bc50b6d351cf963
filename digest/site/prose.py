"""Pages that people write (`content/pages/*.md`): Markdown through mistune, then nh3 as the last word."""

import re
from typing import Any, Final

import mistune
import nh3
from pelican.readers import BaseReader

_LINE: Final = re.compile(r"([A-Za-z][A-Za-z_-]*):[ \t]*(.*)\Z")
_KEYS: Final = frozenset(
    {"date", "lang", "modified", "save_as", "slug", "status", "summary", "title", "translation", "url"}
)
_TAGS: Final = frozenset(
    line
    for lines in (
        (
            "a",
            "abbr",
            "b",
            "blockquote",
            "br",
            "caption",
            "cite",
            "code",
            "dd",
            "del",
            "details",
            "div",
            "dl",
            "dt",
        ),
        (
            "em",
            "figcaption",
            "figure",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "i",
            "img",
            "ins",
            "kbd",
            "li",
        ),
        (
            "mark",
            "ol",
            "p",
            "pre",
            "q",
            "rp",
            "rt",
            "ruby",
            "s",
            "samp",
            "section",
            "small",
            "span",
            "strong",
        ),
        (
            "sub",
            "summary",
            "sup",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "time",
            "tr",
            "u",
            "ul",
            "var",
        ),
    )
    for line in lines
)
_ATTRIBUTES: Final = {
    "*": {"lang", "id", "title"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}


def clean(fragment: str) -> str:
    """What an allow-list leaves of a final fragment of HTML: nothing in it can run."""
    return nh3.clean(
        fragment,
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )


def html(text: str) -> str:
    """Markdown as safe HTML."""
    rendered = mistune.create_markdown(escape=False, plugins=["strikethrough", "table", "footnotes"])(text)
    return clean(str(rendered))


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The `key: value` lines at the head of a page, and its body.

    Keys that could move a page or choose its template are not among those that are read.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    found: dict[str, str] = {}
    at = 1 if lines and lines[0].strip() == "---" else 0
    while at < len(lines):
        match = _LINE.match(lines[at])
        if not match:
            break
        if match[1].lower() in _KEYS:
            found[match[1].lower()] = match[2].strip()
        at += 1
    if at < len(lines) and lines[at].strip() == "---":
        at += 1
    return found, "\n".join(lines[at:])


class PageReader(BaseReader):  # type: ignore[misc] # pelican ships no types
    """Reads the Markdown of `content/pages`; Pelican's own reader is off without the `markdown` package."""

    enabled = True
    file_extensions = ("md", "markdown")

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The body as safe HTML and the metadata of a page."""
        with open(source_path, encoding="utf-8") as file:  # noqa: PTH123 - Pelican hands over a string
            metadata, body = front_matter(file.read())
        return html(body), {key: self.process_metadata(key, value) for key, value in metadata.items()}
