"""Beats: a place and a subject, near the top."""

import json
import textwrap
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from digest.cli.app import app
from digest.errors import ConfigError
from digest.group.beat_files import beats_with, built_in, read
from digest.group.beats import beat_of
from digest.group.grouper import Grouper
from digest.model import Article

Build = Callable[..., Article]

SOLAR = (
    "한국 전남 신안에서 4일 태양광 단지 공사가 시작됐다고 가람전력이 밝혔다. 공사는 내년 가을에 끝난다.",
    "회사는 태양광 발전소 두 곳을 더 짓고 주민과 이익을 나눌 계획이라고 설명했다. 일자리는 320개가 생긴다.",
    "주민 대표는 소음을 줄여 달라고 요구했고 회사는 받아들이겠다고 답했다. 설명회는 9일이다.",
    "군청은 도로를 넓히는 공사를 함께 시작하고, 공사 차량이 마을을 지나지 않도록 길을 따로 내기로 했다.",
)
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
    """There is a beat for each file, in order of id."""

    assert [beat.id for beat in built_in()] == ["china-tech", "korea-politics"]


def _example(root: Path) -> str:
    """The beat that docs/how-to/add-a-beat.md writes."""
    page = (root / "docs" / "how-to" / "add-a-beat.md").read_text("utf-8")
    block = next(block for block in page.split("```toml\n") if 'id = "korea-energy"' in block).split("```")[0]
    return textwrap.dedent("   " + block.lstrip())


def test_third_beat_is_a_file(root: Path, tmp_path: Path, build: Build) -> None:
    """The beat of the how-to is one more beside the built-in ones, by words of its own in each language."""
    (tmp_path / "energy.toml").write_text(_example(root), "utf-8")
    among = beats_with(tmp_path)
    korean = build(
        "새 태양광 단지 착공", "전남 신안에서 4일 태양광 단지 공사가 시작됐다. 한국 정부가 지원한다."
    )
    english = build(
        "South Korea starts offshore wind farm", "Work on an offshore wind farm began in Busan.", lang="en"
    )
    chinese = build("韩国核电出口", "韩国4日表示将扩大核电出口。首尔的企业参与其中。", lang="zh")

    assert [beat.id for beat in among] == ["china-tech", "korea-energy", "korea-politics"]
    assert [beat_of(article, among).beat for article in (korean, english, chinese)] == ["korea-energy"] * 3
    assert beat_of(korean).beat == ""
    assert [getattr(story, "beat", "") for story in Grouper(beats=among).group([korean])] == ["korea-energy"]


def test_own_file_replaces_a_built_in_beat(root: Path, tmp_path: Path) -> None:
    """A file with the id of a built-in beat stands in its place."""
    (tmp_path / "a.toml").write_text(_example(root).replace("korea-energy", "china-tech"), "utf-8")

    assert [(beat.id, "kr" in beat.home) for beat in beats_with(tmp_path)] == [
        ("china-tech", True),
        ("korea-politics", True),
    ]


WHOLE = 'id = "x"\nhome = ["kr"]\ntongue = "ko"\ncore = ["politics"]\n[subjects]\npolitics = 1\n'


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("id = ", "no TOML"),
        ('id = "x"', "no key home"),
        (WHOLE.replace('"x"', '"../x"'), "fits no address"),
        (WHOLE.replace('"x"', "3"), "id must be a string"),
        (WHOLE.replace('"ko"', '"kr"'), "tongue: unknown 'kr'"),
        (WHOLE.replace('["kr"]', '"kr"'), "home must be a list of strings"),
        (WHOLE.replace("politics = 1", "polytics = 1"), "[subjects]: unknown 'polytics'"),
        (WHOLE.replace("politics = 1", 'politics = "much"'), "subjects.politics must be a number"),
        ("langue = 1\n" + WHOLE, "key: unknown 'langue'"),
        (WHOLE + "[sections]\nfort = []\n", "[sections]: unknown 'fort'"),
    ],
)
def test_broken_beat_names_its_file(text: str, reason: str) -> None:
    """A beat that is not whole is refused with the name of the file and what is wrong."""
    with pytest.raises(ConfigError) as caught:
        read(text, "x.toml")

    assert caught.value.subject == "x.toml"
    assert reason in caught.value.reason


def test_folder_of_beats_must_be_there_and_agree(tmp_path: Path) -> None:
    """A folder that is not there, and two files with one id, are named."""
    with pytest.raises(ConfigError, match="no such folder"):
        beats_with(tmp_path / "none")
    (tmp_path / "a.toml").write_text(WHOLE, "utf-8")
    (tmp_path / "b.toml").write_text(WHOLE, "utf-8")
    with pytest.raises(ConfigError, match="a second beat with the id x"):
        beats_with(tmp_path)


def test_commands_use_the_beats_of_the_project(root: Path, tmp_path: Path) -> None:
    """`digest read`, `stories`, `explain` and `sources` know the beat that digest.toml's folder holds."""
    (tmp_path / "beats").mkdir()
    (tmp_path / "beats" / "energy.toml").write_text(_example(root), "utf-8")
    (tmp_path / "digest.toml").write_text('[beats]\nfolder = "beats"\n', "utf-8")
    page = tmp_path / "page.html"
    page.write_text(
        "<html lang=ko><head><meta charset=utf-8><title>새 태양광 단지 착공</title></head><body><article>"
        "<h1>새 태양광 단지 착공</h1><div class=article-body>"
        + "".join(f"<p>{sentence}</p>" for sentence in SOLAR)
        + "</div></article></body></html>",
        "utf-8",
    )

    def run(*words: str) -> str:
        result = CliRunner().invoke(
            app, ["--config", str(tmp_path / "digest.toml"), *words], catch_exceptions=False
        )
        assert result.exit_code == 0, result.output
        return result.stdout

    assert json.loads(run("read", "--json", str(page)))["beat"] == "korea-energy"
    assert json.loads(run("stories", "--json", str(page)))["beat"] == "korea-energy"
    assert "beat: korea-energy: Korean energy: place" in run("explain", str(page))
    run("sources", "add", "https://energy.example/rss", "--beat", "korea-energy")
    assert run("sources", "list").startswith("korea-energy\t")
