"""Links that work wherever the site stands: on a host, below a path of it, or opened as a file.

Templates write every address from the root of the site ("/names/"); this makes it relative to its page when
the page is written, so that what many pages share is drawn once.
"""

import re
from typing import Final

_NAMES: Final = (" href", " src", " action", " data-root")
_TAG: Final = re.compile(r"<[a-zA-Z][^<>]*>")


def up(file: str) -> str:
    """The way from a file to the root of the site: "index.html" -> "./", "en/names/a.html" -> "../../"."""
    return "../" * file.count("/") or "./"


def placed(html: str, root: str) -> str:
    """The page with its addresses below `root` instead of "/".

    No text can be taken for an attribute, for templates and JSON escape every quote of a text.
    """
    pieces = html.split('="/')
    last = pieces.pop()
    there, elsewhere = f'="{root}', '="/'
    placed = [f"{piece}{there if piece.endswith(_NAMES) else elsewhere}" for piece in pieces]
    return "".join([*placed, last])


def placed_prose(html: str, root: str) -> str:
    """The same for a page that people wrote, whose texts may hold a quote: within tags only.

    An address without its scheme ("//host/") gets one, so that it stays an address of another host.
    """
    return _TAG.sub(lambda tag: placed(tag[0].replace('="//', '="https://'), root), html)
