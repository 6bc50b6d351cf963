"""When a feed is asked again, and where."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.fetch.client import Answer
from digest.fetch.state import FeedState, clamped, failed, freshness, retry_after, succeeded
from tests.fetch.loopback import NOW

FEED = FeedState(url="https://hanbit.example/rss")
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def answer(status: int = 200, moved_to: str = "", **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(url=FEED.url, status=status, headers=named, body=b"", moved_to=moved_to)


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({}, timedelta()),
        ({"retry-after": "120"}, 2 * MINUTE),
        ({"retry-after": "0"}, timedelta()),
        ({"retry-after": " 60 "}, MINUTE),
        ({"retry-after": "-5"}, timedelta()),
        ({"retry-after": "9" * 400}, DAY),
        ({"retry-after": "soon"}, timedelta()),
        ({"retry-after": "1e9"}, timedelta()),
        ({"retry-after": "٣"}, timedelta()),
        ({"retry-after": "Mon, 23 Nov 2026 11:00:00 GMT"}, HOUR),
        (
            {"retry-after": "Mon, 23 Nov 2026 11:00:00 GMT", "date": "Mon, 23 Nov 2026 10:30:00 GMT"},
            30 * MINUTE,
        ),
        ({"retry-after": "Mon, 23 Nov 2020 11:00:00 GMT"}, timedelta()),
        ({"retry-after": "Mon, 23 Nov 2099 11:00:00 GMT"}, DAY),
        ({"retry-after": "Mon, 99 Nov 2026 11:00:00 GMT"}, timedelta()),
        ({"retry-after": "Mon, 23 Nov 2026 11:00:00 GMT", "date": "yesterday"}, HOUR),
    ],
)
def test_a_server_may_ask_for_patience(headers: dict[str, str], wait: timedelta) -> None:
    """Seconds or a date against the server's own clock, a day at most; garbage asks for nothing."""

    assert retry_after(headers, NOW) == wait


@pytest.mark.parametrize(
    ("headers", "ttl", "wait"),
    [
        ({}, 0, 10 * MINUTE),
        ({}, 30, 30 * MINUTE),
        ({}, 100_000, HOUR),
        ({"cache-control": "public, max-age=1800"}, 0, 30 * MINUTE),
        ({"cache-control": "s-maxage=1800"}, 0, 10 * MINUTE),
        ({"cache-control": "max-age=31536000"}, 0, HOUR),
        ({"cache-control": "max-age=abc"}, 0, 10 * MINUTE),
        ({"expires": "Mon, 23 Nov 2026 10:20:00 GMT"}, 0, 20 * MINUTE),
        ({"expires": "0"}, 0, 10 * MINUTE),
        ({"cache-control": "max-age=0", "expires": "Mon, 23 Nov 2026 10:40:00 GMT"}, 0, 10 * MINUTE),
    ],
)
def test_a_feed_is_fresh_for_a_while(headers: dict[str, str], ttl: int, wait: timedelta) -> None:
    """Between ten minutes and an hour, as the feed or its server says."""

    assert freshness(headers, ttl, NOW) == wait


def test_failures_slow_a_feed_and_never_drop_it() -> None:
    """The pause doubles up to a day; after any number of failures there is a next try within a day."""
    state, waits = FEED, []
    for _ in range(40):
        state = failed(state, "HTTP status 500", NOW, answer(500))
        assert state.next_try is not None
        waits.append(state.next_try - NOW)

    assert waits == sorted(waits)
    assert waits[0] >= 10 * MINUTE
    assert waits[-1] <= DAY
    assert (state.failures, state.parked) == (40, False)


def test_a_success_ends_the_slowness() -> None:
    """One good answer and the feed is asked as often as before."""
    state = succeeded(failed(failed(FEED, "x", NOW), "x", NOW), answer(), NOW)

    assert (state.failures, state.problem, state.next_try) == (0, "", NOW + 10 * MINUTE)


def test_a_feed_that_is_gone_is_parked() -> None:
    """410 is the server's own word that asking again is no use."""
    state = failed(FEED, "HTTP status 410", NOW, answer(410))

    assert state.parked
    assert not state.is_due(NOW + 400 * DAY)


def test_a_move_is_believed_the_third_time() -> None:
    """A 301 may be a mistake once; three in a row are an address."""
    state, seen = FEED, []
    for _ in range(4):
        seen.append(state.address)
        state = succeeded(
            state, answer(moved_to="https://hanbit.example/new" if state.address == FEED.url else ""), NOW
        )

    assert seen == [FEED.url] * 3 + ["https://hanbit.example/new"]


def test_a_move_to_another_place_counts_anew() -> None:
    """Only the same address three times in a row is believed."""
    state = FEED
    for step in ("a", "b", "a", "b"):
        state = succeeded(state, answer(moved_to=f"https://hanbit.example/{step}"), NOW)

    assert (state.moves, state.address) == (1, FEED.url)


def test_a_new_place_that_fails_is_forgotten() -> None:
    """The address that was subscribed to is asked again at once."""
    state = replace(FEED, moving_to="https://hanbit.example/new", moves=3)
    after = failed(state, "HTTP status 410", NOW, answer(410))

    assert (after.address, after.parked, after.is_due(NOW)) == (FEED.url, False, True)


@pytest.mark.parametrize(
    ("next_try", "due"),
    [
        (None, True),
        (NOW, True),
        (NOW + MINUTE, False),
        (NOW + DAY, False),
        (NOW + 2 * DAY, True),
        (NOW + 400 * DAY, True),
    ],
)
def test_a_clock_that_was_wrong_starves_no_feed(next_try: datetime | None, due: bool) -> None:  # noqa: FBT001 - a column of the table
    """A next try further off than a day was set under a wrong clock: the feed is asked now."""

    assert replace(FEED, next_try=next_try).is_due(NOW) is due


@given(st.integers(-20_000, 20_000))
def test_a_stored_time_is_near(days: int) -> None:
    """Ten years back, a day ahead: no more."""

    assert NOW - 3653 * DAY <= clamped(NOW + days * timedelta(hours=6), NOW) <= NOW + DAY
