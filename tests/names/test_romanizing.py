"""Korean names in Latin letters, however people spell them."""

import pytest

from digest.names.register import names
from digest.names.romanizing import person_keys, romanized, sounds


def test_korean_is_spelled_in_latin_letters() -> None:
    """Syllable by syllable, as names are."""

    assert romanized("탁은조 의원, 가람 AI") == "takeunjo uiwon, garam AI"


@pytest.mark.parametrize(
    ("korean", "family", "given"),
    [
        ("탁은조", "Tak", "Eun-jo"),
        ("탁은조", "Tark", "Eunjo"),
        ("이정현", "Lee", "Jung-hyun"),
        ("이정현", "Yi", "Jeong-hyeon"),
        ("이정현", "I", "Chung Hyun"),
        ("박선우", "Bak", "Sunwoo"),
        ("김영숙", "Gim", "Yeong-suk"),
        ("최경희", "Choe", "Kyoung-hee"),
        ("정민국", "Jeong", "Mingook"),
        ("류덕수", "Yoo", "Duck-soo"),
    ],
)
def test_spellings_of_one_name_meet(korean: str, family: str, given: str) -> None:
    """Every usual spelling of a name has a key that the Korean name has."""

    assert set(person_keys(korean[0], korean[1:])) & set(person_keys(family, given))


@pytest.mark.parametrize(
    ("family", "given"),
    [
        ("Tak", "Eun-ji"),
        ("Park", "Eun-jo"),
        ("Tak", "In-jo"),
        ("Tak", "Eun"),
        ("Tak", "Harrison"),
        ("Tak", ""),
    ],
)
def test_other_names_do_not_meet(family: str, given: str) -> None:
    """Another family, another vowel, or what is no Korean name shares no key."""

    assert not set(person_keys("탁", "은조")) & set(person_keys(family, given))


def test_the_register_s_people_meet_their_own_spelling() -> None:
    """Nine of ten Koreans of the register are met by the spelling that they chose themselves."""
    people = [
        n for n in names() if n.kind == "person" and n.place == "kr" and n.ko and n.en and len(n.ko[0]) == 3
    ]
    met = [
        name
        for name in people
        if set(person_keys(name.ko[0][0], name.ko[0][1:])) & set(person_keys(*name.en[0].split(" ", 1)))
    ]

    assert len(met) >= 0.88 * len(people)


def test_ambiguous_spelling_has_two_keys() -> None:
    """`ng` before a vowel may end one syllable or end and begin two."""

    assert len(sounds("Mingook")) == 2
    assert len(sounds("Min-gook")) == 1


def test_given_names_are_divided_between_syllables() -> None:
    """A hyphen stands between two syllables: `Tae-young`, never `Ta-eyoung`."""
    wrong = []
    for name in names():
        korean, (family, _, given) = name.ko[:1], (name.en or ("",))[0].partition(" ")
        if name.kind != "person" or not korean or len(korean[0]) != 3 or "-" not in given:
            continue
        keys, plain = set(person_keys(korean[0][0], korean[0][1:])), given.replace("-", "").casefold()
        ways = [f"{plain[:at]}-{plain[at:]}" for at in range(2, len(plain) - 1)]
        if not keys & set(person_keys(family, given)) and any(
            keys & set(person_keys(family, w)) for w in ways
        ):
            wrong.append(name.en[0])

    assert wrong == []
