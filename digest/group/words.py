"""The plain words of a text for likeness within one language: pairs of characters, or Latin words."""

import re
import sys
from collections import Counter

from digest.group.table import lines
from digest.text.fold import fold

RUNS = re.compile(r"[\uac00-\ud7a3]+|[\u3400-\u9fff]+|[a-z][a-z'-]+")
LIMIT = 1500  # characters; what comes after is background
TOO_COMMON = frozenset(lines("stopwords.txt"))


def words(text: str) -> Counter[str]:
    """How often each word stands in the beginning of a text, figures left out.

    Korean and Chinese runs give overlapping pairs, so neither needs a dictionary: 반도체 -> 반도 도체.
    """
    found: Counter[str] = Counter()
    for run in RUNS.findall(fold(text[:LIMIT])):
        if run[0].isascii():
            if run not in TOO_COMMON:
                found[sys.intern(run)] += 1
        else:
            # One string for all articles: ten thousand of them share a few thousand pairs.
            found.update([sys.intern(run[at : at + 2]) for at in range(len(run) - 1)])
    return found
