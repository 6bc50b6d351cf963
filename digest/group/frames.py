"""Headlines that are one frame with something else in it, which no anchor may show.

중국, 갈륨 수출 2월 12톤     韩国对华热轧钢板征收反倾销税
중국, 게르마늄 수출 2월 4톤   韩国对华厚板征收反倾销税
"""

import re
from functools import lru_cache

from digest.group.profile import Profile
from digest.text.fold import flat

FRAME = 0.5  # of the longer headline must be the same words around the difference
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
PIECE = re.compile(r"[\u3400-\u9fff]|[^\W_]+")
SHORTEST = 2  # characters of a Korean or Latin word that says something


@lru_cache(maxsize=4096)
def _pieces(title: str) -> tuple[str, ...]:
    """Words, and single Chinese characters; numbers are left out, since others look at them."""
    return tuple(PIECE.findall(NUMBER.sub(" ", flat(title))))


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many pieces both begin with."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _middles(a: Profile, b: Profile) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """What stands in the frame of both headlines; None where there is no frame."""
    one, other = _pieces(a.article.title), _pieces(b.article.title)
    before = _alike(one, other)
    ours, theirs = one[before:], other[before:]
    behind = _alike(ours[::-1], theirs[::-1])
    if not one or (before + behind) < FRAME * max(len(one), len(other)):
        return None
    return ours[: len(ours) - behind], theirs[: len(theirs) - behind]


def _unsaid(words: tuple[str, ...], other: Profile) -> bool:
    """Whether the other text has none of what stands in the frame."""
    text = flat(other.article.text)
    if all(len(word) == 1 for word in words):
        return bool(words) and "".join(words) not in text
    telling = [word for word in words if len(word) >= SHORTEST]
    return bool(telling) and not any(word in text for word in telling)


def framed(a: Profile, b: Profile) -> str:
    """What differs in one frame, each of it unknown to the other text; "" where nothing does."""
    middles = _middles(a, b) if a.article.lang == b.article.lang else None
    if not middles or not (_unsaid(middles[0], b) and _unsaid(middles[1], a)):
        return ""
    return f"{' '.join(middles[0])} is not {' '.join(middles[1])}"
