"""Names in Chinese characters, by how they sound in Korean letters."""

import json
from pathlib import Path

import pytest

from digest.names.register import names
from digest.names.sounding import families, from_pinyin, initial, read_out, spoken
from digest.text.fold import flat


@pytest.mark.parametrize(
    ("han", "ko"), [("魏思远", "웨이쓰위안"), ("云潭", "윈탄"), ("吕", "뤼"), ("青岚", "칭란"), ("q", "")]
)
def test_mandarin_in_korean_letters(han: str, ko: str) -> None:
    """Chinese characters sound in Korean as the rules for loanwords say; what is none has no sound."""

    assert spoken(han) == ko


@pytest.mark.parametrize(("han", "ko"), [("云潭", "운담"), ("联想", "연상"), ("青岚", "청람")])
def test_characters_read_by_koreans(han: str, ko: str) -> None:
    """Characters are read as in a Korean word, which does not begin with ㄹ."""

    assert read_out(han) == ko


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("Yuntan", (("윈탄", 2),)),
        ("Xian", (("셴", 1), ("시안", 2))),
        ("Xi'an", (("셴", 1), ("시안", 2))),
        ("Monday", ()),
        ("", (("", 0),)),
    ],
)
def test_pinyin(word: str, said: tuple[tuple[str, int], ...]) -> None:
    """A Latin word is divided into syllables of pinyin in every way there is."""

    assert from_pinyin(word) == said


def test_register_sounds_as_it_should() -> None:
    """Nearly every Chinese person of the register is called in Korean what the sounds of the name give."""
    people = [(name.zh[0], name.ko) for name in names() if name.kind == "person" and name.place == "cn"]
    right = [spoken(flat(han)) in {form.replace(" ", "") for form in forms} for han, forms in people]

    assert sum(right) >= 0.9 * len(right)


@pytest.mark.shared
def test_members_of_the_assembly_sound_as_they_should(shared: Path) -> None:
    """Nearly every member's Korean name is what the family's and the given name's characters give."""
    members = json.loads((shared / "data" / "names" / "assembly22.json").read_text("utf-8"))
    told = [(flat(one["hanja"]), one["ko"]) for one in members if one["hanja"]]
    right = 0
    for han, ko in told:
        given = read_out(f"一{han[1:]}")[1:]
        ways = {given, initial(given[0]) + given[1:]} if given else set()
        right += ko in {families().get(han[0], "") + way for way in ways}

    assert right >= 0.95 * len(told)
