"""Feeds asked at once, each answer in the archive before anybody looks into it. Uses network and disk."""

import asyncio
import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from digest.errors import FetchError, Unreachable
from digest.fetch.archive import Archive
from digest.fetch.client import Answer, Client
from digest.fetch.state import FeedState
from digest.fetch.worth import challenge

OK = 200
LOOKED_AT = 200_000  # bytes of a refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What asking a feed gave: an answer with its body in the archive, an error, or nothing in time."""

    answer: Answer | None = None  # its body is b"": it stands in the archive
    document: str = ""
    challenged: bool = False  # a page that asks who is there came in the place of an answer
    error: FetchError | None = None


def _validators(state: FeedState) -> dict[str, str]:
    """What lets a server answer "nothing new"; none before a whole answer was stored."""
    said = {"If-None-Match": state.etag, "If-Modified-Since": state.last_modified}
    return {name: value for name, value in said.items() if value and state.document}


async def _ask(state: FeedState, client: Client, archive: Archive) -> Fetched:
    try:
        answer = await client.get(state.address, _validators(state))
    except FetchError as error:
        return Fetched(error=error)
    document = archive.put(answer.body) if answer.status == OK and answer.body else ""
    challenged = answer.status != OK and bool(challenge(answer.body[:LOOKED_AT].decode("utf-8", "replace")))
    return Fetched(answer=replace(answer, body=b""), document=document, challenged=challenged)


async def _all(
    states: Sequence[FeedState], client: Client, archive: Archive, deadline: float
) -> dict[str, Fetched]:
    done = dict.fromkeys((state.url for state in states), Fetched())

    async def ask(state: FeedState) -> None:
        done[state.url] = await _ask(state, client, archive)

    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(deadline), client, asyncio.TaskGroup() as group:
            for state in states:
                group.create_task(ask(state))
    return done


def ask(states: Sequence[FeedState], client: Client, archive: Archive, deadline: float) -> dict[str, Fetched]:
    """The answer of each feed by its address; those that gave none within `deadline` seconds are empty."""
    return asyncio.run(_all(states, client, archive, deadline)) if states else {}


def is_offline(fetched: dict[str, Fetched]) -> bool:
    """Whether not one of several could be reached: then the fault is on this side."""
    return len(fetched) > 1 and all(isinstance(one.error, Unreachable) for one in fetched.values())
