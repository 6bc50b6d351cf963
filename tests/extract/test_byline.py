"""Bylines become names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.extract.byline import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("김서준 기자", ("김서준",)),
        ("김서준 기자 seojun.kim@hangang-news.example", ("김서준",)),
        ("김서준·이서연 기자", ("김서준", "이서연")),
        ("김서준 이서연 기자", ("김서준", "이서연")),
        ("작성자 : 김서준 선임기자", ("김서준",)),
        ("베이징=김서준 특파원", ("김서준",)),
        ("记者 何思源", ("何思源",)),
        ("记者：何思源、陈一诺", ("何思源", "陈一诺")),
        ("作者：何 源", ("何源",)),
        ("记者 何思源 陈一诺", ("何思源", "陈一诺")),
        ("남궁민 선우진아 기자", ("남궁민", "선우진아")),
        ("大渡 美咲", ("大渡 美咲",)),
        ("責任編輯：沈以晴", ("沈以晴",)),
        ("By Ann Lee and Bo Chen", ("Ann Lee", "Bo Chen")),
        ("by Ann Lee, Staff Writer", ("Ann Lee",)),
        ("Von Jan Maier und Eva Groß", ("Jan Maier", "Eva Groß")),
        ("온라인뉴스부 기자", ("온라인뉴스부",)),
        ("디지털콘텐츠팀", ("디지털콘텐츠팀",)),
        ("한강뉴스 편집국", ("편집국",)),
        ("사회부 김서준 기자", ("김서준",)),
        ("누리경제 문채원 기자", ("문채원",)),
        ("인턴기자 박하린", ("박하린",)),
        ("本报讯员", ("本报讯员",)),
        ("本报评论员", ("本报评论员",)),
        ("综合报道", ()),
        ("By Staff", ("Staff",)),
        ("By Inwang Post Staff", ("Inwang Post Staff",)),
        ("https://www.example/author/1", ()),
        ("", ()),
    ],
)
def test_names(text: str, expected: tuple[str, ...]) -> None:
    """Names stand alone, no roles, mails or links; a desk that signs is whole and as stated."""
    assert expected == names(text)


@given(st.text(max_size=300))
def test_names_are_short_and_few(text: str) -> None:
    """Whatever the text, it gives at most eight names, each once."""
    found = names(text)

    assert len(found) == len(set(found)) <= 8


@pytest.mark.parametrize("text", ["By", "Quelle", "Source:", "Author", "Autor:"])
def test_a_label_is_nobody(text: str) -> None:
    """The word before a byline is no name where the name is missing."""
    assert names(text) == ()
