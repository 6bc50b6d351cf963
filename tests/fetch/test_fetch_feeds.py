"""Feeds, from the address to the documents."""

from collections.abc import Callable
from typing import Any

import pytest
from loopback import NOW, Web, item, rss

from digest.fetch.archive import Archive
from digest.fetch.client import Client
from digest.fetch.feeds import Feeds
from digest.fetch.opml import Subscription
from digest.fetch.store import Store
from digest.model import Document

pytest_plugins = ("loopback",)

Make = Callable[..., Feeds]


@pytest.fixture
def feeds(store: Store, client: Client, archive: Archive) -> Make:
    def make(*urls: str, **options: Any) -> Feeds:
        subscriptions = tuple(Subscription(url=url, beat="korea-politics", lang="ko") for url in urls)
        return Feeds(store, client, archive, subscriptions, **{"now": NOW, "linked_pages": False, **options})

    return make


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
