"""Which story is which, whatever its guid says."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.fetch.entry import Entry
from digest.fetch.identity import Known, assign, content_of
from digest.fetch.plain import same_place

STORY = Entry(
    title="여야, 새해 예산안 처리에 합의", html="<p>본문</p>", guid="1", url="https://hanbit.example/a/1"
)
OTHER = Entry(
    title="국회의장 선거 다음 달로", html="<p>다른 글</p>", guid="2", url="https://hanbit.example/a/2"
)


def known(*found: tuple[str, Entry]) -> list[Known]:
    return [
        Known(key=key, guid=one.guid, place=same_place(one.url), title=one.title, content=content_of(one))
        for key, one in found
    ]


def keys(*entries: Entry, before: tuple[Entry, ...] = (STORY,)) -> list[str]:
    """The keys of `entries` after a fetch that held `before`; "new" for one that was not in it."""
    first = assign(before, ())
    again = dict(assign(entries, known(*first)))
    by_entry = {id(one): key for key, one in again.items()}
    return [by_entry[id(one)] if by_entry[id(one)] in dict(first) else "new" for one in entries]


def same(entry: Entry) -> bool:
    return keys(entry) != ["new"]


def test_the_same_story_keeps_its_key() -> None:
    """Nothing changed, nothing new."""

    assert same(replace(STORY))


def test_a_changed_guid_makes_no_new_story() -> None:
    """Some feeds number their stories anew at each fetch."""

    assert same(replace(STORY, guid="9"))
    assert same(replace(STORY, guid=""))


def test_a_corrected_headline_or_text_is_the_same_story() -> None:
    """A correction keeps guid and address, and most of the words."""

    assert same(replace(STORY, title="여야, 새해 예산안 처리 합의"))
    assert same(replace(STORY, html="<p>고친 본문</p>"))
    assert same(replace(STORY, title="여야, 새해 예산안 처리 합의(종합)", html="<p>더 긴 본문</p>"))


def test_tracking_and_spelling_make_no_new_story() -> None:
    """The address with a tracker, over http or with www is the same place."""

    assert same(replace(STORY, guid="9", url="http://www.hanbit.example/a/1?utm_source=rss"))


def test_a_moved_story_keeps_its_guid() -> None:
    """A new address under the old guid and headline."""

    assert same(replace(STORY, url="https://hanbit.example/politics/1"))


def test_a_reused_guid_is_a_new_story() -> None:
    """Another headline at another address under an old guid is another story; the old one is not lost."""

    assert not same(replace(OTHER, guid=STORY.guid))
    assert not same(replace(OTHER, guid=STORY.guid, url=STORY.url))


def test_two_stories_under_one_guid_and_address_are_two() -> None:
    """What some feeds do in one fetch: both are kept, and both keep their keys."""
    twin = replace(OTHER, guid=STORY.guid, url=STORY.url)

    assert len(assign([STORY, twin], ())) == 2
    assert "new" not in keys(STORY, twin, before=(STORY, twin))


def test_the_same_story_twice_in_a_fetch_is_one() -> None:
    """A repeated item is no second story."""

    assert len(assign([STORY, replace(STORY)], ())) == 1


def test_stories_that_all_link_to_the_front_page_are_many() -> None:
    """An address that many share identifies none of them."""
    front = "https://hanbit.example/"
    stories = [replace(STORY, guid="", url=front, title=f"여야 예산안 합의 {n}보") for n in range(5)]

    assert len(assign(stories, ())) == 5
    assert "new" not in keys(*stories, before=tuple(stories))


def test_a_story_without_guid_and_address_keeps_its_words() -> None:
    """Then the words alone are the story."""
    bare = replace(STORY, guid="", url="")

    assert keys(replace(bare), before=(bare,)) != ["new"]
    assert keys(replace(bare, title=OTHER.title), before=(bare,)) == ["new"]


entries = st.builds(
    Entry,
    title=st.sampled_from(["여야 합의", "여야 합의 2", "국회 해산", ""]),
    html=st.sampled_from(["<p>a</p>", "<p>b</p>", ""]),
    guid=st.sampled_from(["1", "2", ""]),
    url=st.sampled_from(["https://hanbit.example/a", "https://hanbit.example/b", ""]),
)


@given(st.lists(entries, max_size=8), st.lists(entries, max_size=8))
@settings(deadline=None)
def test_no_story_is_lost(first: list[Entry], second: list[Entry]) -> None:
    """Every distinct story of a fetch has a key of its own, and a fetch repeated changes no key.

    Two entries that differ in nothing that a reader sees are one story, whatever their guids.
    """
    before = assign(first, ())
    after = assign(second, known(*before))

    assert {content_of(one) for one in second} == {content_of(one) for _, one in after}
    assert [key for key, _ in assign(second, known(*after))] == [key for key, _ in after]


def test_a_guid_of_a_thousand_stories() -> None:
    """A guid that a feed gives to all it ever carried tells none of its stories from another."""
    crowd = [replace(STORY, title=f"{STORY.title} {number}", url="") for number in range(1_002)]
    known_all = [
        Known(key=f"{number:016x}", guid="1", place="", title=one.title, content=str(number))
        for number, one in enumerate(crowd)
    ]
    found = [dict(assign([STORY], some)) for some in (known_all[:5], known_all)]

    assert [set(keyed) <= {one.key for one in known_all} for keyed in found] == [True, False]
