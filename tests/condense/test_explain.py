"""A person can see why a sentence stands in a brief."""

from digest.condense.explain import explained
from digest.model import Article


def test_explained() -> None:
    """Each sentence has a line with its verdict: in, out, or furniture."""
    article = Article(
        id="a",
        document_id="d",
        origin="a.html",
        title="알리바바, 3800억 위안 투자",
        paragraphs=(
            "알리바바가 24일 클라우드에 3800억 위안을 투자한다고 밝혔다.",
            "이는 지난 10년 동안 쓴 돈을 모두 합친 것보다 많은 금액이다.",
            "홍길동 기자 hong@hangang.example",
        ),
        lang="ko",
    )
    lines = explained(article)

    assert lines[0] == "2 usable sentences, straight news: position leads"
    assert [line[:3] for line in lines[1:]] == ["+ 1", "+ 2", "- 3"]
    assert "furniture" in lines[3]
