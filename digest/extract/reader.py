"""The door of this room: a document in, its articles out."""

import re
from collections.abc import Iterator
from dataclasses import replace

from digest.errors import ReadError
from digest.extract import dump
from digest.extract.draft import Draft, Quarantine
from digest.extract.formats import Page, pages
from digest.extract.identity import address, article_id
from digest.extract.page import article
from digest.extract.work import MOST_OF_A_FILE, Work
from digest.extract.zones import zone_of
from digest.model import Article, Document
from digest.names.outlets import Outlet, by_host
from digest.report import Skip
from digest.text.clean import line
from digest.text.scripts import language
from digest.text.sentences import sentences

_MAIL = re.compile(r"[(（<\[]?\s?[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+\s?[)）>\]]?")
_LONGEST_TITLE = 120
_LARGEST = 200_000  # characters of a dump that tell its zone


class Reader:
    """Reads saved pages and feed entries of any format; `most` is what one file may cost (see `work`)."""

    def __init__(self, *, most: int = MOST_OF_A_FILE) -> None:
        self.most = most

    def extract(self, document: Document) -> tuple[Article | Skip, ...]:
        """Every article, the main one first, each once; widgets and damaged parts as `Skip`s.

        Raises `ReadError` where the document holds no article at all.
        """
        found: dict[str, Article] = {}
        skips: list[Skip] = []
        failed: list[ReadError] = []
        work = Work(subject=document.origin, most=self.most)
        for page in pages(document):
            for item in self._items(page, document, work, failed):
                if isinstance(item, Skip):
                    skips.append(item)
                else:
                    found.setdefault(item.id, item)
            if work.over:
                break
        if not found:
            if len(failed) == len(skips) == 1:
                raise failed[0]
            reason = "; ".join(dict.fromkeys(skip.reason for skip in skips)) or "no article found in it"
            raise ReadError(document.origin, reason)
        return (*found.values(), *dict.fromkeys(skips))

    def _items(
        self, page: Page | Skip, document: Document, work: Work, failed: list[ReadError]
    ) -> Iterator[Article | Skip]:
        """What one page gives; a page that cannot be read costs itself alone."""
        if isinstance(page, Skip):
            yield page
            return
        try:
            drafts = _drafts(page, document.hints.zone, work)
        except ReadError as error:
            failed.append(error)
            yield Skip(stage="extract", subject=page.url or document.origin, reason=error.reason)
            return
        for draft in drafts:
            if isinstance(draft, Quarantine):
                reason = f"machine-made widget left out: {draft.label}"
                yield Skip(stage="extract", subject=document.origin, reason=reason)
            else:
                yield _article(draft, page, document, hinted=draft is drafts[0])


def _drafts(page: Page, zone: str, work: Work) -> tuple[Draft | Quarantine, ...]:
    work.turn()
    if page.kind == "text":
        work.spend(len(page.text))
        zone = zone or zone_of(page.url, page.text[:_LARGEST].splitlines())
        return dump.segment(page.text, zone=zone, url=page.url)
    return article.drafts(page, zone, work)


def _article(draft: Draft, page: Page, document: Document, *, hinted: bool) -> Article:
    """The draft with its identity; where the page states nothing, the hints speak."""
    hints = document.hints
    title = draft.title or (hints.title if hinted else "") or _opening(draft)
    draft = replace(draft, title=line(title))
    lang = language(draft.title + "\n" + "\n".join(draft.paragraphs))
    url = address(draft.url or (page.url if hinted else ""))
    outlet = by_host(url) if url else None
    published, basis = draft.published, draft.published_basis
    if hinted and basis != "stated" and hints.published is not None:
        published, basis = hints.published, "feed"
    return Article(
        id=article_id(url, draft.title, next(iter(draft.paragraphs), ""), lang),
        document_id=document.id,
        origin=document.origin,
        title=draft.title,
        paragraphs=draft.paragraphs,
        lang=lang,
        url=url,
        outlet=draft.outlet or (hints.outlet if hinted else "") or _shown(outlet, lang),
        deck=draft.deck,
        byline=draft.byline or (hints.byline if hinted else ()),
        published=published,
        published_basis=basis,
        updated=draft.updated,
        captions=tuple(dict.fromkeys(text for text in map(_unmailed, draft.captions) if text)),
        section=draft.section,
        feed_beat=hints.beat,
    )


def _unmailed(caption: str) -> str:
    """A caption without the photographer's mail address."""
    return line(_MAIL.sub(" ", caption)) if "@" in caption else caption


def _opening(draft: Draft) -> str:
    """The first sentence of a text that nobody gave a title, as far as a title goes."""
    first = next(iter(draft.paragraphs), "")
    start, end = next(iter(sentences(first)), (0, len(first)))
    return first[start:end][:_LONGEST_TITLE]


def _shown(outlet: Outlet | None, lang: str) -> str:
    if outlet is None:
        return ""
    forms = {"ko": outlet.ko, "zh": outlet.zh, "en": outlet.en}
    return next(iter(forms.get(lang, ()) or forms.get(outlet.lang, ()) or outlet.en), "")
