"""Feeds over HTTP, from a server on loopback to briefs in content/."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from digest.cli.app import app

CLOUD = (
    "알리바바 클라우드가 12일 항저우에서 새 인공지능 모델을 공개했다. 회사는 올해 데이터센터에 "
    "200억 위안을 투자한다고 밝혔다. 새 모델은 반도체 설계와 소프트웨어 개발에 쓰인다. "
    "알리바바 클라우드는 다음 달부터 기업 고객에게 이 모델을 제공할 계획이다."
)
COURT = (
    "국회는 13일 본회의를 열어 예산안 수정안을 가결했다. 재석 의원 280명 가운데 찬성 180명, 반대 90명, "
    "기권 10명이었다. 더불어민주당은 민생 예산을 늘렸다고 밝혔다. 국민의힘은 심사가 부족했다고 밝혔다."
)
CHIPS = (
    "Huawei said on Nov. 14 that it would open a chip research centre in Shanghai. The company plans to hire "
    "3,000 engineers over two years. Huawei said the centre would design processors for servers and phones. "
    "The Chinese company did not say how much it would spend."
)
CARS = (
    "比亚迪11月15日在深圳发布新一代动力电池技术。公司表示，新电池的能量密度提高两成，将于明年量产。"
    "比亚迪计划投资50亿元建设新的电池工厂。公司称，新工厂将招聘2000名技术人员。"
)
RSS2 = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>한강뉴스</title>
<item><title>알리바바 클라우드, 새 AI 모델 공개</title>
<link>https://www.hangang-news.example/1</link><guid>1</guid>
<pubDate>Thu, 12 Nov 2026 10:00:00 +0900</pubDate><description>{CLOUD}</description></item></channel></rss>"""
RSS1 = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/"
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>새벽일보</title></channel>
<item rdf:about="https://www.dawn-daily.example/2">
<title>국회, 예산안 수정안 가결</title><link>https://www.dawn-daily.example/2</link>
<dc:date>2026-11-13T15:00:00+09:00</dc:date><description>{COURT}</description></item></rdf:RDF>"""
ATOM = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>Delta Wire</title>
<entry><id>urn:3</id><title>Huawei to open chip research centre in Shanghai</title>
<link href="https://www.delta-wire.example/3"/>
<published>2026-11-14T08:00:00Z</published>
<updated>2026-11-14T08:00:00Z</updated>
<content type="html">&lt;p&gt;{CHIPS}&lt;/p&gt;</content></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "珠江科技报",
        "items": [
            {
                "id": "4",
                "url": "https://www.zhujiang-tech.example/4",
                "title": "比亚迪发布新一代动力电池",
                "date_published": "2026-11-15T09:00:00+08:00",
                "content_html": f"<p>{CARS}</p>",
            }
        ],
    },
    ensure_ascii=False,
)
FEEDS = {"/rss2.xml": RSS2, "/rss1.xml": RSS1, "/atom.xml": ATOM, "/feed.json": JSON_FEED}


@dataclass
class Served:
    """A server on loopback: what it gives, and what it was asked."""

    server: ThreadingHTTPServer
    bodies: dict[str, str]
    asked: list[tuple[str, bool, int]] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}{path}"


@pytest.fixture
def served() -> Iterator[Served]:
    """The four feeds behind ETags."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = given.bodies.get(self.path)
            tag = f'"{hash(body)}"'
            status = 404 if body is None else 304 if self.headers.get("If-None-Match") == tag else 200
            given.asked.append((self.path, "If-None-Match" in self.headers, status))
            self.send_response(status)
            self.send_header("ETag", tag)
            self.end_headers()
            if status == 200 and body:
                self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    given = Served(ThreadingHTTPServer(("127.0.0.1", 0), Handler), dict(FEEDS))
    thread = threading.Thread(target=given.server.serve_forever)
    thread.start()
    yield given
    given.server.shutdown()
    thread.join()
    given.server.server_close()


@pytest.fixture
def project(tmp_path: Path, served: Served) -> Path:
    """A project that subscribes to the four feeds and to one that is not there."""
    outlines = "".join(
        f'<outline type="rss" text="{path}" xmlUrl="{served.url(path)}"/>' for path in (*FEEDS, "/gone.xml")
    )
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "feeds.opml").write_text(
        f'<opml version="2.0"><body><outline text="china-tech">{outlines}</outline></body></opml>', "utf-8"
    )
    (tmp_path / "digest.toml").write_text(
        '[fetch]\nallow_networks = ["127.0.0.0/8"]\nlinked_pages = false\n', "utf-8"
    )
    return tmp_path


def run(folder: Path, now: str) -> str:
    """What `digest run` says, at a given time."""
    words = ["--config", str(folder / "digest.toml"), "--now", now, "run"]
    result = CliRunner().invoke(app, words, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stderr


def briefs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "content" / "briefs").rglob("*.md"))}


def test_every_kind_of_feed_becomes_briefs(project: Path) -> None:
    """RSS 2.0, RSS 1.0, Atom and JSON Feed each give their story; a missing feed is reported."""
    said = run(project, "2026-11-16T00:00+00:00")

    made = "\n".join(text.decode() for text in briefs(project).values())

    assert len(briefs(project)) == 4
    for words in ("200억 위안을 투자한다고", "찬성 180명", "3,000 engineers", "投资50亿元"):
        assert words in made
    assert "/gone.xml" in said
    assert "404" in said


def test_what_did_not_change_is_not_sent_again(project: Path, served: Served) -> None:
    """The second run asks with the ETag of the first, is told 304, and changes nothing."""
    run(project, "2026-11-16T00:00+00:00")
    before = briefs(project)
    served.asked.clear()

    run(project, "2026-11-17T00:00+00:00")

    asked = sorted(one for one in served.asked if one[0] in FEEDS)
    assert asked == [(path, True, 304) for path in sorted(FEEDS)]
    assert briefs(project) == before


def test_a_story_that_left_its_feed_stays(project: Path, served: Served) -> None:
    """Feeds forget; what was fetched is kept, and the digest with it."""
    run(project, "2026-11-16T00:00+00:00")
    before = briefs(project)
    served.bodies["/rss2.xml"] = RSS2.replace("<guid>1</guid>", "<guid>9</guid>").replace(
        "/1</link>", "/9</link>"
    )
    served.bodies["/atom.xml"] = "<html><title>Just a moment</title></html>"

    said = run(project, "2026-11-17T00:00+00:00")

    assert set(briefs(project)) >= set(before)
    assert "/atom.xml" in said
