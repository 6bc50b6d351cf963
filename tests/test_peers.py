"""The sites that `python -m bench peers` gives its peers to build; the peers themselves are not needed."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench import peer_hugo, peer_parts, peer_pelican, peer_thin, site
from digest.site.languages import Interface


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A small site of ours, whose frame the peers are given; it gives a place beside it."""
    place = tmp_path_factory.mktemp("bench")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site, "PLACE", place / "ours")
        patch.setattr(site, "BRIEFS", 4)
        peer_parts.frame.cache_clear()
        site.corpus()
        site.built()
        yield place / "peer"
    peer_parts.frame.cache_clear()


@pytest.mark.parametrize("write", [peer_hugo.write, peer_pelican.write, peer_thin.write_hugo])
def test_no_mark_is_left_in_what_a_peer_reads(write: Callable[[Path], None], built: Path) -> None:
    """A peer gets templates and settings with our words in the places of all marks."""
    write(built)

    texts = [file.read_text("utf-8") for file in sorted(built.rglob("*")) if file.is_file()]

    assert len(texts) > 3
    assert not [text for text in texts if "[[" in text or "]]" in text.replace("]]}", "")]


def test_the_data_of_a_brief_hold_all_that_its_page_shows() -> None:
    """Each point has its exact words, its outlet and the address of those words."""
    brief = site.brief(7)

    points = json.loads(json.dumps(peer_parts.parts(brief)))["points"]

    assert [point.text for point in brief.points] == [point["words"] for point in points]
    assert {source.outlet for source in brief.sources} == {point["outlet"] for point in points}
    assert all(point["href"].startswith("https://news.example/7/") for point in points)


@pytest.mark.usefixtures("built")
def test_counts_and_conditions_are_those_of_the_interface() -> None:
    """A mark that counts is the form of the language around what the peer writes for it."""
    syntax: peer_parts.Syntax = {"value": lambda _, value: f"<{value}>"}
    text = "[[Sources]][[?other]] in [[=lang]][[/]][[?ko]]!![[/]] [[=n outlet: .Params.outlets]]"

    found = {lang: peer_parts.filled(text, Interface(lang=lang), syntax, {}) for lang in ("ko", "en")}

    expected = {"ko": "출처 목록!! 매체 <.Params.outlets>곳", "en": "Sources in en <.Params.outlets> outlets"}
    assert expected == found
