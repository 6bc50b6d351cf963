"""Whatever an article holds, a brief of it is proven and can be written, or there is none."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.condense.condenser import Condenser
from digest.condense.explain import explained
from digest.markdown import parse, path, render
from digest.model import Article, Brief, Story
from digest.proof import refusals
from digest.text.clean import line

PIECES = st.sampled_from(
    (
        "알리바바그룹이 24일 앞으로 3년간 클라우드에 3800억 위안(약 75조원)을 투자한다고 밝혔다.",
        '하은솔 대변인은 "민심의 경고로 듣겠다"고 말했다.',
        '국민의힘 관계자는 "반대한다"고 했고, 더불어민주당 관계자는 "찬성한다고 본다"고 했다.',
        "홍콩 증시에서 텐센트는 12.4% 떨어졌다.",
        "국회는 찬성 204표, 반대 85표로 의결했다.",
        "截至收盘，腾讯控股下跌12.4%，网易下跌24.6%。",
        "该公司表示：“我们会配合监管部门的调查。”",
        "Alibaba said on Monday it would invest 380 billion yuan (about $53 billion) over three years.",
        '"It is a licence regime, not a ban," said a metals trader in London.',
        "{attach}../../etc/hostname |filename| [x](javascript:alert(1)) <script>",
        "1. # - * _ ` ~ ^ \\ & &amp; \u201d — [a](b)",
        "\u202e\u200b\u0000\u2028",
        "(((((((((((((((((((((",
        "“““““““““““",
        "9" * 40 + "조 9억 %",
        "2025년 13월 45일 99일 지난달 31일에",
        "a" * 500 + ".",
    )
)
texts = st.lists(st.one_of(PIECES, st.text(max_size=60)), max_size=6).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(
    title=texts,
    paragraphs=st.lists(texts, max_size=5),
    lang=st.sampled_from(["ko", "zh", "en", "ja", "und"]),
    dated=st.booleans(),
    clean=st.booleans(),
)
def test_any_article(title: str, paragraphs: list[str], lang: str, dated: bool, clean: bool) -> None:  # noqa: FBT001
    """No text crashes the condenser, and no brief of it is unproven or cannot be written and read."""
    wash = line if clean else str
    article = Article(
        id="a1",
        document_id="d1",
        origin="a.html",
        title=wash(title),
        paragraphs=tuple(wash(one) for one in paragraphs),
        lang=lang,  # type: ignore[arg-type]
        outlet="한강뉴스",
        published=datetime(2025, 2, 24, tzinfo=UTC) if dated else None,
        published_basis="stated" if dated else "unknown",
    )
    story = Story(id="1a2b3c4d", beat="korea-politics", reasons=(), articles=(article,))
    for brief in Condenser().condense(story):
        if isinstance(brief, Brief) and clean:
            assert refusals(brief, {"a1": article.text}) == ()
            assert parse(render(brief)) == brief
            assert path(brief).name.isascii()
    assert explained(article)
