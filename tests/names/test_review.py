"""From what articles print to the project's own names, by command."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from digest.cli.app import app
from digest.errors import ConfigError, UsageError
from digest.names import own, review
from digest.names.register import built_in, display, find, get, using
from digest.names.review import Candidate

SENTENCES = (
    "탁은조(卓恩調·Tak Eun-jo) 가람연구원장은 4일 서울에서 새 연구 계획을 발표했다. 계획은 3년짜리다.",
    "연구에는 중국의 운담로봇(雲潭機器人·Yuntan Robotics)과 알리윈(阿里雲·Aliyun Nova)이 참여한다.",
    "운담로봇은 휴머노이드 로봇 320대를 연구원에 빌려주기로 했다. 로봇은 내년 봄에 도착한다.",
    "탁 원장은 연구 결과를 누구나 쓸 수 있게 공개하겠다고 말했다. 첫 결과는 내년 가을에 나온다.",
)
PAGE = (
    "<html lang=ko><head><meta charset=utf-8><title>가람연구원, 로봇 연구 시작</title></head><body><article>"
    "<h1>가람연구원, 로봇 연구 시작</h1><div class=article-body>"
    + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    + "</div></article></body></html>"
)
HEAD = "\t".join(own.COLUMNS)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A saved page that prints two new names and a new form of a known one."""
    file = tmp_path / "page.html"
    file.write_text(PAGE, "utf-8")
    return file


def run(folder: Path, *words: str) -> str:
    """The output of `digest names …` in a project folder."""
    result = CliRunner().invoke(
        app, ["--config", str(folder / "digest.toml"), "names", *words], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return result.stdout


def _rows(folder: Path) -> dict[str, Candidate]:
    file = folder / "seeds" / "names-review.tsv"
    return {one.id: one for one in review.parse(file.read_text("utf-8"), str(file))}


def test_mined_names_wait_with_their_sentence(page: Path, tmp_path: Path) -> None:
    """Each new name is a row with its forms, its kind where they tell it, and the words it is from; once."""
    run(tmp_path, "mine", str(page))
    first = (tmp_path / "seeds" / "names-review.tsv").read_bytes()
    run(tmp_path, "mine", str(page), str(page))

    rows = _rows(tmp_path)
    assert (tmp_path / "seeds" / "names-review.tsv").read_bytes() == first
    assert {id_: (one.kind, one.ko, one.zh, one.en) for id_, one in rows.items()} == {
        "alibaba-cloud": ("company", ("알리윈",), ("阿里雲",), ("Aliyun Nova",)),
        "tak-eun-jo": ("person", ("탁은조",), ("卓恩調",), ("Tak Eun-jo",)),
        "yuntan-robotics": ("company", ("운담로봇",), ("雲潭機器人",), ("Yuntan Robotics",)),
    }
    assert rows["tak-eun-jo"].sentence == SENTENCES[0].split(". ")[0] + "."
    assert rows["tak-eun-jo"].article == str(page)


def test_accepted_names_are_found_by_every_command(page: Path, tmp_path: Path) -> None:
    """An accepted name leaves the review and is found in all its forms; a known one has a form more."""
    run(tmp_path, "mine", str(page))
    rows = _rows(tmp_path)
    run(tmp_path, "accept", rows["tak-eun-jo"].row)

    assert set(_rows(tmp_path)) == {"alibaba-cloud", "yuntan-robotics"}
    assert run(tmp_path, "show", "卓恩调 met Tak Eun-jo, 탁은조가") == (
        "0:3\t卓恩调\ttak-eun-jo\t탁은조\t卓恩調\tTak Eun-jo\n"
        "8:18\tTak Eun-jo\ttak-eun-jo\t탁은조\t卓恩調\tTak Eun-jo\n"
        "20:23\t탁은조\ttak-eun-jo\t탁은조\t卓恩調\tTak Eun-jo\n"
    )
    run(tmp_path, "accept", "--all")
    assert _rows(tmp_path) == {}
    assert run(tmp_path, "show", "Aliyun Nova") == (
        "0:11\tAliyun Nova\talibaba-cloud\t알리바바 클라우드\t阿里云\tAlibaba Cloud\n"
    )
    run(tmp_path, "mine", str(page))
    assert _rows(tmp_path) == {}


def test_refused_row_stays_refused(page: Path, tmp_path: Path) -> None:
    """A row marked "-" is neither accepted nor mined again; one without a kind waits."""
    run(tmp_path, "mine", str(page))
    file = tmp_path / "seeds" / "names-review.tsv"
    text = file.read_text("utf-8").replace("tak-eun-jo\tperson", "tak-eun-jo\t-")
    file.write_text(text.replace("yuntan-robotics\tcompany", "yuntan-robotics\t"), "utf-8")
    run(tmp_path, "accept", "--all")
    run(tmp_path, "mine", str(page))

    assert {id_: one.kind for id_, one in _rows(tmp_path).items()} == {
        "tak-eun-jo": "-",
        "yuntan-robotics": "",
    }
    assert [name.id for name in own.own_names(tmp_path / "seeds" / "names.tsv")] == ["alibaba-cloud"]


def test_own_names_end_with_the_command(page: Path, tmp_path: Path) -> None:
    """One project's names are not another's: outside the command the register is the built-in one."""
    run(tmp_path, "mine", str(page))
    run(tmp_path, "accept", "--all")

    assert find("탁은조가 말했다") == ()
    with using(own.own_names(tmp_path / "seeds" / "names.tsv")) as register:
        assert [mention.id for mention in find("탁은조가 말했다")] == ["tak-eun-jo"]
        assert get("tak-eun-jo") in register.names
        assert display("alibaba-cloud", "en") == "Alibaba Cloud"
    assert find("탁은조가 말했다") == ()
    assert "tak-eun-jo" not in {name.id for name in built_in().names}


def test_wrong_use_is_named(page: Path, tmp_path: Path) -> None:
    """Neither rows nor --all, and a row that is not there, are wrong use."""
    run(tmp_path, "mine", str(page))

    with pytest.raises(UsageError, match="say which rows, or --all"):
        run(tmp_path, "accept")
    with pytest.raises(UsageError, match="no such row in the review file"):
        run(tmp_path, "accept", "ffffffff")
    with pytest.raises(UsageError, match="2 columns"):
        review.parse("a\tb", "x.tsv")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("id\tko\n", "other columns"),
        (f"{HEAD}\nperson\tTak\t\t\t탁은조\n", "fits no address"),
        (f"{HEAD}\nhero\ttak\t\t\t탁은조\n", "no such kind"),
        (f"{HEAD}\nperson\ttak\t\t\t탁\n", "form of one character"),
        (f"{HEAD}\nperson\ttak\t\t\t\n", "has no form"),
        (f"{HEAD}\nperson\ttak\t\t\t탁은조\nperson\ttak\t\t\t탁은주\n", "stands twice"),
        (f"{HEAD}\nperson\ttak\t\t\t탁은조\t\t\t\t\t\t@nobody\n", "no such kind or context"),
        (HEAD + "\n" + "a\t" * 20, "columns"),
    ],
)
def test_wrong_line_of_own_names_is_named(text: str, reason: str, tmp_path: Path) -> None:
    """A file of names that is wrong names the line, before anything is done."""
    file = tmp_path / "names.tsv"
    file.write_text(text, "utf-8")

    with pytest.raises(ConfigError) as caught:
        own.own_names(file)

    assert caught.value.subject.startswith(f"{file}:")
    assert reason in caught.value.reason


def test_own_table_comes_back(tmp_path: Path) -> None:
    """What is written is what is read, doubtful forms and contexts too."""
    row = "person tak kr korea-politics 탁은조?|탁의원 卓恩调 卓恩調 Tak   의원  own".replace(" ", "\t")
    text = f"{HEAD}\n{row}\n"
    file = tmp_path / "names.tsv"
    file.write_text(text, "utf-8")

    assert own.table(own.own_names(file)) == own.TOP + text


CELL = st.lists(st.text("가나다abc文字", min_size=1).map(str.strip).filter(bool), max_size=3).map(tuple)


@given(row=st.text("0af", min_size=8, max_size=8), ko=CELL.filter(bool), zh=CELL, en=CELL)
def test_review_comes_back(row: str, ko: tuple[str, ...], zh: tuple[str, ...], en: tuple[str, ...]) -> None:
    """A row of the review is read as it was written."""
    candidate = Candidate(row=row, id="a-b", kind="law", ko=ko, zh=zh, en=en, article="x/y.html")

    assert review.parse(review.table([candidate]), "x") == (candidate,)
