"""What a text can be found by."""

import zlib
from collections import Counter
from dataclasses import replace

import pytest

from digest.site.search import words
from digest.site.search.korean import Lexicon, particles
from digest.site.search.names import aliases, hanja, named
from digest.site.search.normal import normal
from digest.site.search.reading import read, reread
from digest.site.search.record import Record, stub
from digest.site.search.shelf import Shelf
from digest.site.search.terms import BEGINS, ENDS, HERE, SPACED, TITLE, Terms
from digest.site.search.words import Weights, group
from digest.site.search.young import written as young_part
from digest.site.search.young import young

NOTHING = Lexicon({})
NOBODY = Weights(Counter(), frozenset())
LEARNED = Lexicon.learned(
    Counter(
        noun + tail
        for noun in ("개헌", "삼성", "전자", "총리", "민주주의", "결정")
        for tail in ("", "은", "이", "을", "의")
    )
    + Counter(["삼성전자는", "부총리가", "결정하는", "마라의", "마라를"])
)


def terms(body: str, lexicon: Lexicon = NOTHING, title: str = "") -> dict[str, int]:
    """The terms of a text with the bits that stand in a shard, in the order in which they are found."""
    found, _ = Terms(lexicon).of(reread(title, body, ()))
    return {term: bits ^ HERE for term, bits in found.items()}


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("ＧＰＴ-５", "gpt-5"),
        ("阿裏雲", "阿里云"),
        ("5,000명", "5000명"),
        ("Xi’s", "xi's"),
        ("1,2,3", "1,2,3"),
    ],
)
def test_normal(written: str, wanted: str) -> None:
    """Width, case, Chinese script and thousands marks make no difference."""
    assert wanted == normal(written)


def test_runs() -> None:
    """Writings part where one follows the other: LG전자 is lg and 전자."""
    assert list(reread("", "LG전자 5G 與", ()).words) == ["lg", "전자", "5g", "与"]


def test_han_is_found_by_every_two_characters() -> None:
    """A Chinese compound is found by any two neighbours."""
    assert list(terms("城市大脑")) == ["城市", "市大", "大脑"]


def test_words_meet_across_a_space() -> None:
    """지방 선거 is found by 지방선거: the bigram over the space stands too."""
    assert terms("지방 선거")["방선"] == SPACED
    assert terms("", title="지방 선거")["방선"] == SPACED | TITLE


def test_nouns_meet_across_a_particle_only_where_it_is_of() -> None:
    """개헌의 결정 is found by 헌결 as 개헌결정 is; a space behind another particle joins nothing."""
    assert "헌결" in terms("개헌의 결정", LEARNED)
    assert {"개헌", "결정"} == set(terms("개헌을 결정", LEARNED))


def test_latin_words_and_their_parts() -> None:
    """GPT-5 is found by the whole and by its parts; a figure takes the syllable that follows it."""
    assert {"gpt-5", "gpt", "5", "2000", "2000억"} <= set(terms("gpt-5 2000억"))


def test_a_particle_is_not_part_of_a_known_noun() -> None:
    """개헌을 stands as 개헌 where the texts show that word before other particles."""
    assert terms("개헌을", LEARNED) == {"개헌": BEGINS | ENDS}


def test_an_unknown_noun_keeps_what_follows() -> None:
    """What may be a particle stays where nothing shows that it is one."""
    assert list(terms("마라도")) == ["마라", "라도"]


def test_a_noun_may_end_like_a_particle() -> None:
    """민주주의 is not 민주주 with a particle."""
    cut = LEARNED.cut("민주주의를")

    assert cut.parts == ((0, 4),)


def test_compounds_are_cut_into_their_nouns() -> None:
    """삼성전자는 begins a noun twice."""
    assert LEARNED.cut("삼성전자는").parts == ((0, 2), (2, 4))


def test_affixes_hide_no_noun() -> None:
    """부총리가 holds 총리."""
    assert (1, 3) in LEARNED.cut("부총리가").parts


def test_particles_are_sorted_data() -> None:
    """The list of particles is sorted and holds each once."""
    assert sorted(set(particles())) == list(particles())


def test_words_are_kept_by_initial_consonant() -> None:
    """Characters have a file by their initial consonant, those of other scripts share one."""
    assert [group(character) for character in "가힘a阿"] == [0, 18, 19, 19]


def test_words_stand_with_their_first_two_consonants() -> None:
    """A typo in one of the first two syllables leaves the file of the other, and the word stands there."""
    files = words.files(Weights(Counter({"도서관": 3}), frozenset()), NOBODY)
    held = [at for at, data in enumerate(files) if zlib.decompress(data, -15) == "도서관\t3".encode()]

    assert [group("도"), group("서")] == held


def young_words(settled: Weights, young: Weights) -> str:
    """What stands in the file of the young briefs."""
    return zlib.decompress(words.files(settled, young)[words.YOUNG], -15).decode()


def test_a_word_of_a_young_brief_weighs_what_it_weighs_in_all() -> None:
    """What young briefs bring stands in a file of its own, each word with its weight in all briefs."""
    settled = Weights(Counter({"도서관": 3, "국회": 2}), frozenset({"alibaba", "국회"}))
    young = Weights(Counter({"국회": 1, "표결": 5}), frozenset({"alibaba", "huawei"}))

    assert young_words(settled, young) == "alibaba\t20\nhuawei\t20\n국회\t23\n표결\t5"


def test_rare_words_of_young_briefs_stay_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a site of many words a young brief brings no more than would stand there if it were settled."""
    monkeypatch.setattr(words, "_MANY", 2)
    settled = Weights(Counter({"가나": 9, "다라": 5, "마바": 4}), frozenset())
    young = Weights(Counter({"마바": 2, "사아": 5, "다라": 1, "자차": 6}), frozenset({"사아"}))

    assert young_words(settled, young) == "다라\t6\n마바\t6\n사아\t20\n자차\t6"


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("지방 선거", "지방 선거"),
        ("결정하는 개헌", "결>정하>는,개헌"),
        ("개헌을", "개헌"),
        ("개헌의 결정", "개헌 결정"),
        ("삼성전자", "삼>성전<자"),
        ("부총리가", "부총|리>가"),
        ("마라의 결정", "마라 결정,마>라>의"),
        ("gpt-5 chips", "gpt-5 chips,gpt|,5|"),
        ("2000억", "2000,2000억,억$"),
        ("城市大脑 與 AI", "城市大脑,与$,ai"),
        ("", ""),
    ],
)
def test_a_young_brief_travels_as_words(body: str, written: str) -> None:
    """The words of a young brief are marked where the browser would find other terms in them than we do."""
    assert written == young_part(reread("", body, ()).body, Terms(LEARNED))


def test_the_forms_of_a_name_travel_once() -> None:
    """Forms of a name stand once for all young briefs, with such keys as small letters do not give."""
    forms = ("美國", "U.S.", "United States")
    shelf = Shelf([stub(brief("미국")), stub(replace(brief("與美國"), id="2-ko"))])
    readings = {0: reread("與美國", "", ()), 1: reread("與美國", "", ())}
    named = {number: replace(reading, names={"usa": forms}) for number, reading in readings.items()}
    columns = young(shelf, named, Terms(NOTHING)).columns

    assert columns["called"] == [[forms, ["美国", "u.s"]]]
    assert columns["young"] == [["与美国", "", [1]], ["与美国", "", [1]]]


def brief(title: str, date: str = "2024-12-07", lang: str = "ko") -> Record:
    return Record(id="1-ko", url="/", title=title, body="", lang=lang, date=date)


def test_a_name_brings_all_its_forms() -> None:
    """A brief that says 알리바바 is found by 阿里巴巴 and Alibaba."""
    found, _ = Terms(NOTHING).of(read(brief("알리바바가 밝혔다")))

    assert {"알리바바=", "阿里巴巴=", "alibaba="} <= {term.split("\t")[0] for term in found}


def test_the_term_of_a_form_tells_the_others() -> None:
    """Behind the tab of a term stand the other forms, which a result notes and marks."""
    assert aliases(("여당", "與")) == (("여당", "여당=\t與"), ("与", "与=\t여당"))


@pytest.mark.parametrize(("date", "holds"), [("2024-12-07", True), ("2015-01-01", False), ("", False)])
def test_a_key_of_a_person_holds_in_its_days(date: str, *, holds: bool) -> None:
    """尹 is a president only in the days in which headlines meant him."""
    assert holds == any(row.character == "尹" and row.holds(date) for row in hanja())


def test_headline_keys_are_korean() -> None:
    """與 in a Korean headline is 여당; in a Chinese text it is a word of its own."""
    assert "hanja:與 여당" in named(brief("與, 표결 불참"), "")
    assert named(brief("我與你", lang="zh"), "") == {}


@pytest.mark.parametrize("name", ["hanja:與 여당", "hanja:없음", "nobody"])
def test_a_name_that_nobody_registered_is_none(name: str) -> None:
    """A brief that states an id which is in no register brings no form of it, nor a headline's key."""
    assert named(replace(brief("我與你", lang="zh"), names=(name,)), "") == {}


@pytest.mark.parametrize(("date", "word"), [("2012-05-02", "이명박"), ("2025-09-10", "이재명")])
def test_one_key_means_one_person_a_day(date: str, word: str) -> None:
    """李 is the president of that day, also when a brief is read again by the names that were kept of it."""
    found = named(brief("李, 회의 주재", date), "")

    assert list(found.values()) == [(word, "李")]
    assert found == reread("", "", found).names


def test_no_key_where_its_character_means_another() -> None:
    """A brief of a day on which 李 meant nobody is found by neither president."""
    assert named(brief("李, 회의 주재", "2016-05-02"), "") == {}
