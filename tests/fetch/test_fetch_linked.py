"""The pages behind thin stories."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from digest.fetch.archive import Archive
from digest.fetch.client import Client
from digest.fetch.feeds import FRAGMENT, Feeds
from digest.fetch.fragments import NAME
from digest.fetch.opml import Subscription
from digest.fetch.store import Store
from digest.model import Document
from digest.report import Skip
from tests.fetch.loopback import NOW, Reply, Web, item, rss

pytest_plugins = ("tests.fetch.loopback",)

SENTENCE = "여야는 이날 국회에서 만나 새해 예산안의 처리 일정과 세부 내역을 두고 네 시간 동안 협의했다. "
PAGE = f"<html><head><title>여야 협의</title></head><body><article>{SENTENCE * 30}</article></body></html>"

Read = Callable[..., tuple[list[Document], list[Skip]]]


@pytest.fixture
def read(store: Store, client: Client, archive: Archive) -> Read:
    def run(url: str, **options: Any) -> tuple[list[Document], list[Skip]]:
        subscriptions = (Subscription(url=url, beat="korea-politics", lang="ko"),)
        found = list(
            Feeds(store, client, archive, subscriptions, **{"now": NOW, "pause": 0.0, **options}).documents()
        )
        return (
            [one for one in found if isinstance(one, Document)],
            [one for one in found if isinstance(one, Skip)],
        )

    return run


def feed(web: Web, *paths: str) -> str:
    """A feed whose stories link to pages of the same server."""
    return web.put("/rss", rss(*(item(n, link=web.root + path) for n, path in enumerate(paths, 1))))


def test_the_page_stands_in_the_place_of_a_thin_story(web: Web, read: Read) -> None:
    """The page comes with its own type and address, and with the hints of the feed."""
    url = feed(web, "/a/1?utm_source=rss")
    web.put("/a/1", "", 302, Location="/final")
    web.put("/final", PAGE, Content_Type="text/html; charset=utf-8")

    ((document,), skips) = read(url)

    assert (document.media_type, document.url, document.origin) == ("text/html", f"{web.root}/final", url)
    assert document.body.decode() == PAGE
    assert (document.hints.title, document.hints.charset) == ("여야, 예산안 1차 합의", "utf-8")
    assert skips == []


def test_it_is_off_by_one_setting(web: Web, read: Read) -> None:
    """Without linked pages nothing but the feed is asked."""
    ((document,), _) = read(feed(web, "/a/1"), linked_pages=False)

    assert (document.media_type, web.paths) == (FRAGMENT, ["/rss"])


def test_a_story_that_is_whole_is_not_asked_for(web: Web, read: Read) -> None:
    """What the feed gives in full needs no second request."""
    url = web.put("/rss", rss(item(1, link=f"{web.root}/a/1", body=f"<p>{SENTENCE * 20}</p>")))

    read(url)

    assert web.paths == ["/rss"]


def test_robots_are_asked_first_and_obeyed(web: Web, read: Read) -> None:
    """A page that robots.txt closes is not asked for, and the feed's text is used."""
    url = feed(web, "/a/1", "/b/2")
    web.put("/robots.txt", "User-agent: *\nDisallow: /a/")
    web.put("/a/1", PAGE)
    web.put("/b/2", PAGE)

    documents, skips = read(url)

    assert web.paths == ["/rss", "/robots.txt", "/b/2"]
    assert [one.media_type for one in documents] == [FRAGMENT, "text/html"]
    assert [str(one) for one in skips] == [
        f"fetch: {web.root}/a/1: robots.txt asks not to; the feed's text is used"
    ]


def test_a_redirect_leads_around_no_robots(web: Web, read: Read) -> None:
    """Where a page is found on another site, that site's rules count too."""
    other = web.root.replace("127.0.0.1", "localhost")
    url = feed(web, "/a/1")
    web.put("/a/1", "", 302, Location=f"{other}/secret")
    web.put("/robots.txt", "User-agent: *\nDisallow: /secret")
    web.put("/secret", PAGE)

    ((document,), (skip,)) = read(url)

    assert document.media_type == FRAGMENT
    assert skip.reason == "robots.txt asks not to; the feed's text is used"
    assert web.paths == ["/rss", "/robots.txt", "/a/1", "/secret", "/robots.txt"]


def test_a_page_is_asked_for_once(web: Web, read: Read) -> None:
    """What was fetched, or refused for good, is not asked for again; nor are the rules within a day."""
    url = feed(web, "/a/1", "/a/2")
    web.put("/a/1", PAGE)
    web.put("/a/2", "<html>thin</html>")
    web.put("/robots.txt", "User-agent: *\nAllow: /")

    read(url)
    first = list(web.paths)
    feed(web, "/a/1", "/a/2", "/a/3")
    read(url, now=NOW + timedelta(hours=2))

    assert sorted(first) == ["/a/1", "/a/2", "/robots.txt", "/rss"]
    assert web.paths[len(first) :] == ["/rss", "/a/3"]


def test_a_page_that_was_not_there_is_tried_three_times(web: Web, read: Read) -> None:
    """A server in trouble is asked again later, not for ever."""
    url = feed(web, "/a/1")
    web.put("/a/1", "busy", 503)
    for hours in range(6):
        read(url, now=NOW + timedelta(hours=2 * hours))

    assert web.paths.count("/a/1") == 3


def test_a_site_that_is_busy_is_left_alone(web: Web, read: Read) -> None:
    """429 ends this run's requests to the site."""
    url = feed(web, "/a/1", "/a/2", "/a/3")
    for n in (1, 2, 3):
        web.put(f"/a/{n}", "busy", 429, Retry_After="7200")

    _, skips = read(url)

    assert [path for path in web.paths if path.startswith("/a/")] == ["/a/3"]
    assert [one.reason for one in skips] == ["HTTP status 429; the feed's text is used"]


def test_a_site_without_rules_to_be_had_is_left_alone(web: Web, read: Read) -> None:
    """A robots.txt that cannot be read for now closes the site for now."""
    url = feed(web, "/a/1")
    web.put("/robots.txt", "busy", 503)
    web.put("/a/1", PAGE)

    _, (skip,) = read(url)
    asked = list(web.paths)
    web.put("/robots.txt", "User-agent: *\nAllow: /")
    ((document,), _) = read(url, now=NOW + timedelta(hours=5))

    assert skip.reason == "robots.txt cannot be read; the feed's text is used"
    assert ("/a/1" in asked, document.media_type) == (False, "text/html")


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><body>Just a moment...</body></html>", "a challenge stands in its place"),
        ("<html><body>이 기사는 유료회원 전용입니다</body></html>", "behind a paywall"),
    ],
)
def test_a_poor_page_leaves_the_words_of_the_feed(web: Web, read: Read, page: str, reason: str) -> None:
    """The feed's text is kept, and the report says why."""
    url = feed(web, "/a/1")
    web.put("/a/1", page)

    ((document,), (skip,)) = read(url)

    assert document.media_type == FRAGMENT
    assert skip == Skip(stage="fetch", subject=f"{web.root}/a/1", reason=f"{reason}; the feed's text is used")


CHALLENGE = b"<html><title>Just a moment...</title><script>window._cf_chl_opt={}</script></html>"


REFUSALS: dict[str, tuple[Reply, str, int | None]] = {
    "a challenge": ((403, {}, CHALLENGE), "HTTP status 403: a challenge stands in its place", None),
    "a farewell": ((410, {}, b""), "HTTP status 410", None),
    "too many": ((429, {"Retry-After": "10800"}, b""), "HTTP status 429", 3),
    "a wall of cookies": ((302, {"Location": "/a/1", "Set-Cookie": "a=b"}, b""), "more than 5 redirects", 1),
    "a deleted story": ((301, {"Location": "/"}, b""), "sent to the front page", None),
    "a private address": (
        (302, {"Location": "http://169.254.169.254/latest"}, b""),
        "169.254.169.254: 169.254.169.254 is not a public address",
        1,
    ),
    "no page": ((200, {"Content-Type": "application/pdf"}, b"%PDF-1.4"), "application/pdf is no page", None),
}


@pytest.mark.parametrize("name", sorted(REFUSALS))
def test_a_page_that_is_refused_is_said_with_its_reason(
    web: Web, read: Read, store: Store, name: str
) -> None:
    """The feed's text stays, the report says why, and the page is asked for again where that may help."""
    reply, reason, wait = REFUSALS[name]
    url = feed(web, "/a/1")
    web.pages["/a/1"] = reply
    web.put("/", PAGE)

    ((document,), (skip,)) = read(url)
    stored = store.page(f"{web.root}/a/1")

    assert (document.media_type, skip.reason) == (FRAGMENT, f"{reason}; the feed's text is used")
    assert stored is not None
    assert stored.again == (NOW + timedelta(hours=wait) if wait else None)


def test_pages_are_given_again_without_a_network(web: Web, read: Read) -> None:
    """What was fetched once is read from the archive, byte for byte."""
    url = feed(web, "/a/1")
    web.put("/a/1", PAGE)
    online, _ = read(url)
    asked = len(web.asked)

    offline, skips = read(url, offline=True)

    assert (offline, skips, len(web.asked)) == (online, [], asked)


def test_the_time_for_pages_is_bounded(web: Web, read: Read) -> None:
    """What does not fit into the deadline waits for the next run."""
    url = feed(web, "/a/1", "/a/2")
    web.put("/a/1", PAGE)
    web.put("/a/2", PAGE)

    documents, _ = read(url, pause=0.6, deadline=1.0)

    assert sorted(one.media_type for one in documents) == ["text/html", FRAGMENT]


def test_a_damaged_archive_costs_the_story_only(web: Web, read: Read, archive: Archive) -> None:
    """A body that was lost is a skip that names it; the other stories come."""
    url = feed(web, "/a/1", "/a/2")
    documents, _ = read(url, linked_pages=False)
    fragments = sqlite3.connect(archive.root / NAME)
    fragments.execute("DELETE FROM fragments WHERE id = ?", (documents[0].id,))
    fragments.commit()
    fragments.close()

    left, skips = read(url, offline=True)

    assert [replace(one) for one in left] == documents[1:]
    assert [one.reason for one in skips] == ["not in the archive"]
