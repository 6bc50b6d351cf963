"""From articles to briefs: beats, stories, sentences, proof."""

from pathlib import Path

from bench.measure import Case
from digest import pipeline
from digest.condense.condenser import Condenser
from digest.extract.reader import Reader
from digest.fetch.pages import PageFolder
from digest.group.grouper import Grouper
from digest.markdown import render
from digest.model import Article, Document
from digest.report import Report

SAMPLES = Path(__file__).resolve().parent.parent / "seeds" / "pages" / "samples"
TIMES = 10


def articles() -> list[Article]:
    """The articles of the sample pages."""
    found = (item for item in PageFolder(SAMPLES).documents() if isinstance(item, Document))
    return pipeline.articles(found, Reader(), Report())


def ours() -> int:
    """Group and condense the articles, again and again, as so many runs would."""
    found = articles()
    for _ in range(TIMES):
        report = Report()
        stories = pipeline.on_beat(pipeline.stories(found, Grouper(), report), report)
        for brief in pipeline.briefs(stories, Condenser(), report):
            render(brief)
    return len(found) * TIMES


def cases() -> list[Case]:
    """One case: the second half of a run."""
    return [Case(name="briefs: read articles to Markdown", unit="articles", work=ours)]
