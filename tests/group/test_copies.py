"""Copies: found as if every text were held against every other, without doing so."""

from collections.abc import Callable, Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.group import copies as room
from digest.group.beat_files import built_in
from digest.group.copies import COPY, copied, copies
from digest.group.profile import Profile, profile
from digest.group.strangers import introduced
from digest.group.weights import Rarity
from digest.model import Article

Build = Callable[..., Article]
MANY = 120
# Few letters and few sentences, so that texts share some of them, all of them, or only their beginnings.
SENTENCES = st.lists(
    st.sampled_from([f"{name}{verb}{end * 9}" for name in "가나다" for verb in "라마" for end in "바사아"]),
    max_size=6,
)


def _profiles(articles: Sequence[Article]) -> list[Profile]:
    unknown = introduced(articles)
    return [profile(article, built_in(), unknown) for article in articles]


def _distinct(count: int) -> list[str]:
    """Texts of one event that share a sentence and little else."""
    random = Random(7)  # noqa: S311 - no secret, the same letters in every run
    letters = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허"
    own = ["".join(random.choices(letters, k=400)) for _ in range(count)]
    return [f"국회가 3일 본회의에서 지방자치법 개정안을 의결했다. {text}" for text in own]


def _compared(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The pairs that are held against each other from now on."""
    pairs: list[tuple[str, str]] = []

    def counted(one: str, other: str) -> float:
        pairs.append((one, other))
        return copied(one, other)

    monkeypatch.setattr(room, "copied", counted)
    return pairs


@given(st.lists(SENTENCES, max_size=8))
def test_copies_are_those_that_all_pairs_would_show(found: list[list[str]]) -> None:
    """The index passes over no pair of which one copies the other."""
    texts = [(str(at), "".join(sentences)) for at, sentences in enumerate(found) if sentences]
    expected: dict[str, str] = {}
    for at, (id_, text) in enumerate(texts):
        for earlier, known in texts[:at]:
            if earlier not in expected and copied(text, known) >= COPY:
                expected[id_] = earlier
                break

    assert expected == room._copies(texts)


def test_distinct_articles_are_not_held_against_each_other(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A story of very many articles that nobody copied asks for no comparison, whatever they share."""
    articles = [build("의결", text, on="2025-07-03T14:00:00+09:00") for text in _distinct(MANY)]
    profiles = _profiles(articles)
    pairs = _compared(monkeypatch)

    assert copies(profiles, Rarity(profiles)) == {}
    assert pairs == []


def test_each_copy_is_held_against_its_original(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copies cut short or with a line of their own cost one comparison each, however many they are."""
    texts = _distinct(MANY)
    wires = [build("의결", text, on="2025-07-03T14:00:00+09:00") for text in texts]
    cut = [build("의결", text[:300], on="2025-07-03T15:00:00+09:00") for text in texts]
    longer = [build("의결", "바다일보가 전한다.", text, on="2025-07-03T16:00:00+09:00") for text in texts]
    profiles = _profiles([*wires, *cut, *longer])
    pairs = _compared(monkeypatch)
    found = copies(profiles, Rarity(profiles))

    assert found == {
        article.id: wire.id for some in (cut, longer) for article, wire in zip(some, wires, strict=True)
    }
    assert len(pairs) == len(found)


def test_a_copy_is_of_its_own_language_and_has_words(build: Build) -> None:
    """Texts without letters copy nobody, nor does a text of another language."""
    day = "2025-07-03T14:00:00+09:00"
    articles = [
        *(build("…", "…", on=day) for _ in range(3)),
        build("10", "1234 5678 9012", on=day),
        build("10", "1234 5678 9012", on=day, lang="zh"),
    ]
    profiles = _profiles(articles)

    assert copies(profiles, Rarity(profiles)) == {}
