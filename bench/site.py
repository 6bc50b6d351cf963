"""Building the site of a generated archive: from nothing, again without a change, and with one new brief.

The size is `DIGEST_BENCH_BRIEFS`, 10,000 where nothing is said; the corpus is our own words, always the same.
"""

import os
import random
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from bench.measure import Case
from digest import markdown
from digest.model import Brief, Citation, Evidence, Point, Span
from digest.names.register import find
from digest.site.build import build

ROOT = Path(__file__).resolve().parent.parent
BRIEFS = int(os.environ.get("DIGEST_BENCH_BRIEFS", "10000"))
PLACE = Path(tempfile.gettempdir()) / f"digest-bench-site-{BRIEFS}"
SUBJECTS = (
    "알리바바",
    "화웨이",
    "텐센트",
    "바이두",
    "비야디",
    "샤오미",
    "국회",
    "헌법재판소",
    "대법원",
    "국민의힘",
    "더불어민주당",
)
PLACES = (
    "항저우",
    "선전",
    "베이징",
    "상하이",
    "서울",
    "부산",
    "세종",
    "광주",
    "대전",
    "우한",
    "청두",
    "난징",
)
DEEDS = (
    "새 공장을 지었다",
    "계획을 미뤘다",
    "예산을 늘렸다",
    "합의문을 냈다",
    "조사를 시작했다",
    "회의를 열었다",
    "제품을 내놓았다",
)
MANNERS = (
    "예정보다 일찍",
    "세 차례 논의 끝에",
    "지난해에 이어",
    "여러 부처와 함께",
    "현지 업체와 나누어",
    "별도 발표 없이",
    "처음으로",
)
NEWEST = datetime(2026, 11, 1, 12, tzinfo=UTC)


def _sentence(chance: random.Random) -> str:
    parts = [chance.choice(SUBJECTS) + chance.choice(("", " 쪽")), chance.choice(PLACES) + "에서"]
    parts += [chance.choice(MANNERS), f"{chance.randrange(2, 990)}번째 과제로 꼽히던", chance.choice(DEEDS)]
    return " ".join(parts) + "고 밝혔다."


def _source(number: int, turn: int, title: str, published: datetime) -> Citation:
    article = sha256(f"{number}/{turn}".encode()).hexdigest()
    return Citation(
        article_id=article[:16],
        document_id=article,
        origin=f"pages/{number}-{turn}.html",
        outlet=("가상일보", "모의신문", "예시통신")[(number + turn) % 3],
        title=title,
        lang="ko",
        url=f"https://news.example/{number}/{turn}",
        published=published,
    )


def brief(number: int) -> Brief:
    """The brief with this number: four points from two sources, three years of days."""
    chance = random.Random(number)  # noqa: S311 - the same corpus each time
    published = NEWEST - timedelta(minutes=150 * (BRIEFS - number))
    texts = [_sentence(chance) for _ in range(4)]
    sources = tuple(_source(number, turn, texts[turn].rstrip("."), published) for turn in range(2))
    spans = []
    for turn, text in enumerate(texts):
        start = 200 * turn
        found = sha256(text.encode()).hexdigest()
        spans.append(
            Span(article_id=sources[turn % 2].article_id, start=start, end=start + len(text), sha256=found)
        )
    story = f"{number:08x}"
    return Brief(
        id=f"{story}-ko",
        slug=f"bench-{story}-ko",
        story_id=story,
        beat=("china-tech", "korea-politics")[number % 2],
        lang="ko",
        headline=texts[0].rstrip("."),
        standfirst=texts[0],
        points=tuple(
            Point(text=text, status="fact", spans=(span,)) for text, span in zip(texts, spans, strict=True)
        ),
        evidence=tuple(Evidence(span=span, text=text) for text, span in zip(texts, spans, strict=True)),
        sources=sources,
        names=tuple(sorted({name.id for text in texts for name in find(text)})),
        published=published,
        published_basis="stated",
    )


def _write(number: int) -> None:
    item = brief(number)
    file = PLACE / "content" / markdown.path(item)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(markdown.render(item), "utf-8")


def corpus() -> None:
    """All but the newest brief, made once and kept between runs; the pages of the project beside them."""
    shutil.rmtree(PLACE, ignore_errors=True)
    for number in range(BRIEFS - 1):
        _write(number)
    shutil.copytree(ROOT / "content" / "pages", PLACE / "content" / "pages")


def built() -> int:
    """The site as it stands, brought up to date."""
    return build(ROOT / "pelicanconf.py", PLACE / "content", PLACE / "output", memory=PLACE / "var").briefs


def clear() -> None:
    """Take away the site and what the build remembers."""
    for name in ("output", "var"):
        shutil.rmtree(PLACE / name, ignore_errors=True)


def cold() -> int:
    """From nothing."""
    clear()
    return built()


def one_new() -> int:
    """With one brief more than before; it is taken away again, so that the next run has one new as well."""
    _write(BRIEFS - 1)
    found = built()
    (PLACE / "content" / markdown.path(brief(BRIEFS - 1))).unlink()
    return found


def cases() -> list[Case]:
    """The three builds; the first makes what the others find."""
    corpus()
    return [
        Case(name=f"site, {BRIEFS} briefs, from nothing", unit="briefs", work=cold, runs=1),
        Case(name=f"site, {BRIEFS} briefs, nothing changed", unit="briefs", work=built, runs=1),
        Case(name=f"site, {BRIEFS} briefs, one new", unit="briefs", work=one_new, runs=1),
    ]
