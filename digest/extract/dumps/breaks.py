"""Where a title ends that runs into the first sentence without a mark between them."""

import re

_PARTICLE = re.compile(r"[가-힣](?:은|는|이|가|을|를|에|의|로|에서|에게|으로|와|과|했다|한다|됐다)$")
_TOKEN = re.compile(r"\S+")
_REACH = 140
_LEAST = 12  # characters of a title


def title_end(text: str) -> int:
    """How long the title is at the head of a flattened article, a guess; 0 where none shows.

    Korean headlines drop the particles that sentences need: the title ends before the first two words
    that have them.
    """
    tokens = [(found.start(), found.group()) for found in _TOKEN.finditer(text[:_REACH])]
    marked = [bool(_PARTICLE.search(word.strip("\"'“”‘’.,"))) for _, word in tokens]
    for place in range(2, len(tokens) - 2):
        start = tokens[place][0]
        if start >= _LEAST and marked[place] and marked[place + 1]:
            return tokens[max(2, place - 2)][0]
    return 0
