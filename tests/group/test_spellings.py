"""Names of no register meet by how they sound, and only names do."""

import pytest

from digest.group.spellings import chinese, spelled
from digest.group.strangers import Unknown, strangers
from digest.model import Article
from digest.names.entries import Name
from digest.names.matcher import Matcher
from digest.names.sounding import read_out, spoken


@pytest.mark.parametrize(
    ("korean", "han"),
    [("김열하 의원은 말했다.", "议员金烈夏表示"), ("김은주 의원은 말했다.", "议员金恩周表示")],
)
def test_a_given_name_is_read_as_it_begins(korean: str, han: str) -> None:
    """烈夏 is 렬하 inside a name and 열하 as people write it."""
    keys = frozenset(one.key for one in spelled(korean, "ko", frozenset()))

    assert [one.word for one in chinese(han, frozenset(), keys)] == [han[2:5]]


def test_a_kind_of_thing_is_no_name() -> None:
    """国产机器人 are robots made at home, 青岚机器人 is a firm."""
    keys = frozenset(f"={way(han)}" for way in (read_out, spoken) for han in ("国产", "青岚"))

    assert {one.word for one in chinese("国产机器人与青岚机器人", frozenset(), keys)} == {"青岚"}


@pytest.mark.parametrize(("named", "found"), [(((0, 4),), set()), ((), {"~x"})])
def test_a_registered_name_is_no_stranger(named: tuple[tuple[int, int], ...], found: set[str]) -> None:
    """Where the register knows a name, no other key is made of it."""
    article = Article(id="a", document_id="", origin="", title="가람전자 발표", paragraphs=(), lang="ko")
    unknown = Unknown(Matcher([Name(id="~x", kind="term", ko=("가람전자",))]), frozenset())

    assert set(strangers(article, named, unknown)) & {"~x"} == found
