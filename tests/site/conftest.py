"""Briefs made by hand and a workshop that builds sites of them."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from digest import markdown
from digest.model import Brief, Citation, Evidence, Lang, Point, Span
from digest.site.build import Built, build

_ENDS: dict[Lang, str] = {
    "ko": " 공장을 세웠다고 회사가 밝혔다.",
    "en": "The company said that its new plant had been opened.",
    "zh": "座工厂已经建成。",
}


def make(number: int, lang: Lang = "ko", *, day: str = "2026-02-03", story: int = 0, **changes: Any) -> Brief:
    """A brief with one point and one source; equal numbers give equal briefs."""
    word = {"ko": chr(0xAC00 + number), "zh": chr(0x4E00 + number)}.get(lang, "")
    text = f"{word}{_ENDS[lang]}"
    article = f"{number:016x}"
    span = Span(article_id=article, start=0, end=len(text), sha256=sha256(text.encode()).hexdigest())
    published = datetime.fromisoformat(f"{day}T09:{number % 60:02d}:00+09:00") if day else None
    story_id = f"{story or number:08x}"
    source = Citation(
        article_id=article,
        document_id=sha256(article.encode()).hexdigest(),
        origin="pages/one.html",
        outlet="가상일보",
        title=f"{number}호 기사",
        lang=lang,
        url=f"https://news.example/{number}",
        published=published,
    )
    brief = Brief(
        id=f"{story_id}-{lang}",
        slug=f"plant-{story_id}-{lang}",
        story_id=story_id,
        beat="china-tech",
        lang=lang,
        headline=text,
        standfirst=text,
        points=(Point(text=text, status="fact", spans=(span,)),),
        evidence=(Evidence(span=span, text=text),),
        sources=(source,),
        published=published,
        published_basis="stated" if published else "unknown",
    )
    return replace(brief, **changes)


def telling(number: int, text: str, **changes: Any) -> Brief:
    """A brief whose one point is a text."""
    blank = make(number)
    span = replace(blank.evidence[0].span, end=len(text), sha256=sha256(text.encode()).hexdigest())
    told = replace(
        blank,
        headline=text,
        standfirst=text,
        points=(Point(text=text, status="fact", spans=(span,)),),
        evidence=(Evidence(span=span, text=text),),
    )
    return replace(told, **changes)


@dataclass(frozen=True, slots=True)
class Workshop:
    """A place with content, memory and output of its own."""

    place: Path
    root: Path

    @property
    def output(self) -> Path:
        return self.place / "output"

    def put(self, *briefs: Brief) -> None:
        for brief in briefs:
            self.write(str(markdown.path(brief)), markdown.render(brief))

    def write(self, path: str, text: str | bytes) -> Path:
        file = self.place / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def settings(self, more: str = "") -> Path:
        file = self.place / "pelicanconf.py"
        theme = self.place / "theme"
        if not theme.exists():
            shutil.copytree(self.root / "theme", theme)
        file.write_text((self.root / "pelicanconf.py").read_text("utf-8") + more, "utf-8")
        return file

    def build(self, more: str = "", *, clean: bool = False) -> Built:
        output = self.place / "clean" if clean else self.output
        memory = self.place / ("clean-var" if clean else "var")
        if clean:
            shutil.rmtree(output, ignore_errors=True)
            shutil.rmtree(memory, ignore_errors=True)
        return build(self.settings(more), self.place / "content", output, memory=memory)

    def read(self, path: str) -> str:
        return (self.output / path).read_text("utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """What changes when a file is written again, though with the same bytes."""
    return {
        file.relative_to(folder).as_posix(): (file.stat().st_mtime_ns, file.stat().st_ino)
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@pytest.fixture
def workshop(tmp_path: Path, root: Path) -> Workshop:
    """An empty workshop with the pages of the project."""
    shutil.copytree(root / "content" / "pages", tmp_path / "content" / "pages")
    return Workshop(tmp_path, root)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Workshop:
    """A site of some thirty briefs that tests only look at."""
    place = tmp_path_factory.mktemp("site")
    shutil.copytree(root / "content" / "pages", place / "content" / "pages")
    shop = Workshop(place, root)
    shop.put(*(make(number, day=f"2026-01-{number:02d}") for number in range(1, 29)))
    shop.put(make(40, story=40), make(41, "zh", story=40), make(42, "en", story=40))
    shop.put(
        make(50, day=""), make(51, beat="korea-politics"), make(52, follows=f"{40:08x}", day="2026-02-05")
    )
    sample = make(60)
    shop.put(replace(sample, sources=(replace(sample.sources[0], origin="pages/samples/a.html"),)))
    shop.build()
    return shop


@pytest.fixture(scope="session")
def maker() -> Callable[..., Brief]:
    """`make`, for tests."""
    return make
