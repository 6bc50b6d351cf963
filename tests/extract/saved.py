"""Pages of an invented outlet, as a browser would save them, for the tests of this room."""

import hashlib
from html import escape

from digest.extract.reader import Reader
from digest.model import Article, Document, Hints
from digest.report import Skip

URL = "https://www.hangang-news.example/news/view/20250224001037"
TITLE = "알리바바, 3년간 AI·클라우드에 75조원 투자"
BODY = (
    "알리바바그룹이 앞으로 3년간 인공지능 인프라 구축에 3천800억 위안 이상을 투자한다고 24일 밝혔다.",
    "알리바바는 이날 발표문에서 이번 투자 규모가 지난 10년 동안 투입한 금액보다 많다고 설명했다.",
    "자금은 데이터센터와 서버에 집중될 전망이다. 다만 연도별 집행 계획은 공개되지 않았다.",
)
CHARSET = '<meta charset="utf-8">'


def page(body: str = "", head: str = CHARSET, title: str = TITLE) -> str:
    """A news page with menu, headline, meta line, body, related list, comments and footer."""
    paragraphs = body or "".join(f"<p>{escape(text)}</p>" for text in BODY)
    return f"""<!DOCTYPE html><html lang="ko"><head>{head}<title>{escape(title)} | 한강뉴스</title></head>
<body>
<header><a href="/">한강뉴스</a><ul><li><a href="/p">정치</a></li><li><a href="/w">국제</a></li></ul></header>
<main><div class="path">홈 &gt; 국제</div><h1>{escape(title)}</h1>
<div class="info"><span>입력 2025-02-24 16:42</span><span>수정 2025-02-24 18:05</span>
<span>김서준 기자</span></div>
<article>{paragraphs}</article>
<section class="related"><h3>관련 뉴스</h3><ul><li><a href="/1">쇼핑축제 시작…국내 업체도 맞불</a></li>
<li><a href="/2">해외직구 반품 쉬워진다…표준약관 개정</a></li></ul></section>
<section class="comment"><h3>댓글</h3><p>기사 잘 봤습니다. 우리도 서둘러야죠.</p></section></main>
<footer>(주)한강뉴스 서울특별시 중구 가온길 12 © 한강뉴스</footer></body></html>"""


NONE = Hints()


def document(body: bytes | str, url: str = "", hints: Hints = NONE, media_type: str = "") -> Document:
    """A document of the given bytes."""
    raw = body.encode() if isinstance(body, str) else body
    number = hashlib.sha256(raw).hexdigest()
    return Document(id=number, origin="pages/a.html", body=raw, url=url, hints=hints, media_type=media_type)


def read(
    body: bytes | str, url: str = "", hints: Hints = NONE, media_type: str = ""
) -> tuple[Article | Skip, ...]:
    """Everything that the reader finds."""
    return Reader().extract(document(body, url, hints, media_type))


def first(body: bytes | str, url: str = "", hints: Hints = NONE, media_type: str = "") -> Article:
    """The main article."""
    found = read(body, url, hints, media_type)[0]
    assert isinstance(found, Article)
    return found
