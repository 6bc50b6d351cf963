"""Publishing writes what is proven, once, and leaves alone what is a person's."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from digest.markdown import parse
from digest.model import Brief, Citation, Evidence, Point, Span
from digest.publish.publisher import Published, Publisher, known

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def brief(
    story: str = "1a2b3c4d", text: str = "알리바바가 3년간 3800억 위안을 투자한다.", slug: str = "alibaba"
) -> Brief:
    cited = Span(
        article_id=f"article-{story}", start=9, end=9 + len(text), sha256=sha256(text.encode()).hexdigest()
    )
    return Brief(
        id=f"{story}-ko",
        slug=f"{slug}-{story}-ko",
        story_id=story,
        beat="china-tech",
        lang="ko",
        headline="알리바바 투자",
        standfirst=text,
        points=(Point(text=text, status="fact", spans=(cited,)),),
        evidence=(Evidence(span=cited, text=text),),
        sources=(
            Citation(
                article_id=cited.article_id,
                document_id="d",
                origin="a.html",
                outlet="한강뉴스",
                title="알리바바 투자",
                lang="ko",
            ),
        ),
        published=datetime(2025, 2, 24, tzinfo=UTC),
        published_basis="stated",
    )


def publish(content: Path, *briefs: Brief) -> Published:
    return Publisher(content).publish(briefs, now=NOW)


def texts(content: Path) -> Sequence[tuple[str, str]]:
    return [(file.name, file.read_text("utf-8")) for file in sorted(content.rglob("*")) if file.is_file()]


PLACE = "briefs/china-tech/2025/02/alibaba-1a2b3c4d-ko.md"


def test_written_once(tmp_path: Path) -> None:
    """A brief stands at its place; publishing it again touches nothing."""
    first = publish(tmp_path, brief())
    stamp = (tmp_path / PLACE).stat().st_mtime_ns
    second = publish(tmp_path, brief())

    assert (first.written, second.written, second.unchanged) == ((PLACE,), (), (PLACE,))
    assert (tmp_path / PLACE).stat().st_mtime_ns == stamp
    assert parse((tmp_path / PLACE).read_text("utf-8")) == brief()


def test_unproven_is_not_published(tmp_path: Path) -> None:
    """A brief that says one character more than its evidence is a skip with its reason."""
    false = replace(
        brief(), points=(replace(brief().points[0], text="알리바바가 3년간 3801억 위안을 투자한다."),)
    )
    published = publish(tmp_path, false)

    assert texts(tmp_path) == []
    assert [skip.stage for skip in published.skips] == ["check"]
    assert "point 1 is not the words that it cites" in published.skips[0].reason


def test_source_text_is_held_against_it(tmp_path: Path) -> None:
    """Where the source is at hand its words must stand there."""
    published = Publisher(tmp_path).publish([brief()], texts={"article-1a2b3c4d": "다른 글"})

    assert "does not stand in its source" in published.skips[0].reason


def test_edited_stays(tmp_path: Path) -> None:
    """A file that a person changed is left alone and named, even where it is no brief any more."""
    publish(tmp_path, brief(), brief("2b3c4d5e"))
    file, other = tmp_path / PLACE, tmp_path / PLACE.replace("1a2b3c4d", "2b3c4d5e")
    file.write_text(file.read_text("utf-8").replace("title: 알리바바 투자", "title: 내가 고친 제목"), "utf-8")
    other.write_bytes(b"\xff my own notes")
    before = [file.read_bytes(), other.read_bytes()]
    published = publish(tmp_path, brief(text="알리바바가 3년간 3900억 위안을 투자한다."), brief("2b3c4d5e"))

    assert len(published.kept_edited) == 2
    assert [file.read_bytes(), other.read_bytes()] == before


def test_change_is_dated_and_keeps_its_address(tmp_path: Path) -> None:
    """A brief that changed stays at its first address, with the date of the change."""
    publish(tmp_path, brief())
    later = replace(
        brief(text="알리바바가 3년간 3900억 위안을 투자한다.", slug="new"),
        published=datetime(2025, 3, 1, tzinfo=UTC),
        beat="korea-politics",
    )
    published = publish(tmp_path, later)
    there = parse((tmp_path / PLACE).read_text("utf-8"))

    assert published.written == (PLACE,)
    assert len(texts(tmp_path)) == 1
    assert (there.slug, there.published, there.beat) == (brief().slug, brief().published, "china-tech")
    assert there.updated == NOW
    assert publish(tmp_path, later).unchanged == (PLACE,)


def test_change_has_the_date_of_the_source_that_brought_it(tmp_path: Path) -> None:
    """A later source dates the change that it brings; no clock is needed."""
    publish(tmp_path, brief())
    more = replace(brief().sources[0], article_id="b", published=datetime(2025, 2, 26, tzinfo=UTC))
    Publisher(tmp_path).publish([replace(brief(), sources=(*brief().sources, more))])

    assert parse((tmp_path / PLACE).read_text("utf-8")).updated == datetime(2025, 2, 26, tzinfo=UTC)


def test_stale_unfinished_files_go(tmp_path: Path) -> None:
    """What a killed run left half-written is swept up."""
    folder = tmp_path / "briefs" / "china-tech"
    folder.mkdir(parents=True)
    (folder / ".tmp-1-x.md").write_text("half", "utf-8")
    publish(tmp_path, brief())

    assert [name for name, _ in texts(tmp_path)] == ["alibaba-1a2b3c4d-ko.md"]


def test_kill_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stop before the rename leaves what was there, and the next run ends as if nothing had been."""
    publish(tmp_path, brief())
    before = texts(tmp_path)
    changed = brief(text="알리바바가 3년간 3900억 위안을 투자한다.")

    def killed(_: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", killed)
        with pytest.raises(KeyboardInterrupt):
            publish(tmp_path, changed)
    left = [one for one in texts(tmp_path) if not one[0].startswith(".tmp-")]
    publish(tmp_path, changed)

    assert left == before
    assert [name for name, _ in texts(tmp_path)] == ["alibaba-1a2b3c4d-ko.md"]


def test_known(tmp_path: Path) -> None:
    """Articles of published briefs give their story's id; a folder that is not there knows nothing."""
    publish(tmp_path, brief(), brief("2b3c4d5e"))

    assert known(tmp_path) == {"article-1a2b3c4d": "1a2b3c4d", "article-2b3c4d5e": "2b3c4d5e"}
    assert known(tmp_path / "nowhere") == {}


def test_unfinished_files_are_no_briefs(tmp_path: Path) -> None:
    """What a killed run left half-written is not known, even before it is swept up."""
    publish(tmp_path, brief())
    file = tmp_path / PLACE
    file.rename(file.with_name(f".tmp-1-{file.name}"))

    assert known(tmp_path) == {}


def test_strange_slug_costs_one_brief(tmp_path: Path) -> None:
    """A brief that cannot have a path is a skip; the others are written."""
    published = publish(tmp_path, replace(brief(), slug="../../x"), brief("2b3c4d5e"))

    assert (len(published.skips), len(published.written)) == (1, 1)
