"""The proof of what is published: every brief in `content/` against its evidence, once more."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from digest.errors import BriefError
from digest.markdown import parse
from digest.model import Brief
from digest.proof import refusals


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What an audit found; `refusals` name the file and what in it is not proven."""

    briefs: int
    spans: int
    from_archive: int  # spans held against the text read again from the raw document
    refusals: tuple[str, ...]


def audit(files: Iterable[tuple[str, str]], texts: Callable[[Brief], Mapping[str, str]]) -> Verdict:
    """The verdict on brief files, given as (name, text).

    `texts` gives the source texts of a brief that can be read again, by article id;
    a span whose source is gone is still held against its own hash.
    """
    briefs = spans = from_archive = 0
    refused: list[str] = []
    for name, text in files:
        try:
            brief = parse(text, origin=name)
        except BriefError as error:
            refused.append(str(error))
            continue
        again = texts(brief)
        briefs += 1
        spans += len(brief.evidence)
        from_archive += sum(one.span.article_id in again for one in brief.evidence)
        refused += [f"{name}: {reason}" for reason in refusals(brief, again)]
    return Verdict(briefs=briefs, spans=spans, from_archive=from_archive, refusals=tuple(refused))
