"""Names seen from single words are names of the whole text."""

from hypothesis import given
from hypothesis import strategies as st

from digest.names.register import Name, find, names, using
from digest.proof.naming import surely

FORMS = sorted({form for name in names() for form in name.forms})
PIECES = sorted({piece for form in FORMS for piece in form.split()})
GLUE = (
    " ",
    "",
    "이 ",
    "은 ",
    "(",
    ") ",
    "\n",
    "의 ",
    "\u3000",
    ", ",
    "'s ",
    "-",
    "·",
    " 수사 中… ",
    "韓",
    "그룹 ",
)


@given(
    st.lists(
        st.one_of(st.sampled_from(FORMS), st.sampled_from(PIECES), st.sampled_from(GLUE)), max_size=12
    ).map("".join)
)
def test_what_is_sure_is_found(text: str) -> None:
    """Whatever stands beside a name, no word alone shows one that the whole text does not."""
    found = {mention.id for mention in find(text)}

    assert surely([name.id for name in names()], [text]) <= found


def test_a_longer_name_is_no_shorter_one() -> None:
    """`Tencent Cloud` names the cloud; the word before the space is not looked at alone."""
    assert surely(["tencent"], ["텐센트가 새 칩을 내놨다."]) == {"tencent"}
    assert surely(["alibaba"], ["알리바바 클라우드가 새 칩을 내놨다."]) == set()


def test_what_the_neighbours_decide_is_not_sure() -> None:
    """A longer form that counts beside another word, and 中 that may mean "underway", need the whole text."""
    own = [
        Name(id="ideal", kind="company", zh=("理念",)),
        Name(id="mall", kind="place", zh=("理念汽车城",), doubtful=("理念汽车城",), context=("地铁",)),
    ]
    with using(own):
        assert surely(["ideal"], ["理念汽车城 地铁"]) == set()
        assert surely(["ideal"], ["理念 宣布"]) == {"ideal"}
    assert surely(["china"], ["수사 中,가람"]) == set()
