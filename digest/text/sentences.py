"""Where the sentences of a text stand, in Korean, Chinese, English and mixes of them."""

import re

_END = re.compile(
    r"(?:(?<=[다요까죠음함됨임])[.!?…]+(?=[가-힣A-Z\"'“‘「『(\[]|\s|$)|[。！？!?…]+|(?<![A-Z])(?<!\bMr)(?<!\bDr)\.+(?=\s|$))"
    r"[\"'”’」』)）\]]*(?!\s*(?:라고|이라고|라며|이라며|라면서|고|며|면서|라는|는)\b)|\n"
)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of the sentences in order, stripped; every other character is white space."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in [match.end() for match in _END.finditer(text)] + [len(text)]:
        piece = text[start:end]
        first = start + len(piece) - len(piece.lstrip())
        last = start + len(piece.rstrip())
        if first < last:
            found.append((first, last))
        start = end
    return tuple(found)
