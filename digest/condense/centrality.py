"""How much the other sentences of a text speak of what one speaks of: TextRank over BM25.

Published research on Korean features, which open with background, finds the sentences that editors keep
this way where position fails. Deterministic: a fixed number of rounds, sums in order.
"""

import math
from collections.abc import Mapping, Sequence

_K1, _B = 1.5, 0.75  # the usual constants of BM25
_DAMPING = 0.85
_ROUNDS = 25
_MOST = 120  # sentences; a longer text is ranked by its beginning, its rest counts as 0


def central(vectors: Sequence[Mapping[str, int]]) -> tuple[float, ...]:
    """For each sentence, as its terms, its share of the rank 0..1, the best one 1."""
    some = vectors[:_MOST]
    links = [_normal(row) for row in _links(some)]
    rank = [1.0] * len(some)
    for _ in range(_ROUNDS):
        given = [0.0] * len(some)
        for weight, row in zip(rank, links, strict=True):
            for other, share in row.items():
                given[other] += weight * share
        rank = [1 - _DAMPING + _DAMPING * one for one in given]
    top = max(rank, default=1.0)
    return (*(one / top for one in rank), *(0.0 for _ in vectors[_MOST:]))


def _links(vectors: Sequence[Mapping[str, int]]) -> list[dict[int, float]]:
    """The BM25 score of each other sentence for the terms of each sentence."""
    postings: dict[str, list[int]] = {}
    for number, vector in enumerate(vectors):
        for term in vector:
            postings.setdefault(term, []).append(number)
    sizes = [sum(vector.values()) for vector in vectors]
    mean = sum(sizes) / len(sizes) if sizes else 1.0
    rows: list[dict[int, float]] = []
    for number, vector in enumerate(vectors):
        row: dict[int, float] = {}
        for term in vector:
            found = postings[term]
            rarity = math.log(1 + (len(vectors) - len(found) + 0.5) / (len(found) + 0.5))
            for other in found:
                if other != number:
                    count = vectors[other][term]
                    length = _K1 * (1 - _B + _B * sizes[other] / mean)
                    score = rarity * count * (_K1 + 1) / (count + length)
                    row[other] = row.get(other, 0.0) + score
        rows.append(row)
    return rows


def _normal(row: Mapping[int, float]) -> dict[int, float]:
    total = math.fsum(row.values())
    return {other: weight / total for other, weight in sorted(row.items())} if total else {}
