"""The terms of a text: what a query can ask for, each with how well it stands there.

`삼성전자 GPT-5` -> 삼성 성전 전자 gpt-5 gpt 5, and 자|gpt is not one: Hangul and Latin do not cross.
"""

from collections.abc import Iterator
from typing import Final

from digest.site.search.korean import Lexicon
from digest.site.search.normal import PARTS, Run, runs

BEGINS: Final = 1  # a noun begins with it
ENDS: Final = 2  # a noun ends with it
TITLE: Final = 4
SPACED: Final = 8  # it stands only across a space, as 방선 in 지방 선거
_WHOLE: Final = BEGINS | ENDS


def _latin(run: Run, text: str) -> Iterator[tuple[str, int]]:
    word = run.text
    yield word, _WHOLE
    parts = PARTS.split(word)
    if len(parts) > 1:
        for part in parts:
            if part:
                yield part, 0
    following = text[run.end : run.end + 1]
    if word[-1].isdigit() and "가" <= following <= "힣":
        yield word + following, _WHOLE  # 2000억


def _han(run: Run) -> Iterator[tuple[str, int]]:
    word = run.text
    if len(word) == 1:
        yield word + "$", _WHOLE
    for at in range(len(word) - 1):
        yield word[at : at + 2], 0  # where a Chinese word ends is not known


def _hangul(run: Run, lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    word = run.text
    if len(word) == 1:
        yield word + "$", _WHOLE
        return
    cut = lexicon.cut(word)
    begins = {start for start, _ in cut.parts}
    ends = {stop for _, stop in cut.parts}
    for at in range((cut.stem if cut.bare else len(word)) - 1):
        yield word[at : at + 2], (BEGINS if at in begins else 0) | (ENDS if at + 2 in ends else 0)


def _across(left: Run, right: Run, lexicon: Lexicon) -> str:
    """The bigram over a space, from noun to noun: `헌법을 개정` -> 법개."""
    cut = lexicon.cut(left.text)
    stem = cut.stem if cut.bare else len(left.text)
    return left.text[stem - 1] + right.text[0]


def terms(normalised: str, lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    """Each term of a normalised text with BEGINS, ENDS or SPACED, as often as it stands there."""
    before: Run | None = None
    for run in runs(normalised):
        near = before is not None and run.start - before.end <= 1 and before.kind == run.kind
        if run.kind == "latin":
            yield from _latin(run, normalised)
            if before is not None and near:
                yield f"{before.text[-2:]} {run.text[:2]}", 0
        elif run.kind == "han":
            yield from _han(run)
        else:
            yield from _hangul(run, lexicon)
            if before is not None and near:
                yield _across(before, run, lexicon), SPACED
        before = run
