"""Hard-wrapped dumps read as if they had never been wrapped."""

_LEAST, _MOST = 50, 124  # columns between which text is wrapped
_FULL = 8  # how far below the edge a wrapped line may end
_EVIDENCE = 6  # wrapped lines that prove the edge


def unwrap(text: str) -> str:
    """The text with the lines joined that were cut at a column, where it is wrapped at all."""
    return text
