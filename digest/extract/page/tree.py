"""An HTML text as a tree, however broken or deep."""

import re

from lxml import etree, html

from digest.errors import LimitExceeded, ReadError

Element = html.HtmlElement

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f￾￿]")
_XML = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_LARGEST = 20_000_000
# libxml2 holds each attribute of an element against all before it: a hundred thousand take it ten seconds.
_LONG = 300_000  # characters of a page that may have so many
_START = re.compile(
    r"""<[A-Za-z][^\s/>]*+(?:[\s/]++(?:[^\s/>=][^\s/>=]*+)?(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>]++))?)*+"""
)
_NAME = re.compile(r"""[\s/]++[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>]++))?""")
_MOST_ATTRIBUTES = 5_000


def parse(text: str, subject: str = "page") -> Element:
    """The root of the page.

    Raises `LimitExceeded` over 20 MB or 5,000 attributes of an element, `ReadError` where it holds nothing.
    """
    if len(text) > _LARGEST:
        raise LimitExceeded(subject, f"a page longer than {_LARGEST // 1_000_000} million characters")
    if len(text) > _LONG and any(map(_is_crowded, _START.finditer(text))):
        raise LimitExceeded(subject, f"an element of more than {_MOST_ATTRIBUTES:,} attributes")
    body = _XML.sub("", _CONTROL.sub(" ", text)).encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(body, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ReadError(subject, "its HTML holds nothing") from error
    return root


def _is_crowded(tag: re.Match[str]) -> bool:
    """Whether a start tag has more attributes than one in a page would."""
    return len(tag[0]) > 2 * _MOST_ATTRIBUTES and len(_NAME.findall(tag[0])) > _MOST_ATTRIBUTES
