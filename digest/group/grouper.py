"""Sees which articles tell one story: across outlets and languages, with every join explained.

articles -> profiles (names, terms, figures, days) -> pairs that share something rare
         -> links that hold and nothing forbids -> stories, lead first, each on one beat
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256

from digest.group import reasons
from digest.group.beat_files import Beat, built_in
from digest.group.clusters import Cluster, clusters
from digest.group.copies import copies
from digest.group.evidence import evidence
from digest.group.follows import Thread, follows
from digest.group.lead import ordered
from digest.group.profile import Profile, profile
from digest.group.strangers import introduced
from digest.group.weights import Rarity
from digest.model import Article, Story
from digest.report import Skip

ID_LENGTH = 8
NEAR = (
    12  # articles at the head of a story, and right before one, among which its strongest tie is looked for
)


class Grouper:
    """Puts every article into exactly one story.

    `known` (article id -> story id) keeps published ids; `beats` are the built-in ones where nothing is said.
    """

    def __init__(self, known: Mapping[str, str] | None = None, beats: Sequence[Beat] | None = None) -> None:
        self._known = dict(known or {})
        self._beats = tuple(built_in() if beats is None else beats)

    def group(self, articles: Sequence[Article]) -> tuple[Story | Skip, ...]:
        """Stories in the order of their first articles; an article that came twice is skipped once."""
        once: dict[str, Article] = {}
        skips: list[Skip] = []
        for article in sorted(articles, key=lambda article: (article.id, article.origin, article.title)):
            if article.id in once:
                reason = f"the same article as {once[article.id].origin}"
                skips.append(Skip(stage="group", subject=article.origin, reason=reason))
            else:
                once[article.id] = article
        unknown = introduced(once.values())
        found = (profile(article, self._beats, unknown) for article in once.values())
        profiles = sorted(found, key=lambda one: one.order)
        return (*self._stories(profiles), *skips)

    def _stories(self, profiles: list[Profile]) -> list[Story]:
        rarity = Rarity(profiles)
        threads = self._threads(profiles, clusters(profiles, rarity, self._known), rarity)
        continued = follows(threads, rarity)
        return [_story(thread, continued.get(thread.id, ""), rarity) for thread in threads]

    def _threads(self, profiles: list[Profile], found: list[Cluster], rarity: Rarity) -> list[Thread]:
        """Each cluster with its id: the published one, else from the article that stands first in time."""
        threads: list[Thread] = []
        for cluster in found:
            members = [profiles[at] for at in cluster.members]
            published = [self._known[p.article.id] for p in members if p.article.id in self._known]
            new = sha256(members[0].article.id.encode()).hexdigest()[:ID_LENGTH]
            copied = frozenset(copies(members, rarity))
            threads.append(
                Thread(
                    id=published[0] if published else new,
                    profiles=tuple(ordered(members, copied)),
                    copies=copied,
                )
            )
        return threads


def _beat(profiles: Sequence[Profile]) -> str:
    """The beat that most of the articles are on; one article on a beat is enough, the lead breaks ties."""
    votes = Counter(p.beat.beat for p in profiles if p.beat.beat)
    order = [p.beat.beat for p in profiles]
    return max(votes, key=lambda beat: (votes[beat], -order.index(beat))) if votes else ""


def _joins(profiles: Sequence[Profile], rarity: Rarity) -> list[str]:
    """For each article beside the lead, the strongest tie to one that stands before it."""
    told: list[str] = []
    for at, other in enumerate(profiles[1:], start=1):
        before = (*profiles[:NEAR], *profiles[max(NEAR, at - NEAR) : at]) if at > NEAR else profiles[:at]
        pairs = [(evidence(one, other, rarity), one) for one in before]
        best, one = max(pairs, key=lambda pair: pair[0].score)
        told.append(reasons.join(one, other, best))
    return told


def _story(thread: Thread, continued: str, rarity: Rarity) -> Story:
    profiles = thread.profiles
    beat = _beat(profiles)
    why = next(p.beat.reason for p in profiles if p.beat.beat == beat) if beat else profiles[0].beat.reason
    voices = {p.article.outlet or p.article.origin for p in profiles if p.article.id not in thread.copies}
    languages = {p.article.lang for p in profiles}
    return Story(
        id=thread.id,
        beat=beat,
        reasons=(why, *_joins(profiles, rarity)),
        articles=tuple(p.article for p in profiles),
        follows=continued if continued != thread.id else "",
        score=round(len(voices) + 0.5 * (len(languages) - 1), 2),
    )
