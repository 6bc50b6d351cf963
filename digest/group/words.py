"""The plain words of a text for likeness within one language: pairs of characters, or Latin words."""

import re
import sys
from collections import Counter
from operator import add

from digest.group.table import lines
from digest.text.fold import flat

ASIAN = re.compile(r"[\uac00-\ud7a3]+|[\u3400-\u9fff]+")
LATIN = re.compile(r"[a-z][a-z'-]+")
LIMIT = 1500  # characters; what comes after is background
TOO_COMMON = frozenset(lines("stopwords.txt"))


def words(text: str) -> Counter[str]:
    """How often each word stands in the beginning of a text, figures left out.

    Korean and Chinese runs give overlapping pairs, so neither needs a dictionary: 반도체 -> 반도 도체.
    """
    plain = flat(text)[:LIMIT]
    # One string for all articles: ten thousand of them share a few thousand words.
    found = [sys.intern(word) for word in LATIN.findall(plain) if word not in TOO_COMMON]
    for run in ASIAN.findall(plain):
        found.extend(map(sys.intern, map(add, run, run[1:])))
    return Counter(found)
