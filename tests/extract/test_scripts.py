"""Articles that a page keeps in its scripts and draws when it is opened."""

import json
from urllib.parse import quote

import pytest

from tests.extract.saved import BODY, CHARSET, TITLE, first, page

HTML = "".join(f"<p>{text}</p>" for text in BODY)
OTHER = "국회는 25일 본회의를 열어 예산안을 처리했다. 여야는 막판까지 협상했다."
TEASERS = [{"title": "예산안, 본회의 통과", "summary": OTHER} for _ in range(3)]


def dumps(data: object) -> str:
    """As servers write it: nothing in it closes the script."""
    return json.dumps(data, ensure_ascii=False).replace("</", "<\\/")


def script(text: str, more: str = "") -> str:
    return f"<script{more}>{text}</script>"


def state(data: object) -> str:
    """The state of a React page."""
    return script(dumps(data), ' id="__NEXT_DATA__" type="application/json"')


def pushed(stream: str, size: int = 150) -> str:
    """The stream of a React page, in pieces that break anywhere."""
    parts = [stream[at : at + size] for at in range(0, len(stream), size)]
    return "".join(script(f"self.__next_f.push({json.dumps([1, part])})") for part in parts)


NODES = [["$", "p", None, {"className": "t", "children": text}] for text in BODY]
TREE = ["$", "div", None, {"children": ["$", "article", None, {"children": NODES}]}]
ELEMENTS = [
    {"type": "text", "_id": "A", "content": BODY[0]},
    {"type": "image", "caption": "발표하는 최고경영자가 청중을 보고 있다.", "url": "https://a.example/a.jpg"},
    {"type": "text", "_id": "B", "content": f"<b>{BODY[1]}</b>"},
    {
        "type": "interstitial_link",
        "content": "관련 기사는 여기에서 더 볼 수 있습니다.",
        "url": "https://a.example/b",
    },
    {"type": "text", "_id": "C", "content": BODY[2]},
]
REFS = {
    "ROOT_QUERY": {"article": {"__ref": "Article:1"}, "more": TEASERS},
    "Paragraph:3": {"__typename": "Paragraph", "text": BODY[2]},
    "Paragraph:1": {"__typename": "Paragraph", "text": BODY[0]},
    "Paragraph:2": {"__typename": "Paragraph", "text": BODY[1]},
    "Article:1": {"title": TITLE, "body": [{"__ref": f"Paragraph:{number}"} for number in (1, 2, 3)]},
}
FLAT = [{"article": 1, "more": 4}, {"title": 2, "body": 3}, TITLE, HTML, [5], OTHER]
NUXT = (
    "window.__NUXT__=(function(a,b,c){return {layout:'default',data:[{article:{title:a,body:%s,seen:c}}],"
    "serverRendered:!0}}(%s,null,void 0));"
)
GRAPH = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "한강뉴스"},
        {"@type": ["NewsArticle"], "headline": TITLE, "articleBody": "\n\n".join(BODY)},
    ],
}
QUOTED = dumps({"props": {"article": {"body": HTML}}}).replace("'", "&#39;")
ARC = {"headlines": {"basic": TITLE}, "content_elements": ELEMENTS}
CASES = {
    "state, HTML": state(
        {"props": {"pageProps": {"article": {"title": TITLE, "content": HTML}, "more": TEASERS}}}
    ),
    "state, list of paragraphs": state({"props": {"article": {"body": list(BODY), "teasers": TEASERS}}}),
    "state, blocks": state(
        {"a": {"blocks": [{"type": "paragraph", "data": {"text": text}} for text in BODY]}}
    ),
    "state, draft": state({"a": {"blocks": [{"key": "k", "text": text, "depth": 0} for text in BODY]}}),
    "state, rich text": state(
        {
            "doc": {
                "content": [
                    {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": text}]}
                    for text in BODY
                ]
            }
        }
    ),
    "stream, text row": pushed(
        f'0:["$","div",null,{{}}]\n1a:T{len(HTML.encode()):x},{HTML}2:["$","x",null,{{}}]\n'
    ),
    "stream, tree": pushed(f"0:{dumps(TREE)}\n1:[]\n"),
    "arc": script(f"Fusion.contentCache={{}};Fusion.globalContent={dumps(ARC)};Fusion.x=1;"),
    "nuxt, function": script(NUXT % (dumps(HTML).replace("<", "\\u003C"), dumps(TITLE))),
    "nuxt, flat": script(dumps(FLAT), ' type="application/json" id="__NUXT_DATA__"'),
    "apollo": script(f"window.__APOLLO_STATE__={dumps(REFS)};"),
    "preloaded, not JSON": script(
        f"window.__PRELOADED_STATE__ = {{a: undefined, article: {{body: {dumps(HTML)}, n: NaN}}}};"
    ),
    "parsed": script(
        f"window.__INITIAL_STATE__ = JSON.parse({json.dumps(dumps({'article': {'body': HTML}}))});"
    ),
    "parsed, percent": script(
        f'window.__INITIAL_STATE__ = JSON.parse(decodeURIComponent("{quote(dumps({"b": HTML}))}"));'
    ),
    "linked data, graph": script(dumps(GRAPH), ' type="application/ld+json"'),
    "attribute": f"<div id=app data-page='{QUOTED}'></div>",
}


@pytest.mark.parametrize("kept", CASES.values(), ids=CASES.keys())
def test_bodies_in_scripts(kept: str) -> None:
    """An article whose text stands only in a script is read from there, in its order and without teasers."""
    found = first(page(body='<div id="app"><p>불러오는 중</p></div>', head=CHARSET + kept))

    assert (found.title, found.paragraphs) == (TITLE, BODY)


def test_a_shown_article_is_believed_first() -> None:
    """Where the page shows its text, a script's teasers do not replace it."""
    assert first(page(head=CHARSET + state({"more": TEASERS * 20}))).paragraphs == BODY


def test_the_story_that_the_page_is_about() -> None:
    """Of two bodies in a state the one beside the page's title is read, though the other one is longer."""
    other = [{"text": f"{text} {text}"} for text in reversed(BODY)]
    stories = {
        "next": {"title": "다른 기사의 제목이다", "content": other},
        "story": {"title": TITLE, "content": [{"text": text} for text in BODY]},
    }

    assert first(page(body=state({"stories": stories}))).paragraphs == BODY
