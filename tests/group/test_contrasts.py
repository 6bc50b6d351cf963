"""What two headlines name differently keeps their reports apart, unless the other text knows of it."""

import pytest

from digest.group.beat_files import built_in
from digest.group.contrasts import contrast
from digest.group.frames import framed
from digest.group.profile import Profile, profile
from digest.group.strangers import introduced
from digest.model import Article
from digest.names.register import Name, using

OWN = (
    Name(id="court-garam", kind="body", ko=("가람법원",), parent="courts"),
    Name(id="court-naru", kind="body", ko=("나루법원",), parent="courts"),
    Name(id="office-haesol", kind="body", ko=("해솔감독원",)),
)


def read(title: str, text: str) -> Profile:
    article = Article(id=title, document_id="", origin="", title=title, paragraphs=(text,), lang="ko")
    return profile(article, built_in(), introduced([article]))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            ("가람법원, 과징금 취소", "판결이 나왔다."),
            ("해솔감독원, 과징금 부과", "결정이 나왔다."),
            "court-garam",
        ),
        (("가람법원, 과징금 취소", "판결이 나왔다."), ("나루법원, 과징금 취소", "판결이 나왔다."), ""),
        (("가람법원, 과징금 취소", "판결이 나왔다."), ("해솔감독원, 과징금 부과", "가람법원도 봤다."), ""),
    ],
)
def test_other_bodies(one: tuple[str, str], other: tuple[str, str], expected: str) -> None:
    """Two bodies are two affairs; two of one whole, or one that the other text names, may be one."""
    with using(OWN):
        assert contrast(read(*one), read(*other)).partition(" is not ")[0] == expected


@pytest.mark.parametrize(("text", "apart"), [("물량이 줄었다.", True), ("갈륨도 줄었다.", False)])
def test_another_word_in_one_frame(text: str, apart: bool) -> None:  # noqa: FBT001
    """A headline with another word in its frame is other news, unless the text has the first word too."""
    one = read("지난달 대외 갈륨 수출 크게 줄어", "물량이 줄었다.")
    other = read("지난달 대외 흑연 수출 크게 줄어", text)

    assert bool(framed(one, other)) == apart
