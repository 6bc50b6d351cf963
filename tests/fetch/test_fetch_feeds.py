"""Feeds, from the address to the documents."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from digest.fetch.archive import Archive
from digest.fetch.client import Client
from digest.fetch.feeds import Feeds
from digest.fetch.opml import Subscription
from digest.fetch.store import Store
from digest.model import Document
from digest.report import Skip
from tests.fetch.loopback import NOW, Web, item, rss

pytest_plugins = ("tests.fetch.loopback",)

Make = Callable[..., Feeds]


@pytest.fixture
def feeds(store: Store, client: Client, archive: Archive) -> Make:
    def make(*urls: str, **options: Any) -> Feeds:
        subscriptions = tuple(Subscription(url=url, beat="korea-politics", lang="ko") for url in urls)
        return Feeds(store, client, archive, subscriptions, **{"now": NOW, "linked_pages": False, **options})

    return make


def told(source: Feeds) -> tuple[list[str], list[str]]:
    """Titles of the documents and reasons of the skips."""
    found = list(source.documents())
    titles = [one.hints.title for one in found if isinstance(one, Document)]
    return titles, [one.reason for one in found if isinstance(one, Skip)]


def test_a_feed_gives_its_stories_as_documents(web: Web, feeds: Make) -> None:
    """A story comes as its HTML with title, time, beat and zone as hints, the oldest first."""
    url = web.put("/rss", rss(item(2), item(1)))

    first, second = [one for one in feeds(url).documents() if isinstance(one, Document)]

    assert first.hints.title == "여야, 예산안 1차 합의"
    assert second.hints.title == "여야, 예산안 2차 합의"
    assert first.body.decode() == "<p>국회가 1번째 예산안을 처리했다.</p>"
    assert (first.url, first.origin) == ("https://hanbit.example/a/1", url)
    assert (first.hints.beat, first.hints.zone) == ("korea-politics", "Asia/Seoul")
    assert str(first.hints.published) == "2026-11-22 01:00:00+09:00"


@pytest.fixture
def hour() -> timedelta:
    return timedelta(hours=1)


def test_one_feed_that_fails_costs_no_other(web: Web, feeds: Make) -> None:
    """Missing, refused, empty, a page, a closed port: a line each, in order, and the rest goes on."""
    urls = [
        web.put("/gone", "", 404),
        web.put("/page", "<html>login</html>"),
        web.put("/empty", ""),
        "http://127.0.0.1:9/rss",
        "http://10.0.0.1/rss",
        web.put("/rss", rss(item(1))),
    ]

    titles, reasons = told(feeds(*urls))

    assert titles == ["여야, 예산안 1차 합의"]
    assert reasons == [
        "HTTP status 404",
        "not a feed: an HTML page",
        "not a feed: empty",
        "no connection",
        "10.0.0.1: 10.0.0.1 is not a public address",
    ]


def test_nothing_new_is_heard_and_nothing_is_lost(
    web: Web, feeds: Make, store: Store, hour: timedelta
) -> None:
    """The validators of the last whole answer are sent back; a 304 keeps every story."""
    url = web.put("/rss", rss(item(1)), ETag='W/"a"', Last_Modified="Sun, 22 Nov 2026 10:00:00 GMT")
    told(feeds(url))
    web.put("/rss", "", 304)

    titles, reasons = told(feeds(url, now=NOW + hour))

    assert (titles, reasons) == (["여야, 예산안 1차 합의"], [])
    assert web.asked[1][1]["if-none-match"] == 'W/"a"'
    assert web.asked[1][1]["if-modified-since"] == "Sun, 22 Nov 2026 10:00:00 GMT"
    assert store.feed(url).last_success == NOW + hour


@pytest.mark.parametrize("after", ["", "<html>captcha</html>", "<rss><channel><<", "garbage"])
def test_a_bad_day_of_a_feed_keeps_its_good_ones(web: Web, feeds: Make, after: str, hour: timedelta) -> None:
    """An empty answer, a challenge or garbage under 200 is a failure; what is known stays."""
    url = web.put("/rss", rss(item(1)), ETag='"a"')
    told(feeds(url))
    web.put("/rss", after, ETag='"b"')

    titles, reasons = told(feeds(url, now=NOW + hour))

    assert (titles, len(reasons)) == (["여야, 예산안 1차 합의"], 1)


def test_the_validators_of_a_bad_answer_are_not_kept(web: Web, feeds: Make, store: Store) -> None:
    """The ETag of a challenge must not hide the feed that comes after it; nor that of half a feed."""
    page, half = (
        web.put("/page", "<html>captcha</html>", ETag='"a"'),
        web.put("/half", rss(item(1))[:-40], ETag='"a"'),
    )
    told(feeds(page, half))

    assert (store.feed(page).etag, store.feed(half).etag) == ("", "")
    assert store.feed(half).damage == "not well-formed"


def test_a_feed_that_was_just_asked_is_left_alone(web: Web, feeds: Make, hour: timedelta) -> None:
    """A second build asks nobody within ten minutes, and gives the same documents."""
    url = web.put("/rss", rss(item(1), item(2)))
    first = list(feeds(url).documents())

    again = list(feeds(url, now=NOW + hour / 12).documents())

    assert (again, web.paths) == (first, ["/rss"])


def test_a_failing_feed_is_asked_later_and_said_each_time(web: Web, feeds: Make, hour: timedelta) -> None:
    """A pause is announced; Retry-After is granted."""
    url = web.put("/rss", "", 429, Retry_After="7200")
    told(feeds(url))

    _, reasons = told(feeds(url, now=NOW + hour))
    told(feeds(url, now=NOW + 3 * hour))

    assert reasons == ["HTTP status 429; asked again after 2026-11-23 12:00 UTC"]
    assert web.paths == ["/rss"] * 2


def test_a_feed_that_is_gone_is_parked_and_reported(web: Web, feeds: Make, hour: timedelta) -> None:
    """After 410 nobody asks again, and every report says so."""
    url = web.put("/rss", rss(item(1)))
    told(feeds(url))
    web.put("/rss", "", 410)
    told(feeds(url, now=NOW + hour))

    titles, reasons = told(feeds(url, now=NOW + 1000 * hour))

    assert (titles, reasons) == (
        ["여야, 예산안 1차 합의"],
        ["gone for good, says its server (410): replace or remove it"],
    )
    assert web.paths == ["/rss"] * 2


def test_a_feed_that_moved_is_read_where_it_went(web: Web, feeds: Make, hour: timedelta) -> None:
    """After three permanent redirects the new place is asked at once; its stories are the old feed's."""
    url = web.put("/old", "", 301, Location="/new")
    web.put("/new", rss(item(1)))
    for run in range(4):
        titles, _ = told(feeds(url, now=NOW + run * hour))

    assert titles == ["여야, 예산안 1차 합의"]
    assert web.paths == ["/old", "/new"] * 3 + ["/new"]


def test_without_a_network_no_feed_is_blamed(feeds: Make, store: Store) -> None:
    """Where nobody can be reached the fault is ours: every feed is reported, none is slowed down."""
    urls = ["http://127.0.0.1:9/a", "http://127.0.0.1:9/b"]

    assert told(feeds(*urls)) == ([], ["no connection"] * 2)
    assert [store.feed(url).is_due(NOW) for url in urls] == [True, True]


def test_the_time_for_all_feeds_is_bounded(web: Web, feeds: Make, store: Store) -> None:
    """A feed that does not answer in time is reported and not blamed; the others are read."""
    slow = web.root + "/slow"
    web.pages["/slow"] = lambda _: time.sleep(1.5)
    good = web.put("/rss", rss(item(1))).replace("127.0.0.1", "localhost")

    titles, reasons = told(feeds(slow, good, deadline=0.5))

    assert (titles, reasons) == (["여야, 예산안 1차 합의"], ["no answer within the time for all feeds"])
    assert store.feed(slow).failures == 0


def test_a_corrected_story_is_given_once_as_it_reads_now(web: Web, feeds: Make, hour: timedelta) -> None:
    """A new version replaces the old one and keeps the time it was first seen."""
    url = web.put("/rss", rss(item(1)))
    told(feeds(url))
    web.put("/rss", rss(item(1, "여야, 예산안 1차 합의(종합)", body="<p>고친 글</p>")))

    (document,) = feeds(url, now=NOW + hour).documents()

    assert isinstance(document, Document)
    assert (document.hints.title, document.fetched_at) == ("여야, 예산안 1차 합의(종합)", NOW)


def test_a_story_that_left_the_feed_is_still_given(web: Web, feeds: Make, hour: timedelta) -> None:
    """A feed shows its last twenty stories; what it showed before is remembered within the window."""
    url = web.put("/rss", rss(item(1)))
    told(feeds(url))
    web.put("/rss", rss(item(2)))

    assert told(feeds(url, now=NOW + hour))[0] == ["여야, 예산안 1차 합의", "여야, 예산안 2차 합의"]
    assert told(feeds(url, now=NOW + 2 * hour, window=timedelta(days=0)))[0] == []


def test_a_story_without_a_date_has_none(web: Web, feeds: Make) -> None:
    """No date is better than a wrong one: neither 1970, 2099 nor the time of fetching is given."""
    dates = ("Thu, 01 Jan 1970 00:00:00 GMT", "Sun, 27 Sep 2099 19:00:00 +0900", "soon")
    url = web.put("/rss", rss(*(item(n, date=date) for n, date in enumerate(dates, 1))))

    found = [one for one in feeds(url).documents() if isinstance(one, Document)]

    assert [(one.hints.published, one.fetched_at) for one in found] == [(None, NOW)] * 3


def test_health_counts_the_dates_that_are_none(web: Web, feeds: Make, store: Store) -> None:
    """A feed whose stories state odd dates says in one phrase how many, and what is odd about them."""
    dates = ("Thu, 01 Jan 1970 00:00:00 GMT", "Sun, 27 Sep 2099 19:00:00 +0900", "soon", "soon", "")
    url = web.put("/rss", rss(*(item(n, date=date) for n, date in enumerate(dates, 1))))
    told(feeds(url))

    (found,) = store.health([Subscription(url=url)])

    assert found.odd_dates == "4 of 5 stories: 1 in the future, 1 long past, 2 unreadable"


def test_the_outlet_is_the_masthead_behind_the_address(web: Web, feeds: Make) -> None:
    """A known host names its outlet; an unknown one the source that a story names, then the feed."""
    url = web.put(
        "/rss",
        rss(
            item(1, link="https://www.yna.co.kr/view/AKR1"),
            item(2).replace("<guid>", "<source url='https://x.example/'>새벽신문</source><guid>"),
            item(3),
        ),
    )

    found = [one.hints.outlet for one in feeds(url).documents() if isinstance(one, Document)]

    assert found == ["연합뉴스", "새벽신문", "한빛일보 정치"]


def test_everything_is_given_again_without_a_network(web: Web, feeds: Make) -> None:
    """Offline gives what the last run gave, and asks nobody."""
    url = web.put("/rss", rss(item(1), item(2)))
    online = list(feeds(url).documents())

    assert list(feeds(url, offline=True).documents()) == online
    assert web.paths == ["/rss"]


def test_feeds_are_read_again_with_the_parser_of_today(web: Web, feeds: Make, store: Store) -> None:
    """The raw answer is in the archive: a story that an older parser garbled is mended without a network."""
    url = web.put("/rss", rss(item(1)))
    told(feeds(url))
    (entry,) = store.entries(url)
    store.record(
        store.feed(url), [replace(entry, title="여야, 예산안 1차 합", published=None, content="old")]
    )

    assert feeds(url).reread() == ()
    assert store.entries(url) == (entry,)
    assert web.paths == ["/rss"]


def test_the_same_feed_twice_is_read_once(web: Web, feeds: Make) -> None:
    """A list that names a feed twice gives its stories once."""
    url = web.put("/rss", rss(item(1)))

    assert told(feeds(url, url))[0] == ["여야, 예산안 1차 합의"]


def test_a_clock_that_was_wrong_starves_nobody(web: Web, feeds: Make, hour: timedelta) -> None:
    """A run 400 days ahead does not keep the feeds silent when the clock is right again."""
    url = web.put("/rss", rss(item(1)))
    told(feeds(url, now=NOW + 9_600 * hour))
    told(feeds(url, now=NOW))

    assert web.paths == ["/rss"] * 2
