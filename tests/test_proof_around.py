"""The sentence around cited words, where the source itself is not at hand."""

from hashlib import sha256

import pytest

from digest.model import Span
from digest.proof.around import Around, sentence_of

SENTENCE = "회사의 연간 수익은 400억 위안으로 62%(247억 위안) 늘어났다."


def span(words: str) -> Span:
    start = SENTENCE.index(words)
    return Span(
        article_id="a", start=start, end=start + len(words), sha256=sha256(words.encode()).hexdigest()
    )


@pytest.mark.parametrize(
    ("wider", "expected"),
    [("62%(247억 위안)", None), (SENTENCE, Around(SENTENCE, SENTENCE.index("247억")))],
)
def test_a_wider_figure_is_no_sentence(wider: str, expected: Around | None) -> None:
    """Of a figure inside another one nobody can say whose it is; inside a quoted sentence one can."""
    words = {span("247억 위안"): "247억 위안", span(wider): wider}

    assert sentence_of(span("247억 위안"), words, {}) == expected
