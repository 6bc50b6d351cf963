"""The pages behind thin stories, fetched politely. Uses network and disk.

One at a time per host, with a pause, as robots.txt allows; what was asked once is not asked again.
"""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from digest.errors import DigestError, FetchError
from digest.fetch import robots
from digest.fetch.archive import Archive
from digest.fetch.asking import LOOKED_AT
from digest.fetch.client import Answer, Client
from digest.fetch.state import retry_after
from digest.fetch.store import Store, StoredEntry, StoredPage
from digest.fetch.worth import Told, challenge, is_thin, objection
from digest.report import Skip

OK, MISSING, BUSY = 200, range(400, 500), {408, 425, 429, 500, 502, 503, 504}
AGENT = "news-digest"
UNKNOWN_RULES = "robots.txt cannot be read"
MOST_TRIES = 3
MOST_PER_HOST = 60  # in one run; the rest waits for the next
MOST_FAILURES = 3  # in a row, then the host is left alone for this run
AGAIN = timedelta(hours=1)
ROBOTS_AGAIN = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Fetches pages into the store and the archive; one for each run."""

    store: Store
    client: Client
    archive: Archive
    now: datetime
    deadline: float  # seconds for all pages together
    pause: float = 1.0  # seconds between two requests to a host
    rules: dict[str, robots.Robots] = field(default_factory=dict)

    def refresh(self, entries: Sequence[StoredEntry]) -> tuple[Skip, ...]:
        """Asks for the pages behind the thin ones of `entries`, newest first; says which were not taken."""
        hosts: defaultdict[str, list[StoredEntry]] = defaultdict(list)
        asked: set[str] = set()
        for entry in sorted(
            entries, key=lambda one: (one.published or one.first_seen, one.key), reverse=True
        ):
            if entry.url not in asked and self._is_wanted(entry):
                asked.add(entry.url)
                hosts[_site(entry.url)].append(entry)
        wanted = {site: chosen[:MOST_PER_HOST] for site, chosen in hosts.items() if chosen}
        if wanted:
            asyncio.run(self._all(wanted))
        return tuple(self._said(wanted))

    def page(self, entry: StoredEntry) -> StoredPage | None:
        """The page that was taken for a story; None where the feed's own text is what there is."""
        page = self.store.page(entry.url) if entry.url else None
        return page if page and page.document else None

    def _is_wanted(self, entry: StoredEntry) -> bool:
        if not entry.url:
            return False
        page = self.store.page(entry.url)
        if page and (page.document or page.again is None or page.again > self.now):
            return False
        return is_thin(self._html(entry))

    def _html(self, entry: StoredEntry) -> str:
        try:
            return self.archive.get(entry.document).decode("utf-8", "replace")
        except DigestError:
            return ""

    def _said(self, wanted: dict[str, list[StoredEntry]]) -> Iterator[Skip]:
        for entry in (entry for site in sorted(wanted) for entry in wanted[site]):
            page = self.store.page(entry.url)
            if page and page.problem:
                reason = f"{page.problem}; the feed's text is used"
                yield Skip(stage="fetch", subject=entry.url, reason=reason)

    async def _all(self, wanted: dict[str, list[StoredEntry]]) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self.deadline), self.client, asyncio.TaskGroup() as group:
                for site in sorted(wanted):
                    group.create_task(self._site(site, wanted[site]))

    async def _site(self, site: str, entries: Sequence[StoredEntry]) -> None:
        """The pages of one site, one after the other, until it refuses or fails too often."""
        rules = await self._robots(site)
        failures = 0
        for entry in entries:
            if not rules.allows(entry.url):
                self._record(self._closed(entry, rules))
                continue
            await asyncio.sleep(max(self.pause, rules.delay))
            page = await self._page(entry)
            self._record(page)
            failures = failures + 1 if page.again else 0
            if failures >= MOST_FAILURES or page.status in BUSY:
                return

    def _closed(self, entry: StoredEntry, rules: robots.Robots) -> StoredPage:
        """A page that was not asked for: for good where its site says so, for now where it says nothing."""
        page = StoredPage(url=entry.url, problem="robots.txt asks not to", fetched=self.now)
        if rules is not robots.NOTHING:
            return page
        return replace(page, problem=UNKNOWN_RULES, again=self.now + AGAIN)

    def _record(self, page: StoredPage) -> None:
        """Each time that a page itself was asked for counts; the last one is final."""
        before = self.store.page(page.url)
        tries = before.tries if before else 0
        if page.problem != UNKNOWN_RULES:
            tries += 1
        self.store.record_page(replace(page, tries=tries, again=page.again if tries < MOST_TRIES else None))

    async def _page(self, entry: StoredEntry) -> StoredPage:
        page = StoredPage(url=entry.url, fetched=self.now)
        try:
            answer = await self.client.get(entry.url)
        except FetchError as error:
            return replace(page, problem=error.reason, again=self.now + AGAIN)
        page = replace(page, final_url=answer.url, status=answer.status)
        if answer.status != OK:
            wait = max(AGAIN, retry_after(answer.headers, self.now)) if answer.status in BUSY else None
            return replace(page, problem=_refusal(answer), again=self.now + wait if wait else None)
        if _is_front(answer.url) and not _is_front(entry.url):
            return replace(page, problem="sent to the front page")
        rules = await self._robots(_site(answer.url))
        if not rules.allows(answer.url):
            return self._closed(entry, rules)
        return self._weighed(entry, page, answer)

    def _weighed(self, entry: StoredEntry, page: StoredPage, answer: Answer) -> StoredPage:
        media_type, charset = answer.media_type, answer.charset
        document = self.archive.put(answer.body)
        told = Told(title=entry.title, html=self._html(entry))
        problem = objection(answer.body, told, media_type=media_type, charset=charset)
        return replace(
            page,
            media_type=media_type or "text/html",
            charset=charset,
            document="" if problem else document,
            problem=problem,
        )

    async def _robots(self, site: str) -> robots.Robots:
        """The rules of a site: none where it has no robots.txt, "nothing" where it cannot say."""
        if site not in self.rules:
            self.rules[site] = await self._asked_robots(f"{site}/robots.txt")
        return self.rules[site]

    async def _asked_robots(self, url: str) -> robots.Robots:
        stored = self.store.page(url)
        if stored and stored.document and stored.fetched > self.now - ROBOTS_AGAIN:
            with contextlib.suppress(DigestError):
                return robots.parse(self.archive.get(stored.document).decode("utf-8", "replace"), AGENT)
        try:
            answer = await self.client.get(url)
        except FetchError:
            return robots.NOTHING
        if answer.status in MISSING and answer.status not in BUSY:
            return robots.Robots()
        if answer.status != OK:
            return robots.NOTHING
        document = self.archive.put(answer.body)
        self.store.record_page(StoredPage(url=url, document=document, status=OK, fetched=self.now))
        return robots.parse(answer.body.decode("utf-8", "replace"), AGENT)


def _refusal(answer: Answer) -> str:
    """What a status other than 200 means, with the challenge that came with it."""
    asked = challenge(answer.body[:LOOKED_AT].decode("utf-8", "replace"))
    return f"HTTP status {answer.status}" + (": a challenge stands in its place" if asked else "")


def _is_front(url: str) -> bool:
    """Whether an address is that of a whole site: where deleted stories often lead."""
    parts = urlsplit(url)
    return parts.path in {"", "/", "/index.html", "/main"} and not parts.query


def _site(url: str) -> str:
    """Scheme, host and port: what a robots.txt speaks for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
