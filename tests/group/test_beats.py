"""Beats: a place and a subject, near the top."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from digest.errors import ConfigError
from digest.group.beats import beat_of, beats, read
from digest.model import Article

Build = Callable[..., Article]

CASES = [
    row.split("\t")
    for row in (Path(__file__).parent.parent / "data" / "group" / "beats.tsv")
    .read_text("utf-8")
    .splitlines()[2:]
]


@pytest.mark.parametrize(("lang", "expected", "title", "lead"), CASES, ids=[case[2][:24] for case in CASES])
def test_beat(build: Build, lang: str, expected: str, title: str, lead: str) -> None:
    """An article is on the beat that an editor would put it on, or on none."""

    assert beat_of(build(title, lead, lang=lang)).beat == ("" if expected == "-" else expected)


def test_reason_names_the_words(build: Build) -> None:
    """The verdict says which place and which subject decided."""
    verdict = beat_of(build("中 반도체 업체, 상하이에 새 공장", "중국 반도체 업체가 상하이에 공장을 짓는다."))

    assert verdict.reason == "China tech: place 中, 상하이; subject 반도체, 공장"


def test_refusal_says_what_is_missing(build: Build) -> None:
    """An article on no beat says what each beat lacks."""
    verdict = beat_of(build("서울 지하철 요금 조정", "서울 지하철 요금이 조정된다."))

    assert verdict.beat == ""
    assert verdict.reason == (
        "no beat: China tech has neither place nor subject; "
        "Korean politics has its place (서울) but no subject"
    )


def test_place_in_the_last_paragraph_is_no_place(build: Build) -> None:
    """A country named at the end does not make a story its own."""
    body = [
        "새 태블릿은 인공지능 기능을 갖췄다.",
        "화면이 커졌다.",
        "무게는 줄었다.",
        "중국 판매는 미정이다.",
    ]

    assert beat_of(build("한빛전자, 새 태블릿 공개", *body)).beat == ""


def test_subscription_is_a_hint_and_no_verdict(build: Build) -> None:
    """A feed's beat does not make weather into politics."""
    article = replace(build("전국에 비", "서울의 기온이 내려가겠다."), feed_beat="korea-politics")

    assert beat_of(article).beat == ""


def test_beats_are_files() -> None:
    """There is a beat for each file, in order of id, and a third file would be a third."""

    assert [beat.id for beat in beats()] == ["china-tech", "korea-politics"]


def test_broken_beat_names_its_file() -> None:
    """A beat without its keys is refused with the name of the file."""
    with pytest.raises(ConfigError) as caught:
        read('id = "x"', "x.toml")

    assert caught.value.subject == "x.toml"
