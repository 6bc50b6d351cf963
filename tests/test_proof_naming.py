"""Names seen from single words are names of the whole text."""

from hypothesis import given
from hypothesis import strategies as st

from digest.names.register import find, names
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
