"""An HTML text as a tree, however broken or deep."""

import re

from lxml import etree, html

from digest.errors import LimitExceeded, ReadError

Element = html.HtmlElement

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f￾￿]")
_XML = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_LARGEST = 20_000_000


def parse(text: str, subject: str = "page") -> Element:
    """The root of the page. Raises `LimitExceeded` over 20 MB, `ReadError` where it holds nothing."""
    if len(text) > _LARGEST:
        raise LimitExceeded(subject, f"a page longer than {_LARGEST // 1_000_000} million characters")
    body = _XML.sub("", _CONTROL.sub(" ", text)).encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(body, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ReadError(subject, "its HTML holds nothing") from error
    return root
