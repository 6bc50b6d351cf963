"""The only place that names concrete parts: which reader, grouper, condenser and publisher are used.

Imports stand inside the functions: `digest --help` must not wait for lxml or httpx.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from digest.config import Config
from digest.errors import DigestError
from digest.model import Article, Document
from digest.protocols import Condenser, Extractor, Grouper, Source
from digest.report import Report, Skip

if TYPE_CHECKING:
    from digest.fetch.archive import Archive
    from digest.fetch.feeds import Feeds
    from digest.fetch.store import Store
    from digest.publish.publisher import Publisher


def extractor() -> Extractor:
    """The reader of documents of every format."""
    from digest.extract.reader import Reader

    return Reader()


def grouper(config: Config) -> Grouper:
    """The grouper; it keeps the ids of stories that are published in `content/`."""
    from digest.group.grouper import Grouper as Stories
    from digest.publish.publisher import known

    return Stories(known=known(config.path("content")))


def condenser() -> Condenser:
    """The extractive condenser."""
    from digest.condense.condenser import Condenser as Extractive

    return Extractive()


def publisher(config: Config) -> "Publisher":
    """The writer of `content/briefs/`."""
    from digest.publish.publisher import Publisher

    return Publisher(config.path("content"))


def archive(config: Config) -> "Archive":
    """The archive of raw documents."""
    from digest.fetch.archive import Archive

    return Archive(config.path("var") / "archive")


def store(config: Config) -> "Store":
    """What is known of feeds and their entries."""
    from digest.fetch.store import Store

    return Store(config.path("var") / "digest.sqlite3")


def beat_of(article: Article) -> tuple[str, str]:
    """The beat of an article ("" for none) and why."""
    from digest.group.beats import beat_of as judge

    verdict = judge(article)
    return verdict.beat, verdict.reason


def pages(config: Config) -> Source:
    """The saved pages in `seeds/pages/`."""
    from digest.fetch.pages import PageFolder

    return PageFolder(config.path("seeds") / "pages")
