"""What the one pattern of a matcher finds is what looking at every place would find."""

from hypothesis import given
from hypothesis import strategies as st

from digest.names.edges import ends_term, ends_word, is_hangul, is_latin
from digest.names.entries import Name
from digest.names.keys import Key
from digest.names.matcher import Matcher
from digest.text.fold import flat

FORMS = (
    *("칩", "칩셋", "앱", "알리바바", "알리바바 클라우드", "가람", "가람전자", "한국"),
    *("AI", "Meta", "Metal Works", "chip", "G2", "R1", "锗", "阿里巴巴", "阿里", "长江存储科技", "民主党"),
)
NAMES = tuple(Name(id=f"n{at}", kind="term", ko=(form,)) for at, form in enumerate(FORMS))
PIECES = (*FORMS, *" .,(·의는은컵s가나x1'\n与和的裏", "metal", "META", "가람전", "阿里巴", "장강存储")


def _longest(text: str, *, compounds: bool) -> list[tuple[int, int, str]]:
    """The names by the rules alone: from left to right, the longest form that begins and ends at edges."""
    plain, found, at = flat(text), [], 0
    ends = ends_term if compounds else ends_word
    while at < len(plain):
        inside = at and any(kind(plain[at]) and kind(plain[at - 1]) for kind in (is_hangul, is_latin))
        here = [
            (at, at + len(form), f"n{index}")
            for index, form in enumerate(FORMS)
            if not inside
            and plain.startswith(flat(form), at)
            and ends(plain, at + len(form))
            and not (form == "AI" and not text[at : at + 2].isupper())
            and not (form == "R1" and not text[at : at + 2].isupper())
            and not (form == "G2" and not text[at : at + 2].isupper())
            and not (form in ("Meta", "Metal Works") and text[at : at + len(form)].islower())
        ]
        if here:
            found.append(max(here, key=lambda mention: mention[1]))
        at = found[-1][1] if here else at + 1
    return found


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.booleans())
def test_every_place_is_looked_at(text: str, compounds: bool) -> None:  # noqa: FBT001 - drawn
    """A name stands wherever the rules let it begin and end, the longest one first."""
    found = Matcher(NAMES, compounds=compounds).find(text)

    assert [(one.start, one.end, one.id) for one in found] == _longest(text, compounds=compounds)


def test_one_syllable() -> None:
    """A term of one character stands inside a sentence, not inside another word."""
    matcher = Matcher(NAMES, compounds=True)
    found = matcher.find("이 칩은 앱솔루트가 아니라 앱에서 锗을 쓴다")

    assert [(FORMS[int(one.id[1:])], one.start) for one in found] == [("칩", 2), ("앱", 15), ("锗", 19)]


def test_a_form_of_two_names_is_neither() -> None:
    """Two people of one name: nobody can say who is meant."""
    two = Matcher([Name(id="a", kind="person", ko=("도한결",)), Name(id="b", kind="person", ko=("도한결",))])

    assert two.find("도한결 의원은 말했다.") == ()


def test_a_character_for_underway_is_no_key() -> None:
    """中 is China in a Korean headline, but "수사 中…" is an inquiry underway."""
    keys = Matcher([], [Key(key="中", id="china", ko="중국")])

    assert [bool(keys.find(text)) for text in ("中, 수출 통제", "수사 中…", "수사 中, 결론은")] == [
        True,
        False,
        False,
    ]
