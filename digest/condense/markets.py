"""What a source says that the news did to a listed company. No sentence that states it, no impact.

A mere mention is none, nor is a company's own figure: the share price moves by a stated percentage, or the
source names an effect on the company.
"""

import re
from collections.abc import Sequence

from digest.condense.candidates import Sentence
from digest.condense.evidence import span
from digest.model import Impact
from digest.names.register import display, get
from digest.proof.budget import is_fragment
from digest.proof.moves import moved, stated

_AMERICAN = re.compile(r"U\.S\.-listed|New York|Nasdaq|ADR|뉴욕|나스닥|美股|美国上市|纽约|纳斯达克")


def impacts(found: Sequence[Sentence], told: Sequence[Sentence], lang: str) -> tuple[Impact, ...]:
    """The stated impacts on companies that are listed, each company once, in the order of the sources."""
    kept: dict[str, Impact] = {}
    for one in (*told, *(other for other in found if other not in told)):
        text = one.article.text[one.start : one.end]
        for name, direction, first, last in stated(text, one.article.lang):
            whole = one in told
            if not whole and not is_fragment(text[first:last], one.article.lang):
                continue
            if not whole and not moved(name, direction, text[first:last], one.article.lang):
                continue
            start, end = (one.start, one.end) if whole else (one.start + first, one.start + last)
            impact = Impact(
                company=display(name, lang),
                ticker=_ticker(name, text),
                direction=direction,
                span=span(one.article, start, end),
            )
            kept.setdefault(name, impact)
    return tuple(kept.values())


def _ticker(name: str, text: str) -> str:
    """The listing that the sentence speaks of, else the first one in the register."""
    tickers = get(name).tickers
    american = [ticker for ticker in tickers if "." not in ticker]
    return american[0] if american and _AMERICAN.search(text) else tickers[0]
