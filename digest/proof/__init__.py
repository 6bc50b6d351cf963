"""Whether a brief is proven by the words that it cites.

`refusals` judges a whole brief: it is what a build and `digest check` ask.
`unsupported` judges one sentence that is not a copy: figures, times, names and quotations in it that the
cited words do not hold. It is a floor, not a judge of paraphrase.
"""

from digest.proof.refusing import refusals
from digest.proof.support import unsupported

__all__ = ["refusals", "unsupported"]
