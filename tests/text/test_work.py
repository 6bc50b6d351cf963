"""What reading a long text costs."""

from collections.abc import Callable
from datetime import date

import pytest

from digest.text.days import absolute
from digest.text.numbers import amounts
from digest.text.relative import mentions
from digest.text.sentences import sentences
from tests.text.steps import GROWTH, steps

DAY = date(2025, 9, 12)
TEXTS: dict[str, tuple[Callable[[str], object], str]] = {
    "addresses beside dates": (absolute, "http://a.example/b 2025-01-01 가 "),
    "shares beside numbers": (lambda text: amounts(text, "ko"), "3분의 2, 30만명 "),
    "days that point back": (lambda text: mentions(text, DAY, "ko"), "어제 이날 "),
    "brackets that close nothing": (lambda text: sentences(text + "]" * len(text)), "("),
    "quotes behind brackets": (lambda text: sentences("(" * len(text) + text), ' "a'),
}


@pytest.mark.parametrize(("call", "text"), TEXTS.values(), ids=TEXTS.keys())
def test_a_text_of_twice_the_length(call: Callable[[str], object], text: str) -> None:
    """Whatever stands in a text, one of twice the length takes about twice the work."""
    for warm in (1, 2):
        call(text * warm)  # tables are read, characters learned

    assert steps(lambda: call(text * 600)) < GROWTH * steps(lambda: call(text * 300))
