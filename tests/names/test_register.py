"""Names in text."""

import pytest

from digest.names.register import display, find


def _found(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.id) for m in find(text)]


@pytest.mark.parametrize("tail", ["", "는", "에서는", "측이", "가 ", "·", "(", "그룹은", "라고"])
def test_particle_ends_a_korean_name(tail: str) -> None:
    """A name is found with any particle after it."""

    assert _found("알리바바" + tail)[:1] == [("알리바바" + ("그룹" if tail == "그룹은" else ""), "alibaba")]


@pytest.mark.parametrize("text", ["알리바바컵", "신알리바바", "alibaba.com", "AlibabaX", "xAlibaba"])
def test_name_inside_a_longer_word_is_none(text: str) -> None:
    """A longer word that holds the letters of a name does not name it."""

    assert _found(text) == []


def test_longest_form_stands() -> None:
    """The unit is found, not its parent, in every script."""
    text = "알리바바 클라우드(阿裏雲∙알리윈)는 阿里巴巴의 Alibaba Cloud 사업부"

    assert [id_ for _, id_ in _found(text)] == ["alibaba-cloud"] * 3 + ["alibaba", "alibaba-cloud"]


def test_headline_key_stands_alone() -> None:
    """A Chinese character by itself is a key in Korean text, and a part of a word elsewhere."""

    assert _found('靑 "원포인트 개헌"')[0] == ("靑", "blue-house")
    assert [id_ for _, id_ in _found("韓美 정상")] == ["korea", "us"]
    assert _found("中小企業 지원") == []


def test_display_speaks_the_reader_s_language() -> None:
    """Each language has its own form; an id without a row comes back as it is."""
    said = [display("alibaba-cloud", lang) for lang in ("ko", "zh", "en")]

    assert said == ["알리바바 클라우드", "阿里云", "Alibaba Cloud"]
    assert display("nobody-here", "ko") == "nobody-here"
